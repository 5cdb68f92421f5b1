"""Scales, minimums, measures and bands: the parts of a criteria file that give answers their score."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sv_score.model.criteria import HUNDRED, Band, Better, Level, Measure, Minimum, Scale, ScaleBand
from sv_score.reading import faults
from sv_score.reading.decode import Field, ListOf, Record
from sv_score.reading.nodes import Mapping
from sv_score.reading.report import At, Report
from sv_score.reading.values import Boolean, Choice, Identifier, Number, Text

ZERO = Decimal(0)
PERCENT = Number(ZERO, HUNDRED)
ANY_NUMBER = Number()


def _scale_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Work out the lowest and highest score of either form of scale."""
    levels = values.get("levels", ())
    listed, stepped = "levels" in node.entries, "step" in node.entries
    if listed and (stepped or "min" in node.entries or "max" in node.entries):
        report.add(
            faults.KEYS_CONFLICT,
            "a scale lists `levels` or has `min`, `max` and `step`, not both",
            at,
            "remove one of the two forms",
        )
    elif not listed:
        for key in ("min", "max", "step"):
            if SCALE.lacks(node, key) and SCALE.lacks(node, "levels"):
                help = "list `levels:`, or give `min`, `max` and `step`"
                report.add(faults.MISSING_KEY, f"a scale has no `{key}` and no `levels`", at, help)
    if listed:
        values.pop("step", None)
        scores = [level.score for level in levels]
        values["lowest"] = min(scores, default=ZERO)
        values["highest"] = max(scores, default=ZERO)
    values.setdefault("lowest", ZERO)
    values.setdefault("highest", ZERO)


LEVEL = Record(
    Level,
    "a level",
    {
        "score": Field(Number(ZERO), "the score that may be awarded", True, essential=True),
        "label": Field(Text(), "a word for the level"),
        "descriptor": Field(Text(), "what an answer at this level shows"),
        "percent": Field(PERCENT, "the share of the criterion's marks this level earns"),
    },
)

SCALE = Record(
    Scale,
    "a scale",
    {
        "meets_at": Field(ANY_NUMBER, "the score that fully meets the requirement"),
        "levels": Field(ListOf(LEVEL, 2, "level"), "every score that may be awarded"),
        "min": Field(Number(ZERO), "the lowest score", attribute="lowest"),
        "max": Field(Number(above=ZERO), "the highest score", attribute="highest"),
        "step": Field(Number(above=ZERO), "the distance between scores that may be awarded"),
        "bands": Field(
            ListOf(
                Record(
                    ScaleBand,
                    "a band of the scale",
                    {
                        "from": Field(
                            ANY_NUMBER,
                            "the lowest score of the band",
                            True,
                            "start",
                            essential=True,
                        ),
                        "label": Field(Text(), "a word for the band"),
                        "descriptor": Field(Text(), "what an answer in this band shows"),
                    },
                )
            ),
            "what ranges of scores mean",
        ),
    },
    _scale_check,
)

MINIMUM_SCORE = Record(
    Minimum,
    "a criterion's minimum",
    {
        "score": Field(ANY_NUMBER, "the lowest level that is enough", True, essential=True),
        "disqualifies": Field(Boolean(), "whether a bid below it is disqualified"),
    },
)

MINIMUM_PERCENT = Record(
    Minimum,
    "a dimension's minimum",
    {
        "percent": Field(PERCENT, "the lowest dimension score that is enough", True, essential=True),
        "disqualifies": Field(Boolean(), "whether a bid below it is disqualified"),
    },
)

MEASURE = Record(
    Measure,
    "a measure",
    {
        "id": Field(Identifier(), "the measure's id", True),
        "unit": Field(Text(), "what is counted, such as people or GBP"),
        "better": Field(Choice(Better), "whether more or less is better"),
        "definition": Field(Text(), "what counts and what does not"),
    },
)

BAND = Record(
    Band,
    "a band",
    {
        "from": Field(ANY_NUMBER, "the smallest quantity of the band", True, "start", essential=True),
        "score": Field(ANY_NUMBER, "the score it earns", True, essential=True),
    },
)
