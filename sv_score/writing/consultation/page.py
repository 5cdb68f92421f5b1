"""What a page about a consultation is made from, and the sentences on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sv_score.comparing.consultation import Group, View, fits
from sv_score.comparing.weight_effects import Effect
from sv_score.model.criteria import AwardCriteria
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.proposal import Decision, How, Proposal
from sv_score.rules.wording import listed
from sv_score.writing.figures import exact, figure, published

SWING_SOURCE = (
    "A swing is how much it matters to go from the worst to the best answer; a weight is the swing out of "
    "the sum of all swings (von Winterfeldt and Edwards 1986; Edwards and Barron 1994)."
)
LIMITS = (
    "The proposals are shown, not averaged and not put to a vote. Which weights are published is for people "
    "to decide, and to give reasons for."
)
MOST_PAIRS = 6


class ConsultPage(NamedTuple):
    """Everything a page about a consultation shows; `effects` by the id of the dimension."""

    criteria: AwardCriteria
    proposals: tuple[Proposal, ...]
    decision: Decision | None
    groups: tuple[Group, ...]
    effects: dict[str, list[Effect]]


def share(value: Fraction, page: ConsultPage) -> str:
    """Return a share in percent, as short as it can be: 30, or rounded as published."""
    if value.denominator == 1:
        return str(value.numerator)
    return figure(value, page.criteria.printed_rounding)


def agreement(group: Group, page: ConsultPage) -> Iterator[str]:
    """Yield where the proposals on a group agree and where they differ."""
    if len(group.views) < 2:
        return
    spans = {name: span for name in group.ids if (span := group.span(name)) is not None}
    if len(group.numbered) > 1:
        same = [name for name, (low, high) in spans.items() if low == high]
        if same:
            says = listed([f"{name} {share(spans[name][0], page)}" for name in same])
            yield f"All proposals with numbers give {says}."
        widest = max(high - low for low, high in spans.values())
        wide = [name for name, (low, high) in spans.items() if high - low == widest]
        if widest:
            told = listed(
                [f"{name} ({share(spans[name][0], page)} to {share(spans[name][1], page)})" for name in wide]
            )
            yield f"They are furthest apart on {told}."
    agreed, open_ = group.pairs()
    total = agreed + len(open_)
    if total:
        pairs = f"pair{'s' * (total > 1)}"
        yield f"In {agreed} of {total} {pairs} the proposals agree which of the two weighs more."
    if open_:
        shown = listed([f"{a} or {b}" for a, b in open_[:MOST_PAIRS]])
        rest = f", and {len(open_) - MOST_PAIRS} more" if len(open_) > MOST_PAIRS else ""
        yield f"They do not agree which weighs more: {shown}{rest}."


def order_notes(group: Group, page: ConsultPage) -> Iterator[str]:
    """Yield what each order says and allows, and which weights with numbers fit it."""
    for view in group.views:
        if view.how is not How.ORDER:
            continue
        allowed = listed([f"{n} {ends(low, high, page)}" for n, (low, high) in view.bounds().items()])
        yield (
            f"{view.name} gives an order and no numbers: {in_words(view)}. "
            f"Weights that fit it: {allowed} percent."
        )
        others = [v for v in (group.file, *group.numbered, group.agreed) if v and v.shares]
        fitting = [v.name for v in others if v.shares and fits(view, v.shares)]
        failing = [v.name for v in others if v.name not in fitting]
        if fitting:
            yield f"The weights {listed([name_of(n) for n in fitting])} fit that order."
        if failing:
            yield f"The weights {listed([name_of(n) for n in failing])} do not fit that order."


def name_of(name: str) -> str:
    """Return what a set of weights is called in a sentence: `in the file`, `agreed on`, `of` a proposal."""
    return name if " " in name else f"of {name}"


def ends(low: Fraction, high: Fraction, page: ConsultPage) -> str:
    """Return one share, or two ends."""
    return share(low, page) if low == high else f"{share(low, page)} to {share(high, page)}"


def in_words(view: View) -> str:
    """Return an order: `a and b equally, before c, before d`."""
    places = sorted(set(view.said.values()))
    levels = [[name for name, place in view.said.items() if place == at] for at in places]
    return ", before ".join(listed(names) + (" equally" if len(names) > 1 else "") for names in levels)


def swing_notes(group: Group, page: ConsultPage) -> Iterator[str]:
    """Yield the arithmetic of each proposal with swings."""
    for view in group.views:
        if view.how is How.SWINGS and view.shares is not None:
            total = exact(sum(map(Fraction, view.said.values()), Fraction(0)))
            sums = ", ".join(
                f"{name} {published(value)}/{total} = {share(view.shares[name], page)} percent"
                for name, value in view.said.items()
            )
            yield f"{view.name} gives swings: {sums}."


def outside(group: Group, page: ConsultPage) -> Iterator[str]:
    """Yield where the agreed weights lie outside what was proposed in numbers."""
    if group.agreed is None or group.agreed.shares is None:
        return
    for name, value in group.agreed.shares.items():
        span = group.span(name)
        if span is not None and not span[0] <= value <= span[1]:
            yield (
                f"{name}: {share(value, page)} was agreed, outside the numbers proposed "
                f"({ends(*span, page)}); the reasons should say why."
            )


def groups_with(groups: Sequence[Group], how: How) -> bool:
    """Return whether any proposal speaks in that way."""
    return any(view.how is how for group in groups for view in group.views)
