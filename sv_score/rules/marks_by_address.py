"""Marks do not depend on where a bidder or its suppliers are based.

## What it does
Reports a text that asks where a bidder, its office or its suppliers are based, located, established or
registered, or gives marks for it. Where people live, and where a benefit is delivered, are left alone.

## Why it matters
PPN 002 has award criteria keep to equal treatment and non-discrimination (read in guidance on the policy),
and section 23 of the Procurement Act 2023 has them relate to the subject-matter. An address says nothing
of what this contract brings to a place: a firm from elsewhere can bring work and trade to it, and a local
one can leave it without. A consultation of 2025, read in secondary sources, proposed to let social value
count where the supplier is based or where the contract is delivered, so this is information.

## Example
```yaml
dimensions:
  - criteria:
      - question: What share of your supply chain is based in Westmarch?
```

## Use instead
```yaml
dimensions:
  - criteria:
      - question: What share of the work in these parks will be done by people who live within 30 miles?
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ALL, Part, found

RULE = Rule("SV334", "marks-by-address", Severity.INFO)

_FIRMS = (
    r"(?:(?:supply chain|supplier|subcontractor|sub contractor|firm|bidder|tenderer|contractor|grower"
    r"|business|enterprise|sme|vcse|partner|producer)(?:e?s)?|compan(?:y|ies))"
)
_BASED = r"(?:based|located|established|registered|headquartered)"
_YOUR_PLACE = (
    r"(?:office|offices|depot|depots|premises|headquarters|head office|base|registered address|branch)"
)
_PATTERN = (
    rf"\b{_FIRMS} (?:(?:that|who|which|is|are|be|must|will|has|have|been|currently|already|only) )*"
    rf"{_BASED} (?:in|within|near|inside|close to)\b"
    rf"|\bwhere (?:is|are) your (?:\w+ )?{_YOUR_PLACE}\b"
    rf"|\b(?:are|have) you (?:been )?(?:currently |already )?{_BASED} (?:in|within|near)\b"
    rf"|\byour (?:firm|company|organisation|business) (?:is |been |has been )?{_BASED} (?:in|within|near)\b"
    r"|\byour (?:local|nearest) (?:office|branch|address)\b"
    r"|\b(?:trading|registered|business) address(?:es)? (?:is |are |must be )?(?:in|within|near|inside)\b"
    rf"|\b{_FIRMS} (?:that |which )?(?:trad|operat)(?:ing|e) from (?:an? |the )?(?:address|postcode)\b"
    r"|\b(?:address|postcode|location) of (?:the |your |each |a )?(?:bidder|firm|supplier|company|tenderer)\b"
)
_HINTS = (
    *(
        "based",
        "located",
        "established",
        "registered",
        "headquartered",
        "office",
        "offices",
        "depot",
        "depots",
    ),
    *(
        "premises",
        "headquarters",
        "where is your base",
        "branch",
        "address",
        "addresses",
        "postcode",
        "location",
    ),
)
_PARTS = ALL - {Part.EVIDENCE, Part.ABOUT, Part.NAME}


def check(subject: Subject) -> Iterator[Finding]:
    """Report texts by which an address earns marks."""
    for passage, words in found(subject, _PATTERN, _HINTS, _PARTS):
        message = f"{passage.what} asks where a firm is (`{words}`), expected what is delivered, and where"
        help = "ask for the work, spend or places of training that this contract brings to the area"
        yield subject.at_criteria(RULE, message, passage.route, help)
