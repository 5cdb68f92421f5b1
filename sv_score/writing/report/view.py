"""A report as the templates need it: every figure printed, every chart drawn, nothing left to work out."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from sv_score.model.criteria import Dimension, Minimum
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, DimensionResult, Result
from sv_score.writing.figures import Flag, flags, importance, is_open, published, score_text, weighted_text
from sv_score.writing.notes import heading, notes
from sv_score.writing.plain import plain
from sv_score.writing.report.audience import Audience
from sv_score.writing.report.charts import strip
from sv_score.writing.report.contents import Contents

# The profile has a column for each bid up to here, and beyond it a row.
FEW_BIDS = 4
# The columns of one table of criteria that a page of A4 can hold.
BIDS_PER_TABLE = 6
# Names are written out whole in a bid's own part and cut elsewhere.
LONGEST_NAME = 64
EDITIONS = {
    Audience.PANEL: "Panel edition",
    Audience.PUBLIC: "Public edition",
    Audience.SUPPLIER: "Supplier edition",
}
_SEEN = {
    Audience.PANEL: "Holds evaluators’ names, marks and dissent. Not for publication.",
    Audience.PUBLIC: (
        "Holds what the panel agreed and why. Evaluators’ names and marks, and passages marked "
        "confidential, are left out."
    ),
    Audience.SUPPLIER: (
        "Holds this supplier’s own bid{other}, as the panel agreed it. Other bids, places among bids, and "
        "evaluators’ names and marks are left out."
    ),
}


class Name(NamedTuple):
    """A bid as it is called: by its `id`, and by its supplier where there is one."""

    id: str
    text: str
    whole: str
    partners: str
    disqualified: bool


class Score(NamedTuple):
    """A bid's score in one dimension, printed.

    `order` counts from 1 for the highest exact score of the dimension, 0 while provisional: for sorting
    within this dimension.
    """

    bid: Name
    dimension: Dimension
    text: str
    weighted: str
    place: str
    open: bool
    flags: tuple[Flag, ...]
    chart: str
    order: int


class DimensionView(NamedTuple):
    """A dimension with the scores of all bids, in the order of the file."""

    dimension: Dimension
    name: str
    importance: str
    minimum: str
    scores: tuple[Score, ...]


class View:
    """The parts of a report that all bids share."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.result: Result = contents.result
        self.criteria = contents.result.criteria
        self.rounding = self.criteria.printed_rounding
        self.reader = contents.reader
        self.panel = contents.reader.audience is Audience.PANEL
        self.names = tuple(called(bid) for bid in self.result.bids)

    @cached_property
    def title(self) -> str:
        """Return what was procured."""
        return self.criteria.title or self.criteria.id

    @cached_property
    def about(self) -> list[str]:
        """Return which criteria these are and how figures are rounded."""
        return heading(self.result)[1:]

    @cached_property
    def notes(self) -> list[str]:
        """Return what a reader must know about the figures; remarks stand in the head already."""
        return notes(self.result)[len(self.result.remarks) :]

    @property
    def edition(self) -> str:
        """Return whose edition this is."""
        return EDITIONS[self.reader.audience]

    @property
    def seen(self) -> str:
        """Return what this edition holds and leaves out."""
        other = ""
        if self.reader.successful and self.reader.successful != self.reader.own:
            other = " and the bid that the authority names as successful"
        return _SEEN[self.reader.audience].format(other=other)

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        """Return what this is about, as pairs of a word and what it stands for."""
        about = self.result.evaluation.procurement
        rows = [
            ("Authority", self.criteria.authority),
            ("Procurement", about.id),
            ("Lot", about.lot),
            ("Bids", str(len(self.names))),
            ("Evaluators", str(len(self.result.evaluation.evaluators) or "") if self.panel else ""),
            ("Date", str(self.contents.date or "")),
        ]
        return [(word, text) for word, text in rows if text]

    @cached_property
    def unsettled(self) -> str:
        """Return how many answers are not agreed yet, or an empty text."""
        answers = [c for bid in self.result.bids for d in bid.dimensions for c in d.criteria]
        missing = sum(map(is_open, answers))
        if not missing:
            return ""
        number = "1 answer is" if missing == 1 else f"{missing:,} answers are"
        return f"{number} not agreed yet, of {len(answers):,}. Their dimensions are shown as ranges."

    @cached_property
    def by_dimension(self) -> tuple[DimensionView, ...]:
        """Return every dimension in the published order."""
        return tuple(self._dimension(index) for index in range(len(self.criteria.dimensions)))

    @cached_property
    def few(self) -> bool:
        """Return whether the profile has a column for each bid."""
        return len(self.names) <= FEW_BIDS

    @cached_property
    def wide(self) -> str:
        """Return the class of charts that need room for long figures, such as ranges."""
        return " wide" if self.unsettled or self.rounding.places > 2 else ""

    @cached_property
    def tables(self) -> list[range]:
        """Return the places of the bids of each table of criteria, as many as a page of paper holds."""
        size = len(self.names)
        return [range(start, min(start + BIDS_PER_TABLE, size)) for start in range(0, size, BIDS_PER_TABLE)]

    def _dimension(self, index: int) -> DimensionView:
        column = [bid.dimensions[index] for bid in self.result.bids]
        dimension = self.criteria.dimensions[index]
        exact = sorted({shown.low for shown in column if not is_open(shown)}, reverse=True)
        order = {score: place for place, score in enumerate(exact, 1)}
        scores = tuple(
            self._score(name, shown, 0 if is_open(shown) else order[shown.low])
            for name, shown in zip(self.names, column, strict=True)
        )
        weight = importance(self.result, column[0])
        return DimensionView(
            dimension,
            dimension.name or dimension.id,
            f"weight {weight}" if dimension.weight is not None else f"no. {weight} in importance",
            _minimum_words(dimension.minimum),
            scores,
        )

    def _score(self, name: Name, shown: DimensionResult, order: int) -> Score:
        open_ = is_open(shown)
        text = score_text(shown, self.rounding)
        minimum = shown.minimum
        flagged = tuple(flags(shown))
        words = [
            f"{score_text(shown, self.rounding, ' to ')} of 100",
            *(["provisional"] if open_ else []),
            *(flag.words for flag in flagged),
        ]
        at_least = None if minimum is None else Fraction(minimum.threshold)
        # Figures, ids and words of this program only: nothing here needs escaping.
        chart = strip(shown.low, shown.high, ", ".join(words), minimum=at_least, agreed=not open_)
        return Score(
            name,
            shown.dimension,
            text,
            weighted_text(shown, self.rounding),
            str(shown.rank or ""),
            open_,
            flagged,
            chart,
            order,
        )


def called(bid: BidResult) -> Name:
    """Return what a bid is called, and whether it is disqualified."""
    whole = plain(bid.bid.supplier or bid.bid.id)
    text = whole if len(whole) <= LONGEST_NAME else whole[: LONGEST_NAME - 1].rstrip() + "…"
    return Name(bid.bid.id, text, whole, ", ".join(bid.bid.partners), bool(bid.disqualified_by))


def _minimum_words(minimum: Minimum | None) -> str:
    """Return a dimension's published minimum, such as `minimum 40, which disqualifies`."""
    if minimum is None or minimum.percent is None:
        return ""
    if minimum.disqualifies is None:
        consequence = "; the criteria do not say whether falling below it disqualifies"
    else:
        consequence = (
            "; below it a bid is disqualified" if minimum.disqualifies else "; it does not disqualify"
        )
    return f"minimum {published(minimum.percent)}{consequence}"
