"""Every bid answers every criterion.

## What it does
Reports a criterion that a bid has no response to. A bid without any response is reported once.

## Why it matters
A missing response is never a zero. Either it was forgotten in the file, or the bidder gave no
answer, and the file must say which: an authority has to explain the score of each criterion
(Procurement Regulations 2024 reg. 31).

## Example
```yaml
bids:
  - responses:
      CR1: ~
```

## Use instead
```yaml
bids:
  - responses:
      CR1: {no_response: true}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV501", "missing-response")


def check(subject: Subject) -> Iterator[Finding]:
    """Report criteria without a response."""
    names = [criterion.id for criterion, _ in criteria(subject) if criterion.id]
    for index, bid in enumerate(subject.evaluation.bids if subject.evaluation else ()):
        place = ("bids", index, "responses")
        if not bid.responses and names:
            message = f"bid `{bid.id}` has no responses, expected one to each of {len(names)} criteria"
            help = f"add `responses:` with `{names[0]}:` and the others{_still_marking(subject)}"
            yield subject.at_bids(RULE, message, place, help, on_key=True)
            continue
        for name in names:
            if name not in bid.responses:
                message = f"bid `{bid.id}` has no response to `{name}`"
                help = f"add `{name}:`, or `{name}: {{no_response: true}}` if none was given"
                help += _still_marking(subject)
                yield subject.at_bids(RULE, message, place, help, on_key=True)


def _still_marking(subject: Subject) -> str:
    """Return what else it can be where evaluators have files of their own."""
    if subject.evaluation is None or not subject.evaluation.scores:
        return ""
    return "; while evaluators are still marking, `sv-score panel status` says how far they are"
