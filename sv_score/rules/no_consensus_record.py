"""A final score has a record of how the panel came to it.

## What it does
Reports agreed scores that stand as a bare number, without a `consensus:` record. All of a file are counted
in one finding. A file that names no evaluators and holds neither marks nor reasons is about results only and
has its record elsewhere: there nothing is reported, nor where the criteria say `moderation: single`, nor for
measured criteria and gates.

## Why it matters
An authority that cannot explain why it gave the scores it gave fails the most basic standard of transparency
(Lancashire Care v Lancashire County Council [2018] EWHC 1589 (TCC)). Final marks without the panel's own
reasons were among the breaches in Bromcom v United Learning Trust [2022] EWHC 3262 (TCC). A bare number is
valid and scores the same, so this is a warning.

## Example
```yaml
bids:
  - responses: {CR1: 3}
```

## Use instead
```yaml
bids:
  - responses:
      CR1:
        consensus:
          score: 3
          rationale: Bid p6 gives the date and the chair of each of the four meetings.
  - responses:
      LE1:
        consensus:
          score: 1
          rationale: Bid p2 names two actions, and no date for either of them.
          why_not_higher: A 2 needs a date and a named person for each action.
      CR1:
        consensus:
          score: 2
          rationale: Bid p4 dates each meeting and names the area manager who chairs it.
          why_not_higher: No resident checks what was agreed.
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.record import Judged, is_single, judged
from sv_score.rules.subject import Subject
from sv_score.rules.wording import listed

RULE = Rule("SV601", "no-consensus-record", Severity.WARNING)
# How many of the scores are named, and pointed at.
_NAMED = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Report bare agreed scores, all of a file at the first of them."""
    bare = [one for one in judged(subject) if one.response.agreed is not None]
    if not bare or is_single(subject) or not _keeps_a_record(subject):
        return
    message = f"{_some(bare)} no consensus record: {_names(bare)}"
    help = "write `consensus:` with the score, its rationale and why it is not higher"
    finding = subject.at_bids(RULE, message, bare[0].route, help, on_key=True)
    others = tuple(Label(subject.bids_file, one.route, "and here", True) for one in bare[1:_NAMED])
    yield finding._replace(labels=others)


def _keeps_a_record(subject: Subject) -> bool:
    """Return whether the file says who marked, what they gave, or why."""
    named = bool(subject.evaluation and subject.evaluation.evaluators)
    return named or any(one.response.marks or one.response.consensus for one in judged(subject))


def _some(bare: list[Judged]) -> str:
    return "1 agreed score has" if len(bare) == 1 else f"{len(bare)} agreed scores have"


def _names(bare: list[Judged]) -> str:
    names = [f"`{one.criterion.id}` of bid `{one.bid.id}`" for one in bare[:_NAMED]]
    more = len(bare) - len(names)
    return listed([*names, f"{more} more"] if more else names)
