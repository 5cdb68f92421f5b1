"""Reasons that name a bidder whom the reader of a summary has no business to read about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.writing.confidential import withheld, without_markers
from sv_score.writing.summary.missing import reasons

# A shorter name is too likely to be an ordinary word.
SHORTEST = 4


class Named(NamedTuple):
    """The reasons on one answer that name a supplier of another bid."""

    bid: str
    criterion: str
    supplier: str


def others_named(result: Result, bids: tuple[str, ...], successful: tuple[str, ...]) -> Iterator[Named]:
    """Yield where the reasons on a bid name a supplier who is neither its own nor successful.

    `bids` are those whose suppliers get a summary. What is marked confidential does not reach others.
    """
    owners = _owners(result)
    if not owners:
        return
    names = "|".join(re.escape(name) for name in sorted(owners, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    for bid in result.bids:
        if bid.bid.id not in bids and bid.bid.id not in successful:
            continue
        shown = withheld if bid.bid.id in successful else without_markers
        for criterion, response in bid.bid.responses.items():
            text = "\n".join(shown(reason) for _, reason in reasons(response)).casefold()
            found = dict.fromkeys(pattern.findall(text))
            for name in found:
                if not owners[name].keys() & {bid.bid.id, *successful}:
                    yield Named(bid.bid.id, criterion, next(iter(owners[name].values())))


def _owners(result: Result) -> dict[str, dict[str, str]]:
    """Return, for each name of a supplier or partner, the bids that it is in, each with its supplier."""
    owners: dict[str, dict[str, str]] = {}
    for bid in result.bids:
        for name in (bid.bid.supplier, *bid.bid.partners):
            if len(name) >= SHORTEST:
                owners.setdefault(name.casefold(), {})[bid.bid.id] = bid.bid.supplier
    return owners
