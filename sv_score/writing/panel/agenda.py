"""The agenda of the moderation meeting as a page for people.

No mean, median or most frequent mark is shown anywhere: the panel agrees a score, it does not compute one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.bids import Consensus, Mark
from sv_score.model.criteria import AwardCriteria, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.agenda import Item, Span, Turn
from sv_score.reading.locate import Located
from sv_score.writing.figures import published
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences

TITLES = {
    Turn.DISCUSS: "To discuss",
    Turn.INCOMPLETE: "Marks missing, abstained or set aside",
    Turn.AGREED_ALREADY: "Marks at most one level apart",
}
RULE = (
    "The agreed score is a level of the published scale that the panel agrees, with its reasons. It is never "
    "worked out from the marks.",
    "An answer is for discussion where the marks are more than one level apart, or lie on both sides of "
    "the minimum or of the score that fully meets the requirement.",
)


class AgendaPage(NamedTuple):
    """What to write: the items asked for, of `number` in all, in the order of the agenda."""

    criteria: AwardCriteria
    items: tuple[Item, ...]
    number: int
    findings: tuple[Located, ...] = ()


def parts(page: AgendaPage) -> Iterator[Part]:
    """Yield the parts of the page."""
    title = " · ".join(text for text in (page.criteria.title, page.criteria.authority) if text)
    yield Heading(f"Moderation · {title}", 1)
    yield Sentences((counts(page), *RULE))
    if page.items:
        yield Grid(
            ("Answer", "Marks", "Levels apart", "Why", "Agreed"), tuple(_row(item) for item in page.items)
        )
    last: Turn | None = None
    for item in page.items:
        if item.turn is not last:
            last = item.turn
            yield Heading(TITLES[item.turn])
        yield from item_parts(item)


def counts(page: AgendaPage) -> str:
    """Return how many answers there are and how many of them are open or need discussion."""
    if not page.items:
        some = f"None of the {page.number} answers that evaluators mark is among those asked for."
        return some if page.number else "No answer is marked by evaluators, so there is nothing to moderate."
    decided = sum(not item.is_open for item in page.items)
    discuss = sum(item.is_open and item.turn is Turn.DISCUSS for item in page.items)
    shown = f"{len(page.items)} answer{'s' * (len(page.items) != 1)}"
    of_all = f" of {page.number}" if page.number != len(page.items) else ""
    still_open = len(page.items) - decided
    for_discussion = f" ({discuss} of them to discuss)" if discuss else ""
    return f"{shown}{of_all}: {decided} agreed, {still_open} open{for_discussion}."


def _row(item: Item) -> tuple[str, ...]:
    agreed = item.consensus.score if item.consensus is not None else None
    return (
        f"{item.criterion.id}, {item.bid.id}",
        _ends(item.span),
        str(item.span.levels_apart) if item.span is not None else "",
        "; ".join(_short_reasons(item)),
        published(agreed) if agreed is not None else "open",
    )


def _ends(span: Span | None) -> str:
    if span is None:
        return "none"
    return published(span.low) + (f" to {published(span.high)}" if span.low != span.high else "")


def _short_reasons(item: Item) -> Iterator[str]:
    if item.span is not None and item.span.levels_apart > 1:
        yield "spread"
    yield from (f"across {published(line.score)}" for line in item.lines)
    for what, who in (("missing", item.missing), ("abstained", item.abstained), ("set aside", item.excluded)):
        if who:
            yield f"{len(who)} {what}"


def item_parts(item: Item) -> Iterator[Part]:
    """Yield everything the panel needs to agree on one answer."""
    yield Heading(item_title(item), 3)
    yield Sentences(tuple(_sentences(item)))
    if item.response.marks:
        yield Points(tuple(mark_line(item.scale, mark) for mark in item.response.marks))
    levels = list(_levels_between(item))
    if levels:
        yield Sentences(("The published levels from the lowest to the highest mark:",))
        yield Points(tuple(levels))
    if item.span_with_excluded is not None:
        header = ("", "Marks", "Levels apart")
        rows = [("without what is set aside", item.span), ("with it", item.span_with_excluded)]
        yield Grid(header, tuple(_span_row(name, span) for name, span in rows))
    if item.consensus is not None:
        yield Sentences(("What the panel agreed:",))
        yield Points(tuple(consensus_lines(item.scale, item.consensus)))


def item_title(item: Item) -> str:
    """Return the criterion and the bid: `LE1 Local jobs · Harbour Community Trust (harbour)`."""
    supplier = f"{item.bid.supplier} ({item.bid.id})" if item.bid.supplier else item.bid.id
    return f"{item.criterion.id} {item.criterion.title}".strip() + f" · {supplier}"


def _sentences(item: Item) -> Iterator[str]:
    if item.criterion.question:
        yield item.criterion.question
    if item.span is not None and item.span.levels_apart > 1:
        yield f"The marks are {item.span.levels_apart} levels apart."
    for line in item.lines:
        yield f"Marks lie on both sides of {line.name}, {published(line.score)}."
    if item.missing:
        names = ", ".join(evaluator.id for evaluator in item.missing)
        yield f"Still to mark: {names}."
    if item.span is None:
        yield "There is no mark that counts yet."


def mark_line(scale: Scale, mark: Mark) -> str:
    """Return one evaluator's mark with its level and reason, or why it does not count."""
    if mark.abstained:
        return f"{mark.evaluator} abstained: {mark.reason}"
    given = level_text(scale, mark.score) if mark.score is not None else "no score"
    aside = f", set aside: {mark.reason}" if mark.excluded else ""
    rationale = f": {mark.rationale}" if mark.rationale else " (no rationale)"
    return f"{mark.evaluator} gave {given}{aside}{rationale}"


def level_text(scale: Scale, score: Decimal) -> str:
    """Return a score with the label of its level: `4 (Strong)`."""
    label = next((level.label for level in scale.levels if level.score == score), "")
    bands = [band for band in scale.bands if band.start <= score]
    if bands:
        label = max(bands, key=lambda band: band.start).label
    return published(score) + (f" ({label})" if label else "")


def _levels_between(item: Item) -> Iterator[str]:
    span = item.span
    if span is None or span.low == span.high:
        return
    for level in sorted(item.scale.levels, key=lambda level: level.score):
        if span.low <= level.score <= span.high and level.descriptor:
            yield f"{level_text(item.scale, level.score)}: {level.descriptor}"
    bands = sorted(item.scale.bands, key=lambda band: band.start)
    for place, band in enumerate(bands):
        ends_below = place + 1 < len(bands) and bands[place + 1].start <= span.low
        if band.start <= span.high and not ends_below and band.descriptor:
            yield f"from {level_text(item.scale, band.start)}: {band.descriptor}"


def _span_row(name: str, span: Span | None) -> tuple[str, ...]:
    return (name, _ends(span), str(span.levels_apart) if span is not None else "")


def consensus_lines(scale: Scale, consensus: Consensus) -> Iterator[str]:
    """Yield what is recorded of the panel's agreement."""
    when = f" on {consensus.date.isoformat()}" if consensus.date is not None else ""
    score = "no score" if consensus.score is None else level_text(scale, consensus.score)
    yield f"Agreed score{when}: {score}"
    yield f"Reasons: {consensus.rationale or 'none recorded'}"
    if consensus.why_not_higher:
        yield f"Why not higher: {consensus.why_not_higher}"
    if consensus.why_outside_marks:
        yield f"Why outside the marks: {consensus.why_outside_marks}"
    for difference in consensus.differences:
        yield f"Difference of {difference.evaluator}: {difference.resolution or 'no resolution recorded'}"
    for dissent in consensus.dissent:
        yield f"Dissent of {dissent.evaluator}: {dissent.reason or 'no reason recorded'}"
