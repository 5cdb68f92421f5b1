"""An authority's own policy on social value criteria, as clauses that a program checks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from sv_score.model.named_tuple import NamedTuple

_NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
_STEPS = rf"({_NUMBER}) to ({_NUMBER})(?: in steps of ({_NUMBER}))?"
# The scores of a scale in a form that tells scales apart: lowest, highest and distance where the
# distances are even, else every score in rising order (a rising list never reads as the former).
Scores = tuple[Fraction, ...]


class Clause(NamedTuple):
    """One clause of a policy: its number, its words, and what to check.

    `kind` is maximum_measures, maximum_criteria, required_tag, social_value_weight, required_evidence or
    allowed_scales; `at_most`, `at_least` (percent or number), `scheme` with `tag`, `evidence` and
    `scales` hold what the kind needs. The clause holds for contracts worth at least `value_from`, more
    than `value_above` and less than `value_below` pounds; without them, for all.
    """

    id: str
    kind: str = ""
    text: str = ""
    at_most: Decimal | None = None
    at_least: Decimal | None = None
    scheme: str = ""
    tag: str = ""
    evidence: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    value_from: Decimal | None = None
    value_above: Decimal | None = None
    value_below: Decimal | None = None


class Policy(NamedTuple):
    """A policy file: who set the policy and its clauses; `file` is the file as shown to people."""

    id: str
    title: str = ""
    authority: str = ""
    clauses: tuple[Clause, ...] = ()
    file: str = ""


def scores_in(text: str) -> Scores | None:
    """Return the scores of a scale written as `0, 1, 2` or `0 to 100 in steps of 5`, else `None`."""
    steps = re.fullmatch(_STEPS, text.strip())
    if steps:
        low, high, step = Fraction(steps[1]), Fraction(steps[2]), Fraction(steps[3] or 1)
        return even_scores(low, high, step) if low < high and step else None
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 2 or not all(re.fullmatch(_NUMBER, part) for part in parts):
        return None
    return scores_of(Fraction(part) for part in parts)


def scores_of(scores: Iterable[Fraction]) -> Scores:
    """Return the scores of a scale that lists them."""
    rising = sorted(set(scores))
    gaps = {after - before for before, after in pairwise(rising)}
    return even_scores(rising[0], rising[-1], gaps.pop()) if len(gaps) == 1 else tuple(rising)


def even_scores(lowest: Fraction, highest: Fraction, step: Fraction) -> Scores:
    """Return the scores from `lowest` in steps of `step`, none of them above `highest`."""
    return (lowest, lowest + (highest - lowest) // step * step, step)
