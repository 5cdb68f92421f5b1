"""Every evaluator has marked what the others have marked, or says why not.

## What it does
Reports an evaluator without a mark for an answer that other evaluators have marked. Where the file has the
marks of at least half of the answers, an agreed score with a record that nobody has marked is reported too;
where it has fewer, they are kept elsewhere. Where the criteria say `moderation: single`, one evaluator for
each answer is the published design, and nothing is reported. An evaluator who may not mark a bid, because
of an interest in it, owes no mark for it.

## Why it matters
A mark that is missing, withheld or set aside are three different things. A panel that cannot say
which of them it was cannot show that all evaluators took part, and a record that does not show how the
panel came to its score has cost an award (Lancashire Care v Lancashire County Council [2018] EWHC 1589
(TCC)). The score itself may be sound, so this is a warning.

## Example
```yaml
bids:
  - responses:
      CR1:
        scores: {ev1: 3}
        consensus: {score: 3}
```

## Use instead
```yaml
bids:
  - responses:
      CR1:
        scores:
          ev1: 3
          ev2: {abstained: true, reason: Ev2 chairs one of the friends groups.}
        consensus: {score: 3}
```
"""

from collections.abc import Iterator

from sv_score.model.bids import Response
from sv_score.model.criteria import Moderation
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.panel.standing import any_declared, barred
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV509", "missing-mark", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks that are missing among others."""
    if subject.evaluation is None or subject.criteria is None:
        return
    if subject.criteria.moderation is Moderation.SINGLE:
        return
    panel = subject.evaluation.evaluators
    declared = any_declared(subject.evaluation)
    found = list(responses(subject))
    keeps_marks = _keeps_marks([response for _, _, response, _ in found])
    for bid, criterion, response, route in found:
        owed = response.marks or (keeps_marks and response.consensus is not None)
        if not owed or response.unread:
            continue
        given = {mark.evaluator for mark in response.marks}
        # Who may not mark a bid owes no mark for it.
        missing = [e.id for e in panel if e.id not in given and not barred(e, bid, declared=declared)]
        if missing:
            who = ", ".join(f"`{evaluator}`" for evaluator in missing)
            message = f"no mark by {who} for `{criterion.id}` of bid `{bid.id}`"
            help = "enter the mark, or `{abstained: true, reason: ...}`"
            yield subject.at_response(RULE, message, response, route, help)


def _keeps_marks(found: list[Response]) -> bool:
    """Return whether at least half of the answers that were marked or agreed have marks."""
    marked = sum(bool(response.marks) for response in found)
    return 0 < marked >= sum(not response.marks and response.consensus is not None for response in found)
