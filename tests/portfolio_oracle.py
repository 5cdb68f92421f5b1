"""The figures of a portfolio worked out a second time, from the files alone and in the simplest way there is.

It reads YAML as plain text, scores with `tests.oracle`, sorts lists and counts, and imports nothing from
`sv_score`. It knows what the generated procurements of the benchmarks can have: marks that are whole numbers,
and no history.
"""

from collections import Counter
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

import yaml

from tests import oracle

Data = dict[str, Any]
ENDS = {
    "lowest": 0,
    "quarter": Fraction(1, 4),
    "half": Fraction(1, 2),
    "three_quarters": Fraction(3, 4),
    "highest": 1,
}


def portfolio(bids_files: list[Path], by: tuple[str, ...], enough: int = 10, vocabulary: str = "") -> Data:
    """Return the figures of every dimension and group, by (kind, scheme, authority, dimension, by, group)."""
    found: dict[tuple[str, ...], list[Data]] = {}
    agreement: dict[tuple[str, ...], list[Data]] = {}
    left_out = []
    for number, file in enumerate(bids_files):
        bids = load(file)
        criteria = load(file.parent / bids["criteria"])
        if sum(Fraction(d["weight"]) for d in criteria["dimensions"]) != 100:
            left_out.append(str(file))
            continue
        places = {"sector": "", "place": "", "year": "", **groups_of(criteria)}
        profiles = [oracle._bid(criteria, bid) for bid in bids["bids"]]
        for place, dimension in enumerate(criteria["dimensions"]):
            name = name_of(criteria, dimension, vocabulary)
            if name is None:
                continue
            for bid, profile in zip(bids["bids"], profiles, strict=True):
                row = {"procurement": number, "bid": (number, bid["id"])}
                row |= about(bid, dimension, profile["dimensions"][place])
                types = " + ".join(sorted(bid.get("supplier_types", [])))
                for grouping, group in {"": "", **places, "supplier-type": types}.items():
                    if grouping in ("", *by):
                        found.setdefault((*name, grouping, group), []).append(row)
            for figure in agreement_of(dimension, bids["bids"]):
                for grouping, group in {"": "", **places}.items():
                    if grouping in ("", *by):
                        agreement.setdefault((*name, grouping, group), []).append(figure)
    shown = {key: figures(rows, agreement.get(key, []), enough) for key, rows in found.items()}
    return {"left_out": left_out, "dimensions": shown}


def load(path: Path) -> Data:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def groups_of(criteria: Data) -> dict[str, str]:
    contract = criteria.get("contract", {})
    said = {name: contract[name] for name in ("sector", "place") if name in contract}
    return {**said, **({"year": contract["commenced"][:4]} if "commenced" in contract else {})}


def name_of(criteria: Data, dimension: Data, vocabulary: str) -> tuple[str, ...] | None:
    if vocabulary:
        tags = {tag for c in dimension["criteria"] for tag in c.get("tags", {}).get(vocabulary, [])}
        return ("tag", vocabulary, "", " + ".join(sorted(tags))) if tags else None
    if criteria.get("model", "custom") != "custom":
        return ("model", criteria["model"], "", dimension["id"])
    return ("criteria", criteria["id"], criteria.get("authority", ""), dimension["id"])


def about(bid: Data, dimension: Data, result: Data) -> Data:
    """Return what a bid has in one dimension."""
    asked = dimension["criteria"]
    answers = [bid["responses"][c["id"]] for c in asked]
    commitments = []
    for criterion, answer in zip(asked, answers, strict=True):
        units = {m["id"]: m.get("unit", "") for m in criterion.get("measures", [])}
        for each in answer.get("commitments", []) if isinstance(answer, dict) else []:
            unit = each.get("unit") or units.get(each.get("measure", ""), "")
            quantity = Fraction(each["quantity"]) if "quantity" in each else None
            commitments.append((each.get("measure", ""), unit, quantity))
    evidence = [
        piece.get("kind", "") if isinstance(piece, dict) else ""
        for answer in answers
        if isinstance(answer, dict)
        for piece in answer.get("evidence", [])
    ]
    return {"score": result["score"], "evidence": evidence, "commitments": commitments}


def agreement_of(dimension: Data, bids: list[Data]) -> list[Data]:
    units = []
    for criterion in dimension["criteria"]:
        for bid in bids:
            answer = bid["responses"][criterion["id"]]
            marks = [int(m) for m in answer.get("scores", {}).values()] if isinstance(answer, dict) else []
            units += [marks] if len(marks) > 1 else []
    if not units:
        return []
    pairs = [abs(a - b) for marks in units for n, a in enumerate(marks) for b in marks[:n]]
    figures = {
        "exact": Fraction(100 * sum(gap == 0 for gap in pairs), len(pairs)),
        "within one level": Fraction(100 * sum(gap <= 1 for gap in pairs), len(pairs)),
        "alpha": alpha(units),
    }
    rounding = {"exact": 2, "within one level": 2, "alpha": 4}
    return [
        {"figure": name, "answers": len(units), "value": half_up(value, rounding[name])}
        for name, value in figures.items()
        if value is not None
    ]


def alpha(units: list[list[int]]) -> Fraction | None:
    """Return ordinal alpha from the matrix of coincidences (Krippendorff 2011)."""
    together: Counter[tuple[int, int]] = Counter()
    for marks in units:
        for n, a in enumerate(marks):
            for m, b in enumerate(marks):
                if n != m:
                    together[a, b] += Fraction(1, len(marks) - 1)  # type: ignore[assignment]
    totals: Counter[int] = Counter()
    for (a, _), count in together.items():
        totals[a] += count

    def apart(a: int, b: int) -> Fraction:
        between = sum(count for value, count in totals.items() if min(a, b) <= value <= max(a, b))
        return (between - Fraction(totals[a] + totals[b], 2)) ** 2

    observed = sum(count * apart(a, b) for (a, b), count in together.items())
    expected = sum(totals[a] * totals[b] * apart(a, b) for a in totals for b in totals)
    return None if not expected else 1 - (sum(totals.values()) - 1) * Fraction(observed) / expected


def half_up(value: Fraction, places: int) -> Fraction:
    sign = -1 if value < 0 else 1
    return sign * Fraction((abs(value) * 10**places + Fraction(1, 2)).__floor__(), 10**places)


def figures(rows: list[Data], agreement: list[Data], enough: int) -> Data:
    scores = [row["score"] for row in rows if row["score"] is not None]
    kinds = {kind for row in rows for kind in row["evidence"]}
    counted = {(measure, unit) for row in rows for measure, unit, _ in row["commitments"]}
    return {
        "bids": len({row["bid"] for row in rows}),
        "procurements": len({row["procurement"] for row in rows}),
        "final": len(scores),
        "provisional": len(rows) - len(scores),
        "scores": spread(scores),
        "bands": [sum(10 * n <= s < 10 * n + 10 or (n == 9 and s == 100) for s in scores) for n in range(10)],
        "evidence": {kind: _evidence(rows, kind) for kind in kinds},
        "commitments": {each: _commitments(rows, each) for each in counted},
        "agreement": {
            name: {
                "figures": sum(each["figure"] == name for each in agreement),
                "too_few_answers": sum(
                    each["figure"] == name and each["answers"] < enough for each in agreement
                ),
                "spread": spread(
                    [e["value"] for e in agreement if e["figure"] == name and e["answers"] >= enough]
                ),
            }
            for name in {each["figure"] for each in agreement}
        },
    }


def _evidence(rows: list[Data], kind: str) -> Data:
    having = [row for row in rows if kind in row["evidence"]]
    return {
        "pieces": sum(row["evidence"].count(kind) for row in rows),
        "bids": len({row["bid"] for row in having}),
    }


def _commitments(rows: list[Data], of: tuple[str, str]) -> Data:
    every = [(row["bid"], *each) for row in rows for each in row["commitments"]]
    those = [(bid, quantity) for bid, measure, unit, quantity in every if (measure, unit) == of]
    quantities = [quantity for _, quantity in those if quantity is not None]
    return {
        "commitments": len(those),
        "bids": len({bid for bid, _ in those}),
        "added": len(quantities),
        "sum": sum(quantities) if quantities else None,
        "spread": spread(quantities),
    }


def spread(values: list[Fraction]) -> Data | None:
    """Return the extremes and the quartiles: the value at place n × share, rounded up, of the sorted ones."""
    if not values:
        return None
    ordered = sorted(values)
    ends = {name: ordered[max(ceil(len(ordered) * share) - 1, 0)] for name, share in ENDS.items()}
    return {"counted": len(values), **ends}
