"""Questions ask what will be done on this contract, not what was done on others.

## What it does
Reports a title, question or sub-criterion about a track record, previous contracts, past performance or what
the bidder has delivered, unless the same text ties it to this contract.

## Why it matters
Practice: award criteria assess the tender, and section 23 of the Procurement Act 2023 asks that they relate
to the subject-matter of the contract. Whether a firm is able to perform is a matter for conditions of
participation, and new or small firms have less to show. Earlier results can support a method, so this is
information: ask how the same method will be used on this contract.

## Example
```yaml
dimensions:
  - criteria:
      - question: Describe your track record of employing apprentices.
```

## Use instead
```yaml
dimensions:
  - criteria:
      - question: How will you use what you learnt on previous contracts on this contract?
```
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ASKED, ON_CONTRACT, found

RULE = Rule("SV327", "past-performance-elsewhere", Severity.INFO)

_PATTERN = (
    r"\btrack records?\b|\b(?:other|previous|past|earlier) contracts\b|\b(?:previous|past) projects\b"
    r"|\b(?:previous|past) (?:experience|performance)\b|\bcase stud(?:y|ies)\b"
    r"|\bhave you (?:already )?(?:achieved|contributed|created|delivered|done|employed|given|helped|made"
    r"|provided|reduced|spent|supported|trained)\b"
)
_HINTS = (
    *(
        "track record",
        "track records",
        "contracts",
        "previous",
        "past",
        "case study",
        "case studies",
        "have you",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report questions about what was done elsewhere."""
    for passage, words in found(subject, _PATTERN, _HINTS, ASKED):
        if not re.search(ON_CONTRACT, passage.flat):
            message = f"{passage.what} asks about the past (`{words}`), expected action on this contract"
            help = "ask how the method will be used on this contract, or move it to the selection stage"
            yield subject.at_criteria(RULE, message, passage.route, help)
