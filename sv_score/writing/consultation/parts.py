"""A consultation put together from headings, sentences and grids."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.comparing.consultation import Group, View
from sv_score.comparing.weight_effects import Range
from sv_score.model.proposal import How
from sv_score.writing.consultation.page import (
    LIMITS,
    SWING_SOURCE,
    ConsultPage,
    agreement,
    ends,
    groups_with,
    order_notes,
    outside,
    share,
    swing_notes,
)
from sv_score.writing.figures import figure
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences

_HOW = {How.WEIGHTS: "weights", How.ORDER: "an order, no numbers", How.SWINGS: "swings"}


def consultation_parts(page: ConsultPage) -> Iterator[Part]:
    """Yield the page."""
    criteria = page.criteria
    yield Heading(f"Consultation on the weights of {criteria.title or criteria.id}", 1)
    yield Sentences((f"Criteria {criteria.id}. Weights are in percent. {LIMITS}",))
    yield from _who(page)
    for group in page.groups:
        yield from _group(group, page)
    if groups_with(page.groups, How.SWINGS):
        yield Sentences((SWING_SOURCE,))
    yield from _effects(page)
    yield from _decision(page)


def _who(page: ConsultPage) -> Iterator[Part]:
    if not page.proposals:
        return
    yield Heading("Who proposed what")
    rows = tuple((p.id, p.by, str(p.date or "not said"), _HOW[p.how]) for p in page.proposals)
    yield Grid(("Proposal", "By", "Date", "Given as"), rows)
    reasons = [f"{p.id}: {_flat(reason)}" for p in page.proposals for reason in p.reasons]
    if reasons:
        yield Sentences(("Their reasons:",))
        yield Points(tuple(reasons))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _group(group: Group, page: ConsultPage) -> Iterator[Part]:
    dimension = group.dimension
    yield Heading("Dimensions" if dimension is None else f"Within {dimension.name or dimension.id}")
    sets = _sets(group)
    header = ("Dimension" if dimension is None else "Criterion", *(v.name for v in sets), "proposed from, to")
    rows = tuple(
        (name, *(_cell(view, name, page) for view in sets), _span(group, name, page)) for name in group.ids
    )
    yield Grid(header, rows, tuple(range(1, len(header))))
    lines = [*agreement(group, page), *order_notes(group, page), *swing_notes(group, page)]
    if lines:
        yield Points(tuple(lines))


def _sets(group: Group) -> list[View]:
    """Return every set of weights of a group: the file's, the proposals', the agreed one."""
    return [view for view in (group.file, *group.views, group.agreed) if view is not None]


def _cell(view: View, name: str, page: ConsultPage) -> str:
    shares = view.shares
    if shares is not None:
        return share(shares[name], page)
    if view.how is not How.ORDER:
        return "0"
    place = view.said[name]
    equal = "=" if list(view.said.values()).count(place) > 1 else ""
    return f"place {place}{equal}"


def _span(group: Group, name: str, page: ConsultPage) -> str:
    span = group.span(name)
    return "no number" if span is None else ends(*span, page)


def _effects(page: ConsultPage) -> Iterator[Part]:
    if not any(group.dimension for group in page.groups):
        return
    yield Heading("What each set does to mock bids")
    yield Sentences(
        (
            "A mock bid `only X` has the highest score on X and the lowest on the other criteria of the "
            "dimension; the others are those of a rehearsal. Dimension scores are of 100; under an order "
            "they lie between two ends. Weights of dimensions change no dimension score.",
        )
    )
    for group in page.groups:
        if group.dimension is None:
            continue
        found = page.effects.get(group.dimension.id, [])
        if not found:
            name = group.dimension.name or group.dimension.id
            yield Sentences((f"{name}: every set gives the mock bids the same scores.",))
            continue
        names = list(found[0].scores)
        rows = tuple((e.bid, *(_score(e.scores[name], page) for name in names)) for e in found)
        yield Heading(f"{group.dimension.name or group.dimension.id}, dimension score", 3)
        yield Grid(("Mock bid", *names), rows, tuple(range(1, len(names) + 1)))


def _score(scores: Range, page: ConsultPage) -> str:
    low, high = (figure(end, page.criteria.printed_rounding) for end in scores)
    return low if low == high else f"{low} to {high}"


def _decision(page: ConsultPage) -> Iterator[Part]:
    yield Heading("Decision")
    decision = page.decision
    if decision is None:
        yield Sentences(("No decision is recorded yet. It goes into a file of its own: --decision FILE.",))
        return
    day = f" on {decision.date}" if decision.date else ""
    yield Sentences((f"Decided by {'; '.join(map(_flat, decision.decided_by))}{day}.",))
    yield Grid(
        ("Weight of", "In the file", "Agreed"),
        tuple(
            (name, _cell(group.file, name, page) if group.file else "none", _cell(group.agreed, name, page))
            for group in page.groups
            if group.agreed is not None
            for name in group.ids
        ),
        (1, 2),
    )
    yield Sentences(("Reasons given:",))
    yield Points(tuple(map(_flat, decision.reasons)))
    notes = [line for group in page.groups for line in outside(group, page)]
    if notes:
        yield Sentences(("To note:",))
        yield Points(tuple(notes))
