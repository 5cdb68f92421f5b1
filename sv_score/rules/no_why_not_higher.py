"""The record says why the score is not higher.

## What it does
Reports a consensus below the highest score of the scale without `why_not_higher`. A record without any
rationale is SV607.

## Why it matters
Practice, not law: an assessment summary (section 50 of the Procurement Act 2023) explains each score, and the
question that a bidder asks is why it was not the next one up. The answer is easiest to give in the meeting.
A list of factors that shows no way from them to the score is not reasoning (Lancashire Care v Lancashire
County Council [2018] EWHC 1589 (TCC)).

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus: {why_not_higher: ~}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus: {why_not_higher: The residents' check on p4 is promised for one park only.}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import consensuses
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank

RULE = Rule("SV604", "no-why-not-higher", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report records that do not say why the score is not higher."""
    for one, consensus, score in consensuses(subject):
        if (
            score >= one.scale.highest
            or not is_blank(consensus.why_not_higher)
            or is_blank(consensus.rationale)
        ):
            continue
        message = f"nothing says why the score {score:f} {one.where} is not higher"
        help = "add `why_not_higher:` with what the next score up would have needed"
        yield subject.at_bids(RULE, message, (*one.route, "consensus"), help, on_key=True)
