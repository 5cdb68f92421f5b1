"""How exact figures are printed: rounded once, by the published rounding, and never compared rounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from sv_score.model.criteria import Rounding, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import CriterionResult, DimensionResult, MinimumResult, Result, State
from sv_score.scoring.rounding import rounded

# How many cells a bar of characters has, for 0 to 100.
BAR = 10


def figure(value: Fraction, rounding: Rounding) -> str:
    """Return `value` with the published decimals, such as 72.00."""
    return f"{rounded(value, rounding):f}"


def published(value: Decimal) -> str:
    """Return a published number without needless zeros: 30, 12.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def evidence_text(kinds: Iterable[str]) -> str:
    """Return kinds of evidence in words: `method statement, project plan`."""
    return ", ".join(kind.replace("_", " ") for kind in kinds)


def span(low: Fraction, high: Fraction, rounding: Rounding, joint: str = "–") -> str:
    """Return one figure, or the two ends of a range."""
    least, most = figure(low, rounding), figure(high, rounding)
    return least if low == high else f"{least}{joint}{most}"


def score_text(result: DimensionResult | CriterionResult, rounding: Rounding, joint: str = "–") -> str:
    """Return a score or its provisional range, as percent."""
    return span(result.low, result.high, rounding, joint)


def weighted_text(result: DimensionResult, rounding: Rounding, joint: str = "–") -> str:
    """Return the weighted marks, such as `13.20 of 20`; empty where importance is an order."""
    low, high = result.weighted(result.low), result.weighted(result.high)
    if low is None or high is None or result.dimension.weight is None:
        return ""
    return f"{span(low, high, rounding, joint)} of {published(result.dimension.weight)}"


def level_text(result: CriterionResult, joint: str = "–") -> str:
    """Return the level awarded out of the highest one, or the range of marks: `4 of 5`, `2–4 of 5`."""
    low, high = published(result.low_score), published(result.high_score)
    ends = low if low == high else f"{low}{joint}{high}"
    return f"{ends} of {published(result.highest)}"


def is_open(result: DimensionResult | CriterionResult) -> bool:
    """Return whether a figure is provisional."""
    return result.state is State.PROVISIONAL


def marked(text: str, result: DimensionResult | CriterionResult) -> str:
    """Return the text of a figure, with the `P` of a provisional one."""
    return f"{text} P" if is_open(result) else text


def label_of(scale: Scale | None, score: Decimal) -> str:
    """Return the published label of a score: that of its level, or of the band that it lies in."""
    if scale is None:
        return ""
    for level in scale.levels:
        if level.score == score:
            return level.label
    bands = [band for band in scale.bands if band.start <= score]
    return max(bands, key=lambda band: band.start).label if bands else ""


def labelled(scale: Scale | None, score: Decimal) -> str:
    """Return a score with the label that was published for it: `4 (Strong)`."""
    label = label_of(scale, score)
    return f"{published(score)} ({label})" if label else published(score)


def verdict(met: bool | None) -> str:
    """Return whether a minimum is met, in words; `open` while a provisional score leaves it undecided."""
    return {True: "met", False: "not met", None: "open"}[met]


def loud_verdict(met: bool | None) -> str:
    """Return the same where nothing but the words can stand out: `NOT met`."""
    return verdict(met).replace("not", "NOT")


class Flag(NamedTuple):
    """A minimum that is not met, or not decided: `on` is the id of its criterion, empty for a dimension's."""

    minimum: MinimumResult
    on: str = ""

    @property
    def failed(self) -> bool:
        """Return whether the minimum is not met; an undecided one is no failure."""
        return self.minimum.met is False

    @property
    def words(self) -> str:
        """Return the flag in words: `minimum 40 on SK1 not met`."""
        on = f" on {self.on}" if self.on else ""
        return f"minimum {published(self.minimum.threshold)}{on} {verdict(self.minimum.met)}"


def criterion_flags(result: CriterionResult) -> Iterator[Flag]:
    """Yield the flag of a criterion, if its minimum is not met or not decided."""
    if result.minimum is not None and result.minimum.met is not True:
        yield Flag(result.minimum, result.criterion.id)


def flags(result: DimensionResult) -> Iterator[Flag]:
    """Yield the flags of a dimension and of its criteria."""
    if result.minimum is not None and result.minimum.met is not True:
        yield Flag(result.minimum)
    for each in result.criteria:
        yield from criterion_flags(each)


class Strokes(NamedTuple):
    """The characters of a bar: for what is reached, what is open and what is left, and parts of a cell."""

    full: str = "#"
    range: str = "="
    empty: str = "."
    parts: str = ""


LETTERS = Strokes()
BLOCKS = Strokes("█", "▒", "·", " ▏▎▍▌▋▊▉█")


def bar(low: Fraction, high: Fraction, strokes: Strokes = LETTERS) -> str:
    """Return a bar of ten cells for 0 to 100; cells that a provisional range leaves open are told apart."""
    reach = low * BAR / 100
    whole = reach.numerator // reach.denominator
    text = strokes.full * whole
    if low != high:
        end = high * BAR / 100
        text += strokes.range * (-(-end.numerator // end.denominator) - whole)
    elif strokes.parts:
        text += strokes.parts[int((reach - whole) * 8)].strip()
    return text.ljust(BAR, strokes.empty)


def differs_as_printed(a: Fraction, b: Fraction, rounding: Rounding) -> bool:
    """Return whether the difference of two figures prints as the difference of what is printed for them."""
    printed = rounded(a, rounding) - rounded(b, rounding)
    return rounded(abs(a - b), rounding) == abs(printed)


def exact(value: Fraction) -> str:
    """Return an exact value for people: a decimal where it ends soon, else a fraction."""
    scaled = value * 10**9
    if scaled.denominator == 1:
        # By whole numbers: the context of decimals would round a long one.
        whole, rest = divmod(abs(scaled.numerator), 10**9)
        return published(Decimal(f"{'-' * (value < 0)}{whole}.{rest:09d}"))
    return f"{value.numerator}/{value.denominator}"


def importance(result: Result, shown: DimensionResult) -> str:
    """Return a dimension's published weight, or its place in the order of importance: 30, 1."""
    if shown.dimension.weight is not None:
        return published(shown.dimension.weight)
    return str(result.criteria.dimensions.index(shown.dimension) + 1)
