"""Criteria are refined before final tenders are invited, or not at all.

## What it does
Reports a refinement whose `stage` is after the invitation of final tenders: `final_tenders_invited`,
`final_tenders_received` or `assessed`.

## Why it matters
Section 24 of the Procurement Act 2023 lets an authority refine award criteria in a competitive flexible
procedure only, if the tender notice or the tender documents allow it, and before it invites final tenders. A
refinement may not be one that would have changed who got through an earlier stage. sv-score sees the stage;
whether the notice allowed it and who would have got through are for the authority to record. (That there
are these limits has been checked against official guidance; their exact words have not been checked.)

## Example
```yaml
refinements:
  - date: 2026-05-20
    stage: final_tenders_received
    notice: Letter to bidders of 20 May 2026
    reason: The panel found apprentices more important than planned.
    changes: [LE1, LE2]
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

from sv_score.model.criteria import STAGES
from sv_score.model.finding import Finding, Rule
from sv_score.rules.publication import refinements
from sv_score.rules.subject import Subject

RULE = Rule("SV703", "refinement-too-late")
_WORDS = {
    "final_tenders_invited": "final tenders had been invited",
    "final_tenders_received": "final tenders had been received",
    "assessed": "tenders had been assessed",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Report refinements at a stage that has no room for them."""
    for refinement, route in refinements(subject):
        if refinement.stage in STAGES[1:]:
            message = f"the criteria were refined after {_WORDS[refinement.stage]}"
            help = "assess by the criteria that final tenders were invited on, or invite them again"
            yield subject.at_criteria(RULE, message, (*route, "stage"), help)
