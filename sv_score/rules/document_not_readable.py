"""A document that a rationale quotes can be read.

## What it does
Reports a bid's document that does not exist, or is not a text file in UTF-8, where a rationale for that bid
quotes. Documents of bids that no rationale quotes from are not opened.

## Why it matters
Practice, not law: quotes are compared with the text of the bid. Where that text is missing, nothing can be
compared, and the record cannot show what the score rests on.

## Example
```yaml
bids:
  - documents: [{id: bid, path: not-there.txt}]
    responses:
      LE1:
        consensus:
          rationale: Bid p3 says that "both apprentices start in October 2026" under the head gardener.
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        answer: Both apprentices start in October 2026 under the head gardener.
        consensus:
          rationale: Bid p3 says that "both apprentices start in October 2026" under the head gardener.
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.quotes import opened, quoting
from sv_score.rules.subject import Subject

RULE = Rule("SV611", "document-not-readable", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report documents that quotes cannot be compared with."""
    bids = {reason.judged.bid.id: reason.judged for reason, _ in quoting(subject)}
    for one in bids.values():
        for document in opened(subject, one.bid):
            if document.fault:
                message = f"{document.fault}; quotes from bid `{one.bid.id}` cannot be compared with it"
                route = (*one.route[:2], "documents", document.place, "path")
                help = "save the bid as plain text (UTF-8) beside this file, and name that"
                yield subject.at_bids(RULE, message, route, help)
