"""The bids, dimensions and others that a command line names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sv_score.model.result import Result
from sv_score.reading.report import did_you_mean
from sv_score.reading.source import Unreadable
from sv_score.writing.plain import plain

# How many names are listed where none is near the one that was given.
MOST = 20


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


def check_named(what: str, names: Iterable[str], known: Sequence[str], most: int | None = MOST) -> None:
    """Raise `Unreadable` for the first of `names` that is not `known`; without a near one, list `most`."""
    for name in names:
        if name not in known:
            others = " and others" if most is not None and len(known) > most else ""
            there = f"there are {', '.join(known[:most])}{others}" if known else "there is none"
            help = did_you_mean(name, known, there)
            raise Unreadable(f"no {what} `{plain(name)}`; {help}")


def contradictions(result: Result, successful: Sequence[str]) -> list[str]:
    """Return what speaks against a bid being named as successful, under the published criteria."""
    return [
        f"bid {bid.bid.id} is named as successful, but the published criteria disqualify it by: "
        f"{', '.join(bid.disqualified_by)}"
        for bid in result.bids
        if bid.bid.id in successful and bid.disqualified_by
    ]


def _place(what: str, name: str, known: Sequence[str]) -> int:
    check_named(what, (name,), known)
    return known.index(name)
