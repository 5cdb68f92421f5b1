"""No figure adds up different units.

## What it does
Reports a title, question, sub-criterion, description or measure that asks for the sum of things in
different units, such as jobs, hours and pounds.

## Why it matters
A sum of people and hours has no unit, and nobody can say what more of it means. A criterion has to be
clear, measurable and specific (section 23 of the Procurement Act 2023). The rule reads wording, so it is a
warning.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - measure:
          definition: The total of jobs created, hours volunteered and pounds spent nearby.
```

## Use instead
```yaml
dimensions:
  - criteria:
      - measures:
          - {id: jobs, unit: people, definition: People who start a job on this contract.}
          - {id: volunteering, unit: hours, definition: Paid hours of staff given to friends groups.}
```
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ASKED, Part, file_words, passages, refused, sentences, word_set

RULE = Rule("SV303", "total-across-units", Severity.WARNING)

_PARTS = ASKED | {Part.DEFINITION, Part.DESCRIPTION}
_SUMMING = frozenset(("total", "totals", "sum", "summed", "combined", "aggregate", "altogether", "added"))
_KINDS = {
    "people": "people persons jobs roles posts apprentices apprenticeships placements staff volunteers",
    "time": "hours days weeks",
    "money": "£ gbp pounds spend",
    "weight": "tonnes kilograms kg co2e",
    "events": "meetings sessions events workshops visits",
    "volume": "litres",
}
_KIND_OF = {word: kind for kind, listed in _KINDS.items() for word in listed.split()}
_JOINING = frozenset((",", "and", "plus", "+", "&"))
# What follows these describes the unit before them and is not added to it.
_DESCRIBING = word_set("by for in on at with from to per who which that multiplied divided less")


def check(subject: Subject) -> Iterator[Finding]:
    """Report sums of different units."""
    likely = file_words(subject) & _SUMMING
    for passage in passages(subject, _PARTS) if likely else ():
        if not any(word in passage.flat for word in likely) or not _has_units(passage.flat):
            continue
        for sentence in sentences(passage.flat):
            joined = _joined_units(sentence)
            if joined:
                message = f"{passage.what} adds {joined[0]} to {joined[1]}, expected one unit for each figure"
                help = "give each unit a measure of its own under `measures:`"
                yield subject.at_criteria(RULE, message, passage.route, help)
                break


def _has_units(text: str) -> bool:
    """Return whether words for two kinds of unit may stand in `text`; most texts end here."""
    return len({kind for word, kind in _KIND_OF.items() if word in text}) > 1


def _joined_units(sentence: str) -> tuple[str, str] | None:
    """Return two words for different units that a sentence adds up."""
    tokens = re.findall(r"[a-z0-9]+|[,+&£]", sentence)
    if _SUMMING.isdisjoint(tokens) or refused(sentence, len(sentence), len(sentence)):
        return None
    last, joining = "", False
    for token in tokens:
        if token in _DESCRIBING:
            last = ""
        elif token in _JOINING:
            joining = True
        elif token in _KIND_OF:
            if last and joining and _KIND_OF[last] != _KIND_OF[token]:
                return last, token
            last, joining = token, False
    return None
