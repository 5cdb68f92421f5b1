"""A weighting of social value is a share of marks, not of the contract's value.

## What it does
Reports a text that asks for social value worth a percent of the contract's value, such as "social value of
at least 10% of the contract value".

## Why it matters
The 10 percent of the policy notes for central government is a weighting: the share of all marks that social
value carries. Read as a share of the contract's value it asks bidders to invent money values, and none of
those notes requires it. The rule reads wording, so it is a warning. The weighting itself is
`social_value_weight`.

## Example
```yaml
dimensions:
  - description: Bidders commit to social value of at least 10% of the contract value.
```

## Use instead
```yaml
social_value_weight: 10
dimensions:
  - description: Social value carries 10 percent of the marks of this tender.
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import found, sentences

RULE = Rule("SV326", "percentage-of-contract-value", Severity.WARNING)

_NUMBER = r"\b(?:\d+(?:\.\d+)?|five|ten|fifteen|twenty|thirty)"
_PATTERN = (
    rf"{_NUMBER} ?(?:%|percent|per cent) of (?:the |this |your |its )?(?:total |estimated |annual |whole )?"
    r"(?:contract|contract's) (?:value|sum|price|cost|spend)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report social value as a percent of the contract's value."""
    for passage, words in found(subject, _PATTERN, ("social value",)):
        if any(words in sentence and "social value" in sentence for sentence in sentences(passage.flat)):
            message = f"{passage.what} sets social value at `{words}`, expected a share of the marks"
            help = "write the weighting as `social_value_weight:` and ask for commitments in their own units"
            yield subject.at_criteria(RULE, message, passage.route, help)
