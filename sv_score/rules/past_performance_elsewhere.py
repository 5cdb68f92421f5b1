"""Questions ask what will be done on this contract, not what was done on others.

## What it does
Reports a title, question or sub-criterion about a track record, the bidder's experience, examples of
similar projects, previous contracts, past performance or what the bidder has delivered, unless the same
text ties it to this contract. The experience of other people, and staff who come from earlier contracts,
are left alone.

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

_DONE = (
    r"(?:achieved|contributed|created|delivered|done|employed|given|helped|made|provided|reduced|spent|supported"
    r"|trained)"
)
_LATELY = r"\bin the (?:last|past|previous) (?:\w+ )?(?:years?|months)\b"
_ELSEWHERE = r"(?:contracts?|projects?|schemes?|commissions?)"
_PATTERN = (
    rf"\btrack records?\b|\b(?:other|previous|past|earlier) contracts\b|\b(?:previous|past) projects\b"
    r"|\b(?:previous|past) (?:experience|performance)\b|\bcase stud(?:y|ies)\b"
    rf"|\bhave you (?:already )?{_DONE}\b"
    rf"|\byou (?:have )?(?:already )?{_DONE}\b[^.;:?!]{{0,80}}{_LATELY}"
    rf"|\bexamples? of (?:\w+ ){{0,4}}you (?:have )?(?:already )?{_DONE}\b"
    r"|\bexamples? of (?:(?:your|other|relevant|recent) )*(?:similar|comparable|previous|past)"
    rf" (?:\w+ )?{_ELSEWHERE}\b"
    rf"|\b(?:on|in|from|of|for) (?:similar|comparable) {_ELSEWHERE}\b"
    r"|\bwhat (?:\w+ )?experience (?:do|does|have|has) (?:you|your \w+|the bidder)\b"
    r"|\byour (?:\w+ ){0,2}experience (?:in|of|with|on|at)\b"
)
_HINTS = (
    *("track record", "track records", "contracts", "previous", "past", "case study", "case studies"),
    *("have you", "in the last", "example of", "examples of", "similar", "comparable", "experience"),
)
# Somebody else's past, or what is brought from it: no marks for what a bidder did.
_NOT_THE_BIDDERS = (
    r"\b(?:people|persons?|residents?|those|anyone|jobseekers?|candidates?|women|men|veterans?|apprentices?|staff"
    r"|workers|volunteers?|patients?|carers?|adults|parents|tenants|pupils|somebody)"
    r" (?:with|who have|having|who had) (?:\w+ )?(?:previous|past) experience\b"
    r"|\b(?:transfer|mov|redeploy|bring|brought|carr|reus|re employ|keep|tak)\w* (?:\w+ ){0,6}(?:from|on|off)"
    r" (?:other|previous|past|earlier) (?:contracts|projects)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report questions about what was done elsewhere."""
    for passage, words in found(subject, _PATTERN, _HINTS, ASKED):
        others = re.search(_NOT_THE_BIDDERS, passage.flat)
        if re.search(ON_CONTRACT, passage.flat) or (others is not None and words in others[0]):
            continue
        message = f"{passage.what} asks about the past (`{words}`), expected action on this contract"
        help = "ask how the method will be used on this contract, or move it to the selection stage"
        yield subject.at_criteria(RULE, message, passage.route, help)
