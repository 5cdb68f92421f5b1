"""The dates of the contract follow one another.

## What it does
Reports a contract that starts after it ends, and a procurement that commenced after the contract starts or
ends.

## Why it matters
The date of commencement decides which law and which policy model apply, and the end of the contract limits
what bidders can commit to. No figure depends on these dates, so this is a warning.

## Example
```yaml
contract: {starts: 2029-09-01, ends: 2026-08-31}
```

## Use instead
```yaml
contract: {starts: 2026-09-01, ends: 2029-08-31}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.subject import Subject

RULE = Rule("SV223", "contract-dates-in-disorder", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report dates of the contract that cannot all be right."""
    if subject.criteria is None:
        return
    contract = subject.criteria.contract
    dates = {
        "commenced": ("the procurement commenced", contract.commenced),
        "starts": ("the contract starts", contract.starts),
        "ends": ("the contract ends", contract.ends),
    }
    order = [key for key, (_, day) in dates.items() if day is not None]
    for early, late in pairwise(order):
        (what, day), (other, limit) = dates[early], dates[late]
        if day is None or limit is None or day <= limit:
            continue
        message = f"{what} on {day}, after {limit}, when {other}"
        label = Label(subject.criteria_file, ("contract", late), "the earlier date")
        help = "correct one of the two dates"
        yield subject.at_criteria(RULE, message, ("contract", early), help, labels=(label,))
