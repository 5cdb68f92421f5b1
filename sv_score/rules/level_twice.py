"""Each score of a scale is listed once.

## What it does
Reports a score that stands twice among a scale's levels.

## Why it matters
Two descriptors for one score let two evaluators apply two standards to the same answer.
"""

from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.finding import Finding, Label, Rule
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV204", "level-twice")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores that stand twice."""
    for scale, route in scales(subject):
        seen: dict[Decimal, int] = {}
        for index, level in enumerate(scale.levels):
            if seen.setdefault(level.score, index) != index:
                message = f"score {level.score:f} is listed twice on this scale"
                place = (*route, "levels", index, "score")
                first = (*route, "levels", seen[level.score], "score")
                label = Label(subject.criteria_file, first, "first listed here")
                yield subject.at_criteria(RULE, message, place, "remove one", labels=(label,))
