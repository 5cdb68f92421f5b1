"""A rationale is long enough to say something.

## What it does
Reports rationales, the panel's and the evaluators', of fewer words than configured. Placeholders are SV607.

## Why it matters
Practice, not law: one or two words ("Good answer.") cannot name what in the bid earned the score. The notes
in Woods Building Services v Milton Keynes Council [2015] EWHC 2011 (TCC) were very brief, and could not
explain the marks.

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus: {rationale: Good answer overall.}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus:
          rationale: "Bid p3 dates both starts and names the head gardener; p4 covers one park of four."
```

## Options
- `words`: the fewest words of a rationale, 5 unless configured.
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import at_reason, rationales, reason_of
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank

RULE = Rule("SV608", "short-rationale", Severity.WARNING)
OPTIONS = {"words": 5}
# Words of a rationale are on average far shorter.
_LONGEST = 15


def check(subject: Subject) -> Iterator[Finding]:
    """Report rationales of a few words."""
    least = subject.option(RULE, "words", OPTIONS["words"])
    # A text of few words is short; its length tells most texts apart.
    for said in [said for said in rationales(subject) if len(said[0]) < _LONGEST * least]:
        if len(said[0].split()) >= least or is_blank(said[0]):
            continue
        reason = reason_of(said)
        count = len(said[0].split())
        message = (
            f"{reason.whose} {reason.where} has {count} word{'s' * (count > 1)}, expected at least {least}"
        )
        help = "say what in the bid earns the score, and on which page it stands"
        yield at_reason(subject, RULE, message, reason, help)
