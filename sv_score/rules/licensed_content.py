"""Criteria hold no content of the National TOMs or of the HACT UK Social Value Bank.

## What it does
Reports a measure whose id is a code of the National TOMs (NT1, NT15a; RE1 or FM1 in a file that has such a
code or names the TOMs), a text that gives such a code with its wording, and a text that gives a money value
together with the TOMs, the Social Value Portal, HACT or the Social Value Bank. Naming them, in a source, in
the description or in a question, is left alone, and so are codes in tags.

## Why it matters
Both are published under the licence CC BY-NC-ND 4.0, and HACT also bars its values from tools and products
given to others. A criteria file is published and adapted with every procurement, which "no derivatives"
does not allow, and a supplier who uses it does so commercially. Refer to the framework and let those who
hold a licence bring its text and values. Codes can coincide, so this is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - measures:
          - {id: NT10}
```

## Use instead
```yaml
description: Bidders with a licence for the National TOMs may also report by them.
dimensions:
  - criteria:
      - measures:
          - {id: apprentice-weeks}
```
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import file_words, measures_of, passages

RULE = Rule("SV411", "licensed-content", Severity.WARNING)

_CODE = r"nt\d{1,3}[a-z]?"
_OTHER_CODE = r"(?:re|fm)\d{1,3}[a-z]?"
# A code with the words it stands for; a code alone is a reference.
_QUOTED = (
    rf"\b(?:{_CODE}|{_OTHER_CODE})(?:: ?| )(?:no\b|number\b|percent(?:age)?\b|%|total\b|value\b|hours?\b)"
)
_NAMES = r"\b(?:toms|social value portal|hact|social value bank)\b"
_AMOUNT = r"(?:£|\bgbp ?)\d[\d,]*(?:\.\d+)?"
_VALUED = r"\b(?:prox(?:y|ies)|valued at|values? (?:is|are))\b"
_PER = rf"{_AMOUNT} (?:per|for each|an?|each) (?!year|annum|contract|month)"
_HELP = "remove it or only name the framework: its licence, CC BY-NC-ND 4.0, allows no adapted copy"


def check(subject: Subject) -> Iterator[Finding]:
    """Report codes and values that a licence keeps out of a published file."""
    words = file_words(subject)
    measures = [found for c, route in criteria(subject) for found in measures_of(c, route)]
    toms = "toms" in words or any(_is_code(m.id.casefold(), _CODE, "nt") for m, _ in measures)
    for measure, at in measures:
        if _is_code(measure.id.casefold(), _CODE, "nt") or (
            toms and _is_code(measure.id.casefold(), _OTHER_CODE, "re", "fm")
        ):
            message = f"`{measure.id}` is a measure code of the National TOMs; expected an id of your own"
            yield subject.at_criteria(RULE, message, (*at, "id"), _HELP)
    named = toms or not words.isdisjoint(("hact", "portal", "bank"))
    if not named and not any(word.startswith("nt") for word in words):
        return
    for passage in passages(subject):
        quoted = re.search(_QUOTED, passage.flat)
        if quoted is not None and (toms or quoted[0].startswith("nt")):
            message = f"{passage.what} gives a National TOMs code with its wording"
            yield subject.at_criteria(RULE, message, passage.route, _HELP)
        elif any(_values(sentence) for sentence in re.split(r"[.;!?](?= |$)", passage.flat)):
            message = f"{passage.what} gives a money value of a licensed bank of values"
            yield subject.at_criteria(RULE, message, passage.route, _HELP)


def _is_code(id: str, pattern: str, *starts: str) -> bool:
    return id.startswith(starts) and re.fullmatch(pattern, id) is not None


def _values(sentence: str) -> bool:
    """Return whether a sentence gives an amount as a value of one of the frameworks."""
    if not re.search(_NAMES, sentence) or not re.search(_AMOUNT, sentence):
        return False
    return bool(re.search(_VALUED, sentence) or re.search(_PER, sentence))
