"""A partner in one bid does not bid against it.

## What it does
Reports a partner of a bid that has a bid of its own in the same file. Names are compared as in SV521.

## Why it matters
An organisation that is part of one bid and submits another may know what its rival offers, and its
commitments may be counted twice. Many tenders forbid it or ask for safeguards; the tender documents
decide, so this is a warning. The rule is practice, not law.

## Example
```yaml
bids:
  - partners: [Stonebridge Grounds Limited]
```

## Use instead
```yaml
bids:
  - partners: [Westmarch Tree Nursery Ltd]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.panel.suppliers import folded_supplier
from sv_score.rules.subject import Subject

RULE = Rule("SV522", "partner-also-bids", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report partners with a bid of their own."""
    bids = subject.evaluation.bids if subject.evaluation else ()
    bidders: dict[str, list[int]] = {}
    for index, bid in enumerate(bids):
        bidders.setdefault(folded_supplier(bid.supplier), []).append(index)
    for index, bid in enumerate(bids):
        for place, partner in enumerate(bid.partners):
            name = folded_supplier(partner)
            others = [other for other in bidders.get(name, ()) if name and other != index]
            if not others:
                continue
            message = f"{partner} is a partner in bid `{bid.id}` and has its own bid `{bids[others[0]].id}`"
            help = "check what the tender says on taking part in several bids, and record the decision"
            label = Label(subject.bids_file, ("bids", others[0], "supplier"), "its own bid")
            finding = subject.at_bids(RULE, message, ("bids", index, "partners", place), help)
            yield finding._replace(labels=(label,))
