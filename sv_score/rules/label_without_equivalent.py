"""A named label comes with "or equivalent".

## What it does
Reports a text that names a label or scheme, such as FSC, the EU Ecolabel, Fairtrade or accreditation as a
Living Wage employer, where neither it, nor another text of the criterion, nor the description of the file
speaks of an equivalent. Examples ("such as FSC") and titles are left alone.

## Why it matters
Section 23 of the Procurement Act 2023 has award criteria keep to the rules of section 56 on technical
specifications. Section 56(7) and (8), read in the Act, let procurement documents refer to a trademark,
trade name, producer or supplier only where that is needed to make the requirements understood, and then
tenders of equivalent quality or performance must not be at a disadvantage; section 56(4) says the like of
United Kingdom standards. Which labels that covers is for a lawyer, and the sentence may stand elsewhere in
the tender documents, so this is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - question: Which share of the timber for these parks will be certified by FSC?
```

## Use instead
```yaml
dimensions:
  - criteria:
      - question: Which share of the timber for these parks will be certified by FSC or equivalent?
```
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ALL, Part, Passage, file_words, found, passages, sentences

RULE = Rule("SV333", "label-without-equivalent", Severity.WARNING)

_LABELS = (
    *(
        "fsc",
        "forest stewardship council",
        "pefc",
        "eu ecolabel",
        "ecolabel",
        "fairtrade",
        "rainforest alliance",
    ),
    *(
        "marine stewardship council",
        "soil association",
        "red tractor",
        "blue angel",
        "nordic swan",
        "energy star",
    ),
    *("epeat", "tco certified", "carbon trust standard", "fair tax mark", "investors in people"),
    *("disability confident", "cyber essentials", "considerate constructors", "good business charter"),
    *("living wage employer", "living wage employers", "living wage accreditation", "living wage accredited"),
    *("living wage foundation accreditation", "accredited by the living wage foundation"),
    *("accreditation by the living wage foundation", "accreditation from the living wage foundation"),
)
_PATTERN = rf"\b(?:{'|'.join(_LABELS)})\b"
_AS_EXAMPLE = r"\b(?:such as|for example|for instance)\b"
_EQUIVALENT = r"\bequivalents?\b|\bor (?:an? |any )?(?:equal|similar|comparable)\b"


def check(subject: Subject) -> Iterator[Finding]:
    """Report named labels without an equivalent."""
    for passage, words in found(subject, _PATTERN, _LABELS, ALL - {Part.TITLE, Part.NAME}):
        before = sentences(passage.flat.partition(words)[0])[-1]
        if not re.search(_AS_EXAMPLE, before) and not _has_equivalent(subject, passage):
            written = re.search(re.escape(words), passage.written, re.IGNORECASE)
            name = written[0] if written else words
            message = f"{passage.what} names `{name}` alone, expected that an equivalent is as good"
            help = 'add "or equivalent", or say what the label stands for'
            yield subject.at_criteria(RULE, message, passage.route, help)


def _has_equivalent(subject: Subject, passage: Passage) -> bool:
    """Return whether the text, another of its criterion or the description of the file has an equivalent."""
    if file_words(subject).isdisjoint(("equivalent", "equivalents", "equal", "similar", "comparable")):
        return False
    speaking = (p for p in passages(subject) if p.part is Part.ABOUT or p.route[:4] == passage.route[:4])
    return any(re.search(_EQUIVALENT, p.flat) for p in speaking)
