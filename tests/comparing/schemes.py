"""Small schemes for tests of rehearsals: drawn criteria files as data and as the model."""

from decimal import Decimal
from fractions import Fraction
from math import floor, prod
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sv_score.model.criteria import AwardCriteria
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.source import Source
from tests import strategies

Data = dict[str, Any]


def model(data: Data) -> AwardCriteria:
    """Return drawn criteria as they are read from a file."""
    findings: list[Any] = []
    criteria = read_criteria(Source("c.yaml", strategies.as_yaml(data).encode(), Path()), findings)
    assert criteria is not None and not findings
    return criteria


def scheme(dimensions: dict[str, list[Data]], **more: Any) -> Data:
    """Return a criteria file with equal dimension weights and a scale from 0 to 5."""
    share = Decimal(100) / len(dimensions)
    return {
        "sv_score": 1,
        "id": "s",
        "title": "A scheme",
        "scale": {"meets_at": 3, "levels": [{"score": Decimal(n)} for n in range(6)]},
        "dimensions": [{"id": name, "weight": share, "criteria": c} for name, c in dimensions.items()],
        **more,
    }


def weighed(dimension: Data) -> list[Data]:
    return [c for c in dimension["criteria"] if c.get("kind", "scored") != "gate"]


def possible(data: Data, criterion: Data) -> list[Decimal]:
    """Return the scores that answers can earn, no answer among them."""
    scores = strategies.awardable(criterion.get("scale", data["scale"]))
    if "bands" in criterion:
        return sorted({scores[0], *(band["score"] for band in criterion["bands"])})
    return scores


def worth(data: Data, dimension: Data, criterion: Data, score: Decimal) -> Fraction:
    """Return what a score adds to the dimension score, of 100."""
    total = sum(Fraction(c["weight"]) for c in weighed(dimension))
    percent = strategies.percent(criterion.get("scale", data["scale"]), score)
    return Fraction(criterion["weight"]) * percent / total


def printed(value: Fraction, data: Data) -> int:
    """Return a figure as it is printed, in units of its last digit."""
    rounding = data.get("rounding", {"places": 2, "mode": "half_up"})
    scaled = value * 10 ** rounding["places"]
    whole = floor(scaled)
    half = scaled - whole - Fraction(1, 2)
    up = {"down": False, "half_up": half >= 0, "half_even": half > 0 or (half == 0 and whole % 2 == 1)}
    return whole + up[rounding["mode"]]


@st.composite
def small(draw: st.DrawFn, most: int = 2_000) -> Data:
    """Draw a scheme whose dimensions have few enough combinations to walk through."""
    data = draw(strategies.criteria_files())
    for dimension in data["dimensions"]:
        while prod(len(possible(data, c)) for c in weighed(dimension)) > most:
            last = weighed(dimension)[-1]
            dimension["criteria"].remove(last)
            weighed(dimension)[0]["weight"] += last["weight"]
    return data
