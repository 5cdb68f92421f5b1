"""Every scored or measured criterion has a scale.

## What it does
Reports a criterion without a scale of its own in a file without a default scale.

## Why it matters
Bidders must know which scores are available (Procurement Regulations 2024 reg. 31), and nothing
can be scored without them.
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV212", "no-scale")


def check(subject: Subject) -> Iterator[Finding]:
    """Report criteria without a scale."""
    published = subject.criteria
    for criterion, route in criteria(subject):
        if published is None or criterion.kind is Kind.GATE:
            continue
        if published.scale_of(criterion) is None:
            message = f"criterion `{criterion.id}` has no scale, and the file has no default one"
            yield subject.at_criteria(RULE, message, route, "add `scale:` at the top of the file")
