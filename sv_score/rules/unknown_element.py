"""A recorded element is one that the criterion requires.

## What it does
Reports an id under a response's `elements` that its criterion does not list under `requires`.

## Why it matters
A requirement that affects a score and was not published is an undisclosed criterion (Letting International v
Newham [2008] EWHC 1583 (QB); Woods Building Services v Milton Keynes Council [2015] EWHC 2011 (TCC), on a
dedicated manager). It may also be a slip in the id, so this is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - requires: [{id: trainer, text: A named trainer.}]
bids:
  - responses:
      LE1: {elements: {trainor: met}}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - requires: [{id: trainer, text: A named trainer.}]
bids:
  - responses:
      LE1: {elements: {trainer: met}}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, responses
from sv_score.rules.wording import nearest

RULE = Rule("SV617", "unknown-element", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report elements that nobody has published."""
    for bid, criterion, response, route in responses(subject):
        if not response.elements:
            continue
        known = [element.id for element in criterion.requires]
        for name in response.elements:
            if name not in known:
                near = nearest(name, known)
                message = f"`{criterion.id}` requires no `{name}`, recorded for bid `{bid.id}`"
                help = f"did you mean `{near}`?" if near else "record only what the criteria require"
                yield subject.at_bids(RULE, message, (*route, "elements", name), help, on_key=True)
