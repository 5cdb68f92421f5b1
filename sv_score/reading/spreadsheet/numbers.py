"""Numbers in cells: typed as numbers, or as text that says one and cannot be taken for anything else."""

from __future__ import annotations

from decimal import Decimal

from sv_score.model.finding import Finding, Rule
from sv_score.reading import faults
from sv_score.reading.report import ROOT, Report, quoted
from sv_score.reading.spreadsheet.cells import At, Sheet
from sv_score.reading.values import number_from


def number_at(sheet: Sheet, at: At, findings: list[Finding], *, percent: bool = False) -> Decimal | None:
    """Return the number in a cell; report what is there instead. An empty cell gives `None` and no finding.

    With `percent` a text such as `30%` is 30.
    """
    cell = sheet.at(*at)
    if at in sheet.broken:
        _no_number(sheet, at, findings, "holds a formula that has no value", "type the number itself")
        return None
    if cell is None:
        return None
    if isinstance(cell, Decimal):
        return cell
    if not isinstance(cell, str):
        kind = "yes or no (TRUE, FALSE)" if isinstance(cell, bool) else f"the date {cell}"
        help = "set the cell's format to a number and type it again"
        _no_number(sheet, at, findings, f"holds {kind} where a number is expected", help)
        return None
    text = cell.strip()
    read: list[Finding] = []
    number = number_from(text.removesuffix("%").rstrip() if percent else text, True, ROOT, Report("", read))
    if number is None:
        message = f"holds {quoted(text)}, which is not a number"
        _no_number(sheet, at, findings, message, read[0].help, read[0].rule)
        return None
    return number


def _no_number(
    sheet: Sheet, at: At, findings: list[Finding], what: str, help: str, rule: Rule = faults.NOT_A_NUMBER
) -> None:
    """Report what stands where a number is expected."""
    findings.append(sheet.finding(rule, at, f"{sheet.where(*at)} {what}", help))
