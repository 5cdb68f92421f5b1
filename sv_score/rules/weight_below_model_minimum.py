"""The weight of social value reaches the model's minimum.

## What it does
Reports a `social_value_weight` below the minimum that the file's policy model sets for the contract's
value and date. Bounds are read as the policy words them: PPN 026 asks for 20 percent at exactly 5,000,000
pounds and 10 percent one penny below, and sets no minimum below 1,000,000. Where the file does not state
the value or the date that decides, nothing is reported here but SV412.

## Why it matters
PPN 06/20 and PPN 002 ask for at least 10 percent of the total score, PPN 026 for 10 or 20 percent by value,
Northern Ireland's PPN 01/21 for 10 percent of the award criteria. There are exceptions (an immature market
under PPN 06/20 and PPN 002, a weight taken of the quality score where price is assessed by an absolute
method), and authorities outside central government may choose what they take over. So this is a warning:
raise the weight or record why it is lower.

## Example
```yaml
model: ppn-026
contract: {value: 5000000, commenced: 2027-02-01}
social_value_weight: 19
```

## Use instead
```yaml
model: ppn-026
contract: {value: 5000000, commenced: 2027-02-01}
social_value_weight: 20
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.menu import contract, holds, inline, turns_on_value
from sv_score.rules.subject import Subject
from sv_score.rules.wording import pounds

RULE = Rule("SV404", "weight-below-model-minimum", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report a weight below the model's minimum."""
    weight = subject.criteria.social_value_weight if subject.criteria else None
    if subject.model is None or weight is None:
        return
    for rule in subject.model.rules_of("minimum_weight"):
        if rule.percent is None or weight >= rule.percent or not holds(rule, contract(subject)):
            continue
        about = contract(subject)
        at = f" at {pounds(about.value)}" if about.value is not None and turns_on_value(rule) else ""
        message = (
            f"social value has {weight:f} percent of the marks; `{subject.model.id}` asks for at least "
            f"{rule.percent:f} percent{at}"
        )
        exception = subject.model.statement("weight-exception")
        help = f"raise it, or record the justification: {inline(exception or rule.text)}"
        yield subject.at_criteria(RULE, message, ("social_value_weight",), help)
