"""Every response says what it earned.

## What it does
Reports a response without an agreed score, a mark that counts, a quantity, a gate's answer or
`no_response`.

## Why it matters
An empty record, or one in which every evaluator abstained or was excluded, is not a zero: nobody
has assessed the answer, and the authority has to explain a score for each criterion (Procurement
Regulations 2024 reg. 31).

## Example
```yaml
bids:
  - responses:
      CR1:
        evidence: [{ref: bid p6, kind: method_statement}]
```

## Use instead
```yaml
bids:
  - responses:
      CR1:
        consensus: {score: 3, rationale: Bid p6 names the dates of all four meetings.}
        evidence: [{ref: bid p6, kind: method_statement}]
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV507", "no-mark")


def check(subject: Subject) -> Iterator[Finding]:
    """Report responses that nobody has scored."""
    for bid, criterion, response, route in responses(subject):
        agreed = response.consensus is not None and response.consensus.score is not None
        answers = (response.agreed, response.quantity, response.passed)
        if agreed or response.unread or response.no_response or any(answer is not None for answer in answers):
            continue
        if not any(mark.counts for mark in response.marks):
            message = f"nothing says what bid `{bid.id}` earned for `{criterion.id}`"
            help = f"write {_WANTED[criterion.kind]}, or `{{no_response: true}}`"
            yield subject.at_response(RULE, message, response, route, help)


_WANTED = {
    Kind.SCORED: "the agreed score, or evaluators' scores",
    Kind.MEASURED: "`{quantity: ...}`",
    Kind.GATE: "pass or fail",
}
