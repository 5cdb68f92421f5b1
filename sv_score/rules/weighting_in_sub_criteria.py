"""Sub-criteria and questions carry no marks of their own.

## What it does
Reports a sub-criterion or a question whose text gives it marks, points or a share of the weight, such as
"(20%)", "10 marks" or "weighting: 30". A question that repeats the criterion's own weight is not reported.

## Why it matters
sv-score gives a criterion one score; sub-criteria are published and not weighted. Marks that stand only in
a text are not applied, so what is published and what is computed differ. Undisclosed weights of 28
sub-criteria made the award unlawful in Letting International v Newham [2008] EWHC 1583 (QB). The rule
reads wording, so it is a warning.

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

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import Part, Passage, passages

RULE = Rule("SV311", "weighting-in-sub-criteria", Severity.WARNING)

_NUMBER = r"(?P<number>\d+(?:\.\d+)?)"
_PERCENT = r" ?(?:%|percent\b|per cent\b)"
_MARKS = r" ?(?:available |possible )?(?:marks?|pts)\b"
_PATTERNS = (
    rf"[(\[](?:max(?:imum)? )?{_NUMBER}(?:{_PERCENT}|{_MARKS}| ?points?)[)\]][.:;]?$",
    rf"^[(\[]?{_NUMBER}{_PERCENT}[)\]:]",
    rf"\b{_NUMBER}{_MARKS}",
    rf"\b(?:worth|up to|maximum of|max) {_NUMBER} points\b",
    rf"\b{_NUMBER}{_PERCENT} of (?:the )?(?:total |available |overall )?(?:marks|score|weight|weighting)\b",
    rf"\b(?:weighting|weighted|weight)\b[:=]? ?(?:of |at |is )?{_NUMBER}(?:{_PERCENT}|$|[).;,])",
)

# One of these is in every text that a pattern matches; compiling the patterns takes longer than looking.
_HINTS = ("mark", "pts", "point", "%", "percent", "per cent", "weight")


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks in the texts of sub-criteria and questions."""
    for passage in passages(subject, {Part.SUB_CRITERION, Part.QUESTION}):
        if not any(hint in passage.flat for hint in _HINTS) or not re.search(r"\d", passage.flat):
            continue
        match = next((m for p in _PATTERNS if (m := re.search(p, passage.flat))), None)
        if match is not None and not _is_own_weight(passage, match["number"]):
            message = f"{passage.what} gives it `{match[0].strip('()[].:;, ')}`, which no score applies"
            help = "make it a criterion with its own `weight:`, or take the figure out of the text"
            yield subject.at_criteria(RULE, message, passage.route, help)


def _is_own_weight(passage: Passage, number: str) -> bool:
    criterion = passage.criterion
    own = passage.part is Part.QUESTION and criterion is not None and criterion.weight is not None
    return own and criterion is not None and criterion.weight == Decimal(number)
