"""A bid's score does not depend on other bids.

## What it does
Reports wording by which marks depend on what others offer: the highest or lowest bid, the best offer,
compared with other bidders, relative to the best, pro rata to the highest, bids ranked against one another.
A sentence that rules it out ("never relative to other bids") is not reported.

## Why it matters
Practice, not law: such marks reward the largest promise, change when a losing bid is withdrawn, and can
reverse the order of two bids because of a third. Nobody can say in advance what an answer is worth, while
section 23 of the Procurement Act 2023 asks for criteria that are clear, measurable and specific. Published
bands do the same work in absolute terms.

## Example
```yaml
dimensions:
  - criteria:
      - description: The highest bid earns all the marks and others earn marks pro rata.
```

## Use instead
```yaml
dimensions:
  - criteria:
      - description: The bands below say how many weeks earn each score.
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ALL, Part, found

RULE = Rule("SV320", "relative-to-rivals", Severity.WARNING)

_RIVALS = r"(?:bids?|bidders?|tenders?|tenderers?|offers?|submissions?|proposals?|quotes?)"
_PATTERN = (
    rf"\b(?:highest|lowest|best|largest) (?:scoring |priced |submitted |compliant )?{_RIVALS}\b"
    r"|\blowest price\b"
    r"|\b(?:highest|lowest|best) (?:quantity|figure|number|value) (?:offered|submitted|bid)\b"
    rf"|\b(?:compared|comparison|relative|in relation) (?:to|with) (?:the |all |any )?"
    rf"(?:other|competing|rival|highest|lowest|best) ?{_RIVALS}?\b"
    rf"|\b(?:than|against) (?:the |all |any )?(?:other|competing|rival) {_RIVALS}\b"
    r"|(?: /|\bdivided by) (?:the )?(?:highest|lowest|best)\b"
    r"|\bpro rata to (?:the |that )?(?:highest|lowest|best|largest)\b"
    rf"|\b{_RIVALS} (?:will be |are |is )?ranked\b|\brank(?:ed|ing)? (?:of |among |against |the ){{1,2}}"
    rf"(?:all |other )?{_RIVALS}\b"
)
_HINTS = (
    *("highest", "lowest", "best", "largest", "compared", "comparison", "relative", "relation", "pro rata"),
    *("rank", "ranked", "ranking", "competing", "rival", "other bid", "other bids", "other bidder"),
    *("other bidders", "other tender", "other tenders", "other tenderers", "other offers"),
    *("other submissions", "other proposals", "other quotes"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report wording that makes a score depend on other bids."""
    for passage, words in found(subject, _PATTERN, _HINTS, ALL - {Part.EVIDENCE}):
        message = f"{passage.what} makes marks depend on other bids (`{words}`), expected absolute terms"
        help = "publish bands: which quantity or which content earns which score"
        yield subject.at_criteria(RULE, message, passage.route, help)
