"""A commitment to change something says what it is compared with.

## What it does
Reports a commitment without a `baseline` where its measure needs one: the definition says "percent by
which", "reduction in", "increase in" or the like and the unit is percent, or the definition speaks of the
bidder's own baseline. Where the definition itself has the figure, or says that it is published, nothing is
reported, nor where the commitment's note speaks of a baseline or a comparison.

## Why it matters
Ten percent less is a different promise from every starting point, and after the award nobody can say
whether it was kept. For some outcomes the guidance on PPN 002 asks bidders for a baseline. The rule reads
words and can be wrong, so this is information.

## Example
```yaml
dimensions:
  - criteria:
      - measures:
          - {id: peat-cut, unit: percent, definition: Percent by which the use of peat in the parks falls.}
bids:
  - responses:
      LE1:
        commitments:
          - {measure: peat-cut, quantity: 40, unit: percent}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - measures:
          - {id: peat-cut, unit: percent, definition: Percent by which the use of peat in the parks falls.}
bids:
  - responses:
      LE1:
        commitments:
          - {measure: peat-cut, quantity: 40, unit: percent, baseline: 90 cubic metres in 2025}
```
"""

import re
from collections.abc import Iterator

from sv_score.model.bids import Commitment
from sv_score.model.criteria import Measure
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.commitments import commitments, measures_by_id
from sv_score.rules.subject import Subject
from sv_score.rules.wording import same_unit

RULE = Rule("SV515", "commitment-without-baseline", Severity.INFO)

_CHANGE = r"\bby which\b|\b(?:reduction|increase|decrease|improvement|growth|rise|fall|saving) (?:in|of)\b"
_OWN = r"\b(?:their|its|own|bidder's|supplier's|stated) baseline\b"
_KNOWN = r"\d{3}|\bpublished\b|\bauthority's\b|\bcouncil's\b"
_COMPARED = r"\bbaseline\b|\bcompared\b|\bagainst\b|\bfrom \d|\d{3}"


def check(subject: Subject) -> Iterator[Finding]:
    """Report changes that are promised from an unknown starting point."""
    for bid, criterion, commitment, route in commitments(subject):
        measure = measures_by_id(criterion).get(commitment.measure)
        if measure is None or not _needs_baseline(measure) or _has_baseline(commitment):
            continue
        message = f"a commitment of bid `{bid.id}` in `{measure.id}` has no `baseline` to compare it with"
        help = "add `baseline:` with the figure and its year"
        yield subject.at_bids(RULE, message, route, help)


def _needs_baseline(measure: Measure) -> bool:
    """Return whether the measure is a change whose starting point only the bidder knows."""
    text = measure.definition.casefold()
    relative = same_unit(measure.unit, "percent") and re.search(_CHANGE, text)
    return bool(relative or re.search(_OWN, text)) and not re.search(_KNOWN, text)


def _has_baseline(commitment: Commitment) -> bool:
    said = commitment.baseline.strip() or re.search(_COMPARED, commitment.note.casefold())
    return commitment.quantity is None or bool(said)
