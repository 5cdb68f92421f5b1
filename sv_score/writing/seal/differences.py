"""What `diff` says: the differences in meaning, and what they do to each bid in each dimension."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from sv_score.model.criteria import AwardCriteria, Rounding
from sv_score.model.named_tuple import NamedTuple
from sv_score.records.change import Change, Touches, shortened
from sv_score.records.effect import Effect, Standing
from sv_score.writing.figures import exact, loud_verdict, span
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences
from sv_score.writing.seal.verified import WIDEST, change_values

_TOUCHES = {
    Touches.FIGURES: "scores or minimums",
    Touches.WORDING: "wording",
    Touches.OTHER: "neither",
}


class Alone(NamedTuple):
    """What one change does when nothing else changes, or the `problem` with asking that."""

    change: Change
    effects: tuple[Effect, ...] = ()
    standings: tuple[Standing, ...] = ()
    problem: str = ""


class Together(NamedTuple):
    """What all changes do to the bids, each dimension by itself; or the `problem` that nothing is known.

    `alone` has an entry for every change, `None` where one by itself can do nothing to a figure.
    """

    effects: tuple[Effect, ...] = ()
    standings: tuple[Standing, ...] = ()
    old: AwardCriteria | None = None
    new: AwardCriteria | None = None
    alone: tuple[Alone | None, ...] = ()
    problem: str = ""


class Compared(NamedTuple):
    """Two files by name, their kind, the changes from one to the other and what they do to bids."""

    old: str
    new: str
    kind: str
    changes: tuple[Change, ...]
    together: Together | None = None


def parts(compared: Compared) -> list[Part]:
    """Return the page."""
    return list(_parts(compared))


def _parts(compared: Compared) -> Iterator[Part]:
    yield Heading(f"{compared.old} and {compared.new}", 1)
    if not compared.changes:
        yield Sentences(("They say the same. Spelling, comments and the order of keys are not compared.",))
        return
    count = len(compared.changes)
    yield Sentences((f"{count} {'difference' if count == 1 else 'differences'} in meaning.",))
    rows = [(c.place, *shortened(c.before, c.after, WIDEST), _TOUCHES[c.touches]) for c in compared.changes]
    yield Grid(("Where", "Published", "Applied", "Bears on"), tuple(rows))
    if compared.together is not None:
        yield from _together(compared.together)


def _together(together: Together) -> Iterator[Part]:
    if together.problem or together.old is None or together.new is None:
        yield Sentences((together.problem,))
        return
    yield Heading("What the differences do to the bids")
    if not any(e.changed for e in together.effects) and not any(s.changed for s in together.standings):
        yield Sentences(("Nothing: every score and every minimum stays as it is, in every dimension.",))
    same = []
    for name in dict.fromkeys(effect.dimension for effect in together.effects):
        effects = [effect for effect in together.effects if effect.dimension == name]
        if any(effect.changed for effect in effects):
            yield Heading(_dimension_name(together, name), 3)
            yield _grid(effects, together)
        else:
            same.append(_dimension_name(together, name))
    if same and len(same) < len(together.new.dimensions):
        yield Sentences((f"No score changes in: {'; '.join(same)}.",))
    yield from _standings(together.standings)
    alone = [each for each in together.alone if each is not None]
    if len(alone) > 1:
        yield Heading("What each difference does by itself")
        yield Points(tuple(_alone(each, together) for each in alone))
    yield Sentences(("Each dimension stands by itself; nothing here adds dimensions up.",))


def _dimension_name(together: Together, name: str) -> str:
    for criteria in (together.new, together.old):
        for dimension in criteria.dimensions if criteria else ():
            if dimension.id == name:
                return dimension.name or name
    return name


def _grid(effects: list[Effect], together: Together) -> Grid:
    rows = []
    has_minimum = any(e.old_met is not None or e.new_met is not None for e in effects)
    for effect in effects:
        cells = [effect.bid, *_scores(effect, together), "yes" if effect.changed else "no"]
        if has_minimum:
            cells.append(_minimum(effect))
        rows.append(tuple(cells))
    header = ("Bid", "Published", "Applied", "Changed", *(("Minimum",) if has_minimum else ()))
    return Grid(header, tuple(rows), (1, 2))


def _scores(effect: Effect, together: Together) -> tuple[str, str]:
    old_rounding, new_rounding = _roundings(together)
    old = _score(effect.old, effect.old_weighted, old_rounding)
    new = _score(effect.new, effect.new_weighted, new_rounding)
    if old == new and effect.old and effect.new and effect.old != effect.new:
        # Two scores that print alike and differ are given exactly.
        return f"{old} (exactly {_exactly(effect.old)})", f"{new} (exactly {_exactly(effect.new)})"
    return old, new


def _roundings(together: Together) -> tuple[Rounding, Rounding]:
    old, new = together.old, together.new
    return (old.printed_rounding if old else Rounding(), new.printed_rounding if new else Rounding())


def _score(
    score: tuple[Fraction, Fraction] | None, weighted: tuple[Fraction, Fraction] | None, rounding: Rounding
) -> str:
    if score is None:
        return "no such dimension"
    text = span(*score, rounding, " to ")
    return f"{text}, {span(*weighted, rounding, ' to ')} marks" if weighted is not None else text


def _exactly(score: tuple[Fraction, Fraction]) -> str:
    low, high = score
    return exact(low) if low == high else f"{exact(low)} to {exact(high)}"


def _minimum(effect: Effect) -> str:
    if effect.old_met == effect.new_met:
        return loud_verdict(effect.new_met)
    return f"{loud_verdict(effect.old_met)}, then {loud_verdict(effect.new_met)}"


def _standings(standings: tuple[Standing, ...]) -> Iterator[Part]:
    lines = [line for standing in standings if standing.changed for line in _standing(standing)]
    if lines:
        yield Points(tuple(lines))


def _standing(standing: Standing) -> Iterator[str]:
    for name in standing.new:
        if name not in standing.old:
            yield f"{standing.bid} fails {name} by the applied criteria, and does not by the published ones."
    for name in standing.old:
        if name not in standing.new:
            yield f"{standing.bid} fails {name} by the published criteria, and does not by the applied ones."
    if bool(standing.old_out) != bool(standing.new_out):
        now, other = ("applied", "published") if standing.new_out else ("published", "applied")
        yield f"{standing.bid} is disqualified by the {now} criteria, and is not by the {other} ones."


def _alone(alone: Alone, together: Together) -> str:
    change = alone.change
    old, new = shortened(change.before, change.after, WIDEST)
    lead = f"{change.place}, from {old} to {new}: "
    if alone.problem:
        return f"{lead}cannot be applied by itself ({alone.problem})."
    changed = [effect for effect in alone.effects if effect.changed]
    done = [
        f"in {name} "
        + ", ".join(_from_to(effect, together) for effect in changed if effect.dimension == name)
        for name in dict.fromkeys(effect.dimension for effect in changed)
    ]
    done += [line.rstrip(".") for s in alone.standings if s.changed for line in _standing(s)]
    return lead + ("; ".join(done) if done else "changes no score and no minimum") + "."


def _from_to(effect: Effect, together: Together) -> str:
    rounding = _roundings(together)[0]
    old, new, unit = effect.old, effect.new, ""
    if old == new:
        old, new, unit = effect.old_weighted, effect.new_weighted, " marks"
    before, after = (span(*ends, rounding) if ends else "nothing" for ends in (old, new))
    return f"{effect.bid} from {before} to {after}{unit}"


def values(compared: Compared) -> dict[str, Any]:
    """Return the same as JSON values; scores are exact fractions as text."""
    shown: dict[str, Any] = {
        "sv_score": 1,
        "published": compared.old,
        "applied": compared.new,
        "kind": compared.kind,
        "same": not compared.changes,
        "changes": [change_values(change) for change in compared.changes],
    }
    together = compared.together
    if together is not None:
        shown["problem"] = together.problem or None
        shown["bids"] = _effects(together.effects)
        shown["minimums"] = _failed(together.standings)
        for change, alone in zip(shown["changes"], together.alone, strict=bool(together.alone)):
            if alone is not None:
                change["alone"] = {
                    "problem": alone.problem or None,
                    "bids": [e for e in _effects(alone.effects) if e["changed"]],
                    "minimums": _failed(alone.standings),
                }
    return shown


def _effects(effects: tuple[Effect, ...]) -> list[dict[str, Any]]:
    return [
        {
            "bid": effect.bid,
            "dimension": effect.dimension,
            "changed": effect.changed,
            "published": _ends(effect.old, effect.old_weighted, effect.old_met),
            "applied": _ends(effect.new, effect.new_weighted, effect.new_met),
        }
        for effect in effects
    ]


def _ends(
    score: tuple[Fraction, Fraction] | None, weighted: tuple[Fraction, Fraction] | None, met: bool | None
) -> dict[str, Any] | None:
    if score is None:
        return None
    marks = {"weighted_low": str(weighted[0]), "weighted_high": str(weighted[1])} if weighted else {}
    return {"low": str(score[0]), "high": str(score[1]), **marks, "minimum_met": met}


def _failed(standings: tuple[Standing, ...]) -> list[dict[str, Any]]:
    return [
        {
            "bid": standing.bid,
            "published": {"failed": list(standing.old), "disqualified_by": list(standing.old_out)},
            "applied": {"failed": list(standing.new), "disqualified_by": list(standing.new_out)},
        }
        for standing in standings
        if standing.changed
    ]
