"""What it changes that a mark is set aside is shown.

## What it does
Says for every answer with marks that are set aside between which scores the marks lie with them and without
them, and where the agreed score lies. SV511 lists the marks and their reasons.

## Why it matters
In a single audit in the United States one panellist's sheet was dropped as an outlier, which changed who won.
Leaving a mark out may be right; the reader must be able to see what it did. So this is information.

## Example
```yaml
bids:
  - responses:
      LE1:
        scores:
          ev2: {score: 0, excluded: true, reason: An interest was declared after marking.}
        consensus: {score: 2}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        scores:
          ev2: {score: 2}
        consensus: {score: 2}
```
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import Judged, judged
from sv_score.rules.subject import Subject
from sv_score.rules.wording import listed

RULE = Rule("SV618", "effect-of-excluded", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Say what setting marks aside did, answer by answer."""
    for one in judged(subject):
        if len(one.marks) == len(one.response.marks):
            continue
        aside = [mark for mark in one.response.marks if mark.excluded and mark.score is not None]
        if not aside:
            continue
        without = one.marks
        every = [*without, *(mark.score for mark in aside if mark.score is not None)]
        who = listed([f"`{mark.evaluator}`" for mark in aside])
        message = _ranges(who, one, every)
        consensus = one.response.consensus.score if one.response.consensus else None
        if consensus is not None:
            message += f"; the agreed score {consensus:f} is {_positions(consensus, every, without)}"
        yield subject.at_mark(RULE, message, aside[0], one.route)


def _ranges(who: str, one: Judged, every: Sequence[Decimal]) -> str:
    """Return between which scores the marks lie with what `who` gave, and without it."""
    there, apart = _span(every), _span(one.marks) if one.marks else ""
    if there == apart:
        return f"with and without what {who} gave, the marks {one.where} lie {there}"
    without = f"without, {apart}" if apart else "without, there are none"
    return f"with what {who} gave, the marks {one.where} lie {there}; {without}"


def _span(marks: Sequence[Decimal]) -> str:
    low, high = min(marks), max(marks)
    return f"at {low:f}" if low == high else f"from {low:f} to {high:f}"


def _positions(score: Decimal, every: Sequence[Decimal], without: Sequence[Decimal]) -> str:
    """Return where the agreed score lies among the marks, both ways."""
    there = _position(score, every)
    if not without:
        return f"{there} them with"
    apart = _position(score, without)
    return f"{there} them both ways" if there == apart else f"{there} them with, {apart} them without"


def _position(score: Decimal, marks: Sequence[Decimal]) -> str:
    if score < min(marks):
        return "below"
    return "above" if score > max(marks) else "among"
