"""Bids files: the table of their keys, read bid by bid so that no node is kept longer than needed."""

from __future__ import annotations

from collections.abc import Callable

from sv_score.model.bids import (
    Bid,
    Declaration,
    Document,
    Evaluation,
    Evaluator,
    Interest,
    Procurement,
)
from sv_score.model.finding import Finding
from sv_score.reading import faults
from sv_score.reading.decode import VERSION, Field, ListOf, Record
from sv_score.reading.documents import decode_as
from sv_score.reading.listed import Listed
from sv_score.reading.nodes import Node, Scalar, Sequence
from sv_score.reading.report import ROOT, At, Report
from sv_score.reading.responses import RESPONSE, Responses
from sv_score.reading.source import Source, text_of
from sv_score.reading.tokens import Token, Unsure
from sv_score.reading.values import Day, Identifier, Text
from sv_score.reading.yaml import compose

DOCUMENT = Record(
    Document,
    "a document",
    {
        "id": Field(Identifier(), "the document's id", True),
        "path": Field(Text(), "the file, relative to this one", True),
    },
)

BID = Record(
    Bid,
    "a bid",
    {
        "id": Field(Identifier(), "the bid's id", True),
        "supplier": Field(Text(), "who bids"),
        "supplier_types": Field(ListOf(Identifier()), "what kind of supplier, such as [sme] or [sme, vcse]"),
        "partners": Field(ListOf(Text()), "who bids with them"),
        "documents": Field(ListOf(DOCUMENT, noun="document"), "texts that came with the bid"),
        "responses": Field(Responses(RESPONSE), "an answer to every criterion"),
    },
)

INTEREST = Record(
    Interest,
    "an interest",
    {
        "bid": Field(Identifier(), "the bid it is in", True),
        "interest": Field(Text(), "what it is"),
        "cleared_by": Field(Text(), "who cleared it"),
    },
)


class Interests:
    """`none`, or a list of interests."""

    def decode(self, node: Node, at: At, report: Report) -> tuple[Interest, ...] | None:
        """Return the interests."""
        if isinstance(node, Sequence):
            return ListOf(INTEREST).decode(node, at, report)
        if isinstance(node, Scalar) and node.text == "none":
            return ()
        message = f"expected `none` or a list of interests, found {node.kind}"
        report.add(faults.WRONG_TYPE, message, at)
        return None


EVALUATOR = Record(
    Evaluator,
    "an evaluator",
    {
        "id": Field(Identifier(), "the evaluator's id", True),
        "name": Field(Text(), "their name or role"),
        "organisation": Field(Text(), "who they work for"),
        "declaration": Field(
            Record(
                Declaration,
                "a declaration",
                {
                    "date": Field(Day(), "the day it was made"),
                    "interests": Field(Interests(), "none, or what they are"),
                },
            ),
            "their declaration of interests",
        ),
    },
)

PROCUREMENT = Record(
    Procurement,
    "the procurement",
    {
        "id": Field(Text(), "its identifier"),
        "title": Field(Text(), "its title"),
        "lot": Field(Text(), "the lot"),
    },
)

BIDS_FILE = Record(
    Evaluation,
    "a bids file",
    {
        "sv_score": VERSION,
        "criteria": Field(Text(), "the criteria file, or the id of a ready one", True),
        "procurement": Field(PROCUREMENT, "what the bids are for"),
        "evaluators": Field(ListOf(EVALUATOR, noun="evaluator"), "who marked"),
        "scores": Field(ListOf(Text()), "files with evaluators' marks"),
        "blind_key": Field(Text(), "the file that says which label stands for which bid"),
        "bids": Field(ListOf(BID, 1, "bid"), "the bids", True),
    },
)


def read_bids(
    source: Source, findings: list[Finding], progress: Callable[[float], None]
) -> Evaluation | None:
    """Return a bids file as a model; faults are added to `findings`.

    `progress` is told the share of the file that has been read, 0 to 1.
    """
    text = text_of(source, findings)
    if text is None:
        return None
    report = Report(source.label, findings)
    at = (ROOT, "bids")
    bids: Listed[Bid] = Listed(at, report, "bid")
    lines = text.count("\n") or 1

    def take(index: int, node: Node) -> None:
        bids.add(index, BID.decode(node, (at, index), report))
        progress(min(node.end.line / lines, 1))

    def take_directly(index: int, tokens: list[Token], line: int) -> bool:
        rest = iter(tokens)
        try:
            bid = BID.direct(next(rest), rest)
        except (Unsure, KeyError):
            return False
        bids.add(index, bid)
        progress(min(line / lines, 1))
        return True

    root = compose(text, source.label, findings, stream="bids", on_item=take, on_tokens=take_directly)
    evaluation = decode_as(BIDS_FILE, "bids", root, source.label, findings)
    # A list that is an alias was not handed on, but decoded with the rest.
    return None if evaluation is None else evaluation._replace(bids=tuple(bids.items) or evaluation.bids)
