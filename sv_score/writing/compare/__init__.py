"""Comparisons of bids as pages: parts for people, JSON for programs."""

from __future__ import annotations

from sv_score.comparing.overview import Overview
from sv_score.comparing.pairs import Pair
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading.locate import Located
from sv_score.reading.source import Source


class ComparePage(NamedTuple):
    """What to write: all pairs of a result, or one pair head to head.

    `short` leaves out what is said pair by pair, or the rationales of the two.
    """

    result: Result
    overview: Overview
    pair: Pair | None = None
    findings: tuple[Located, ...] = ()
    sources: tuple[Source, ...] = ()
    short: bool = False
