"""No refinement is later than the first score that a panel agreed.

## What it does
Compares the dates of the consensus records in the bids file with the `date` of each refinement, and reports
the earliest record where a refinement is later than it.

## Why it matters
A score agreed on a date was agreed on bids already received. Criteria that change after that change what the
bidders relied on when they wrote their tenders, and invite the question whether the change was made for one
of them (Letting International Ltd v London Borough of Newham [2008] EWHC 1583 (QB)).

## Example
```yaml
refinements:
  - date: 2026-06-20
    stage: before_final_tenders
    notice: Letter to bidders of 20 June 2026
    reason: The panel found apprentices more important than planned.
    changes: [LE1, LE2]
bids: [{responses: {LE1: {consensus: {date: 2026-06-02}}}}]
```

## Use instead
```yaml
refinements:
  - date: 2026-03-20
    stage: before_final_tenders
    notice: Tender notice 12, corrected on 20 March 2026
    reason: Bidders asked for equal weight in the first round of dialogue.
    changes: [LE1, LE2]
bids: [{responses: {LE1: {consensus: {date: 2026-06-02}}}}]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.publication import refinements
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV704", "refined-after-scoring")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first agreed score where the criteria were refined later."""
    dated = [
        (response.consensus.date, f"`{criterion.id}` of bid `{bid.id}`", route)
        for bid, criterion, response, route in responses(subject)
        if response.consensus is not None and response.consensus.date is not None
    ]
    refined = [refinement.date for refinement, _ in refinements(subject) if refinement.date is not None]
    if not dated or not refined:
        return
    first, what, route = min(dated, key=lambda item: item[0])
    last = max(refined)
    if last > first:
        message = f"{what} was agreed on {first}, and the criteria were refined after that, on {last}"
        help = "assess by the criteria that held when the first score was agreed"
        yield subject.at_bids(RULE, message, (*route, "consensus", "date"), help)
