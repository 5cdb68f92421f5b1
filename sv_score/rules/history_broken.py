"""The history of scores is whole.

## What it does
Reports lines of the history file that were removed, moved or rewritten, and lines that are no entries. Each
line names the checksum of the line before it, so that a change leaves a trace in the line that follows.

A history that was cut off at the end, or written anew as a whole, can only be found out with a checksum of
its last line that was kept elsewhere: `sv-score verify bids.history.jsonl --head CHECKSUM`.

## Why it matters
A record that can be rewritten unseen proves nothing. Energysolutions v Nuclear Decommissioning Authority
[2016] EWHC 1988 (TCC) turned on what had been changed, by whom and why.

## Example
```yaml
history: # what bids.history.jsonl holds
  - {bid: greenway, criterion: CR1, whose: consensus, old: ~, new: 3}
  - {bid: greenway, criterion: LE3, whose: answer, old: ~, new: pass, previous: 0123456789abcdef}
```

## Use instead
```yaml
history: # what bids.history.jsonl holds
  - {bid: greenway, criterion: CR1, whose: consensus, old: ~, new: 3}
  - {bid: greenway, criterion: LE3, whose: answer, old: ~, new: pass}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.records.chain import problems
from sv_score.rules.subject import Subject

RULE = Rule("SV693", "history-broken")


def check(subject: Subject) -> Iterator[Finding]:
    """Report what shows that the history is not as it was written."""
    if subject.history is None:
        return
    for problem in problems(subject.history):
        help = "restore the file from a copy; add to it only with `sv-score history --record`"
        yield Finding(RULE, problem.text, subject.history.file, help=help, mark=(problem.line, 1))
