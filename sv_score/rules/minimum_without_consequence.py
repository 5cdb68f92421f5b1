"""Each minimum and each gate says whether missing it disqualifies.

## What it does
Reports a minimum of a criterion or a dimension, and a gate, without `disqualifies: true` or
`disqualifies: false`.

## Why it matters
Section 23(3)(a) of the Procurement Act 2023 requires the assessment methodology to say whether failing to
meet a criterion disqualifies a tender. In Energysolutions v Nuclear Decommissioning Authority [2016] EWHC
1988 (TCC), as reported, thresholds were treated loosely to keep a bidder in. What follows may stand
elsewhere in the tender documents; without it here nobody can say what a bid below the threshold comes to,
so this is an error.

## Example
```yaml
dimensions:
  - minimum: {disqualifies: ~}
```

## Use instead
```yaml
dimensions:
  - minimum: {percent: 40, disqualifies: true}
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind, Minimum
from sv_score.model.finding import Finding, Route, Rule
from sv_score.rules.subject import Subject, criteria, dimensions

RULE = Rule("SV312", "minimum-without-consequence")

_REQUIRED = "as section 23(3)(a) requires"
_HELP = "write `disqualifies: true` or `disqualifies: false`"


def check(subject: Subject) -> Iterator[Finding]:
    """Report minimums and gates without a consequence."""
    for dimension, route in dimensions(subject):
        if _is_open(dimension.minimum):
            yield _at_minimum(subject, f"dimension `{dimension.id}`", route)
    for criterion, route in criteria(subject):
        if _is_open(criterion.minimum):
            yield _at_minimum(subject, f"`{criterion.id}`", route)
        if criterion.kind is Kind.GATE and criterion.disqualifies is None:
            message = f"gate `{criterion.id}` does not say whether failing it disqualifies, {_REQUIRED}"
            yield subject.at_criteria(RULE, message, (*route, "disqualifies"), _HELP)


def _is_open(minimum: Minimum | None) -> bool:
    return minimum is not None and minimum.disqualifies is None


def _at_minimum(subject: Subject, of: str, route: Route) -> Finding:
    message = f"the minimum of {of} does not say whether a bid below it is disqualified, {_REQUIRED}"
    return subject.at_criteria(RULE, message, (*route, "minimum", "disqualifies"), _HELP)
