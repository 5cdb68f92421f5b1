"""Proposals for weights and decisions on them: the tables of their keys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sv_score.model.finding import Finding
from sv_score.model.proposal import Decision, How, Part, Parts, Proposal
from sv_score.reading import faults
from sv_score.reading.decode import VERSION, ByShape, Field, ListOf, Record
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.nodes import Mapping, Node, Scalar, Sequence
from sv_score.reading.report import At, Report, route_of
from sv_score.reading.scales import PERCENT, ZERO
from sv_score.reading.source import Source
from sv_score.reading.values import Day, Identifier, Number, Text, TextAs

WAYS = tuple(str(how) for how in How)


class Numbers:
    """A number for each id."""

    def __init__(self, number: Number) -> None:
        self.number = number

    def decode(self, node: Node, at: At, report: Report) -> tuple[Part, ...] | None:
        """Return the numbers in the order of the file."""
        if not isinstance(node, Mapping):
            help = "write each id with its number, such as `LE1: 60`"
            report.add(faults.WRONG_TYPE, f"expected ids with numbers, found {node.kind}", at, help)
            return None
        found = []
        for name, child in node.entries.items():
            value = self.number.decode(child, (at, name), report)
            if value is not None:
                found.append(Part(name, value, route_of((at, name))))
        return tuple(found)


class InOrder:
    """Ids in falling order of importance; a list in the list holds ids that are equally important."""

    def decode(self, node: Node, at: At, report: Report) -> tuple[Part, ...] | None:
        """Return the ids with their places; equal ones share the first of theirs."""
        if not isinstance(node, Sequence):
            help = "list the ids, the most important first; put equal ones in brackets"
            report.add(faults.WRONG_TYPE, f"expected a list of ids, found {node.kind}", at, help)
            return None
        found: list[Part] = []
        for index, item in enumerate(node.items):
            place = Decimal(len(found) + 1)
            alone = isinstance(item, Scalar)
            items = [((at, index), item)] if alone else _inner(item, (at, index), report)
            for where, each in items:
                name = Identifier().decode(each, where, report)
                if name is not None:
                    found.append(Part(name, place, route_of(where)))
        return tuple(found)


def _inner(node: Node, at: At, report: Report) -> list[tuple[At, Node]]:
    if isinstance(node, Sequence):
        return [((at, index), child) for index, child in enumerate(node.items)]
    report.add(faults.WRONG_TYPE, f"expected an id or a list of equal ones, found {node.kind}", at)
    return []


class InOrderByDimension:
    """For each dimension its criteria in falling order of importance."""

    order = InOrder()

    def decode(self, node: Node, at: At, report: Report) -> tuple[Part, ...] | None:
        """Return the criteria with their places within their dimension."""
        if not isinstance(node, Mapping):
            help = "write each dimension's id with the list of its criteria"
            message = f"expected dimensions with their criteria, found {node.kind}"
            report.add(faults.WRONG_TYPE, message, at, help)
            return None
        found: list[Part] = []
        for name, child in node.entries.items():
            parts = self.order.decode(child, (at, name), report) or ()
            found += [part._replace(dimension=name) for part in parts]
        return tuple(found)


def _parts(noun: str, dimensions: Any, criteria: Any) -> Record[Parts]:
    fields = {
        "dimensions": Field(dimensions, "what is said about the dimensions"),
        "criteria": Field(criteria, "what is said about the criteria"),
    }
    return Record(Parts, noun, fields)


WEIGHTS = Numbers(PERCENT)
SWING = Numbers(Number(ZERO))
TEXTS = ByShape(
    TextAs(lambda text: (text,)), sequence=ListOf(Text(), 1, "text"), wanted="text or a list of texts"
)
AGREED = _parts("the agreed weights", WEIGHTS, WEIGHTS)


def _proposal_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Check that a proposal speaks in one way, and put that under `how` and `parts`."""
    written = [key for key in node.entries if key in WAYS]
    if not written and all(PROPOSAL_FILE.lacks(node, way) for way in WAYS):
        help = "add `weights:`, `order:` or `swings:`"
        report.add(faults.MISSING_KEY, "a proposal says no weights and no order", at, help)
    for way in written[1:]:
        help = "write a proposal of its own for each way"
        message = f"a proposal has `{written[0]}` or `{way}`, not both"
        report.add(faults.KEYS_CONFLICT, message, (at, way), help, on_key=True)
    for way in reversed(WAYS):
        parts = values.pop(way, None)
        if parts is not None:
            values["how"], values["parts"] = How(way), parts


PROPOSAL_FILE = Record(
    Proposal,
    "a proposal",
    {
        "sv_score": VERSION,
        "proposal": Field(Identifier(), "its id", True, attribute="id", essential=True),
        "by": Field(Text(), "who proposes", True),
        "date": Field(Day(), "the day it was made"),
        "weights": Field(_parts("weights", WEIGHTS, WEIGHTS), "weights in percent"),
        "order": Field(
            _parts("an order", InOrder(), InOrderByDimension()), "ids in falling order of importance"
        ),
        "swings": Field(
            _parts("swings", SWING, SWING), "how much going from worst to best matters; the largest is 100"
        ),
        "reasons": Field(TEXTS, "why"),
    },
    _proposal_check,
)

DECISION_FILE = Record(
    Decision,
    "a decision",
    {
        "sv_score": VERSION,
        "date": Field(Day(), "the day it was taken", True),
        "decided_by": Field(TEXTS, "who decided", True),
        "agreed": Field(AGREED, "the agreed weights", True, essential=True),
        "reasons": Field(TEXTS, "why these weights", True),
    },
)


def read_proposal(source: Source, findings: list[Finding]) -> Proposal | None:
    """Return a proposal, YAML or CSV; faults are added to `findings`."""
    if source.label.lower().endswith(".csv"):
        from sv_score.reading.proposals_csv import csv_proposal

        return csv_proposal(source, findings)
    node = compose_source(source, findings)
    proposal = decode_as(PROPOSAL_FILE, "proposal", node, source.label, findings)
    return proposal and proposal._replace(file=source.label)


def read_decision(source: Source, findings: list[Finding]) -> Decision | None:
    """Return a decision; faults are added to `findings`."""
    node = compose_source(source, findings)
    decision = decode_as(DECISION_FILE, "decision", node, source.label, findings)
    return decision and decision._replace(file=source.label)
