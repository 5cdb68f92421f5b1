"""Procurements of `tests/strategies.py` with their answers in the rows of a score file instead."""

import csv
from pathlib import Path
from typing import Any

import duckdb

from tests.strategies import as_yaml

COLUMNS = ("bid", "criterion", "evaluator", "score", "rationale", "entry", "unit")
Row = dict[str, str]


def rows_of(bids: list[dict[str, Any]]) -> list[Row]:
    """Return what the responses of `bids` say, a row for each thing."""
    return [
        {"bid": bid["id"], "criterion": name, **row}
        for bid in bids
        for name, response in bid["responses"].items()
        for row in _rows(response)
    ]


def _rows(response: Any) -> list[Row]:
    if response in ("pass", "fail"):
        return [{"entry": "result", "score": response}]
    if not isinstance(response, dict):
        return [{"entry": "agreed", "score": f"{response:f}"}]
    rows = [_mark(evaluator, mark) for evaluator, mark in response.get("scores", {}).items()]
    if "consensus" in response:
        rows.append({"entry": "consensus", "score": f"{response['consensus']['score']:f}"})
    if "result" in response:
        rows.append({"entry": "result", "score": response["result"]})
    if "quantity" in response:
        rows.append({"entry": "quantity", "score": f"{response['quantity']:f}"})
    return [*rows, {"entry": "no_response"}] if "no_response" in response else rows


def _mark(evaluator: str, mark: Any) -> Row:
    if not isinstance(mark, dict):
        return {"evaluator": evaluator, "score": f"{mark:f}"}
    if "abstained" in mark:
        return {"evaluator": evaluator, "score": "abstained", "rationale": mark["reason"]}
    score = f"{mark['score']:f}"
    if "excluded" in mark:
        return {"evaluator": evaluator, "score": score, "rationale": mark["reason"], "entry": "excluded"}
    return {"evaluator": evaluator, "score": score}


def write(folder: Path, procurement: dict[str, Any], rows: list[Row], name: str) -> Path:
    """Write a procurement whose score file is called `name`; return the path of the bids file."""
    (folder / "criteria.yaml").write_text(as_yaml(procurement["criteria"]), encoding="utf-8")
    bids = folder / "bids.yaml"
    bids.write_text(as_yaml({**procurement["bids"], "scores": [name]}), encoding="utf-8")
    write_rows(folder / name, rows)
    return bids


def write_rows(path: Path, rows: list[Row], columns: tuple[str, ...] = COLUMNS) -> None:
    """Write rows as CSV, or as Parquet where the name ends so."""
    table = path.with_suffix(".csv")
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)
    if path.suffix == ".parquet":
        select = f"select * from read_csv('{table}', header=true, all_varchar=true, delim=',', quote='\"')"
        as_parquet(path, select)


def as_parquet(path: Path, select: str) -> None:
    """Write what a query gives as a Parquet file."""
    path.unlink(missing_ok=True)
    duckdb.execute(f"copy ({select}) to '{path}' (format parquet)")
