"""A measure has one unit.

## What it does
Reports a unit that joins several: "people and hours", "GBP/hours", "jobs, apprenticeships". A ratio such as
"hours per person", "kg/m2" or "weeks per GBP 100,000" is one unit.

## Why it matters
Twelve of "people and hours" can be twelve people or twelve hours, and bidders choose what suits them. The
West Coast franchise of 2012 was cancelled over mixed real and nominal figures. Section 23 of the
Procurement Act 2023 asks for criteria that are clear, measurable and specific. The rule reads wording, so
it is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - measures:
          - {unit: people and hours}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - measures:
          - {unit: hours per person}
```
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import flat, measures_of, word_set
from sv_score.rules.wording import listed

RULE = Rule("SV315", "mixed-units", Severity.WARNING)

_AMOUNTS = word_set(
    """
    people persons fte hours days weeks months years gbp pounds £ eur euros aud usd percent % tonnes
    kilograms kg grams litres kwh mwh km miles number value spend
    """
)
_THINGS = word_set(
    """
    jobs roles posts apprentices apprenticeships placements trainees volunteers learners meetings
    sessions events visits suppliers items qualifications
    """
)
_JOINED = r"\s+(?:and|or|plus)\s+|\s*[&+;]\s*|,\s+|\s*/\s*"


def check(subject: Subject) -> Iterator[Finding]:
    """Report units that join several."""
    for criterion, route in criteria(subject):
        for measure, at in measures_of(criterion, route):
            joined = _joined(flat(measure.unit))
            if joined:
                message = f"the unit of `{measure.id}` joins {listed(joined)}, expected one unit"
                help = "give each unit a measure of its own"
                yield subject.at_criteria(RULE, message, (*at, "unit"), help)


def _joined(unit: str) -> list[str]:
    """Return the units that `unit` joins, nothing where it is one unit."""
    if not re.search(_JOINED, unit):
        return []
    joined: list[str] = []
    inside = False
    for part in re.split(_JOINED, re.split(r"\bper\b", unit)[0]):
        head = _head(part)
        # In "hours of meetings and events" the events are what the hours are of.
        if head not in joined and (head in _AMOUNTS or (head in _THINGS and not inside)):
            joined.append(head)
        inside = inside or " of " in part
    # After a slash a plural is a second unit (jobs/hours), anything else a ratio (tonnes/year, kg/m2).
    ratio = "/" in unit and joined[-1:] != ["people"] and not "".join(joined[-1:]).endswith("s")
    return [] if len(joined) < 2 or ratio else joined


def _head(part: str) -> str:
    """Return the unit a part names: its last word before `of`, without leading numbers."""
    before = re.split(r"\b(?:of|by|for|in|with)\b", part)[0].split()
    return before[-1] if before else ""
