"""Agreement as a page for people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import Rounding
from sv_score.scoring.agreement import ALPHA, PERCENT, Agreement, EvaluatorAgreement, Unit
from sv_score.scoring.rounding import rounded
from sv_score.writing.agreement import AgreementPage
from sv_score.writing.agreement.sentences import HOW_TO_READ, NO_MARKS, NOTHING, WHAT, changed_since
from sv_score.writing.figures import published
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences

NONE = "-"


def parts(page: AgreementPage) -> Iterator[Part]:
    """Yield the parts of the page."""
    title = " · ".join(text for text in (page.criteria.title, page.criteria.authority) if text)
    yield Heading(f"Agreement of the evaluators · {title}", 1)
    since = changed_since(page.changed)
    yield Sentences((WHAT, f"{since}.") if since else (WHAT,))
    yield Heading("By dimension")
    yield _dimensions(page)
    notes = list(_notes(page))
    if notes:
        yield Points(tuple(notes))
    yield Heading("By evaluator")
    yield from _evaluators(page)
    yield Heading("Where the marks differ, widest spread first")
    yield from _spread(page)
    yield Heading("How to read this")
    yield Points(HOW_TO_READ)


def _dimensions(page: AgreementPage) -> Grid:
    header = ("Dimension", "Answers", "Marks", "Exact %", "Within one level %", "Alpha")
    rows = []
    for each in page.found.dimensions:
        rows.append((each.dimension.name or each.dimension.id, *_figures(each.pooled)))
        for one in each.by_scale:
            scale = one.scale.describe() if one.scale else ""
            rows.append((f"  on the scale {scale}", *_figures(one)))
    return Grid(header, tuple(rows), (1, 2, 3, 4, 5))


def _figures(shown: Agreement) -> tuple[str, ...]:
    return (
        str(shown.units),
        str(shown.marks),
        _figure(shown.exact, PERCENT),
        _figure(shown.within_one, PERCENT),
        _figure(shown.alpha, ALPHA),
    )


def _figure(value: Fraction | None, rounding: Rounding) -> str:
    return NONE if value is None else f"{rounded(value, rounding):f}"


def _notes(page: AgreementPage) -> Iterator[str]:
    if not any(each.pooled.units for each in page.found.dimensions):
        yield NOTHING
        return
    few = []
    for name, shown in _named(page):
        if shown.note:
            yield f"{name}: {shown.note}."
        if 0 < shown.units < page.enough:
            few.append(f"{name} ({shown.units})")
    if few:
        yield (
            f"No conclusion can be drawn from fewer than {page.enough} answers with two marks. There are "
            f"fewer in: {'; '.join(few)}."
        )


def _named(page: AgreementPage) -> Iterator[tuple[str, Agreement]]:
    """Yield every agreement that is shown, with the name it is called by."""
    for each in page.found.dimensions:
        name = each.dimension.name or each.dimension.id
        yield name, each.pooled
        for one in each.by_scale:
            yield f"{name} on the scale {one.scale.describe() if one.scale else ''}", one


def _evaluators(page: AgreementPage) -> Iterator[Part]:
    if not page.found.evaluators:
        yield Sentences(("The bids file names no evaluators and there are no marks.",))
        return
    names = {evaluator.id: evaluator.name for evaluator in page.evaluation.evaluators}
    rows = []
    for each in page.found.evaluators:
        name = f"{each.evaluator} {names.get(each.evaluator, '')}".strip()
        rows += list(_evaluator_rows(name, each))
    yield Grid(("Evaluator", "Marks compared", "Mean difference in levels"), tuple(rows), (1, 2))


def _evaluator_rows(name: str, shown: EvaluatorAgreement) -> Iterator[tuple[str, ...]]:
    if len(shown.by_scale) == 1:
        yield (name, str(shown.marks), _signed(shown.by_scale[0].difference))
        return
    yield (name, str(shown.marks), NO_MARKS if not shown.by_scale else "per scale:")
    for one in shown.by_scale:
        yield (f"  on the scale {one.scale.describe()}", str(one.marks), _signed(one.difference))


def _signed(value: Fraction) -> str:
    text = _figure(value, PERCENT)
    return text if text.startswith("-") or not value else f"+{text}"


def _spread(page: AgreementPage) -> Iterator[Part]:
    if not page.found.spread:
        yield Sentences(("No two marks on the same answer differ.",))
        return
    wide = [unit for unit in page.found.spread if unit.levels_apart > 1]
    if wide:
        header = ("Bid and criterion", "Lowest mark", "Highest mark", "Levels apart")
        yield Grid(header, tuple(_spread_row(unit) for unit in wide), (1, 2, 3))
    rest = len(page.found.spread) - len(wide)
    if rest:
        more = "further " * bool(wide)
        yield Sentences((f"On {rest} {more}answer{'s' * (rest > 1)} the marks differ by one level.",))


def _spread_row(unit: Unit) -> tuple[str, ...]:
    name = f"{unit.bid.id}: {unit.criterion.id} {unit.criterion.title}".strip()
    return (name, published(unit.low), published(unit.high), str(unit.levels_apart))
