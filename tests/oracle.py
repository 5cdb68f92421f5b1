"""What a bids file comes to, worked out a second time from the published contract alone.

Everything here starts from YAML read as plain text (no number is ever a float) and follows the
description of the file formats, section 3, word by word. It is slow and simple on purpose, and it
imports nothing from `sv_score`.
"""

from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]
HUNDRED = Fraction(100)


def load(path: Path) -> Data:
    """Return a YAML file with every scalar as text."""
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=yaml.BaseLoader)


def evaluate(bids_file: Path) -> list[Data]:
    """Return every bid's exact profile, in the order of the file."""
    bids = load(bids_file)
    criteria = load(bids_file.parent / bids["criteria"])
    profiles = [_bid(criteria, bid) for bid in bids["bids"]]
    for place in range(len(criteria["dimensions"])):
        column = [profile["dimensions"][place] for profile in profiles]
        for mine in column:
            mine["rank"] = _rank(mine, [other for other in column if other is not mine])
    return profiles


def _bid(criteria: Data, bid: Data) -> Data:
    dimensions = [_dimension(criteria, dimension, bid["responses"]) for dimension in criteria["dimensions"]]
    gates = [
        {
            "id": criterion["id"],
            "passed": _passed(bid["responses"][criterion["id"]]),
            "disqualifies": _truth(criterion.get("disqualifies")),
        }
        for dimension in criteria["dimensions"]
        for criterion in dimension["criteria"]
        if criterion.get("kind") == "gate"
    ]
    failed = [
        item["id"]
        for dimension in dimensions
        for item in (dimension, *dimension["criteria"])
        if item["minimum"] and item["minimum"]["met"] is False and item["minimum"]["disqualifies"]
    ]
    failed += [gate["id"] for gate in gates if not gate["passed"] and gate["disqualifies"]]
    return {"id": bid["id"], "dimensions": dimensions, "gates": gates, "disqualified_by": failed}


def _passed(response: Any) -> bool:
    return response == "pass" or (isinstance(response, dict) and response.get("result") == "pass")


def _dimension(criteria: Data, dimension: Data, responses: Data) -> Data:
    weighed = [c for c in dimension["criteria"] if c.get("kind", "scored") != "gate"]
    assessed = [_criterion(criteria, criterion, responses[criterion["id"]]) for criterion in weighed]
    weights = [Fraction(criterion["weight"]) for criterion in weighed]
    low, high = (
        sum(w * each[end] for w, each in zip(weights, assessed, strict=True)) / sum(weights)
        for end in ("low", "high")
    )
    final = all(each["state"] == "final" for each in assessed)
    weight = Fraction(dimension["weight"]) if "weight" in dimension else None
    weighted = weight * low / HUNDRED if final and weight is not None else None
    return {
        "id": dimension["id"],
        "state": "final" if final else "provisional",
        "score": low if final else None,
        "weighted": weighted,
        "weight": weight,
        "low": low,
        "high": high,
        "minimum": _minimum(dimension, "percent", low, high),
        "criteria": assessed,
    }


def _criterion(criteria: Data, criterion: Data, response: Any) -> Data:
    scale = criterion.get("scale") or criteria["scale"]
    scores = _awarded(criterion, scale, response)
    state = "final"
    if len(scores) != 1 or _open(response, criteria.get("moderation", "consensus")):
        state = "provisional"
    low, high = min(scores), max(scores)
    return {
        "id": criterion["id"],
        "kind": criterion.get("kind", "scored"),
        "state": state,
        "score": low if state == "final" else None,
        "max": max(_ends(scale)),
        "low": _percent(scale, low),
        "high": _percent(scale, high),
        "minimum": _minimum(criterion, "score", low, high),
    }


def _open(response: Any, moderation: str) -> bool:
    if not isinstance(response, dict) or "scores" not in response or "consensus" in response:
        return False
    return moderation != "single" or len(_marks(response)) > 1


def _awarded(criterion: Data, scale: Data, response: Any) -> set[Fraction]:
    """Return the levels that the answer may come to stand at."""
    if isinstance(response, str):
        return {Fraction(response)}
    if response.get("no_response") == "true":
        return {min(_ends(scale))}
    if "consensus" in response:
        return {Fraction(response["consensus"]["score"])}
    if "quantity" in response:
        quantity = Fraction(response["quantity"])
        reached = [band for band in criterion["bands"] if Fraction(band["from"]) <= quantity]
        return {Fraction(max(reached, key=lambda band: Fraction(band["from"]))["score"])}
    return set(_marks(response))


def _marks(response: Data) -> list[Fraction]:
    marks = []
    for mark in response["scores"].values():
        if isinstance(mark, str):
            marks.append(Fraction(mark))
        elif mark.get("abstained") != "true" and mark.get("excluded") != "true":
            marks.append(Fraction(mark["score"]))
    return marks


def _ends(scale: Data) -> list[Fraction]:
    if "levels" in scale:
        return [Fraction(level["score"]) for level in scale["levels"]]
    return [Fraction(scale["min"]), Fraction(scale["max"])]


def _percent(scale: Data, score: Fraction) -> Fraction:
    for level in scale.get("levels", []):
        if Fraction(level["score"]) == score and "percent" in level:
            return Fraction(level["percent"])
    return score / max(_ends(scale)) * HUNDRED


def _minimum(owner: Data, key: str, low: Fraction, high: Fraction) -> Data | None:
    if "minimum" not in owner:
        return None
    threshold = Fraction(owner["minimum"][key])
    met = True if low >= threshold else False if high < threshold else None
    return {key: threshold, "met": met, "disqualifies": _truth(owner["minimum"].get("disqualifies"))}


def _truth(text: str | None) -> bool | None:
    return None if text is None else text == "true"


def _rank(mine: Data, others: list[Data]) -> int | None:
    """Return one more than the number of bids ahead, if that number is certain."""
    if mine["state"] != "final":
        return None
    surely = {id(other) for other in others if other["low"] > mine["score"]}
    perhaps = {id(other) for other in others if other["high"] > mine["score"]}
    return 1 + len(surely) if surely == perhaps else None


def rounded(value: Fraction | None, rounding: Data | None) -> Fraction | None:
    """Return a figure (never below zero) by the published rounding, two places half up if none is."""
    if value is None:
        return None
    unit = 10 ** int((rounding or {}).get("places", 2))
    mode = (rounding or {}).get("mode", "half_up")
    if mode == "half_up":
        return Fraction(floor(value * unit + Fraction(1, 2)), unit)
    return Fraction(floor(value * unit) if mode == "down" else round(value * unit), unit)
