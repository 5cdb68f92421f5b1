"""A higher level never earns a smaller percent.

## What it does
Compares the published `percent` of each level with that of the next higher score, and reports one
that falls, or a scale on which only some levels have one.

## Why it matters
A better answer must not earn fewer marks. Where only some levels publish a percent, two different
formulas apply on one scale.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV207", "percents-not-rising")


def check(subject: Subject) -> Iterator[Finding]:
    """Report percents that fall, or that only some levels have."""
    for scale, route in scales(subject):
        given = [level for level in scale.levels if level.percent is not None]
        if given and len(given) != len(scale.levels):
            message = "only some levels of this scale have a `percent`"
            help = "give every level its percent, or none"
            yield subject.at_criteria(RULE, message, (*route, "levels"), help, on_key=True)
            continue
        ladder = sorted(given, key=lambda level: level.score)
        for lower, higher in pairwise(ladder):
            if Fraction(higher.percent or 0) < Fraction(lower.percent or 0):
                message = (
                    f"score {higher.score:f} earns {higher.percent:f} percent, "
                    f"less than score {lower.score:f} with {lower.percent:f}"
                )
                place = (*route, "levels", scale.levels.index(higher), "percent")
                yield subject.at_criteria(RULE, message, place, "let percents rise with the scores")
