"""A proposal as a spreadsheet program writes it: one row for each dimension and criterion.

The header is `dimension,criterion,weight`, or `order` or `swing` in place of `weight`. A row without a
criterion speaks of the dimension itself. The name of the file stands for who proposes.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePosixPath
from re import sub

from sv_score.model.finding import Finding
from sv_score.model.proposal import How, Part, Parts, Proposal
from sv_score.reading import faults
from sv_score.reading.csv import rows_of
from sv_score.reading.lines import with_ends
from sv_score.reading.report import ROOT, At, Report, route_of
from sv_score.reading.source import Source, text_of
from sv_score.reading.values import number_from

COLUMNS = {"weight": How.WEIGHTS, "order": How.ORDER, "swing": How.SWINGS}
HEADER_HELP = "the first row must be dimension,criterion,weight (or order, or swing, for weight)"


def csv_proposal(source: Source, findings: list[Finding]) -> Proposal | None:
    """Return the proposal in a CSV file; faults are added to `findings`."""
    text = text_of(source, findings)
    if text is None:
        return None
    report = Report(source.label, findings)
    rows = rows_of(with_ends(text), report)
    _, header = next(rows, (1, []))
    columns = [name.strip().lower() for name in header]
    said = columns[2] if len(columns) > 2 else ""
    if columns[:2] != ["dimension", "criterion"] or said not in COLUMNS or any(columns[3:]):
        report.add(faults.CSV_HEADER, "this is not the header of a proposal", (ROOT, 1), HEADER_HELP)
        return None
    dimensions: list[Part] = []
    criteria: list[Part] = []
    for number, row in rows:
        part = _part(number, row, said, report) if any(cell.strip() for cell in row) else None
        if part is not None:
            (criteria if part.dimension else dimensions).append(part)
    name = PurePosixPath(source.label).stem
    parts = Parts(tuple(dimensions), tuple(criteria))
    identifier = sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._") or "proposal"
    return Proposal(identifier, name, how=COLUMNS[said], parts=parts, file=source.label)


def _part(number: int, row: list[str], said: str, report: Report) -> Part | None:
    at: At = (ROOT, number)
    dimension, criterion, value = ([cell.strip() for cell in row] + ["", "", ""])[:3]
    if any(cell.strip() for cell in row[3:]):
        help = "put text that contains commas in double quotes"
        report.add(faults.CSV_SHAPE, f"{len(row)} cells under 3 columns", at, help)
        return None
    for name, cell in (("dimension", dimension), (said, value)):
        if not cell:
            report.add(faults.EMPTY_VALUE, f"`{name}` is empty", (at, name), "fill the cell in")
            return None
    number_said = _number(value, said, (at, said), report)
    if number_said is None:
        return None
    name = "criterion" if criterion else "dimension"
    return Part(criterion or dimension, number_said, route_of((at, name)), dimension if criterion else "")


def _number(text: str, said: str, at: At, report: Report) -> Decimal | None:
    """Return what a cell says: a percent, a swing, or a place from 1."""
    value = number_from(text, True, at, report)
    if value is None:
        return None
    least, most = (1, 10_000) if said == "order" else (0, 100 if said == "weight" else 10**9)
    if not least <= value <= most or (said == "order" and value != int(value)):
        wanted = "a place: 1, 2, 3" if said == "order" else f"a number from {least} to {most}"
        report.add(faults.OUT_OF_RANGE, f"{value:f} is out of range; expected {wanted}", at)
        return None
    return value
