"""What is said about bids in words, the same in every format that people read.

No word here orders bids overall: nothing is best, first, winning or a front (docs/comparing.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sv_score.comparing.dominance import Tally
from sv_score.comparing.pairs import Pair, Relation, Unopposed
from sv_score.model.criteria import RelativeImportance
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, Result
from sv_score.writing.figures import importance, level_text, marked, published, score_text

ANALYSIS = "This is analysis beside the award method: it changes no mark and makes no award."
UNOPPOSED = (
    "A bid is unopposed against another when at least one dimension supports it and none opposes it. Inside "
    "a dimension the weight of the criteria on which it is at least as good is set against the weight of "
    "those on which it is worse. That needs no weights between dimensions."
)
AFTER_TRADE_OFFS = "after trade-offs inside dimensions"
# How many bids a sentence names before the rest is counted.
NAMED = 60


def weights_note(result: Result) -> str:
    """Return what becomes of the published importance of dimensions: it is shown and no more."""
    ordered = result.criteria.relative_importance is RelativeImportance.ORDER
    what = "order of importance of the dimensions is" if ordered else "weights between dimensions are"
    return f"The published {what} shown and not applied here: no dimension is set off against another."


def informative(tally: Tally) -> str:
    """Return how much dominance could tell: `of 45 pairs, 3 are dominance, 42 are trade-offs`."""
    counts = {
        ("dominance", "dominance"): tally.dominance,
        ("a trade-off", "trade-offs"): tally.trade_off,
        ("equal", "equal"): tally.equal,
        ("still open", "still open"): tally.undetermined,
    }
    parts = [f"{n:,} {'is ' + one if n == 1 else 'are ' + many}" for (one, many), n in counts.items() if n]
    return f"Of {tally.pairs:,} pair{'' if tally.pairs == 1 else 's'} of bids, {', '.join(parts)}."


def undominated(bids: Sequence[BidResult]) -> str:
    """Return the sentence on the bids that no other bid dominates."""
    return f"Not dominated by any other bid: {listed([b.bid.id for b in bids])}. This is a set, not an order."


def listed(names: Sequence[str]) -> str:
    """Return names with commas; beyond `NAMED` the rest is counted."""
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def dominated(pair: Pair) -> str:
    """Return that `pair.a` dominates `pair.b`, on which criteria and by which marks."""
    marks = ", ".join(criterion_marks(pair, name) for name in pair.criteria.better)
    alike = len(pair.criteria.equal) + len(pair.criteria.open)
    rest = f"; it is at least as good on the other {alike}" if alike else ""
    a, b = pair.a.bid.id, pair.b.bid.id
    return f"{b} is dominated by {a}: {a} is better on {marks}{rest}."


def criterion_marks(pair: Pair, name: str) -> str:
    """Return a criterion with both marks and its published weight: `LE1 (4 v 2, weight 60)`."""
    first, second = criterion_of(pair.a, name), criterion_of(pair.b, name)
    weight = first.criterion.weight
    share = "" if weight is None else f", weight {published(weight)}"
    return f"{name} ({_mark(first)} v {_mark(second)}{share})"


def criterion_of(bid: BidResult, name: str) -> CriterionResult:
    """Return a bid's result on the criterion `name`."""
    return next(c for d in bid.dimensions for c in d.criteria if c.criterion.id == name)


def dimension_of(bid: BidResult, name: str) -> DimensionResult:
    """Return a bid's result in the dimension `name`."""
    return next(d for d in bid.dimensions if d.dimension.id == name)


def _mark(result: CriterionResult) -> str:
    return marked(level_text(result, " to ").split(" of ")[0], result)


def dimension_scores(result: Result, pair: Pair, name: str) -> str:
    """Return a dimension with both scores: `Community (80.00 v 60.00, weight 40)`."""
    first, second = dimension_of(pair.a, name), dimension_of(pair.b, name)
    rounding = result.criteria.printed_rounding
    scores = " v ".join(marked(score_text(shown, rounding, " to "), shown) for shown in (first, second))
    return f"{first.dimension.name or name} ({scores}, {weight_words(result, first)})"


def weight_words(result: Result, shown: DimensionResult) -> str:
    """Return a dimension's published weight, or its place in the published order, in words."""
    if shown.dimension.weight is not None:
        return f"weight {importance(result, shown)}"
    return f"{importance(result, shown)} of {len(result.criteria.dimensions)} in importance"


def dimension_sentences(result: Result, pair: Pair) -> Iterator[str]:
    """Yield on which dimensions each of the two has the higher score."""
    back = swapped(pair)
    for side, names, verb in (
        (pair, pair.dimensions.better, f"{pair.a.bid.id} is better on"),
        (back, pair.dimensions.worse, f"{pair.b.bid.id} is better on"),
        (pair, pair.dimensions.equal, "They are exactly equal on"),
        (pair, pair.dimensions.open, "Still open, because marks are provisional:"),
    ):
        if names:
            yield f"{verb} {joined([dimension_scores(result, side, name) for name in names])}."


def criterion_sentences(pair: Pair) -> Iterator[str]:
    """Yield the lists for and against, criterion by criterion, with marks and published weights."""
    back = swapped(pair)
    for side, names, start in (
        (pair, pair.criteria.better, f"Criteria for {pair.a.bid.id}"),
        (back, pair.criteria.worse, f"Criteria for {pair.b.bid.id}"),
        (pair, pair.criteria.equal, "Equal"),
        (pair, pair.criteria.open, "Still open"),
    ):
        if names:
            yield f"{start}: {', '.join(criterion_marks(side, name) for name in names)}."


def swapped(pair: Pair) -> Pair:
    """Return the pair with its bids the other way round, for sentences that start with *b*."""
    return pair._replace(a=pair.b, b=pair.a)


def joined(items: Sequence[str]) -> str:
    """Return items with commas and a final `and`."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def relation_sentence(pair: Pair) -> str:
    """Return what dominance says about the two, by criteria and by dimension scores."""
    a, b = pair.a.bid.id, pair.b.bid.id
    better = "{} dominates {}: it is at least as good on every criterion and better on some"
    text = {
        Relation.A_DOMINATES: better.format(a, b),
        Relation.B_DOMINATES: better.format(b, a),
        Relation.EQUAL: f"{a} and {b} are equal on every criterion",
        Relation.TRADE_OFF: "Each is better on some criterion, so neither dominates the other",
        Relation.UNDETERMINED: "Provisional marks leave open whether one dominates the other",
    }[pair.relation]
    below = _nowhere_below(pair)
    return f"{text}. {below}" if below else f"{text}."


def _nowhere_below(pair: Pair) -> str:
    """Return dominance of dimension scores, where dominance by criteria does not already say it."""
    if pair.relation is pair.dimension_relation:
        return ""
    for relation, first, second in (
        (Relation.A_DOMINATES, pair.a, pair.b),
        (Relation.B_DOMINATES, pair.b, pair.a),
    ):
        if pair.dimension_relation is relation:
            ids = first.bid.id, second.bid.id
            return f"By dimension scores, {AFTER_TRADE_OFFS}, {ids[0]} is nowhere below {ids[1]}."
    if pair.dimension_relation is Relation.EQUAL:
        return f"Their dimension scores, {AFTER_TRADE_OFFS}, are equal everywhere."
    return ""


def unopposed_sentence(pair: Pair) -> str:
    """Return which of the two some dimension supports and none opposes."""
    a, b = pair.a.bid.id, pair.b.bid.id
    return {
        Unopposed.A: f"{a} is unopposed: some dimension supports it against {b} and none opposes it.",
        Unopposed.B: f"{b} is unopposed: some dimension supports it against {a} and none opposes it.",
        Unopposed.BOTH: "Both are unopposed: some dimension supports each and none opposes either.",
        Unopposed.NONE: "Neither is unopposed.",
        Unopposed.UNDETERMINED: "Provisional marks leave open which of the two are unopposed.",
    }[pair.unopposed]
