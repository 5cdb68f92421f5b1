"""A percentage of the marks in a text is the one that the weights give.

## What it does
Reports a description that gives social value, its dimension or its criterion a percentage of the marks
that is none of those the weights give: social value worth 20% beside `social_value_weight: 10`, or a
dimension worth 40% of the social value marks beside other weights. Each base is tried (of the dimension,
of social value, of all marks), rounded figures count as right, and minimums ("at least 10%") are left
alone. Questions and sub-criteria are for `SV311`.

## Why it matters
Bidders put their effort where the marks are. Section 23(3)(b) of the Procurement Act 2023 asks for the
relative importance of criteria, and two figures for the same thing leave open which one holds. sv-score
computes with the weights in the data; the weights that were used and not published were the fault in
Letting International v Newham [2008] EWHC 1583 (QB), as reported. The rule reads wording, so it is a
warning.

## Example
```yaml
social_value_weight: 10
description: Social value carries 20% of the marks.
```

## Use instead
```yaml
social_value_weight: 20
description: Social value carries 20% of the marks.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import HUNDRED, AwardCriteria, Criterion, CriterionWeights, Dimension
from sv_score.model.finding import Finding, Label, Route, Rule, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules.subject import Subject
from sv_score.rules.texts import Part, Passage, passages, refused, sentences
from sv_score.rules.wording import either, roughly

RULE = Rule("SV332", "percentage-against-weights", Severity.WARNING)

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,9})?) ?(?:%|percent\b|per cent\b)"
_OF_MARKS = (
    r" of (?:(?:the|all|its|total|overall|available|award|tender) )*(?:marks|score|points|weighting)\b"
)
_OF_VALUE_MARKS = _OF_MARKS.replace("tender", "tender|(?P<base>social value)")
# What may stand between social value and its percentage.
_LINKING = (
    r"(?:(?:will|shall|is|are|be|carr(?:y|ies)|has|have|at|accounts? for|makes? up|worth|weight(?:ed|ing)?"
    r"|weighs|of|an?|the|total|given|criteria|questions|section) )*"
)
_SOCIAL_VALUE = rf"\bsocial value:? {_LINKING}{_NUMBER}(?:{_OF_MARKS}|(?= ?(?:$|[.,;:!?)])| and\b))"
_SHARES = (
    r"\b(?:carr(?:y|ies)|worth|has|have|accounts? for|makes? up|counts? for|represents?) (?:a total of )?"
    rf"{_NUMBER}{_OF_VALUE_MARKS}",
    rf"\bweight(?:ing|ed)?(?: of| is|:| at)? {_NUMBER}(?:{_OF_VALUE_MARKS})?",
)
_HINTS = ("carr", "worth", "has", "have", "account", "make", "count", "represent", "weigh")
# A bound, another part of the tender, a policy, or what a score earns: no statement about these weights.
_OTHER = (
    r"\b(?:minimum|maximum|least|most|below|less|under|up to|between|above|ppn|policy|price|quality|scores?"
    r"|scored|levels?|bands?|answers?|bids?)\b"
)
_OF_VALUE, _OF_ALL = "of the social value marks", "of all marks"


class _Share(NamedTuple):
    """A percentage that the weights give, and what it is of."""

    percent: Fraction
    of: str


class _Said(NamedTuple):
    """A statement that a passage can make: the right shares, others it may mean, the weight's route."""

    pattern: str
    own: list[_Share]
    other: list[_Share]
    route: Route


def check(subject: Subject) -> Iterator[Finding]:
    """Report percentages of the marks that the weights do not give."""
    published = subject.criteria
    for passage in passages(subject, {Part.ABOUT, Part.DESCRIPTION}):
        if published is None or ("%" not in passage.flat and "cent" not in passage.flat):
            continue
        for said in _said_of(published, passage):
            match = _statement(passage.flat, said.pattern)
            if match is None or not said.own or _may_be_right(match, said, published):
                continue
            given = either([f"{roughly(share.percent)}% {share.of}" for share in said.own])
            message = f"{passage.what} says `{match[0]}`, expected what the weights give: {given}"
            help = "correct the text or the weight, or take the figure out of the text"
            labels = (Label(subject.criteria_file, said.route, "the weight in the data"),)
            yield subject.at_criteria(RULE, message, passage.route, help, labels=labels)
            break


def _said_of(published: AwardCriteria, passage: Passage) -> Iterator[_Said]:
    """Yield the statements that a passage can make."""
    weight = published.social_value_weight
    if weight is not None and "social value" in passage.flat:
        yield _Said(_SOCIAL_VALUE, [_Share(Fraction(weight), _OF_ALL)], [], ("social_value_weight",))
    if passage.part is not Part.DESCRIPTION or not any(hint in passage.flat for hint in _HINTS):
        return
    dimension = published.dimensions[int(passage.route[1])]
    own = _of_whole(published, Fraction(dimension.weight)) if dimension.weight is not None else []
    # A description may also speak of the dimension that it stands in, or of a criterion in it.
    other = [share for c in dimension.criteria for share in _shares(published, dimension, c)]
    if passage.criterion is not None:
        own, other = _shares(published, dimension, passage.criterion), own
    for pattern in _SHARES:
        yield _Said(pattern, own, other, (*passage.route[:-1], "weight"))


def _shares(published: AwardCriteria, dimension: Dimension, criterion: Criterion) -> list[_Share]:
    """Return a criterion's shares of its dimension, of social value and of all marks, where known."""
    if criterion.weight is None:
        return []
    weight, of = Fraction(criterion.weight), f"of `{dimension.id}`"
    if published.criterion_weights is CriterionWeights.OF_WHOLE:
        inside = [_Share(weight * 100 / Fraction(dimension.weight), of)] if dimension.weight else []
        return inside + _of_whole(published, weight)
    whole = _of_whole(published, weight * Fraction(dimension.weight) / 100) if dimension.weight else []
    return [_Share(weight, of), *whole]


def _of_whole(published: AwardCriteria, percent: Fraction) -> list[_Share]:
    """Return a share of social value as one of the social value marks and one of all marks."""
    total = published.social_value_weight
    in_all = [] if total in (None, HUNDRED) else [_Share(percent * Fraction(total or 0) / 100, _OF_ALL)]
    return [_Share(percent, _OF_VALUE), *in_all]


def _statement(text: str, pattern: str) -> re.Match[str] | None:
    """Return the first match that states a weight."""
    for match in re.finditer(pattern, text):
        before = sentences(text[: match.start()])[-1]
        if not re.search(_OTHER, before) and not refused(text, match.start(), match.end()):
            return match
    return None


def _may_be_right(match: re.Match[str], said: _Said, published: AwardCriteria) -> bool:
    """Return whether the figure, as far as it is written out, is a right share on the base it names."""
    named = match.groupdict().get("base") is not None
    if said.pattern != _SOCIAL_VALUE and not named and published.social_value_weight is None:
        # It may be a share of all marks, which the file does not tell.
        return True
    written, half = Fraction(match["number"]), Fraction(1, 2 * 10 ** len(match["number"].partition(".")[2]))
    possible = [s for s in (*said.own, *said.other) if not named or s.of == _OF_VALUE]
    return any(abs(share.percent - written) <= half for share in possible)
