"""An assessment summary: what one supplier is told (Procurement Act 2023 s.50).

What has to be in it is in regulation 31 of the Procurement Regulations 2024: for the supplier's own tender
and for the successful one the award criteria, how they were assessed, every score with its explanation, and
the sub-totals. Confidential passages of the successful tender's record are withheld from the others.
"""

from __future__ import annotations

from datetime import date as Day

from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, Result
from sv_score.writing.report.audience import Audience, Reader, seen_by
from sv_score.writing.summary.missing import Missing

DRAFT = "DRAFT: not to be sent"


class Letter(NamedTuple):
    """One supplier's assessment summary, with nothing in it that the supplier may not see.

    `own` is the supplier's tender; `successful` are the others that the authority names as successful, and
    `is_successful` says that the supplier's own is among those named. `missing` is what the record lacks: a
    final letter has none. `date` is the last day in the record, where there is one.
    """

    result: Result
    own: BidResult
    successful: tuple[BidResult, ...]
    is_successful: bool
    draft: bool
    missing: tuple[Missing, ...] = ()
    date: Day | None = None


def letter(
    result: Result,
    own: str,
    successful: tuple[str, ...],
    missing: tuple[Missing, ...] = (),
    date: Day | None = None,
    *,
    draft: bool = False,
) -> Letter:
    """Return the letter to the supplier of the bid `own`; `missing` may name other bids too.

    `result` is whole, as scored; the bids named are in it. The letter is a draft too where anything is
    missing for it, or no successful bid is named.
    """
    others = [name for name in successful if name != own]
    seen = [seen_by(result, Reader(Audience.SUPPLIER, own, other)) for other in others]
    mine = seen_by(result, Reader(Audience.SUPPLIER, own))
    shown = tuple(_named(one, other) for one, other in zip(seen, others, strict=True))
    wanted = {own, *others}
    lacking = tuple(each for each in missing if each.bid in wanted)
    return Letter(
        mine._replace(bids=(*mine.bids, *shown)),
        mine.bids[0],
        shown,
        own in successful,
        draft or bool(lacking) or not successful,
        lacking,
        date,
    )


def _named(result: Result, name: str) -> BidResult:
    return next(bid for bid in result.bids if bid.bid.id == name)
