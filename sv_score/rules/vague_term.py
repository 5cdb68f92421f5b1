"""Questions and descriptors say what can be measured.

## What it does
Reports words that two readers fill in differently, such as world-class, best practice, innovative, robust,
appropriate, adequate, reasonable endeavours, where possible, holistic or state of the art. It looks at
titles, questions, sub-criteria and the descriptors of levels, not at the labels of levels. Words that have
a meaning of their own in a place are left alone there: a grade of a scheme (BREEAM Excellent, Outstanding
by the Care Quality Commission), an appropriate adult, so far as is reasonably practicable, a suitable
alternative natural greenspace, a name in capitals (the Innovative Communities programme), and "as soon as
possible" with a limit ("and within 10 days").

## Why it matters
Section 23 of the Procurement Act 2023 asks for criteria that are clear, measurable and specific. What
counts as robust is decided by each evaluator alone, and the reasons then repeat the word (the notes in
Woods Building Services v Milton Keynes Council [2015] EWHC 2011 (TCC) called an answer of a high standard
because it was of a high standard). Whether a word is clear in its place is a judgement, so this is a
warning.

## Example
```yaml
dimensions:
  - criteria:
      - question: How will you provide a robust and innovative apprenticeship offer?
```

## Use instead
```yaml
dimensions:
  - criteria:
      - question: How will each apprentice be taught the work of each season in these parks?
```

## Options
- `also`: further words or phrases to report.
- `allowed`: words or phrases of the list that are not reported, for instance where a policy uses them.
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ASKED, Part, Passage, file_words, flat, passages, whole
from sv_score.rules.wording import listed

RULE = Rule("SV309", "vague-term", Severity.WARNING)
OPTIONS: dict[str, list[str]] = {"also": [], "allowed": []}

_PARTS = ASKED | {Part.DESCRIPTOR}
_TERMS = (
    *("world class", "world leading", "best in class", "best practice", "best practices", "good practice"),
    *("state of the art", "cutting edge", "leading edge", "gold standard", "step change", "game changing"),
    *("innovative", "innovatively", "transformative", "transformational", "holistic", "holistically"),
    *("synergy", "synergies", "synergistic", "seamless", "seamlessly", "proactive", "proactively"),
    *("robust", "robustly", "robustness", "excellent", "outstanding", "exceptional", "exceptionally"),
    *("appropriate", "appropriately", "adequate", "adequately", "suitable", "suitably", "satisfactory"),
    *("sufficient", "sufficiently", "meaningful", "meaningfully", "fit for purpose", "user friendly"),
    *("reasonable endeavours", "best endeavours", "reasonable efforts", "best efforts", "reasonable steps"),
    *("where possible", "wherever possible", "if possible", "as far as possible", "as soon as possible"),
    *("where practicable", "as far as practicable", "reasonably practicable", "where feasible"),
    *("as necessary", "where necessary", "if necessary", "in a timely manner", "on a regular basis"),
    *("added value", "going the extra mile", "above and beyond", "high standard", "high standards"),
)

# Grades that somebody else gives, and terms of law and planning: nothing is left to the evaluator.
_GRADERS = r"(?:breeam|ceequal|cqc|ofsted|care quality commission|estyn|leed|home quality mark|green flag)"
_GRADES = ("excellent", "outstanding", "exceptional", "satisfactory")
_GRADE = rf"\b(?:{'|'.join(_GRADES)})\b"
_OF_THEIR_OWN = (
    (_GRADES, rf"\b{_GRADERS}\b[^.;?]{{0,40}}?{_GRADE}|{_GRADE}[^.;?]{{0,30}}?\b{_GRADERS}\b"),
    (("appropriate adult",), r"\bappropriate adults?\b"),
    (("reasonably practicable",), r"\bso far as (?:is |are |was )?reasonably practicable\b"),
    (
        ("reasonably practicable",),
        r"\b(?:acts?|regulations|statut\w+|law)\b[^.;?]*\breasonably practicable\b",
    ),
    (("natural greenspace",), r"\bsuitable (?:accessible |alternative )+natural greenspaces?\b"),
    (
        ("as soon as possible",),
        r"\bas soon as possible,? (?:and|but) (?:(?:in any (?:case|event)|always|at the latest),? )?"
        r"(?:within|no later than|not later than|at most|by (?:the end|noon|\d+|\w+day))\b",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report texts with vague words, once for each text."""
    terms = _terms(subject)
    if not terms:
        return
    pattern = r"\b(?:" + "|".join(re.escape(term) for term in terms) + r")(?!\w)"
    for passage in passages(subject, _PARTS):
        said = [
            term
            for term in dict.fromkeys(re.findall(pattern, _open(passage.flat)))
            if not _is_named(passage, term)
        ]
        if said:
            quoted = listed([f"`{term}`" for term in said])
            message = f"{passage.what} says {quoted}, expected what can be measured"
            help = "say what an evaluator would see: a number, a date, a named person, a record"
            yield subject.at_criteria(RULE, message, passage.route, help)


def _terms(subject: Subject) -> list[str]:
    """Return the terms to look for that occur somewhere in the file, longest first."""
    also = map(flat, subject.option(RULE, "also", OPTIONS["also"]))
    allowed = set(map(flat, subject.option(RULE, "allowed", OPTIONS["allowed"])))
    everything, known = whole(subject), file_words(subject)
    likely = {
        term
        for term in (*_TERMS, *also)
        if (term in known or (" " in term and term in everything)) and term not in allowed
    }
    return sorted(likely, key=lambda term: (-len(term), term))


def _open(text: str) -> str:
    """Return a text without the passages in which a vague word has a meaning of its own."""
    for hints, pattern in _OF_THEIR_OWN:
        if any(hint in text for hint in hints):
            text = re.sub(pattern, " ", text)
    return text


def _is_named(passage: Passage, term: str) -> bool:
    """Return whether a word only ever begins a name in capitals: the Innovative Communities programme.

    Titles, and the first word of a text, may be in capitals without being a name.
    """
    if passage.part is Part.TITLE or term not in _TERMS:
        return False
    places = re.finditer(rf"\b{re.escape(term)}(?!\w)", passage.written, re.IGNORECASE)
    after = [(p.start() and p[0], passage.written[p.end() : p.end() + 3]) for p in places]
    return bool(after) and all(w and w[0].isupper() and re.match(r" [A-Z][a-z]", rest) for w, rest in after)
