"""Award criteria as an authority publishes them (formats.md section 1).

Every number is a `Decimal` that says exactly what the file says: a weight is a percent, a score is a
level of a scale, a quantity has the unit of its measure. A value that could not be read is `None` and
has been reported; nothing is scored from a file with such a report.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from datetime import date as Day
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from sv_score.model.named_tuple import NamedTuple

HUNDRED = Decimal(100)
NO_TAGS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Kind(StrEnum):
    """How an award criterion is assessed."""

    SCORED = "scored"
    MEASURED = "measured"
    GATE = "gate"


class Better(StrEnum):
    """The direction in which a measured quantity improves."""

    HIGHER = "higher"
    LOWER = "lower"


class Moderation(StrEnum):
    """How an evaluator's mark becomes the panel's score."""

    CONSENSUS = "consensus"
    SINGLE = "single"


class CriterionWeights(StrEnum):
    """What a criterion's weight is a share of."""

    OF_DIMENSION = "of_dimension"
    OF_WHOLE = "of_whole"


class RelativeImportance(StrEnum):
    """How the dimensions' importance is published (Procurement Act 2023 s.23(3)(b))."""

    WEIGHTS = "weights"
    ORDER = "order"


class RoundingMode(StrEnum):
    """What happens to a half when a result is printed."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"


class Rounding(NamedTuple):
    """The published rounding of results: `places` decimals, `mode` for the digit after them."""

    places: int = 2
    mode: RoundingMode = RoundingMode.HALF_UP


class Level(NamedTuple):
    """A score that may be awarded; `percent` is its published share of the marks, if one is."""

    score: Decimal
    label: str = ""
    descriptor: str = ""
    percent: Decimal | None = None


class ScaleBand(NamedTuple):
    """What the scores of a stepped scale from `start` up to the next band mean."""

    start: Decimal
    label: str = ""
    descriptor: str = ""


class Scale(NamedTuple):
    """The scores that may be awarded: listed as `levels`, or every `step` from `lowest` to `highest`."""

    lowest: Decimal
    highest: Decimal
    meets_at: Decimal | None = None
    levels: tuple[Level, ...] = ()
    step: Decimal | None = None
    bands: tuple[ScaleBand, ...] = ()

    def has(self, score: Decimal) -> bool:
        """Return whether `score` may be awarded."""
        if self.step is None:
            return score in [level.score for level in self.levels]
        if not self.lowest <= score <= self.highest:
            return False
        # (score - lowest) / step is whole. Whole numbers tell it ten times as quickly as fractions do.
        above, below = score.as_integer_ratio()
        lowest, lowest_below = self.lowest.as_integer_ratio()
        step, step_below = self.step.as_integer_ratio()
        return (above * lowest_below - lowest * below) * step_below % (below * lowest_below * step) == 0

    def percent(self, score: Decimal) -> Fraction:
        """Return the share of a criterion's marks that `score` earns, 0 to 100, exactly.

        The published percent of the level where there is one, else score / highest score x 100.
        """
        for level in self.levels:
            if level.score == score and level.percent is not None:
                return Fraction(level.percent)
        return Fraction(score) * 100 / Fraction(self.highest) if self.highest else Fraction(0)

    def describe(self) -> str:
        """Return the awardable scores for a message: `0, 1, 2` or `0 to 100 in steps of 5`."""
        if self.step is not None:
            return f"{self.lowest:f} to {self.highest:f} in steps of {self.step:f}"
        return ", ".join(f"{level.score:f}" for level in self.levels)


class Minimum(NamedTuple):
    """A published threshold: a level (`score`) on a criterion, a `percent` on a dimension.

    `disqualifies` is `None` where the file does not say, although s.23(3)(a) asks it to.
    """

    score: Decimal | None = None
    percent: Decimal | None = None
    disqualifies: bool | None = None


class Measure(NamedTuple):
    """Something counted, always in one unit."""

    id: str
    unit: str = ""
    better: Better = Better.HIGHER
    definition: str = ""


class Band(NamedTuple):
    """A step of the published function from quantity to score: quantities from `start` earn `score`."""

    start: Decimal
    score: Decimal


class SubCriterion(NamedTuple):
    """Disclosed text under a criterion; it carries no weight of its own."""

    text: str
    id: str = ""


class Element(NamedTuple):
    """Something an answer must have, as published; a score of `start` or more needs it."""

    id: str
    text: str = ""
    start: Decimal | None = None


class Criterion(NamedTuple):
    """One award criterion; `weight` is in percent of what `criterion_weights` says, gates have none.

    `holds_at_lowest` are the ids of the scored criteria that stay at the lowest score of their scale where a
    bid fails this gate.
    """

    id: str
    title: str = ""
    kind: Kind = Kind.SCORED
    weight: Decimal | None = None
    question: str = ""
    description: str = ""
    subject_matter_link: str = ""
    scale: Scale | None = None
    minimum: Minimum | None = None
    disqualifies: bool | None = None
    holds_at_lowest: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    sub_criteria: tuple[SubCriterion, ...] = ()
    requires: tuple[Element, ...] = ()
    measure: Measure | None = None
    measures: tuple[Measure, ...] = ()
    bands: tuple[Band, ...] = ()
    tags: Mapping[str, tuple[str, ...]] = NO_TAGS


class Dimension(NamedTuple):
    """A part of social value that is reported on its own; `weight` is in percent of the whole."""

    id: str
    name: str = ""
    weight: Decimal | None = None
    description: str = ""
    minimum: Minimum | None = None
    criteria: tuple[Criterion, ...] = ()

    @property
    def weighed(self) -> tuple[Criterion, ...]:
        """Return the criteria that carry weight: the scored and the measured ones."""
        return tuple(c for c in self.criteria if c.kind is not Kind.GATE)

    @property
    def gates(self) -> tuple[Criterion, ...]:
        """Return the pass/fail criteria."""
        return tuple(c for c in self.criteria if c.kind is Kind.GATE)


class Contract(NamedTuple):
    """What is bought: `value` in pounds including VAT, dates, how important it is, and where it belongs.

    `sector` and `place` are the authority's own words or codes; evaluations are grouped by them.
    """

    value: Decimal | None = None
    commenced: date | None = None
    importance: str = "standard"
    starts: date | None = None
    ends: date | None = None
    sector: str = ""
    place: str = ""


class Source(NamedTuple):
    """Where a statement of a ready criteria file comes from and how far that was checked."""

    about: str
    source: str = ""
    verified: str = "unverified"


# How far a procedure was when its criteria were refined; only the first leaves room for it.
STAGES = ("before_final_tenders", "final_tenders_invited", "final_tenders_received", "assessed")


class Refinement(NamedTuple):
    """A change of published criteria under s.24 of the Procurement Act 2023.

    `stage` is one of `STAGES`. `changes` names what changed: ids of criteria and dimensions, and
    keys of the file such as `scale`.
    """

    date: Day | None = None
    stage: str = ""
    notice: str = ""
    reason: str = ""
    changes: tuple[str, ...] = ()


class AwardCriteria(NamedTuple):
    """A whole criteria file: the award criteria and how they are assessed, as published."""

    id: str
    title: str = ""
    authority: str = ""
    description: str = ""
    model: str = "custom"
    edition: str = ""
    contract: Contract = Contract()
    social_value_weight: Decimal | None = None
    moderation: Moderation = Moderation.CONSENSUS
    rounding: Rounding | None = None
    scale: Scale | None = None
    criterion_weights: CriterionWeights = CriterionWeights.OF_DIMENSION
    relative_importance: RelativeImportance = RelativeImportance.WEIGHTS
    dimensions: tuple[Dimension, ...] = ()
    attribution: str = ""
    sources: tuple[Source, ...] = ()
    policy: str = ""
    refinements: tuple[Refinement, ...] = ()

    @property
    def printed_rounding(self) -> Rounding:
        """Return the published rounding, or two places half up where none is published."""
        return self.rounding or Rounding()

    def scale_of(self, criterion: Criterion) -> Scale | None:
        """Return the criterion's own scale, else the default one."""
        return criterion.scale or self.scale
