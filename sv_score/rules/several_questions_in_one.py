"""A question asks for one thing.

## What it does
Reports a question with two question marks, with two instructions ("Describe ... and state ..."), or with a
second question after "and", "and also" or "as well as" ("and what training will you give?"), or with
"and/or" twice. A plain "and" is not reported, nor is a question whose parts are listed as two or more
`sub_criteria`.

## Why it matters
One score for two questions hides which of them was answered, and evaluators weigh the halves differently.
Section 23 of the Procurement Act 2023 asks for criteria that are clear, measurable and specific. Some
questions belong together, so this is a warning: list their parts as sub-criteria and each part is
published.

## Example
```yaml
dimensions:
  - criteria:
      - question: How will apprentices work in the parks? How will you keep them?
```

## Use instead
```yaml
dimensions:
  - criteria:
      - question: How will apprentices from the district work in these parks?
        sub_criteria:
          - {id: LE1a, text: How they are found.}
          - {id: LE1b, text: How they are kept.}
```
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import Part, passages

RULE = Rule("SV308", "several-questions-in-one", Severity.WARNING)

_ASKING = r"(?:how|what|which|why|who|when|where)"
_INSTRUCTION = (
    r"(?:please )?(?:describe|explain|state|outline|set out|specify|summarise|provide|give|list|"
    r"identify|demonstrate|detail)"
)
# "Describe how you will meet residents and explain how to ..." is one instruction: the second verb is
# the bidder's. Only verbs that a buyer uses towards a bidder count after "and".
_SECOND_STARTS = (
    *("and then", "and please", "and describe", "and state", "and outline", "and set"),
    *("and specify", "and summarise", "and explain"),
)
_SECOND = (
    rf"(?:please )?(?:(?:describe|state|outline|set out|specify|summarise) (?:{_ASKING}|your|the|any|each)"
    rf"|explain {_ASKING}(?! to))\b"
)
_AND_ASKING = ("and how", "and what", "and which", "and why", "and who", "and when", "and where")
_WHO_ACTS = r"(?:you|they|it|he|she|we|your|their|its|the|these|those|each|people|residents|staff)"
_WILL = r"(?:will|would|do|does|did|can|are|is|have|has)"
# Each pattern with texts of which one must occur: compiling a pattern takes longer than looking for them.
_PATTERNS = (
    (
        ("and also", "as well as", "in addition"),
        rf"\b(?:and also|as well as|in addition,?) (?:{_INSTRUCTION}|{_ASKING})\b",
    ),
    (_SECOND_STARTS, rf"^{_INSTRUCTION}\b (?:\S+ )+?and (?:then )?{_SECOND}"),
    (
        ("and how", "and what", "and why", "and when", "and where"),
        r"\band (?:how|what|why|when|where) (?:will|would|do|does|can|are|is)\b",
    ),
    (
        _AND_ASKING,
        rf"\band {_ASKING}(?: (?!{_WHO_ACTS}\b)\w+){{1,3}} {_WILL} {_WHO_ACTS}\b",
    ),
    # The second question has its subject first: only a question that asks from its first word holds another.
    (
        _AND_ASKING,
        rf"^{_ASKING} (?:(?!{_ASKING}\b|whether\b)\S+ )+?"
        rf"and {_ASKING}(?: (?!{_WHO_ACTS}\b)\w+){{1,3}} {_WILL}\b[^?]*[?]",
    ),
    (("and/or",), r"\band/or\b.*\band/or\b"),
    ((". ", "; "), rf"^{_INSTRUCTION}\b[^.;]+[.;] {_INSTRUCTION}\b"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report questions that ask several things."""
    for passage in passages(subject, {Part.QUESTION}):
        criterion = passage.criterion
        if criterion is None or len(criterion.sub_criteria) > 1:
            continue
        if _asks_several(passage.flat):
            message = f"{passage.what} asks several things, expected one"
            help = "ask one thing, or list the parts under `sub_criteria:` so that each is published"
            yield subject.at_criteria(RULE, message, passage.route, help)


def _asks_several(question: str) -> bool:
    if question.count("?") > 1:
        return True
    return any(
        re.search(pattern, question)
        for hints, pattern in _PATTERNS
        if any(hint in question for hint in hints)
    )
