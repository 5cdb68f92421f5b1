"""A score has the elements that it needs.

## What it does
Reports a final score from which on the published criteria require an element (`requires`, with `from`), where
the file records that element as not met.

## Why it matters
What a score needs is published. In Woods Building Services v Milton Keynes Council [2015] EWHC 2011 (TCC)
answers that lacked required matters should have earned zero under the published scale, and did not. Nothing
is corrected here: the panel changes the score, or what it recorded.

## Example
```yaml
dimensions:
  - criteria:
      - requires: [{id: trainer, text: A named trainer., from: 2}]
bids:
  - responses:
      LE1: {elements: {trainer: not_met}}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - requires: [{id: trainer, text: A named trainer., from: 2}]
bids:
  - responses:
      LE1: {elements: {trainer: met}}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.record import final_score, judged
from sv_score.rules.subject import Subject

RULE = Rule("SV616", "score-conflicts-with-elements")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores that need an element which is not met."""
    for one in judged(subject):
        score = final_score(subject, one.response) if one.response.elements else None
        if score is None:
            continue
        for element in one.criterion.requires:
            lacking = one.response.elements.get(element.id) == "not_met"
            if lacking and element.start is not None and score >= element.start:
                message = (
                    f"the score {score:f} {one.where} needs `{element.id}` (from {element.start:f} on), "
                    "which is recorded as not met"
                )
                help = "correct the score or what is recorded; the published requirement stands"
                yield subject.at_bids(RULE, message, (*one.route, "elements", element.id), help)
