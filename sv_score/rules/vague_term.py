"""Questions and descriptors say what can be measured.

## What it does
Reports words that two readers fill in differently, such as world-class, best practice, innovative, robust,
appropriate, adequate, reasonable endeavours, where possible, holistic or state of the art. It looks at
titles, questions, sub-criteria and the descriptors of levels, not at the labels of levels.

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
from sv_score.rules.texts import ASKED, Part, file_words, flat, passages, whole
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


def check(subject: Subject) -> Iterator[Finding]:
    """Report texts with vague words, once for each text."""
    terms = _terms(subject)
    if not terms:
        return
    pattern = r"\b(?:" + "|".join(re.escape(term) for term in terms) + r")(?!\w)"
    for passage in passages(subject, _PARTS):
        said = list(dict.fromkeys(re.findall(pattern, passage.flat)))
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
