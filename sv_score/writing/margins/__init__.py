"""Comments on how firm the figures are, as pages: parts for people, JSON for programs."""

from __future__ import annotations

from sv_score.comparing.left_out import Outside
from sv_score.comparing.margins import DimensionMargins
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, Result
from sv_score.reading.locate import Located
from sv_score.reading.source import Source


class MarginsPage(NamedTuple):
    """What to write: the statements of each dimension shown, and the bids about which all are firm.

    `result` is narrowed to the bids and dimensions shown. `part` says that these are not all.
    """

    result: Result
    dimensions: tuple[DimensionMargins, ...]
    outside: tuple[Outside, ...]
    firm: tuple[BidResult, ...]
    part: bool = False
    findings: tuple[Located, ...] = ()
    sources: tuple[Source, ...] = ()
