"""Responses: what a bid answered to a criterion, and every mark that was given for it."""

# Longer than 300 lines because all that may stand under a response is one table of keys.

from __future__ import annotations

from sys import intern
from typing import Any, cast

from sv_score.model.bids import (
    Commitment,
    Consensus,
    Difference,
    Dissent,
    Evidence,
    Mark,
    Response,
)
from sv_score.reading import faults
from sv_score.reading.decode import ByShape, Field, ListOf, Record
from sv_score.reading.elements import Elements
from sv_score.reading.nodes import Mapping, Node, Scalar
from sv_score.reading.report import At, Report, did_you_mean, quoted
from sv_score.reading.tokens import END, MAPPING, Token, Tokens, Unsure, by_nodes, key_of
from sv_score.reading.values import Boolean, Day, Identifier, Number, Text, TextAs, Word, number_from

_ANY_NUMBER = Number()
_PASSED = {"pass": True, "fail": False}


def _mark_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Check that a mark says what it is, and why where it does not count."""
    entries = node.entries
    if "score" in entries and "abstained" not in entries and "excluded" not in entries:
        return
    # A value that could not be read has been reported and counts as meant.
    set_aside = [key for key in ("abstained", "excluded") if values.get(key, key in node.entries)]
    if set_aside and MARK.lacks(node, "reason"):
        help = "add `reason:`; a mark is never left out without one"
        report.add(faults.MISSING_KEY, f"an {set_aside[0]} mark has no `reason`", at, help)
    if values.get("abstained") and "score" in node.entries:
        help = "remove the score, or write `excluded: true` if a score was given and set aside"
        message = "an evaluator who abstained gives no score"
        report.add(faults.KEYS_CONFLICT, message, (at, "score"), help, on_key=True)
    if not set_aside and MARK.lacks(node, "score"):
        help = "add `score:`, or write `{abstained: true, reason: ...}`"
        report.add(faults.MISSING_KEY, "a mark has no `score`", at, help)


def _simple_mark(values: dict[str, Any]) -> bool:
    return "score" in values and "abstained" not in values and "excluded" not in values


MARK = Record(
    Mark,
    "a mark",
    {
        "score": Field(_ANY_NUMBER, "the level given"),
        "rationale": Field(Text(), "why, by reference to the bid"),
        "abstained": Field(Boolean(), "the evaluator gave no score, on purpose"),
        "excluded": Field(Boolean(), "the score is set aside"),
        "reason": Field(Text(), "why it was withheld or set aside"),
    },
    _mark_check,
    _simple_mark,
)


class Marks:
    """Marks by evaluator: a bare number stands for `{score: ...}`."""

    def decode(self, node: Node, at: At, report: Report) -> tuple[Mark, ...] | None:
        """Return the marks in the order of the file."""
        if not isinstance(node, Mapping):
            report.add(
                faults.WRONG_TYPE,
                f"expected evaluators and their scores, found {node.kind}",
                at,
                "write `ev1: 3` or `ev1: {score: 3, rationale: ...}`",
            )
            return None
        marks = []
        for evaluator, child in node.entries.items():
            place = (at, evaluator)
            if isinstance(child, Scalar):
                score = _ANY_NUMBER.decode(child, place, report)
                mark = None if score is None else Mark(evaluator, score)
            else:
                mark = MARK.decode(child, place, report, evaluator=evaluator)
            if mark is not None:
                marks.append(mark)
        return tuple(marks)

    def direct(self, token: Token, tokens: Tokens) -> tuple[Mark, ...]:
        """Return the marks of a mapping of tokens."""
        if token is not MAPPING:
            raise Unsure
        marks = {}
        mark, number = MARK.direct, _ANY_NUMBER.direct
        for key in tokens:
            if key is END:
                break
            evaluator, first = key_of(key), next(tokens)
            if evaluator in marks:
                raise Unsure
            marks[evaluator] = (
                mark(first, tokens, evaluator=evaluator)
                if first is MAPPING
                else Mark(evaluator, number(first, tokens))
            )
        return tuple(marks.values())


CONSENSUS = Record(
    Consensus,
    "a consensus record",
    {
        "score": Field(_ANY_NUMBER, "the agreed score", True),
        "rationale": Field(Text(), "why, in the authority's voice"),
        "why_not_higher": Field(Text(), "what the next level up would have needed"),
        "why_outside_marks": Field(Text(), "why the score lies outside the marks given"),
        "differences": Field(
            ListOf(
                Record(
                    Difference,
                    "a difference",
                    {
                        "evaluator": Field(Identifier(), "whose mark differed", True),
                        "resolution": Field(Text(), "how the panel dealt with it"),
                    },
                )
            ),
            "how each differing mark was resolved",
        ),
        "dissent": Field(
            ListOf(
                Record(
                    Dissent,
                    "a dissent",
                    {
                        "evaluator": Field(Identifier(), "who does not share the score", True),
                        "reason": Field(Text(), "why"),
                    },
                )
            ),
            "evaluators who do not share the score",
        ),
        "date": Field(Day(), "the day it was agreed"),
    },
)

EVIDENCE = ByShape(
    TextAs(Evidence),
    Record(
        Evidence,
        "an evidence entry",
        {
            "ref": Field(Text(), "where it is, such as bid p14", True),
            "kind": Field(Identifier(), "which kind of evidence it is"),
            "note": Field(Text(), "a note"),
        },
    ),
    wanted="a reference to evidence",
)

COMMITMENT = Record(
    Commitment,
    "a commitment",
    {
        "measure": Field(Identifier(), "the measure it is counted in"),
        "quantity": Field(_ANY_NUMBER, "how many"),
        "unit": Field(Text(), "of what"),
        "from": Field(Day(), "from when", attribute="starts"),
        "by": Field(Day(), "by when"),
        "where": Field(Text(), "where"),
        "baseline": Field(Text(), "compared with what"),
        "note": Field(Text(), "a note"),
    },
)


_ANSWERS = ("result", "quantity", "no_response", "scores", "consensus")


def _response_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Check that a response answers in one way only."""
    given = [key for key in _ANSWERS if key in node.entries]
    if "scores" in given and "consensus" in given:
        given.remove("scores")
    if len(given) > 1:
        message = f"a response has `{given[0]}` and `{given[1]}`; they answer differently"
        report.add(faults.KEYS_CONFLICT, message, (at, given[1]), "keep one", on_key=True)
    result = values.pop("result", None)
    if result is not None:
        values["passed"] = _PASSED[result]


def _simple_response(values: dict[str, Any]) -> bool:
    """Do what `_response_check` does, unless it would have something to report."""
    marked = "marks" in values or "consensus" in values
    if sum(key in values for key in ("result", "quantity", "no_response")) + marked > 1:
        return False
    if "result" in values:
        values["passed"] = _PASSED[values.pop("result")]
    return True


RESPONSE_RECORD = Record(
    Response,
    "a response",
    {
        "scores": Field(Marks(), "each evaluator's mark, before moderation", attribute="marks"),
        "consensus": Field(CONSENSUS, "the panel's agreed score and reasons"),
        "quantity": Field(_ANY_NUMBER, "a measured criterion's quantity"),
        "unit": Field(Text(), "the quantity's unit"),
        "result": Field(Word("pass", "fail"), "a gate's answer"),
        "no_response": Field(Boolean(), "the bidder gave no answer"),
        "rationale": Field(Text(), "why"),
        "evidence": Field(ListOf(EVIDENCE), "what it rests on"),
        "commitments": Field(ListOf(COMMITMENT), "what is promised"),
        "answer": Field(Text(), "the bidder's own text"),
        "elements": Field(Elements(), "whether the answer has each required element"),
    },
    _response_check,
    _simple_response,
)


class BareResponse:
    """A bare number is the agreed score; `pass` and `fail` answer a gate."""

    # Thousands of answers are written in a few ways: `3` is one value, however many bids have it.
    _KNOWN = 1_000

    def __init__(self) -> None:
        self._known: dict[Token, Response] = {}
        self._direct = by_nodes(self)

    def direct(self, token: Token, tokens: Tokens) -> Response:
        """Return the response of a token, the same for the same token."""
        response = self._known.get(token)
        if response is None:
            response = cast(Response, self._direct(token, tokens))
            if len(self._known) < self._KNOWN:
                self._known[token] = response
        return response

    def decode(self, node: Node, at: At, report: Report) -> Response | None:
        """Return the response."""
        text = node.text if isinstance(node, Scalar) else ""
        plain = isinstance(node, Scalar) and node.plain
        if text in _PASSED:
            return Response(passed=_PASSED[text])
        if not any(c.isdigit() for c in text):
            help = did_you_mean(text, ("pass", "fail"), "write the agreed score, or pass or fail")
            message = f"expected a score, or pass or fail, found {quoted(text)}"
            report.add(faults.WRONG_TYPE, message, at, help)
            return None
        score = number_from(text, plain, at, report)
        return None if score is None else Response(agreed=score)


RESPONSE = ByShape(
    BareResponse(),
    RESPONSE_RECORD,
    wanted="a score, pass or fail, a quantity or a record of marks",
    help="write it after the colon, or `{no_response: true}` if the bidder gave no answer",
)


# In place of every answer that could not be read at all.
_GAP = Response(unread=True)


class Responses:
    """Responses by criterion id; one that could not be read is kept as a gap, not as missing."""

    def __init__(self, response: ByShape[Response]) -> None:
        self.response = response

    def decode(self, node: Node, at: At, report: Report) -> dict[str, Response] | None:
        """Return the responses in the order of the file."""
        if not isinstance(node, Mapping):
            message = f"expected responses by criterion id, found {node.kind}"
            report.add(faults.WRONG_TYPE, message, at, "write `LE1: 3`, one line per criterion")
            return None
        responses = {}
        for name, child in node.entries.items():
            before = report.count
            response = self.response.decode(child, (at, name), report) or _GAP
            if report.count > before and response is not _GAP:
                response = response._replace(unread=True)
            responses[name] = response
        return responses

    def direct(self, token: Token, tokens: Tokens) -> dict[str, Response]:
        """Return the responses of a mapping of tokens."""
        if token is not MAPPING:
            raise Unsure
        responses: dict[str, Response] = {}
        response = self.response.direct
        for key in tokens:
            if key is END:
                break
            name = intern(key_of(key))
            if name in responses:
                raise Unsure
            responses[name] = response(next(tokens), tokens)
        return responses
