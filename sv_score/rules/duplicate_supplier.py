"""A supplier has one bid.

## What it does
Reports a bid by a supplier that another bid of the file is by. Names are compared without regard to case,
spaces, dots, and Ltd, Limited, plc, CIC or LLP at the end.

## Why it matters
Two bids by one supplier compete with each other, and a bid that was entered twice is scored twice. The
tender documents say whether variants are allowed, so this is a warning. The rule is practice, not law.

## Example
```yaml
bids:
  - {}
  - supplier: GREENWAY GARDENS C.I.C.
```

## Use instead
```yaml
bids:
  - {}
  - supplier: Stonebridge Grounds Ltd
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.panel.suppliers import folded_supplier
from sv_score.rules.subject import Subject

RULE = Rule("SV521", "duplicate-supplier", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report suppliers that bid twice."""
    seen: dict[str, int] = {}
    bids = subject.evaluation.bids if subject.evaluation else ()
    for index, bid in enumerate(bids):
        name = folded_supplier(bid.supplier)
        first = seen.setdefault(name, index)
        if not name or first == index:
            continue
        message = f"bids `{bids[first].id}` and `{bid.id}` are both by {bid.supplier}, expected one bid"
        help = "remove the one entered twice; keep both if the tender allows variants"
        label = Label(subject.bids_file, ("bids", first, "supplier"), "the other bid")
        finding = subject.at_bids(RULE, message, ("bids", index, "supplier"), help)
        yield finding._replace(labels=(label,))
