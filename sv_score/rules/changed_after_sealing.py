"""Criteria say what they said when they were sealed, apart from what a refinement names.

## What it does
Compares the criteria file with its seal (`criteria.seal.yaml` beside `criteria.yaml`), in meaning and not
in spelling, and reports each value that differs and that no complete refinement since the sealing names
under `changes`.

## Why it matters
Bids were written to the published criteria. In Letting International Ltd v London Borough of Newham [2008]
EWHC 1583 (QB) weights and sub-criteria set after publication, and never disclosed, were unlawful. Section
24 of the Procurement Act 2023 allows award criteria to be refined only within limits, and openly.

## Example
```yaml
# the criteria file as it was sealed
sealed_as:
  dimensions: [{criteria: [{weight: 40}, {weight: 60}]}]
```

## Use instead
```yaml
# the criteria file as it was sealed, and what was published of the change since
sealed_as:
  dimensions: [{criteria: [{weight: 40}, {weight: 60}]}]
refinements:
  - date: 2026-03-20
    stage: before_final_tenders
    notice: Tender notice 12, corrected on 20 March 2026
    reason: Bidders asked for equal weight in the first round of dialogue.
    changes: [LE1, LE2]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.records.change import Change, shortened
from sv_score.records.seal import unnamed
from sv_score.rules.publication import changes, recent
from sv_score.rules.subject import Subject

RULE = Rule("SV701", "changed-after-sealing")
WIDEST = 60


def check(subject: Subject) -> Iterator[Finding]:
    """Report every change that no refinement names."""
    day = subject.seal.sealed if subject.seal else None
    for change in unnamed(changes(subject), recent(subject)):
        message = f"{_what(change)} since the criteria were sealed{f' on {day}' if day else ''}"
        help = f"write it as it was, or record a refinement whose `changes` name `{change.part}`"
        yield subject.at_criteria(RULE, message, change.route, help, on_key=isinstance(change.new, dict))


def _what(change: Change) -> str:
    place = f"`{change.part}`" + (f": {change.what}" if change.what else "")
    if change.old is None and isinstance(change.new, dict):
        return f"{place} has been added"
    if change.new is None and isinstance(change.old, dict):
        return f"{place} has been removed"
    before, after = shortened(change.before, change.after, WIDEST)
    return f"{place} has changed from `{before}` to `{after}`"
