"""Texts carry no marks of their own.

## What it does
Reports a sub-criterion or a question whose text gives it marks, points or a share of the weight, such as
"(20%)", "10 marks" or "weighting: 30", and a description that gives away marks or points in a number that is
neither a weight nor the highest score. A question that repeats the criterion's own weight is not reported;
percentages in descriptions are for `SV332`.

## Why it matters
sv-score gives a criterion one score; sub-criteria are published and not weighted. Marks that stand only in
a text are not applied, so what is published and what is computed differ. Undisclosed weights and sub-criteria
made the award unlawful in Letting International v Newham [2008] EWHC 1583 (QB), as reported. The rule reads
wording, so it is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - sub_criteria:
          - {id: LE1a, text: How apprentices are found (20%)}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - sub_criteria:
          - {id: LE1a, text: How apprentices are found.}
```
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.criteria import HUNDRED
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, scales
from sv_score.rules.texts import Part, Passage, passages, refused

RULE = Rule("SV311", "weighting-in-sub-criteria", Severity.WARNING)

_NUMBER = r"(?P<number>\d+(?:\.\d+)?)"
_PERCENT = r" ?(?:%|percent\b|per cent\b)"
_MARKS = r" ?(?:available |possible )?(?:marks?|pts)\b"
_NUMBERED = (
    rf"\b{_NUMBER}{_MARKS}",
    rf"\b(?:worth|up to|maximum of|max) {_NUMBER} points\b",
)
_PATTERNS = (
    rf"[(\[](?:max(?:imum)? )?{_NUMBER}(?:{_PERCENT}|{_MARKS}| ?points?)[)\]][.:;]?$",
    rf"^[(\[]?{_NUMBER}{_PERCENT}[)\]:]",
    *_NUMBERED,
    rf"\b{_NUMBER}{_PERCENT} of (?:the )?(?:total |available |overall )?(?:marks|score|weight|weighting)\b",
    rf"\b(?:weighting|weighted|weight)\b[:=]? ?(?:of |at |is )?{_NUMBER}(?:{_PERCENT}|$|[).;,])",
)

# One of these is in every text that a pattern matches; compiling the patterns takes longer than looking.
_HINTS = ("mark", "pts", "point", "%", "percent", "per cent", "weight")
_ASKED = frozenset((Part.SUB_CRITERION, Part.QUESTION))
_DESCRIBING = frozenset((Part.ABOUT, Part.DESCRIPTION))


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks in texts."""
    for passage in passages(subject, _ASKED | _DESCRIBING):
        if not any(hint in passage.flat for hint in _HINTS) or not re.search(r"\d", passage.flat):
            continue
        given = next(
            (words for words, number in _given(passage) if not _is_right(subject, passage, number)), ""
        )
        if given:
            gives = "gives it" if passage.part in _ASKED else "gives"
            message = f"{passage.what} {gives} `{given.strip('()[].:;, ')}`, which no score applies"
            help = "make it a criterion with its own `weight:`, or take the figure out of the text"
            yield subject.at_criteria(RULE, message, passage.route, help)


def _given(passage: Passage) -> Iterator[tuple[str, Decimal]]:
    """Yield what a passage gives, with the number; a description may also say that it is not given."""
    asked = passage.part in _ASKED
    for pattern in _PATTERNS if asked else _NUMBERED:
        for match in re.finditer(pattern, passage.flat):
            if asked or not refused(passage.flat, match.start(), match.end()):
                yield match[0], Decimal(match["number"])


def _is_right(subject: Subject, passage: Passage, number: Decimal) -> bool:
    """Return whether a number is a question's own weight, or for a description any weight or top score."""
    criterion, published = passage.criterion, subject.criteria
    if passage.part in _ASKED:
        return passage.part is Part.QUESTION and criterion is not None and criterion.weight == number
    if published is None:
        return False
    weights = [published.social_value_weight, HUNDRED, *(d.weight for d in published.dimensions)]
    weights += [c.weight for d in published.dimensions for c in d.criteria]
    return number in weights or any(scale.highest == number for scale, _ in scales(subject))
