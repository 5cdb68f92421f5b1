"""A portfolio as CSV: one figure to a row, so that figures of different kinds stay apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from sv_score.portfolio.summary import Portfolio
from sv_score.writing.csv import safe
from sv_score.writing.portfolio.json import document

COLUMNS = (
    "part",
    "kind",
    "scheme",
    "authority",
    "dimension",
    "by",
    "group",
    "item",
    "unit",
    "figure",
    "value",
)
# In a part with a list, what its items are called by, and their unit.
_PARTS = {"evidence": ("kind", ""), "commitments": ("measure", "unit"), "agreement": ("figure", "")}
_KEY = COLUMNS[1:7]
_ABOVE = (
    "procurements",
    "bids",
    "answers",
    "marks",
    "matched_by",
    "unmatched_dimensions",
    "least_group",
    "enough_answers",
)


def write(page: Portfolio) -> str:
    """Return the rows with a header; text that a spreadsheet would take for a formula gets a `'`."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for row in _rows(document(page)):
        rows.writerow([_text(value) for value in row])
    return out.getvalue()


def _rows(values: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    nowhere = (None,) * len(_KEY)
    for name in _ABOVE:
        yield ("portfolio", *nowhere, None, None, name, values[name])
    for each in values["left_out"]:
        yield ("left out", *nowhere, each["path"], None, "reason", each["reason"])
    for each in values["dimensions"]:
        yield from _dimension(each)
    for each in values["findings"]:
        where = (None,) * 4 + (each["by"], each["group"])
        for name in ("rule", "severity", "findings", "procurements"):
            yield ("findings", *where, each["code"], None, name, each[name])


def _dimension(each: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    where = tuple(each[name] for name in _KEY)
    if each["withheld"]:
        yield ("scores", *where, None, None, "withheld", True)
        return
    for name in ("bids", "procurements", "final", "provisional"):
        yield ("scores", *where, None, None, name, each[name])
    for name, value in (each["scores"] or {}).items():
        if name != "exact":
            yield ("scores", *where, None, None, name, value)
    for name, value in (each["scores"] or {}).get("exact", {}).items():
        yield ("scores", *where, None, None, f"exact_{name}", value)
    for band, count in enumerate(each["bands"]):
        yield ("bands", *where, band * 10, None, "final", count)
    for part, (name, unit) in _PARTS.items():
        for item in each[part]:
            called = (item[name], item.get(unit))
            flat = {**item, **(item.get("spread") or {})}
            for figure, value in flat.items():
                if figure not in (name, unit, "spread") and not (figure == "withheld" and not value):
                    yield (part, *where, *called, figure, value)


def _text(value: Any) -> str:
    """Return a cell; only text can look like a formula, a figure below zero is one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return safe(value) if isinstance(value, str) else str(value)
