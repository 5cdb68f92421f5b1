"""The same reasons earn the same score.

## What it does
Reports a rationale that stands word for word at two bids' answers to one criterion that have different
scores. The panel's rationales are compared with one another, and the evaluators' with one another.

## Why it matters
If the reasons are the same and the scores are not, one of the two does not say why. Bids were treated
differently on the same fact in Woods Building Services v Milton Keynes Council [2015] EWHC 2011 (TCC), and
there is no margin of judgement in equal treatment.

## Example
```yaml
bids:
  - {}
  - responses:
      LE1:
        consensus:
          score: 1
          rationale: "Bid p3 dates both starts and names the head gardener; p4 covers one park of four."
```

## Use instead
```yaml
bids:
  - {}
  - responses:
      LE1:
        consensus:
          score: 1
          rationale: "Bid p2 names the head gardener and dates neither of the two starts."
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.record import Reason, at_reason, rationales, reason_of
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank

RULE = Rule("SV613", "same-words-different-scores", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report rationales that an earlier bid has with another score."""
    said = rationales(subject)
    # Finding that nothing stands twice is all that happens in most files.
    if len({text for text, _, _ in said}) == len(said):
        return
    first: dict[tuple[str, bool, str], Reason] = {}
    for reason in map(reason_of, said):
        key = (reason.judged.criterion.id, reason.mark is None, reason.text)
        earlier = first.setdefault(key, reason)
        if earlier is reason or earlier.score == reason.score or is_blank(reason.text):
            continue
        if earlier.judged.bid is not reason.judged.bid:
            yield _finding(subject, earlier, reason)


def _finding(subject: Subject, earlier: Reason, later: Reason) -> Finding:
    message = (
        f"{later.whose} {later.where} is that of bid `{earlier.judged.bid.id}` word for word, "
        f"but the score is {_score(later)}, not {_score(earlier)}"
    )
    help = "say of each bid what sets it apart, or give both the same score"
    finding = at_reason(subject, RULE, message, later, help)
    place = at_reason(subject, RULE, "", earlier, "")
    return finding._replace(labels=(Label(place.file, place.route, f"earns {_score(earlier)} here"),))


def _score(reason: Reason) -> str:
    return "missing" if reason.score is None else f"{reason.score:f}"
