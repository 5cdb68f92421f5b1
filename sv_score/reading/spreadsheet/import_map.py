"""The map that says what stands where in an authority's own spreadsheet.

What is published (dimensions, criteria, weights, the scale) stands in the map itself. Marks and reasons are
read from cells: where a bid's column and a criterion's row cross, or a bid's row and a criterion's column.
Columns are letters and rows are numbers, as on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.decode import VERSION, Field, ListOf, Record
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.nodes import Mapping, Node
from sv_score.reading.report import At, Report, did_you_mean, quoted, text_of_node
from sv_score.reading.scales import SCALE
from sv_score.reading.source import Source
from sv_score.reading.spreadsheet.cells import At as CellAt
from sv_score.reading.spreadsheet.cells import column_number
from sv_score.reading.values import Boolean, Identifier, Number, Text

AGREED, MEAN = "agreed", "mean"
WEIGHTED, MULTIPLIED = "weighted", "multiplied"
WORKED_OUT = (WEIGHTED, MULTIPLIED, MEAN)
ZERO, HUNDRED = Decimal(0), Decimal(100)
_ROW, _COLUMN = re.compile(r"[1-9]\d{0,6}"), re.compile(r"[A-Z]{1,3}")


class Line(NamedTuple):
    """A row (`letter` is empty) or a column of a sheet, by its number."""

    number: int
    letter: str = ""


Lines = Map[str, Line]
NO_LINES: Lines = MappingProxyType({})


class MappedCriterion(NamedTuple):
    """A criterion as published; `highest` where its scale reaches further or less far than the others."""

    id: str
    title: str = ""
    weight: Decimal | None = None
    highest: Decimal | None = None
    gate: bool = False
    disqualifies: bool | None = None


class MappedDimension(NamedTuple):
    """A dimension as published."""

    id: str
    name: str = ""
    weight: Decimal | None = None
    criteria: tuple[MappedCriterion, ...] = ()


class Named(NamedTuple):
    """A bid and its supplier, or an evaluator and their name."""

    id: str
    name: str = ""


class Block(NamedTuple):
    """Cells where bids and criteria cross.

    `of` is an evaluator's id, `agreed` or `mean`. `figure` is what the sheet worked out in these cells, empty
    where people entered them; `divided_by` is what it divided by at the end. `dimensions` are the rows or
    columns of sub-totals.
    """

    sheet: str = ""
    of: str = ""
    bids: Lines = NO_LINES
    criteria: Lines = NO_LINES
    dimensions: Lines = NO_LINES
    figure: str = ""
    divided_by: Decimal = Decimal(1)


class ImportMap(NamedTuple):
    """A whole map; `whole` says that criteria carry their share of the whole."""

    confirmed: bool = False
    id: str = ""
    title: str = ""
    whole: bool = False
    scale: Scale | None = None
    dimensions: tuple[MappedDimension, ...] = ()
    bids: tuple[Named, ...] = ()
    evaluators: tuple[Named, ...] = ()
    marks: tuple[Block, ...] = ()
    rationales: tuple[Block, ...] = ()
    figures: tuple[Block, ...] = ()

    @property
    def criteria(self) -> dict[str, MappedCriterion]:
        """Return the criteria by id."""
        return {criterion.id: criterion for one in self.dimensions for criterion in one.criteria}


def cross(one: Line, other: Line) -> CellAt | None:
    """Return the cell where a row and a column cross, `None` for two rows or two columns."""
    if bool(one.letter) == bool(other.letter):
        return None
    return (other.number, one.number) if one.letter else (one.number, other.number)


class _Lines:
    """Rows or columns by id: `{harbour: F, mill: H}`."""

    def decode(self, node: Node, at: At, report: Report) -> Lines | None:
        """Return the lines by id."""
        if not isinstance(node, Mapping):
            message = f"expected ids with their rows or columns, found {node.kind}"
            report.add(faults.WRONG_TYPE, message, at, "write `{harbour: F, mill: H}`")
            return None
        lines: dict[str, Line] = {}
        for id, child in node.entries.items():
            text = text_of_node(child, (at, id), report, "a column such as F or a row such as 12")
            if text is None:
                continue
            if _ROW.fullmatch(text):
                lines[id] = Line(int(text))
            elif _COLUMN.fullmatch(text):
                lines[id] = Line(column_number(text), text)
            else:
                help = "write a column in capitals, such as F, or a row, such as 12"
                report.add(faults.NOT_ONE_OF, f"{quoted(text)} is no column and no row", (at, id), help)
        return lines


class _Word:
    """One of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the word."""
        text = text_of_node(node, at, report, f"one of {', '.join(self.words)}")
        if text is None or text in self.words:
            return text
        help = did_you_mean(text, self.words, f"write one of {', '.join(self.words)}")
        report.add(faults.NOT_ONE_OF, f"{quoted(text)} is not known here", at, help)
        return None


_WEIGHT = Field(Number(ZERO, HUNDRED), "percent, as published")
_CRITERION = Record(
    MappedCriterion,
    "a criterion",
    {
        "id": Field(Identifier(), "the criterion's id", True, essential=True),
        "title": Field(Text(), "as published"),
        "weight": _WEIGHT,
        "max": Field(
            Number(above=ZERO), "the highest score, where it is not the scale's", attribute="highest"
        ),
        "gate": Field(Boolean(), "true where the answer is pass or fail"),
        "disqualifies": Field(Boolean(), "whether failing the gate disqualifies"),
    },
)
_DIMENSION = Record(
    MappedDimension,
    "a dimension",
    {
        "id": Field(Identifier(), "the dimension's id", True, essential=True),
        "name": Field(Text(), "as published"),
        "weight": _WEIGHT,
        "criteria": Field(ListOf(_CRITERION, 1, "criterion"), "its criteria", True),
    },
)
_BID = Record(
    Named,
    "a bid",
    {
        "id": Field(Identifier(), "the bid's id", True, essential=True),
        "supplier": Field(Text(), "who bids", attribute="name"),
    },
)
_EVALUATOR = Record(
    Named,
    "an evaluator",
    {
        "id": Field(Identifier(), "the evaluator's id", True, essential=True),
        "name": Field(Text(), "their name"),
    },
)
_CROSSING = {
    "sheet": Field(Text(), "the sheet; left out for a CSV file"),
    "of": Field(Text(), "an evaluator's id, or agreed for what the panel agreed", True),
    "bids": Field(_Lines(), "the column or row of each bid", True),
    "criteria": Field(_Lines(), "the row or column of each criterion", True),
}
_ENTERED = Record(Block, "cells to read", _CROSSING)
_FIGURES = Record(
    Block,
    "figures to check",
    {
        **_CROSSING,
        "of": Field(Text(), "an evaluator's id, agreed, or mean for the evaluators' mean", True),
        "figure": Field(_Word(*WORKED_OUT), "what the sheet worked out", True),
        "divided_by": Field(Number(above=ZERO), "what the sheet divided by at the end"),
        "criteria": Field(_Lines(), "the row or column of each criterion"),
        "dimensions": Field(_Lines(), "the row or column of each dimension's sub-total"),
    },
)


def _map(criterion_weights: str = "", **values: Any) -> ImportMap:
    return ImportMap(whole=criterion_weights == "of_whole", **values)


MAP = Record(
    _map,
    "a map",
    {
        "sv_score": VERSION,
        "confirmed": Field(Boolean(), "true when somebody has read and corrected the map", True),
        "id": Field(Identifier(), "the id of the criteria", True),
        "title": Field(Text(), "what is procured", True),
        "criterion_weights": Field(_Word("of_dimension", "of_whole"), "as in a criteria file"),
        "scale": Field(SCALE, "the published scale", True),
        "dimensions": Field(ListOf(_DIMENSION, 1, "dimension"), "as published", True),
        "bids": Field(ListOf(_BID, 1, "bid"), "the bids", True),
        "evaluators": Field(ListOf(_EVALUATOR), "whose marks the spreadsheet holds"),
        "marks": Field(ListOf(_ENTERED, 1, "block of marks"), "the cells with scores", True),
        "rationales": Field(ListOf(_ENTERED), "the cells with reasons"),
        "figures": Field(ListOf(_FIGURES), "the cells that the sheet worked out, to be checked"),
    },
)


def read_map(source: Source, findings: list[Finding]) -> ImportMap | None:
    """Return a map; faults are added to `findings`."""
    before = len(findings)
    node = compose_source(source, findings)
    found = decode_as(MAP, "import map", node, source.label, findings)
    if found is not None and len(findings) == before:
        _check_names(found, Report(source.label, findings))
    return found


def _check_names(found: ImportMap, report: Report) -> None:
    """Report ids in blocks that the map does not have, and bids and criteria that do not cross."""
    known = {
        "bids": [bid.id for bid in found.bids],
        "criteria": list(found.criteria),
        "dimensions": [dimension.id for dimension in found.dimensions],
    }
    people = [evaluator.id for evaluator in found.evaluators]
    for key in ("marks", "rationales", "figures"):
        for number, block in enumerate(getattr(found, key)):
            at: At = (((), key), number)
            whose = [*people, AGREED, *([MEAN] if key == "figures" else [])]
            if block.of not in whose:
                help = did_you_mean(block.of, whose, f"write one of {', '.join(whose)}")
                report.add(faults.UNKNOWN_REFERENCE, f"no evaluator {quoted(block.of)}", (at, "of"), help)
            for name, ids in known.items():
                for id in getattr(block, name):
                    if id not in ids:
                        message = f"{quoted(id)} is not listed under `{name}:`"
                        help = did_you_mean(id, ids, "list it there, or remove it here")
                        report.add(faults.UNKNOWN_REFERENCE, message, ((at, name), id), help, on_key=True)
            _check_crossing(block, at, report)


def _check_crossing(block: Block, at: At, report: Report) -> None:
    across = {bool(line.letter) for line in block.bids.values()}
    down = {bool(line.letter) for line in (*block.criteria.values(), *block.dimensions.values())}
    if len(across) > 1 or len(down) > 1 or across & down:
        help = "give bids columns (F) and criteria rows (12), or the other way round"
        report.add(faults.KEYS_CONFLICT, "bids and criteria do not cross", (at, "bids"), help)
