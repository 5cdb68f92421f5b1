"""Moderation does not lift a bid over a minimum that every mark left it below.

## What it does
Reports a consensus score at or above a criterion's published minimum where every mark that counts is below
it. With a reason under `why_outside_marks` it is a warning, without one an error.

## Why it matters
In Energysolutions v Nuclear Decommissioning Authority [2016] EWHC 1988 (TCC) outcomes of thresholds were
changed so that a bidder was not disqualified, without justification. Section 23(3)(a) of the Procurement
Act 2023 has the authority say beforehand whether failing a criterion disqualifies. If a panel does find that
all its members were mistaken, the one who signs the record should see it in so many words.

## Example
```yaml
dimensions:
  - criteria:
      - minimum: {score: 2, disqualifies: true}
bids:
  - responses:
      LE1:
        scores: {ev1: {score: 1}, ev2: {score: 1}}
        consensus: {score: 2}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - minimum: {score: 2, disqualifies: true}
bids:
  - responses:
      LE1:
        scores: {ev1: {score: 1}, ev2: {score: 1}}
        consensus: {score: 1}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import consensuses
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank

RULE = Rule("SV603", "minimum-overridden")


def check(subject: Subject) -> Iterator[Finding]:
    """Report agreed scores that reach a minimum which no mark reached."""
    for one, consensus, score in consensuses(subject):
        minimum = one.criterion.minimum.score if one.criterion.minimum else None
        if minimum is None or not one.marks or not max(one.marks) < minimum <= score:
            continue
        disqualifies = (
            " that disqualifies" if one.criterion.minimum and one.criterion.minimum.disqualifies else ""
        )
        message = (
            f"every mark {one.where} is below the minimum of {minimum:f}{disqualifies}; "
            f"the agreed score {score:f} is not"
        )
        explained = not is_blank(consensus.why_outside_marks)
        help = "have the reason confirmed by someone outside the panel, and keep that with the record"
        if not explained:
            help = "agree a score that a mark supports, or say under `why_outside_marks:` what all had missed"
        severity = Severity.WARNING if explained else RULE.severity
        route = (*one.route, "consensus", "score")
        yield subject.at_bids(RULE, message, route, help, severity=severity)
