"""No dimension carries nearly all of the weight.

## What it does
Reports a dimension with 95 percent or more of the dimensions' weight.

## Why it matters
Several dimensions are published so that bidders and the public see where a bid is strong and where it is
weak. Where one of them decides, the others are decoration and the result is one figure under another name.
The law does not forbid it, so this is a warning. Section 23 of the Procurement Act 2023 asks that the
relative importance of criteria is stated; this rule asks whether it is what the authority means.

## Example
```yaml
dimensions:
  - weight: 96
  - weight: 4
```

## Use instead
```yaml
dimensions:
  - weight: 70
  - weight: 30
```

## Options
- `most`: the percent of the weight from which a dimension is reported, 95 unless configured.
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, dimensions

RULE = Rule("SV301", "single-metric-in-disguise", Severity.WARNING)
OPTIONS = {"most": 95}


def check(subject: Subject) -> Iterator[Finding]:
    """Report a dimension with nearly all of the weight."""
    most = subject.option(RULE, "most", OPTIONS["most"])
    for dimension, route in dimensions(subject):
        if dimension.weight is not None and dimension.weight >= most:
            message = (
                f"dimension `{dimension.id}` carries {dimension.weight:f} percent of the weight, "
                f"expected less than {most}"
            )
            help = "give the other dimensions weight that can change a result, or divide this one"
            yield subject.at_criteria(RULE, message, (*route, "weight"), help)
