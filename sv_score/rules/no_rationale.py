"""Every score has a reason.

## What it does
Reports a consensus without a rationale, or with a placeholder such as TBC. Marks without one are counted for
each evaluator and are information; where the criteria say `moderation: single`, so that the mark is the
final score, they are a warning.

## Why it matters
A consensus without reasons is only a number: no reasons of the authority itself stood behind the scores in
Bromcom v United Learning Trust [2022] EWHC 3262 (TCC), and almost no notes of the time existed in Woods
Building Services v Milton Keynes Council [2015] EWHC 2011 (TCC).

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus: {rationale: TBC}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus:
          rationale: "Bid p3 dates both starts and names the head gardener; p4 covers one park of four."
```
"""

from collections.abc import Iterator

from sv_score.model.bids import Mark
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import Judged, consensuses, is_single, judged
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank

RULE = Rule("SV607", "no-rationale", Severity.WARNING)
# A placeholder is shorter.
_SHORT = 24
_HELP = "say what in the bid earns the score, and on which page it stands"


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores without reasons: each of the panel's, and how many of each evaluator's."""
    for one, consensus, score in consensuses(subject):
        if is_blank(consensus.rationale):
            message = f"the agreed score {score:f} {one.where} has no rationale"
            yield subject.at_bids(RULE, message, (*one.route, "consensus"), _HELP, on_key=True)
    severity = Severity.WARNING if is_single(subject) else Severity.INFO
    for who, (count, one, mark) in _bare_marks(subject).items():
        message = f"`{who}` gives no reason for {count} mark{'s' * (count > 1)}, the first {one.where}"
        yield subject.at_mark(RULE, message, mark, one.route, _HELP)._replace(severity=severity)


def _bare_marks(subject: Subject) -> dict[str, tuple[int, Judged, Mark]]:
    """Return how many marks without a reason each evaluator has, with the first of them."""
    found: dict[str, tuple[int, Judged, Mark]] = {}
    for one in judged(subject):
        bare = [mark for mark in one.response.marks if len(mark.rationale) < _SHORT]
        who = frozenset(one.who) if bare else one.who
        for mark in bare:
            if is_blank(mark.rationale) and mark.evaluator in who:
                count, first, where = found.get(mark.evaluator, (0, one, mark))
                found[mark.evaluator] = (count + 1, first, where)
    return found
