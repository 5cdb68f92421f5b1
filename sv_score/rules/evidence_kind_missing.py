"""A response rests on evidence of a kind that was asked for.

## What it does
Reports a response that lists evidence, all of it of kinds that the criterion does not ask for. A response
without any evidence, evidence without a kind, and a criterion that asks for none are left alone.

## Why it matters
Bidders were told what kinds of evidence would be looked at. A score that rests on another kind was not
given on what was published, or the kind has been noted down wrongly (Letting International v Newham
[2008] EWHC 1583 (QB): what affects marks must be disclosed). What counts as which kind is a matter of
judgement, so this is information.

## Example
```yaml
bids:
  - responses:
      LE1:
        evidence: [{ref: bid p3, kind: brochure}]
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        evidence: [{ref: bid p3, kind: method_statement}]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, responses
from sv_score.rules.wording import either, listed

RULE = Rule("SV524", "evidence-kind-missing", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report responses with evidence that was not asked for, and none that was."""
    for bid, criterion, response, route in responses(subject):
        given = [evidence.kind for evidence in response.evidence]
        asked = [kind for kind in criterion.evidence if kind]
        if response.unread or not given or not all(given) or not asked:
            continue
        if not {kind.casefold() for kind in given} & {kind.casefold() for kind in asked}:
            found = listed([f"`{kind}`" for kind in dict.fromkeys(given)])
            wanted = either([f"`{kind}`" for kind in asked])
            message = f"bid `{bid.id}` answers `{criterion.id}` with {found}, expected {wanted}"
            help = "correct the kind, or point to the evidence that was asked for"
            yield subject.at_bids(RULE, message, (*route, "evidence"), help, on_key=True)
