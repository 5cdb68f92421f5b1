"""The agreed score lies among the marks, or the record says why not.

## What it does
Reports a consensus score that is higher than every mark that counts, or lower, without
`why_outside_marks`. A score that is raised to a minimum which no mark reached is SV603.

## Why it matters
The record must show how a panel moved from its members' marks to the agreed score (Lancashire Care v
Lancashire County Council [2018] EWHC 1589 (TCC)). A score that nobody gave can be right, for instance after a
passage that all had missed; then the record says so. Scores changed without justification were among the
faults in Energysolutions v Nuclear Decommissioning Authority [2016] EWHC 1988 (TCC).

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus: {score: 1}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus:
          score: 1
          why_outside_marks: Both had missed that the starts on p3 depend on a grant not yet given.
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.record import consensuses
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank

RULE = Rule("SV602", "consensus-outside-marks")


def check(subject: Subject) -> Iterator[Finding]:
    """Report agreed scores outside the range of the marks."""
    for one, consensus, score in consensuses(subject):
        marks = one.marks
        if score in marks or not marks or min(marks) <= score <= max(marks):
            continue
        if not is_blank(consensus.why_outside_marks):
            continue
        minimum = one.criterion.minimum
        if minimum is not None and minimum.score is not None and max(marks) < minimum.score <= score:
            continue
        side = "above" if score > max(marks) else "below"
        given = f"{min(marks):f} to {max(marks):f}" if min(marks) != max(marks) else f"{marks[0]:f}"
        message = f"the agreed score {score:f} {one.where} is {side} every mark that counts ({given})"
        help = "say what the panel found in the meeting under `why_outside_marks:`"
        yield subject.at_bids(RULE, message, (*one.route, "consensus", "score"), help)
