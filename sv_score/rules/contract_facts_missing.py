"""The file states the contract's value and date where rules turn on them.

## What it does
Reports a file without `contract.value` or `contract.commenced` whose policy model, or whose authority's
policy, has rules that hold only from a certain value or date.

## Why it matters
Which minimum weight, which model and how many key performance indicators apply depends on the estimated
value including VAT and on the day the procurement commenced (for PPN 026 the publication of the tender
notice). Without them these rules are not checked at all. The facts may well stand in other tender
documents, so the finding is for information.

## Example
```yaml
model: ppn-026
contract: {value: ~}
```

## Use instead
```yaml
model: ppn-026
contract: {value: 1200000}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.menu import contract, turns_on_value
from sv_score.rules.subject import Subject
from sv_score.rules.wording import listed

RULE = Rule("SV412", "contract-facts-missing", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report facts of the contract that rules need and the file does not state."""
    about, model, policy = contract(subject), subject.model, subject.policy
    labels = (Label(subject.criteria_file, ("model",), "its rules"),)
    by_model = model is not None and any(map(turns_on_value, model.rules))
    by_policy = policy is not None and any(map(turns_on_value, policy.clauses))
    if about.value is None and (by_model or by_policy):
        names = [owner.id for owner, asks in ((model, by_model), (policy, by_policy)) if owner and asks]
        named = listed([f"`{name}`" for name in names])
        message = f"the contract's value is not stated; rules of {named} turn on it"
        help, shown = "add `value:` under `contract:`, in pounds including VAT", labels if by_model else ()
        yield subject.at_criteria(RULE, message, ("contract", "value"), help, labels=shown)
    if model and about.commenced is None and any(r.commenced_from or r.commenced_before for r in model.rules):
        message = f"the day the procurement commenced is not stated; rules of `{model.id}` turn on it"
        help = "add `commenced:` under `contract:`, year-month-day"
        yield subject.at_criteria(RULE, message, ("contract", "commenced"), help, labels=labels)
