"""Blind keys: which label stands for which bid, while evaluators do not know who bids."""

from __future__ import annotations

from collections.abc import Sequence

from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.decode import VERSION, Field, Record
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.nodes import Mapping, Node
from sv_score.reading.report import ROOT, At, Report, did_you_mean
from sv_score.reading.source import Source
from sv_score.reading.values import Identifier, Text


class BlindKey(NamedTuple):
    """The `secret` that the order of the labels follows from, and the bids' ids by label."""

    secret: str = ""
    labels: tuple[tuple[str, str], ...] = ()


class _Labels:
    """Bids' ids by label."""

    def decode(self, node: Node, at: At, report: Report) -> tuple[tuple[str, str], ...] | None:
        """Return the pairs of label and bid in the order of the file."""
        if not isinstance(node, Mapping):
            report.add(
                faults.WRONG_TYPE, f"expected labels with the bids they stand for, found {node.kind}", at
            )
            return None
        pairs = []
        for label, child in node.entries.items():
            bid = Identifier().decode(child, (at, label), report)
            if bid is not None:
                pairs.append((label, bid))
        return tuple(pairs)


KEY_FILE = Record(
    BlindKey,
    "a blind key",
    {
        "sv_score": VERSION,
        "secret": Field(Text(), "the text that the order of the labels follows from", True),
        "labels": Field(_Labels(), "the bid that each label stands for", True),
    },
)


def read_key(source: Source, bids: Sequence[str] | None, findings: list[Finding]) -> BlindKey | None:
    """Return a blind key for the bids with these ids, `None` for any; faults are added to `findings`.

    A label that is a bid's own id, and a bid with two labels, could send a mark to the wrong bid.
    """
    key = decode_as(KEY_FILE, "blind key", compose_source(source, findings), source.label, findings)
    if key is None:
        return None
    report = Report(source.label, findings)
    own = {bid.casefold() for bid in bids or ()}
    seen: dict[str, str] = {}
    for label, bid in key.labels:
        at = ((ROOT, "labels"), label)
        if bids is not None and bid not in bids:
            report.add(faults.UNKNOWN_REFERENCE, f"no bid `{bid}`", at, did_you_mean(bid, bids))
        if label.casefold() in own:
            help = "give the bid or the label another name"
            message = f"`{label}` is a label and the id of a bid"
            report.add(faults.KEYS_CONFLICT, message, at, help, on_key=True)
        first = seen.setdefault(bid, label)
        if first != label:
            report.add(
                faults.DUPLICATE_ID, f"bid `{bid}` has the labels `{first}` and `{label}`", at, "keep one"
            )
    return key
