"""Labels that stand for bids while evaluators are not to know who bids.

The order of the labels follows from a secret and the bids' ids, and not from their order in any file: whoever
does not have the secret learns nothing from a label, and whoever has it gets the same labels again.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from itertools import count

WORDS = ("Bid", "Tender", "Offer", "Blind")


def labels_for(
    bids: Sequence[str], secret: str, known: Sequence[tuple[str, str]] = ()
) -> list[tuple[str, str]]:
    """Return label and bid for each of `bids`; those `known` keep their label.

    No label is the id of a bid, in upper or lower case.
    """
    labelled = {bid for _, bid in known}
    taken = {name.casefold() for name in (*bids, *(label for label, _ in known))}
    new = sorted((bid for bid in bids if bid not in labelled), key=lambda bid: _drawn(secret, bid))
    word = next(iter(known))[0].rpartition("-")[0] if known else _free_word(taken)
    names = (f"{word}-{letters(n)}" for n in count())
    free = (name for name in names if name.casefold() not in taken)
    return [*known, *zip(free, new, strict=False)]


def letters(number: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _free_word(taken: set[str]) -> str:
    return next(
        (word for word in WORDS if not any(name.startswith(word.casefold()) for name in taken)), WORDS[-1]
    )


def _drawn(secret: str, bid: str) -> bytes:
    return hmac.digest(secret.encode(), bid.encode(), "sha256")
