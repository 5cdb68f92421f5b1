"""What a rationale quotes stands in the bid.

## What it does
Looks for every passage of two words or more that a rationale puts in quotation marks in the texts that the
bid lists under `documents`, and in the bidder's `answer`. Words of the published criteria may be quoted as
well. Spaces, line ends, capitals and the shapes of quotation marks do not matter; `...` stands for words left
out and square brackets for words added. Where there is neither, or a document cannot be read (SV611), nothing
is compared.

## Why it matters
A score rests on what the bid says. One that rests on words the bid does not have is open to challenge as a
manifest error; scores not supported by the evaluators' own comments were found in Energysolutions v Nuclear
Decommissioning Authority [2016] EWHC 1988 (TCC). A passage copied with a slip looks the same, so this is a
warning.

## Example
```yaml
bids:
  - responses:
      LE1:
        answer: Both apprentices start in October 2026 under the head gardener.
        consensus:
          rationale: Bid p3 says that "both apprentices start in May 2026" under the head gardener.
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
from sv_score.rules.quotes import Opened, folded, holds, nearest_line, opened, quoting
from sv_score.rules.record import Reason, at_reason
from sv_score.rules.subject import Subject
from sv_score.rules.texts import whole

RULE = Rule("SV610", "quote-not-in-bid", Severity.WARNING)
# A quote is shown up to this length.
_SHOWN = 80


def check(subject: Subject) -> Iterator[Finding]:
    """Report quotes that the bid does not have."""
    texts: dict[str, str] = {}
    for reason, found in quoting(subject):
        bid = reason.judged.bid
        documents = opened(subject, bid)
        if bid.id not in texts:
            answers = (response.answer for response in bid.responses.values())
            texts[bid.id] = "\n".join(folded(t) for t in (*(d.text for d in documents), *answers))
        if any(document.fault for document in documents):
            continue
        for quote in found:
            if not holds(texts[bid.id], quote) and not holds(folded(whole(subject)), quote):
                yield _finding(subject, reason, quote, documents)


def _finding(subject: Subject, reason: Reason, quote: str, documents: tuple[Opened, ...]) -> Finding:
    shown = " ".join(quote.split())
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    message = f'{reason.whose} {reason.where} quotes "{shown}", which the bid\'s documents do not have'
    near = nearest_line(documents, quote)
    help = f"did you mean {near}" if near else "quote the bid word for word, or give the page without quoting"
    return at_reason(subject, RULE, message, reason, help)
