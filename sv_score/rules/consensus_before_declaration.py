"""Interests are declared before scores are agreed.

## What it does
Reports a consensus dated before the declaration of an evaluator whose mark counts for it.

## Why it matters
Sections 81 to 83 of the Procurement Act 2023 have conflicts of interest identified, mitigated and kept under
review. An interest that is declared after the meeting could not be dealt with in it. The earlier
declaration may only be missing from the file, so this is a warning.

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus: {date: 2026-05-03}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus: {date: 2026-05-11}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import consensuses
from sv_score.rules.subject import Subject
from sv_score.rules.wording import listed

RULE = Rule("SV620", "consensus-before-declaration", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores agreed before an evaluator had declared."""
    panel = subject.evaluation.evaluators if subject.evaluation else ()
    declared = {e.id: e.declaration.date for e in panel if e.declaration and e.declaration.date}
    for one, consensus, _ in consensuses(subject):
        day = consensus.date
        if day is None:
            continue
        late = [f"`{who}` on {declared[who]}" for who in one.who if who in declared and declared[who] > day]
        if late:
            message = f"the score {one.where} was agreed on {day}; declarations are later: {listed(late)}"
            help = "correct the date, or record the declaration that was made before the meeting"
            yield subject.at_bids(RULE, message, (*one.route, "consensus", "date"), help)
