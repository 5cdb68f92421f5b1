"""A difference or a dissent belongs to a mark that differs.

## What it does
Reports an entry under `differences` or `dissent` for an evaluator whose mark for this answer is missing or
does not count, or is the agreed score itself. Where no mark at all is recorded for the answer, nothing is
reported.

## Why it matters
Practice, not law: such an entry shows that the record and the marks do not belong together, because a name is
mistyped or a mark was changed after the meeting. A reader in a dispute will find it.

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus:
          differences: [{evaluator: ev1, resolution: Ev1 withdrew the point.}]
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus:
          differences: [{evaluator: ev2, resolution: "Ev2 had read the check on p4 as covering all parks."}]
```
"""

from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import consensuses
from sv_score.rules.subject import Subject

RULE = Rule("SV606", "no-such-difference", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report entries on differences that are none."""
    for one, consensus, score in consensuses(subject):
        names = [entry.evaluator for entry in consensus.differences]
        names += [entry.evaluator for entry in consensus.dissent]
        if names == one.apart or not one.response.marks or set(names).issubset(one.apart):
            continue
        marks = dict(zip(one.who, one.marks, strict=True))
        entries = [
            ("differences", index, entry.evaluator) for index, entry in enumerate(consensus.differences)
        ]
        entries += [("dissent", index, entry.evaluator) for index, entry in enumerate(consensus.dissent)]
        for key, index, evaluator in entries:
            why = _why_none(marks.get(evaluator), score)
            if why:
                message = f"`{evaluator}` is under `{key}` {one.where}, but {why}"
                route = (*one.route, "consensus", key, index, "evaluator")
                help = "check the name and the mark; remove the entry if there was no difference"
                yield subject.at_bids(RULE, message, route, help)


def _why_none(mark: Decimal | None, score: Decimal) -> str:
    if mark is None:
        return "has no mark that counts"
    return "gave the agreed score" if mark == score else ""
