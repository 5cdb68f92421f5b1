"""A rehearsal put together from headings, sentences and grids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from sv_score.comparing.rehearsal import Rehearsal
from sv_score.model.criteria import Better
from sv_score.writing.figures import figure, published, score_text, span
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences
from sv_score.writing.rehearsal.observations import (
    decimals,
    in_pairs,
    named,
    observations,
    possible,
    published_minimum,
    reached,
    where,
)

SIDE_BY_SIDE = 4
LIMITS = (
    "A rehearsal speaks about the scheme, not about bids that will come. Mock bids have a score in each "
    "dimension and no figure across dimensions."
)


def rehearsal_parts(rehearsal: Rehearsal, sections: Collection[str] = ()) -> Iterator[Part]:
    """Yield the page; only the named `sections` of its tables, all of them where none is named."""
    criteria = rehearsal.criteria
    yield Heading(f"Rehearsal of {criteria.title or criteria.id}", 1)
    yield Sentences(tuple(_introduction(rehearsal)))
    yield Heading("What stands out")
    found = observations(rehearsal)
    yield Points(tuple(o.text for o in found)) if found else Sentences(("Nothing stands out.",))
    for name, section in SECTIONS.items():
        if not sections or name in sections:
            yield from section(rehearsal)
    yield Sentences((LIMITS,))


def _introduction(rehearsal: Rehearsal) -> Iterator[str]:
    criteria, plan = rehearsal.criteria, rehearsal.plan
    count = len(rehearsal.mock_bids)
    random = f" and {plan.random:,} random ones (seed {plan.seed})" if plan.random else ""
    own = f" and {len(plan.own.bids)} of your own" if plan.own else ""
    yield (
        f"Criteria {criteria.id}: {len(criteria.dimensions)} dimensions, {len(rehearsal.ladders)} criteria "
        f"that carry weight. Scored on {count} mock bids with a pattern{own}{random}. "
        f"Figures are printed {decimals(criteria.printed_rounding)}."
    )
    yield f"Plausible bids are taken to earn {_plausible(rehearsal)}."


def _plausible(rehearsal: Rehearsal) -> str:
    marks = rehearsal.plan.marks
    if marks.every:
        return "every score of each scale"
    if marks.default is None and not marks.by_criterion:
        if rehearsal.plan.own:
            return "the scores between the lowest and the highest of your own mock bids, on each criterion"
        return (
            "the scores in the middle three fifths of each scale (all of them where that leaves fewer "
            "than two); --marks says otherwise"
        )
    said = []
    if marks.default is not None:
        said.append(f"{published(marks.default[0])} to {published(marks.default[1])} on the default scale")
    for name, (low, high) in marks.by_criterion.items():
        said.append(f"{published(low)} to {published(high)} on {name}")
    return ", ".join(said) + ", and the middle three fifths of any other scale"


def _levels(rehearsal: Rehearsal) -> Iterator[Part]:
    rounding = rehearsal.criteria.printed_rounding
    yield Heading("How far one level moves its dimension")
    header = ("Criterion", "Dimension", "Weight", "Scores", "One level", "Lowest to highest")
    rows = tuple(
        (
            reach.criterion.id,
            named(reach.dimension),
            published(reach.criterion.weight) if reach.criterion.weight is not None else "",
            f"{reach.levels:,}",
            span(reach.least, reach.most, rounding, " to "),
            figure(reach.whole, rounding),
        )
        for reach in rehearsal.reaches
    )
    yield Grid(header, rows, (2, 3, 4, 5))
    yield Sentences(("In points of 100 of the dimension score.",))


def _minimums(rehearsal: Rehearsal) -> Iterator[Part]:
    yield Heading("Minimums")
    if not rehearsal.minimums:
        yield Sentences(("No minimum is published.",))
        return
    random = rehearsal.trials.bids
    header = ("Minimum", "Plausible bids reach", "Meeting every requirement", "Random bids that meet it")
    rows = []
    for trial in rehearsal.minimums:
        least, most = reached(rehearsal, trial)
        rows.append(
            (
                f"{published_minimum(trial)} {where(trial)}",
                least if least == most else f"{least} to {most}",
                "meets it" if trial.meets else "does NOT meet it",
                f"{trial.met:,} of {random:,}" if random else "none drawn",
            )
        )
    yield Grid(header, tuple(rows), (1, 3))


def _weights(rehearsal: Rehearsal) -> Iterator[Part]:
    rounding = rehearsal.criteria.printed_rounding
    yield Heading("Weights as plausible bids use them")
    changed = [s for s in rehearsal.shares if s.effective != s.published]
    if not changed:
        yield Sentences(("Every criterion tells plausible bids apart as much as its weight says.",))
        return
    yield Grid(
        ("Criterion", "Dimension", "Plausible scores", "Weight", "Effective weight"),
        tuple(
            (
                share.criterion.id,
                named(share.dimension),
                _ends(rehearsal, share.criterion.id),
                figure(share.published, rounding),
                "none" if share.effective is None else figure(share.effective, rounding),
            )
            for share in changed
        ),
        (2, 3, 4),
    )
    rest = "" if len(changed) == len(rehearsal.shares) else " All other criteria have the weight they say."
    yield Sentences(
        (
            "In percent of the dimension. The effective weight is the criterion's part of the spread of the "
            f"dimension score between the lowest and the highest plausible answers.{rest}",
        )
    )


def _ends(rehearsal: Rehearsal, name: str) -> str:
    plausible = rehearsal.ladders[name].plausible
    low, high = published(plausible[0]), published(plausible[-1])
    return low if low == high else f"{low} to {high}"


def _separation(rehearsal: Rehearsal) -> Iterator[Part]:
    rounding = rehearsal.criteria.printed_rounding
    yield Heading("How well dimensions tell bids apart")
    header = ("Dimension", "Scores possible", "Plausible scores", "Printed the same", "Exactly equal")
    rows = []
    for separation in rehearsal.separations:
        reach, crowd = separation.reach, separation.crowding
        rows.append(
            (
                named(reach.dimension),
                possible(separation),
                span(reach.low, reach.high, rounding, " to "),
                in_pairs(crowd.printed, crowd.pairs) if crowd.pairs else "none drawn",
                in_pairs(crowd.equal, crowd.pairs) if crowd.pairs else "none drawn",
            )
        )
    yield Grid(header, tuple(rows), (1, 2, 3, 4))
    if rehearsal.trials.bids > 1:
        pairs = rehearsal.separations[0].crowding.pairs
        yield Sentences((f"The last two columns are of all {pairs:,} pairs of random bids.",))


def _measured(rehearsal: Rehearsal) -> Iterator[Part]:
    if not rehearsal.extremes:
        return
    yield Heading("Measured criteria at their ends")
    header = ("Criterion", "Better", "0 earns", "A huge quantity", "earns")
    rows = []
    for extremes in rehearsal.extremes:
        measure = extremes.ladder.criterion.measure
        rows.append(
            (
                extremes.ladder.criterion.id,
                "less" if measure and measure.better is Better.LOWER else "more",
                published(extremes.nothing) if extremes.nothing is not None else "no band says",
                f"{extremes.quantity:,f} {measure.unit if measure else ''}".rstrip(),
                published(extremes.huge) if extremes.huge is not None else "no band says",
            )
        )
    yield Grid(header, tuple(rows), (2, 3, 4))


def _bids(rehearsal: Rehearsal) -> Iterator[Part]:
    criteria = rehearsal.criteria
    yield Heading("Mock bids")
    dimensions = criteria.dimensions
    # Few enough side by side for a terminal and a printed page.
    for first in range(0, len(dimensions), SIDE_BY_SIDE):
        beside = slice(first, first + SIDE_BY_SIDE)
        last = beside.stop >= len(dimensions)
        header = ("Mock bid", *(dimension.id for dimension in dimensions[beside]))
        rows = tuple(_bid_rows(rehearsal, beside, last))
        figures = tuple(range(1, len(header)))
        yield Grid((*header, "Disqualified by") if last else header, rows, figures)
    yield Points(tuple(f"{bid.bid.id}: {about}." for about, bid in rehearsal.shown))
    silent = [name for name, ladder in rehearsal.ladders.items() if ladder.scale.meets_at is None]
    if silent:
        which = "No scale says" if len(silent) == len(rehearsal.ladders) else "Not every scale says"
        yield Sentences(
            (f"{which} which score meets the requirement; there the middle score stands for it.",)
        )


def _bid_rows(rehearsal: Rehearsal, beside: slice, last: bool) -> Iterator[tuple[str, ...]]:
    rounding = rehearsal.criteria.printed_rounding
    for _, bid in rehearsal.shown:
        row = (bid.bid.id, *(score_text(shown, rounding) for shown in bid.dimensions[beside]))
        yield (*row, ", ".join(bid.disqualified_by) or "nothing") if last else row


SECTIONS: dict[str, Callable[[Rehearsal], Iterator[Part]]] = {
    "levels": _levels,
    "minimums": _minimums,
    "weights": _weights,
    "separation": _separation,
    "measured": _measured,
    "bids": _bids,
}
