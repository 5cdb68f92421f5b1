"""A refinement says when, at which stage, by which notice, why, and what was changed.

## What it does
Reports a refinement of the criteria that lacks its `date`, `stage`, `notice`, `reason` or `changes`.

## Why it matters
Section 24 of the Procurement Act 2023 has limits of time and needs the documents to be updated and given to
the bidders who are left. Only a record with all five says whether that was done. A change that an
incomplete refinement names counts as one that was not recorded.

## Example
```yaml
refinements:
  - {date: 2026-03-20, stage: before_final_tenders, changes: [LE1]}
```

## Use instead
```yaml
refinements:
  - date: 2026-03-20
    stage: before_final_tenders
    notice: Tender notice 12, corrected on 20 March 2026
    reason: Bidders asked for equal weight in the first round of dialogue.
    changes: [LE1, LE2]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.records.seal import lacks
from sv_score.rules.publication import refinements
from sv_score.rules.subject import Subject

RULE = Rule("SV702", "refinement-incomplete")


def check(subject: Subject) -> Iterator[Finding]:
    """Report what a refinement lacks."""
    for refinement, route in refinements(subject):
        missing = lacks(refinement)
        if missing:
            names = ", ".join(f"`{name}`" for name in missing)
            help = "add " + ", ".join(f"`{name}:`" for name in missing)
            yield subject.at_criteria(RULE, f"a refinement does not say its {names}", route, help)
