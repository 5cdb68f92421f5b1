"""Whole procurements as plain values, drawn by hypothesis, and a writer that keeps decimals exact.

A procurement is `{"criteria": {...}, "bids": {...}}` with the keys of the two files. It is always free
of errors, so that it must be scored.
"""

from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from math import ceil, floor
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]
EVALUATORS = ("ev1", "ev2", "ev3")


def decimals(lowest: int, highest: int, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Return decimals with up to `places` decimals."""
    unit = 10**places
    return st.integers(lowest * unit, highest * unit).map(lambda n: Decimal(n).scaleb(-places).normalize())


@st.composite
def shares(draw: st.DrawFn, total: Decimal, count: int, places: int) -> list[Decimal]:
    """Draw `count` decimals above zero that total exactly `total`."""
    if count == 1:
        return [total]
    # A very small total is shared out in smaller parts.
    places += 2 if total.scaleb(places) < count else 0
    whole = int(total.scaleb(places))
    cuts = sorted(draw(st.sets(st.integers(1, whole - 1), min_size=count - 1, max_size=count - 1)))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]
    return [Decimal(part).scaleb(-places) for part in parts]


@st.composite
def scales(draw: st.DrawFn) -> Data:
    """Draw a listed scale, uneven and seldom from zero, perhaps with percents, or a stepped one."""
    if draw(st.integers(0, 3)) == 0:
        lowest, step = (
            draw(st.sampled_from([0, 1, 3])),
            Decimal(draw(st.sampled_from(["0.1", "1", "2.5", "7"]))),
        )
        return {"min": lowest, "max": lowest + step * draw(st.integers(1, 20)), "step": step}
    count = draw(st.integers(2, 6))
    scores = sorted(draw(st.sets(decimals(0, 40, 1), min_size=count, max_size=count)))
    levels: list[Data] = [{"score": score, "label": f"Level {n}"} for n, score in enumerate(scores)]
    given = draw(st.lists(st.booleans(), min_size=count, max_size=count)) if draw(st.booleans()) else []
    draw(percents(levels, given or [draw(st.booleans())] * count))
    return {"levels": draw(st.permutations(levels)) if draw(st.booleans()) else levels}


@st.composite
def percents(draw: st.DrawFn, levels: list[Data], given: list[bool]) -> None:
    """Give those levels a percent, rising also over the others, which earn theirs by their score.

    Where two of the others leave no room between them for a percent of two decimals, none is given.
    """
    earned = [Fraction(level["score"]) * 10000 / Fraction(levels[-1]["score"]) for level in levels]
    first = 0
    for has, run in groupby(given):
        last = first + len(list(run))
        lowest = ceil(earned[first - 1]) if first else 0
        highest = floor(earned[last]) if last < len(levels) else 10000
        if has and lowest <= highest:
            drawn = draw(st.lists(st.integers(lowest, highest), min_size=last - first, max_size=last - first))
            for level, percent in zip(levels[first:last], sorted(drawn), strict=True):
                level["percent"] = Decimal(percent).scaleb(-2).normalize()
        first = last


def awardable(scale: Data) -> list[Decimal]:
    """Return every score of a scale, from low to high."""
    if "levels" in scale:
        return sorted(level["score"] for level in scale["levels"])
    count = int((scale["max"] - scale["min"]) / scale["step"])
    return [scale["min"] + scale["step"] * n for n in range(count + 1)]


def percent(scale: Data, score: Decimal) -> Fraction:
    """Return the share of the marks that a score earns."""
    for level in scale.get("levels", []):
        if level["score"] == score and "percent" in level:
            return Fraction(level["percent"])
    return Fraction(score) * 100 / Fraction(awardable(scale)[-1])


@st.composite
def criterion(draw: st.DrawFn, name: str, weight: Decimal, default: Data) -> Data:
    """Draw a scored or a measured criterion."""
    drawn: Data = {"id": name, "title": "A question", "weight": weight}
    scale = default
    if draw(st.integers(0, 2)) == 0:
        scale = drawn["scale"] = draw(scales())
    if draw(st.integers(0, 3)) == 0:
        starts = sorted(draw(st.sets(decimals(1, 900), max_size=3)))
        count = len(starts) + 1
        scores = draw(st.lists(st.sampled_from(awardable(scale)), min_size=count, max_size=count))
        better = draw(st.sampled_from(["higher", "lower"]))
        scores.sort(reverse=better == "lower")
        drawn["kind"] = "measured"
        drawn["measure"] = {"id": f"m-{name}", "unit": "hours", "better": better}
        bands = zip((Decimal(0), *starts), scores, strict=True)
        drawn["bands"] = [{"from": start, "score": score} for start, score in bands]
    elif draw(st.booleans()):
        drawn["kind"] = "scored"
    if draw(st.integers(0, 2)) == 0:
        best = max((band["score"] for band in drawn.get("bands", [])), default=awardable(scale)[-1])
        within = [score for score in awardable(scale) if score <= best]
        drawn["minimum"] = draw(minimums("score", st.sampled_from(within)))
    return drawn


@st.composite
def minimums(draw: st.DrawFn, key: str, thresholds: st.SearchStrategy[Decimal]) -> Data:
    drawn: Data = {key: draw(thresholds)}
    disqualifies = draw(st.sampled_from([True, True, False, None]))
    return drawn if disqualifies is None else {**drawn, "disqualifies": disqualifies}


@st.composite
def dimension(draw: st.DrawFn, place: int, weight: Decimal | None, whole: bool, default: Data) -> Data:
    count = draw(st.integers(1, 5))
    total = weight if whole and weight is not None else Decimal(100)
    weights = draw(shares(total, count, draw(st.sampled_from([3, 5] if whole else [1, 3]))))
    name = f"part-{'abcde'[place]}"
    drawn: Data = {"id": name, "name": f"Part {'ABCDE'[place]}"}
    if weight is not None:
        drawn["weight"] = weight
    weighed = [
        draw(criterion(f"{'ABCDE'[place]}{'vwxyz'[n]}", each, default)) for n, each in enumerate(weights)
    ]
    if draw(st.integers(0, 1)):
        most = floor(reach(weighed, default) * 100)
        threshold = st.integers(0, most).map(lambda n: Decimal(n).scaleb(-2))
        drawn["minimum"] = draw(minimums("percent", threshold))
    drawn["criteria"] = list(weighed)
    if draw(st.integers(0, 2)) == 0:
        gate: Data = {"id": f"{'ABCDE'[place]}-gate", "title": "A promise", "kind": "gate"}
        if draw(st.booleans()):
            gate["disqualifies"] = draw(st.booleans())
        drawn["criteria"].insert(draw(st.integers(0, count)), gate)
    return drawn


def reach(weighed: list[Data], default: Data) -> Fraction:
    """Return the most that a dimension with these criteria can earn."""
    best, full = Fraction(0), Fraction(0)
    for each in weighed:
        scale = each.get("scale", default)
        scores = [band["score"] for band in each.get("bands", [])] or awardable(scale)
        best += Fraction(each["weight"]) * max(percent(scale, score) for score in scores)
        full += Fraction(each["weight"])
    return best / full


@st.composite
def criteria_files(draw: st.DrawFn) -> Data:
    default = draw(scales())
    variant = draw(st.sampled_from(["of_dimension", "of_dimension", "of_whole", "order"]))
    count = draw(st.integers(2, 5))
    drawn: Data = {"sv_score": 1, "id": "drawn", "title": "A drawn procurement"}
    if draw(st.integers(0, 4)):
        mode = draw(st.sampled_from(["half_up", "half_even", "down"]))
        drawn["rounding"] = {"places": draw(st.integers(0, 6)), "mode": mode}
    drawn["moderation"] = draw(st.sampled_from(["consensus", "consensus", "single"]))
    weights: list[Decimal | None] = [None] * count
    if variant == "order":
        drawn["relative_importance"] = "order"
    else:
        weights = list(draw(shares(Decimal(100), count, draw(st.integers(0, 3)))))
        drawn["criterion_weights"] = variant
    drawn["scale"] = default
    drawn["dimensions"] = [
        draw(dimension(place, weight, variant == "of_whole", default)) for place, weight in enumerate(weights)
    ]
    return drawn


@st.composite
def responses(draw: st.DrawFn, asked: Data, default: Data) -> Any:
    """Draw a bid's answer to one criterion."""
    if draw(st.integers(0, 15)) == 0:
        return {"no_response": True}
    kind = asked.get("kind", "scored")
    if kind == "gate":
        return draw(st.sampled_from(["pass", "fail", {"result": "pass"}, {"result": "fail"}]))
    if kind == "measured":
        edges = [band["from"] for band in asked["bands"]]
        return {"quantity": draw(st.one_of(st.sampled_from(edges), decimals(0, 1000)))}
    score = st.sampled_from(awardable(asked.get("scale", default)))
    form = draw(st.integers(0, 5))
    if form < 3:
        return draw(score)
    panel = draw(st.permutations(EVALUATORS))[: draw(st.integers(1, 3))]
    marks: Data = {panel[0]: draw(score)}
    for evaluator in panel[1:]:
        aside = draw(st.sampled_from(["", "", "", "abstained", "excluded"]))
        mark: Any = {aside: True, "reason": "An interest"} if aside else {"score": draw(score)}
        marks[evaluator] = {**mark, "score": draw(score)} if aside == "excluded" else mark
    if form == 3:
        return {"scores": marks, "consensus": {"score": draw(score), "rationale": "Agreed"}}
    return {"consensus": {"score": draw(score)}} if form == 4 else {"scores": marks}


@st.composite
def procurements(draw: st.DrawFn, least: int = 1, most: int = 6) -> Data:
    """Draw a criteria file and a bids file with `least` to `most` bids."""
    criteria = draw(criteria_files())
    asked = [c for d in criteria["dimensions"] for c in d["criteria"]]
    bids = [
        {
            "id": f"bid-{'pqrstu'[n]}",
            "supplier": f"Supplier {'PQRSTU'[n]}",
            "responses": {c["id"]: draw(responses(c, criteria["scale"])) for c in asked},
        }
        for n in range(draw(st.integers(least, most)))
    ]
    evaluators = [{"id": evaluator} for evaluator in EVALUATORS]
    file = {"sv_score": 1, "criteria": "criteria.yaml", "evaluators": evaluators, "bids": bids}
    return {"criteria": criteria, "bids": file}


def write(procurement: Data, folder: Path) -> Path:
    """Write both files into `folder` and return the path of the bids file."""
    for name in ("criteria", "bids"):
        (folder / f"{name}.yaml").write_text(as_yaml(procurement[name]), encoding="utf-8")
    return folder / "bids.yaml"


def as_yaml(value: Any, indent: str = "") -> str:
    """Return plain values as YAML in block style; decimals are written digit by digit."""
    if isinstance(value, dict):
        return "".join(f"{indent}{key}:{_below(item, indent)}" for key, item in value.items())
    return "".join(f"{indent}-{_below(item, indent)}" for item in value)


def _below(value: Any, indent: str) -> str:
    if isinstance(value, dict | list | tuple) and value:
        return "\n" + as_yaml(value, indent + "  ")
    if isinstance(value, dict | list | tuple):
        return " []\n"
    return f" {_scalar(value)}\n"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value not in ("pass", "fail"):
        return '"' + "".join(_quoted(char) for char in value) + '"'
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _quoted(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08X}"
