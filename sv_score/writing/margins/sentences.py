"""What is said about firmness in words, the same in every format that people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from sv_score.comparing.changes import Change, Effect
from sv_score.comparing.left_out import LeftOut, Outside
from sv_score.comparing.margins import MinimumMargin, PairMargin
from sv_score.comparing.weights import Holds, Threshold
from sv_score.model.criteria import Criterion, Rounding
from sv_score.model.result import BidResult
from sv_score.scoring.rounding import rounded
from sv_score.writing.figures import (
    differs_as_printed,
    exact,
    figure,
    is_open,
    published,
    score_text,
    span,
)

COMMENTS = (
    "These are comments on how firm the figures are. The published marks, weights and scales decide; nothing "
    "here changes them."
)
FIRM = (
    "Firm means: no single mark moved by one level (a measured answer: by one band) changes the statement, "
    "and no weights in the published order of weight reverse it. It says nothing about how high a score is."
)
# How many equally small changes a sentence names before the rest is counted.
NAMED = 4
_EFFECTS = {
    Effect.TIES: "ties",
    Effect.REVERSES: "reverses",
    Effect.PARTS: "parts them",
    Effect.MEETS: "meets it",
    Effect.FAILS: "fails it",
}


def pair_heading(margin: PairMargin, rounding: Rounding) -> str:
    """Return both bids with their scores: `weavers 80.00, harbour 60.00`."""
    both = ((margin.a, margin.first), (margin.b, margin.second))
    return ", ".join(
        f"{bid.bid.id} {score_text(shown, rounding, ' to ')}{' P' * is_open(shown)}" for bid, shown in both
    )


def pair_sentences(margin: PairMargin, criteria: Sequence[Criterion], rounding: Rounding) -> Iterator[str]:
    """Yield what would have to change for the order of two bids in a dimension to change."""
    yield _state(margin, rounding) + (" Firm." if margin.firm else "")
    if margin.lead is None:
        yield from _left_out_sentences(margin, rounding)
        return
    yield _mark_sentence(margin, criteria)
    yield weight_sentence(margin, criteria)


def _state(margin: PairMargin, rounding: Rounding) -> str:
    if margin.lead is None:
        if margin.open:
            return "Open: while marks are provisional, the ranges meet."
        return f"{margin.a.bid.id} is ahead whichever of the marks given is agreed."
    if margin.lead == 0:
        return "Exactly equal."
    by = f"by {figure(margin.lead, rounding)}"
    if not rounded(margin.lead, rounding):
        by = f"by less than the published rounding shows, exactly {exact(margin.lead)}"
    elif not differs_as_printed(margin.first.low, margin.second.low, rounding):
        by += f" (exactly {exact(margin.lead)}, from the scores before rounding)"
    return f"{margin.a.bid.id} is ahead {by}."


def _mark_sentence(margin: PairMargin, criteria: Sequence[Criterion]) -> str:
    if not margin.changes:
        return "No single mark, however far it is moved, changes this."
    steps = margin.changes[0].move.steps
    how_far = _distance(steps, margin.changes)
    if margin.lead == 0:
        moved = {(change.bid.bid.id, change.move.criterion) for change in margin.changes}
        marks = f"{len(moved)} mark{'' if len(moved) == 1 else 's'}"
        return f"Marks: moving any one of {marks} by {how_far} parts them."
    return f"Marks: moving one mark by {how_far} is enough: {changes_text(margin.changes, criteria)}."


def _distance(steps: int, changes: Sequence[Change]) -> str:
    """Return how far marks move: by levels of the scale, measured answers by their published bands."""
    measured = {change.move.quantity is not None for change in changes}
    unit = "level or band" if len(measured) > 1 else "band" if measured == {True} else "level"
    plural = "levels or bands" if len(measured) > 1 else f"{unit}s"
    return f"{steps} {unit if steps == 1 else plural}"


def changes_text(changes: Sequence[Change], criteria: Sequence[Criterion]) -> str:
    """Return changes of one mark; beyond `NAMED` the rest is counted."""
    named = [change_text(change, criteria) for change in changes[:NAMED]]
    left = len(changes) - NAMED
    if left > 0:
        named.append("one other" if left == 1 else f"one of {left} others")
    return "; or ".join(["; ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def change_text(change: Change, criteria: Sequence[Criterion]) -> str:
    """Return one change: `LE1 of weavers from 4 to 3 (reverses)`."""
    move = change.move
    effect = _EFFECTS[change.effect]
    marks = f"from {published(move.was)} to {published(move.score)}"
    start = f"{move.criterion} of {change.bid.bid.id}"
    if move.quantity is None:
        return f"{start} {marks} ({effect})"
    unit = _unit(move.criterion, criteria)
    offers = _offer(change.bid, move.criterion)
    reach = "up to" if move.rises else "down to below"
    return f"{start}, an offer of {offers} {reach} {published(move.quantity)}{unit}, mark {marks} ({effect})"


def _unit(name: str, criteria: Sequence[Criterion]) -> str:
    measure = next(c.measure for c in criteria if c.id == name)
    return f" {measure.unit}" if measure and measure.unit else ""


def _offer(bid: BidResult, name: str) -> str:
    quantity = bid.bid.responses[name].quantity
    return published(quantity if quantity is not None else Decimal(0))


def weight_sentence(margin: PairMargin, criteria: Sequence[Criterion]) -> str:
    """Return for which weights of the criteria the lead holds, and the nearest one that reverses it."""
    if len(criteria) == 1:
        return "Weights: there is one criterion, so weights play no part."
    if margin.lead == 0:
        if margin.holds is Holds.ALL_WEIGHTS:
            return "Weights: equal on every criterion, so equal for any weights."
        return "Weights: equal at the published weights; other weights would part them."
    if margin.holds is Holds.ALL_WEIGHTS:
        return f"Weights: holds for any weights; {margin.a.bid.id} is nowhere lower on these criteria."
    start = "rests on the published weights; it would reverse"
    if margin.holds is Holds.PUBLISHED_ORDER:
        start = "holds for all weights in the published order; it would reverse"
    share = ""
    if margin.holds is Holds.NEAR_PUBLISHED and margin.share is not None:
        share = f" Of all conceivable weights {_percent(margin.share)} keep it."
    # With two criteria one weight fixes the other, so that one condition says all.
    nearest = _nearest(margin.thresholds)[: 1 if len(criteria) == 2 else None]
    if not nearest:
        return f"Weights: {start} only if several weights changed together.{share}"
    conditions = " or ".join(_condition(threshold, criteria) for threshold in nearest)
    return f"Weights: {start} if {conditions}, the others in proportion.{share}"


def _nearest(found: Sequence[Threshold]) -> list[Threshold]:
    least = min((abs(t.at - t.published) for t in found), default=None)
    return [t for t in found if abs(t.at - t.published) == least]


def _condition(threshold: Threshold, criteria: Sequence[Criterion]) -> str:
    verb = "weighed more than" if threshold.above else "weighed less than"
    at, published_as = threshold.at, f"published: {exact(threshold.published)}"
    name = criteria[threshold.place].id
    if (at * 1000).denominator == 1:
        return f"{name} {verb} {exact(at)} ({published_as})"
    about = figure(at, Rounding(2))
    return f"{name} {verb} about {about} (exactly {at.numerator}/{at.denominator}; {published_as})"


def _percent(share: Fraction) -> str:
    """Return a share as whole percent that never rounds to none or to all."""
    whole = min(max(int(rounded(share * 100, Rounding(0))), 1), 99)
    return f"about {whole} in 100"


def _left_out_sentences(margin: PairMargin, rounding: Rounding) -> Iterator[str]:
    if not margin.open:
        return
    telling = [left for left in margin.left_out if _order(left) is not None]
    for left in telling:
        ahead = margin.a if _order(left) else margin.b
        yield (
            f"Without the marks of {left.evaluator}: {margin.a.bid.id} {span(*left.a, rounding, ' to ')}, "
            f"{margin.b.bid.id} {span(*left.b, rounding, ' to ')}, so {ahead.bid.id} would be ahead."
        )
    if not telling:
        yield "Leaving out any one evaluator leaves it open; only an agreed score settles it."


def _order(left: LeftOut) -> bool | None:
    """Return whether *a* is ahead for sure without the evaluator; `None` where neither is."""
    if left.a[0] > left.b[1]:
        return True
    return False if left.b[0] > left.a[1] else None


def minimum_sentence(margin: MinimumMargin, criteria: Sequence[Criterion]) -> str:
    """Return that the result of a minimum hangs on one level of one mark, and on which."""
    verb = "meets" if margin.minimum.met else "does not meet"
    where = "in" if margin.title != margin.name else "on"
    unit = _distance(1, margin.changes).removeprefix("1 ")
    return (
        f"{margin.bid.bid.id} {verb} the minimum of {published(margin.minimum.threshold)} {where} "
        f"{margin.title}. One {unit} decides: {changes_text(margin.changes, criteria)}."
    )


def outside_sentence(shown: Outside) -> str:
    """Return that an agreed score lies outside the marks given, or outside those of the others."""
    low, high = published(shown.low), published(shown.high)
    marks = f"are {low}" if low == high else f"run from {low} to {high}"
    start = f"{shown.criterion} of {shown.bid.bid.id}: {published(shown.agreed)} is agreed"
    if not shown.evaluator:
        return f"{start}; the marks given alone {marks}."
    return f"{start}; without {shown.evaluator} the marks {marks}."
