"""Every mark that differs from the agreed score is accounted for.

## What it does
Reports evaluators whose mark counts and differs from the consensus, and for whom the record has neither a
resolution under `differences` nor a reason under `dissent`.

## Why it matters
Notes of a moderation meeting that did not show why the panel moved to its score cost an award worth 104
million pounds (Lancashire Care v Lancashire County Council [2018] EWHC 1589 (TCC)). Unanimity is not asked
for: an evaluator who does not share the score is recorded under `dissent`.

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus: {differences: ~}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus:
          differences: [{evaluator: ev2, resolution: "Ev2 had read the check on p4 as covering all parks."}]
```
"""

from collections.abc import Iterator

from sv_score.model.bids import Consensus
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import consensuses
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank
from sv_score.rules.wording import listed

RULE = Rule("SV605", "difference-not-resolved", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks that differ from the agreed score without a word."""
    for one, consensus, score in consensuses(subject):
        settled = _settled(consensus) if one.apart else one.apart
        # In most records each of them has an entry, in the order of the marks.
        if settled == one.apart:
            continue
        unsettled = set(one.apart).difference(settled)
        if not unsettled:
            continue
        given = zip(one.who, one.marks, strict=True)
        marks = [f"`{who}` gave {mark:f}" for who, mark in given if who in unsettled]
        message = f"{listed(marks)} {one.where}, agreed is {score:f}; nothing says how that was resolved"
        help = "add each under `differences:` with a `resolution:`, or under `dissent:` with a `reason:`"
        yield subject.at_bids(RULE, message, (*one.route, "consensus"), help, on_key=True)


def _settled(consensus: Consensus) -> list[str]:
    settled = [entry.evaluator for entry in consensus.differences if not is_blank(entry.resolution)]
    if consensus.dissent:
        settled += [entry.evaluator for entry in consensus.dissent if not is_blank(entry.reason)]
    return settled
