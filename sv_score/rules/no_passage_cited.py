"""The reasons for a final score point to a passage of the bid.

## What it does
Reports the rationale of a final score that quotes nothing and names no page, paragraph, section or annex,
where the response lists no `evidence` either. That is the panel's rationale, or where the criteria say
`moderation: single` the evaluator's.

## Why it matters
The explanation of each score in an assessment summary goes by relevant information in the tender (section 50
of the Procurement Act 2023 and regulation 31 of the Procurement Regulations 2024, as drafted). A reason that
points nowhere cannot be checked by anyone, the authority included.

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus: {rationale: Both starts have a date and the head gardener is named.}
        evidence: ~
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus: {rationale: Bid p3 gives a date for both starts and names the head gardener.}
        evidence: ~
```

## Options
- `also`: further words that point to a passage when a number or a letter follows, in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.quotes import quotes
from sv_score.rules.record import at_reason, is_single, rationales, reason_of
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank

RULE = Rule("SV612", "no-passage-cited", Severity.WARNING)
OPTIONS: dict[str, list[str]] = {"also": []}
_PLACES = (
    "annex|answer|app|appendix|attachment|box|cl|clause|chapter|exhibit|fig|figure|item|line|lines|p|page|"
    "pages|paragraph|paragraphs|para|paras|pg|plan|pp|question|q|response|row|schedule|section|sections|sec|"
    "sheet|slide|slides|step|tab|table"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report final reasons that point to no passage."""
    single = is_single(subject)
    also = subject.option(RULE, "also", OPTIONS["also"])
    places = "|".join([_PLACES, *(re.escape(word.casefold()) for word in also)])
    # 2 p.m. is a time.
    points = re.compile(
        rf"\b(?!p\.\s?m\b)(?:{places})(?:\.?\s?\d|(?:\.\s?|\s)(?:[a-z]|[ivx]+)\b)|§|\b\d+(?:\.\d+)+\b"
    ).search
    for said in rationales(subject):
        text, one, mark = said
        if (mark is not None) is not single or one.response.evidence or _names_page(text):
            continue
        if points(text.casefold()) or quotes(text) or is_blank(text):
            continue
        reason = reason_of(said)
        message = f"{reason.whose} {reason.where} points to no passage of the bid"
        help = "add the page (bid p3), a quote, or `evidence: [{ref: ...}]`"
        yield at_reason(subject, RULE, message, reason, help)


def _names_page(text: str) -> bool:
    """Return whether a text has p12 or page 12: what most people write, found sooner than by a pattern."""
    for part in text.split(" p")[1:]:
        if part[:1].isdigit() or (part[:4] == "age " and part[4:5].isdigit()):
            return True
    return False
