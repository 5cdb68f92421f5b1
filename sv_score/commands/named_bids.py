"""The two bids, and the dimensions, that a command line names."""

from __future__ import annotations

from collections.abc import Sequence

from sv_score.model.result import Result
from sv_score.reading.report import did_you_mean
from sv_score.reading.source import Unreadable


def named_pair(result: Result, names: Sequence[str]) -> tuple[int, int] | None:
    """Return the places (from 0) of the two bids named, `None` where none is; raise `Unreadable`."""
    if not names:
        return None
    known = [bid.bid.id for bid in result.bids]
    if len(names) == 1:
        raise Unreadable(f"only `{names[0]}` is named; name two bids, or none for all of them")
    first, second = (_place("bid", name, known) for name in names)
    if first == second:
        raise Unreadable(f"`{names[0]}` is named twice; name two different bids")
    return first, second


def known_dimensions(result: Result, names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the dimensions named, in file order, or of all; raise `Unreadable`."""
    known = [dimension.id for dimension in result.criteria.dimensions]
    places = {_place("dimension", name, known) for name in names} or range(len(known))
    return tuple(known[place] for place in sorted(places))


def _place(what: str, name: str, known: Sequence[str]) -> int:
    if name not in known:
        shown = ", ".join(known[:20]) + (" and others" if len(known) > 20 else "")
        raise Unreadable(f"no {what} `{name}`; {did_you_mean(name, known, f'there are {shown}')}")
    return known.index(name)
