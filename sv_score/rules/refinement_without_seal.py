"""Criteria whose refinements are recorded are sealed.

## What it does
Says that a criteria file lists refinements and has no seal beside it.

## Why it matters
Without a seal nothing shows what the criteria said before they were refined, nor that nothing else was
changed. A criteria file without refinements need not be sealed, and nothing is said of it.

## Example
```yaml
refinements:
  - date: 2026-03-20
    stage: before_final_tenders
    notice: Tender notice 12, corrected on 20 March 2026
    reason: Bidders asked for equal weight in the first round of dialogue.
    changes: [LE1, LE2]
```

## Use instead
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
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject

RULE = Rule("SV709", "refinement-without-seal", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Say that refined criteria have no seal."""
    if subject.seal is None and not subject.seal_file and subject.criteria is not None:
        message = "refinements are recorded, and the criteria are not sealed"
        help = f"run `sv-score seal {subject.criteria_file}`"
        yield subject.at_criteria(RULE, message, ("refinements",), help, on_key=True)
