"""A panel has more than one member.

## What it does
Reports a file with marks by a single evaluator, or whose agreed scores all rest on the marks of one, where
the criteria do not say `moderation: single`.

## Why it matters
Practice, not law: bidders were told that a panel agrees scores, and one person cannot agree. Where one
evaluator is what was published, `moderation: single` says so and the mark is final.

## Example
```yaml
bids:
  - responses:
      LE1:
        scores: {ev2: ~}
        consensus: {differences: ~}
```

## Use instead
```yaml
moderation: single
bids:
  - responses:
      LE1:
        scores: {ev2: ~}
        consensus: {differences: ~}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import is_single, judged
from sv_score.rules.subject import Subject

RULE = Rule("SV626", "single-evaluator", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report a panel of one."""
    panel = [evaluator.id for evaluator in subject.evaluation.evaluators] if subject.evaluation else []
    if is_single(subject) or not panel:
        return
    marked: set[str] = set()
    for one in judged(subject):
        # While a panel is at work one of them may be first; an agreed score shows that all are done.
        if len(panel) == 1 or one.response.consensus is not None:
            marked.update(one.who)
        if len(marked) > 1:
            return
    alone = next((place for place, who in enumerate(panel) if who in marked), None)
    if alone is not None:
        message = f"only `{panel[alone]}` has marked, and the criteria have a panel agree the scores"
        help = "add the other evaluators and their marks, or publish `moderation: single`"
        yield subject.at_bids(RULE, message, ("evaluators", alone, "id"), help)
