"""Two bids beside one another: each dimension, each criterion, the marks and the recorded reasons."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sv_score.comparing.pairs import Pair
from sv_score.model.criteria import Rounding
from sv_score.model.result import CriterionResult, DimensionResult, Result
from sv_score.scoring.levels import position
from sv_score.writing.figures import (
    bar,
    differs_as_printed,
    exact,
    figure,
    is_open,
    level_text,
    marked,
    published,
    score_text,
    span,
    weighted_text,
)


def header(pair: Pair) -> tuple[str, ...]:
    """Return the names of the columns that the rows below have."""
    return ("", "Weight", pair.a.bid.id, "", pair.b.bid.id, "", "Difference")


def dimension_rows(
    result: Result, pair: Pair, first: DimensionResult, second: DimensionResult
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a dimension: both scores with their bars, and the weighted marks."""
    rounding = result.criteria.printed_rounding
    cells = [
        cell
        for shown in (first, second)
        for cell in (
            marked(score_text(shown, rounding, " to "), shown),
            bar(shown.low, shown.high),
        )
    ]
    yield ("Dimension score", "", *cells, _score_difference(pair, first, second, rounding))
    marks = [weighted_text(shown, rounding, " to ") for shown in (first, second)]
    if all(marks):
        yield ("Weighted marks", "", marks[0], "", marks[1], "", "")


def _score_difference(pair: Pair, first: DimensionResult, second: DimensionResult, rounding: Rounding) -> str:
    """Return who is how far ahead, from least to most while provisional; `open` where the ranges meet."""
    least, most = first.low - second.high, first.high - second.low
    ahead = _ahead(pair, least, most)
    if ahead is None:
        return "equal" if least == most == 0 else "open"
    ends = sorted((abs(least), abs(most)))
    return f"{ahead} +{span(ends[0], ends[1], rounding, ' to ')}"


def _ahead(pair: Pair, least: Fraction | int, most: Fraction | int) -> str | None:
    """Return the bid that a difference from `least` to `most` favours throughout, if it does one."""
    if least > 0:
        return pair.a.bid.id
    return pair.b.bid.id if most < 0 else None


def criterion_row(
    result: Result, pair: Pair, first: CriterionResult, second: CriterionResult
) -> tuple[str, ...]:
    """Return the row of a criterion: both levels with their bars, and how many levels lie between."""
    cells = [
        cell
        for shown in (first, second)
        for cell in (marked(level_text(shown, " to "), shown), bar(shown.low, shown.high))
    ]
    weight = first.criterion.weight
    name = f"{first.criterion.id} {first.criterion.title}".strip()
    share = published(weight) if weight is not None else ""
    return (name, share, *cells, _levels_between(result, pair, first, second))


def _levels_between(result: Result, pair: Pair, first: CriterionResult, second: CriterionResult) -> str:
    """Return who is how many levels of the scale ahead; `open` where provisional ranges meet."""
    scale = result.criteria.scale_of(first.criterion)
    if scale is None:
        return "open"
    least = position(scale, first.low_score) - position(scale, second.high_score)
    most = position(scale, first.high_score) - position(scale, second.low_score)
    ahead = _ahead(pair, least, most)
    if ahead is None:
        return "equal" if least == most == 0 else "open"
    low, high = sorted((abs(least), abs(most)))
    levels = f"{low}" if low == high else f"{low} to {high}"
    # Levels may be published with the same percent: then a higher one is no advantage.
    alike = ", equal marks" if first.low == first.high == second.low == second.high else ""
    return f"{ahead} +{levels} level{'' if high == 1 else 's'}{alike}"


def reasons(pair: Pair, first: CriterionResult, second: CriterionResult) -> Iterator[str]:
    """Yield what stands behind each bid's mark: the recorded rationale, the quantity, or that it is open."""
    for bid, shown in ((pair.a, first), (pair.b, second)):
        reason = _reason(shown)
        if reason:
            yield f"{shown.criterion.id}, {bid.bid.id}: {reason}"


def _reason(shown: CriterionResult) -> str:
    response = shown.response
    if response.no_response:
        return "no response given."
    if is_open(shown):
        return f"no agreed score yet; the marks given are {level_text(shown, ' to ')}."
    recorded = response.consensus.rationale if response.consensus is not None else response.rationale
    if response.quantity is None:
        return recorded
    measure = shown.criterion.measure
    unit = f" {measure.unit}" if measure and measure.unit else ""
    return f"offers {published(response.quantity)}{unit}. {recorded}".rstrip()


def rounding_remarks(result: Result, first: DimensionResult, second: DimensionResult) -> Iterator[str]:
    """Yield where printed figures say less, or more, than the exact ones about a difference."""
    rounding = result.criteria.printed_rounding
    if first.score is None or second.score is None or first.score == second.score:
        return
    printed = [figure(score, rounding) for score in (first.score, second.score)]
    gap = abs(first.score - second.score)
    name = first.dimension.name or first.dimension.id
    if printed[0] == printed[1]:
        yield f"In {name} both scores print as {printed[0]} and are not equal: they differ by {exact(gap)}."
        return
    unit = Fraction(1, 10**rounding.places)
    if gap < unit:
        yield (
            f"In {name} the printed scores {printed[0]} and {printed[1]} are further apart than the exact "
            f"ones, which differ by {exact(gap)}."
        )
    elif not differs_as_printed(first.score, second.score, rounding):
        yield f"In {name} the difference is worked out before rounding: it is exactly {exact(gap)}."
    weighted = [weighted_text(shown, rounding) for shown in (first, second)]
    if weighted[0] and weighted[0] == weighted[1]:
        yield f"In {name} the weighted marks print alike as {weighted[0]}; the exact scores are not equal."
