"""Criteria ask for action on this contract, not for corporate policy.

## What it does
Reports a title, question, sub-criterion or kind of evidence that asks for the bidder's corporate policy or
plan, a corporate social responsibility (CSR) or sustainability report, an annual report, a certificate of
the firm such as ISO 14001, or its approach to equality or to social value in general. Standards for a
method, such as ISO 14064, and reports to the authority are left alone. A text that ties it to the contract
("on this contract") is not reported, nor are descriptors, which may say that a policy alone earns nothing.

## Why it matters
Section 23 of the Procurement Act 2023 asks that award criteria relate to the subject-matter of the
contract. What a firm publishes about itself says little about it, and small firms have fewer such papers.
Guidance on PPN 002, read in a secondary source, says that general corporate policy is not assessed in place
of what the contract delivers. The rule reads wording, so it is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - question: Please send your corporate social responsibility policy.
```

## Use instead
```yaml
dimensions:
  - criteria:
      - question: Which apprentices will work on the care of these parks?
```
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ASKED, ON_CONTRACT, Part, found_in_any

RULE = Rule("SV316", "corporate-policy", Severity.WARNING)

_THEME = (
    r"(?:(?:the )?(?:social value|equality|diversity|inclusion|sustainability|environment|environmental"
    r"|carbon|net zero|climate|wellbeing|modern slavery|community|social impact))"
)
# Standards by which firms are certified or guided as a whole; others say how something is measured or run.
_CERTIFIED = (
    "9001",
    "14001",
    "20400",
    "22301",
    "26000",
    "27001",
    "37001",
    "39001",
    "44001",
    "45001",
    "50001",
)
# Hints with the wording that needs one of them.
_WORDINGS = (
    (
        (
            *(
                "csr",
                "responsibility",
                "esg",
                "policy",
                "policies",
                "strategy",
                "report",
                "reports",
                "b corp",
            ),
            *("accreditation", "accreditations", "certificate", "certificates", "certification"),
            *("certifications",),
        ),
        r"\bcsr\b|\bcorporate (?:social )?responsibility\b|\besg (?:report|policy|strategy|rating)\b"
        r"|\b(?:corporate|company|group|organisational) (?:[a-z]+ )?(?:policy|policies|strategy|report)\b"
        r"|\byour (?:[a-z]+ ){0,4}(?:policy|policies)\b"
        r"|\b(?:do you|does your [a-z]+) (?:have|hold|operate|publish) (?:an? |any )?(?:[a-z]+ ){0,4}"
        r"(?:policy|policies|certificates?|certifications?|accreditations?)\b"
        r"|\byour (?:[a-z]+ )?(?:sustainability|annual|integrated) reports?\b"
        r"|\b(?:sustainability|annual|integrated) reports?\b(?! (?:to|for|by) )|\bb corp\b"
        r"|\b(?:company|firm|organisation)(?:'s)? (?:accreditations?|certificates?|certifications?)\b",
    ),
    (
        ("iso", *(f"iso{number}" for number in _CERTIFIED)),
        rf"\biso(?:[ /]iec)? ?(?:{'|'.join(_CERTIFIED)})\b",
    ),
    (
        ("do you have", "do you hold", "do you operate", "do you publish", "does your"),
        rf"\b(?:do you|does your [a-z]+) (?:have|hold|operate|publish) (?:an? |any )?(?:[a-z]+ )?{_THEME}"
        r" (?:[a-z]+ ){0,2}(?:plans?|strategy|strategies|statements?|charters?)\b",
    ),
    (
        ("approach to", "approach on", "commitment to", "commitment on"),
        r"\byour (?:company|firm|organisation|business|group)(?:'s)? (?:[a-z]+ )?"
        r"(?:approach|commitment) (?:to|on)\b"
        rf"|\byour (?:[a-z]+ )?approach (?:to|on) {_THEME}(?= ?(?:$|[.?;:]))",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report texts that ask for corporate policy."""
    for passage, words in found_in_any(subject, _WORDINGS, ASKED | {Part.EVIDENCE}):
        if re.search(ON_CONTRACT, passage.flat):
            continue
        message = f"{passage.what} asks for `{words}`, expected action on this contract"
        help = "ask what the bidder will do on this contract, by when and who is responsible"
        yield subject.at_criteria(RULE, message, passage.route, help)
