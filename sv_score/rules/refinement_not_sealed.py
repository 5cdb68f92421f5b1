"""Criteria that were refined are sealed again.

## What it does
Reports a criteria file whose differences from its seal are all named by refinements, and whose seal is
still the one of before.

## Why it matters
A refinement names the parts that it changes. Until the refined criteria are sealed, a second change of the
same parts cannot be told from the first.

## Example
```yaml
# the criteria file as it was sealed
sealed_as:
  dimensions: [{criteria: [{weight: 40}, {weight: 60}]}]
refinements:
  - date: 2026-03-20
    stage: before_final_tenders
    notice: Tender notice 12, corrected on 20 March 2026
    reason: Bidders asked for equal weight in the first round of dialogue.
    changes: [LE1, LE2]
```

## Use instead
```yaml
# the criteria file as it was sealed, after `sv-score seal criteria.yaml --again "Refined on 20 March"`
sealed_as:
  refinements:
    - date: 2026-03-20
      stage: before_final_tenders
      notice: Tender notice 12, corrected on 20 March 2026
      reason: Bidders asked for equal weight in the first round of dialogue.
      changes: [LE1, LE2]
refinements:
  - date: 2026-03-20
    stage: before_final_tenders
    notice: Tender notice 12, corrected on 20 March 2026
    reason: Bidders asked for equal weight in the first round of dialogue.
    changes: [LE1, LE2]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.records.seal import unnamed
from sv_score.rules.publication import changes, recent
from sv_score.rules.subject import Subject

RULE = Rule("SV705", "refinement-not-sealed", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report refinements that the seal does not know, where they explain every difference."""
    found = changes(subject)
    if found and not unnamed(found, recent(subject)):
        message = "the criteria have been refined and not sealed again"
        help = f'run `sv-score seal {subject.criteria_file} --again "why"`'
        yield subject.at_criteria(RULE, message, ("refinements",), help, on_key=True)
