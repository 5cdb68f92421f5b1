"""A workbook as the zip file that it is, unpacked and looked over before anything reads its cells.

One cell in the last corner of a sheet makes a reader set aside room for seventeen thousand million; how far a
sheet reaches is measured here first. The reader is then given exactly the parts that were looked at, and
nothing else of the file.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import limits
from sv_score.reading.source import Source, Unreadable
from sv_score.reading.spreadsheet.cells import At, Merged, cell_at
from sv_score.reading.unpacking import Damaged, Unpackable, unpacked

_READ = (".xml", ".rels")
_OLD = b"\xd0\xcf\x11\xe0"
_SAVE = "open it in the program it comes from and save it as .xlsx"


class SheetFacts(NamedTuple):
    """What the cells' values do not tell: formulas, formulas without a value, and merged cells."""

    formulas: dict[At, str]
    broken: frozenset[At]
    merged: tuple[Merged, ...]


class Package(NamedTuple):
    """A workbook that may be read: its `parts` packed anew, and the facts of each sheet by its name."""

    data: bytes
    facts: dict[str, SheetFacts]


def open_package(source: Source) -> Package:
    """Return what a workbook holds; raise `Unreadable` where it is none or asks for too much."""
    if source.data.startswith(_OLD):
        raise Unreadable(f"{source.label} is protected with a password, or an old .xls file; {_SAVE}")
    parts = _unpacked(source)
    if "xl/workbook.xml" not in parts:
        other = "is an OpenDocument file" if "content.xml" in parts else "is not an Excel workbook"
        raise Unreadable(f"{source.label} {other}; {_SAVE}")
    try:
        facts = {name: _Look(source.label, name).facts(parts[part]) for name, part in _sheet_parts(parts)}
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError):
        raise Unreadable(f"{source.label} is damaged; {_SAVE}") from None
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return Package(again.getvalue(), facts)


def _unpacked(source: Source) -> dict[str, bytes]:
    try:
        return unpacked(source.data, lambda name: name.lower().endswith(_READ))
    except Damaged as damaged:
        raise Unreadable(
            f"{source.label} is not a workbook that can be opened: it {damaged}; {_SAVE}"
        ) from None
    except Unpackable as unpackable:
        raise Unreadable(f"{source.label} {unpackable}") from None


def _sheet_parts(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return the name of each sheet and the part that holds it."""
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in _elements(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), "Relationship")
    }
    found = []
    for sheet in _elements(parts["xl/workbook.xml"], "sheet"):
        id = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        target = targets.get(id, "")
        part = target[1:] if target.startswith("/") else f"xl/{target}"
        if "worksheets/" in part and part in parts:
            found.append((sheet.get("name", ""), part))
    return found


def _elements(data: bytes, name: str) -> list[ElementTree.Element]:
    _refuse_entities(data)
    root = ElementTree.fromstring(data)
    return [one for one in root.iter() if one.tag.rpartition("}")[2] == name]


def _refuse_entities(data: bytes) -> None:
    """Raise `ValueError` at a document type: a workbook has none, and entities could grow without end."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(data, True)


def _refuse(*_: Any) -> None:
    raise ValueError


class _Look:
    """One pass over a sheet's text."""

    def __init__(self, label: str, sheet: str) -> None:
        self.label, self.sheet = label, sheet
        self.row = self.column = self.last_row = self.last_column = 0
        self.error = False
        self.formula: list[str] | None = None
        self.formulas: dict[At, str] = {}
        self.broken: set[At] = set()
        self.merged: list[Merged] = []

    def facts(self, data: bytes) -> SheetFacts:
        """Return the facts; raise `Unreadable` where the sheet is too wide or too long."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)
        return SheetFacts(self.formulas, frozenset(self.broken), tuple(self.merged))

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row, self.column = int(given.get("r", self.row + 1)), 0
        elif name == "c":
            at = cell_at(given["r"]) if "r" in given else (self.row, self.column + 1)
            if at is None:
                raise ValueError
            self.column = at[1]
            self.row, self.error = max(self.row, at[0]), given.get("t") == "e"
        elif name in ("v", "is"):
            self._reach()
        elif name == "f":
            self.formula = []
        elif name == "mergeCell":
            self._merge(given.get("ref", ""))

    def _reach(self) -> None:
        """Note that a cell holds something."""
        if self.error:
            self.broken.add((self.row, self.column))
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)
        if self.last_row * self.last_column > limits.SHEET_CELLS:
            raise Unreadable(
                f"the sheet {self.sheet} of {self.label} reaches to row {self.last_row:,} and column "
                f"{self.last_column:,}; delete what stands far away from the rest, or "
                + limits.raising("SHEET_CELLS", limits.SHEET_CELLS)
            )

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        ends = cell_at(first), cell_at(last or first)
        if ends[0] is not None and ends[1] is not None:
            self.merged.append(Merged(ends[0], ends[1]))

    def _text(self, text: str) -> None:
        if self.formula is not None:
            self.formula.append(text)

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "f" and self.formula is not None:
            self.formulas[self.row, self.column] = re.sub(r"\s+", " ", "".join(self.formula)).strip()
            self.formula = None
