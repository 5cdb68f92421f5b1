"""An agreed score is agreed, not worked out.

## What it does
Reports a consensus that is exactly the mean of the marks that count, where nobody gave that mark and the
record has no reasons, and a rationale or a resolved difference that says the score is an average, mean or
median.

## Why it matters
In Bromcom v United Learning Trust [2022] EWHC 3262 (TCC) the final marks were averages, and a moderation
meeting took place in name only: it is not enough that averaging is common practice. Two marks of 2 and 4 can
well lead a panel to 3. Then it has reasons, and the record has them.

## Example
```yaml
bids:
  - responses:
      LE1:
        scores: {ev1: {score: 1}, ev2: {score: 3}}
        consensus: {rationale: ~}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        scores: {ev1: {score: 1}, ev2: {score: 3}}
        consensus:
          rationale: "Bid p3 dates both starts and names the head gardener; p4 covers one park of four."
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import consensuses
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank

RULE = Rule("SV619", "average-in-disguise", Severity.WARNING)
# Words by which a rationale says how the score was worked out. Bids have averages of their own.
_ALL = r"(?:(?:the|all|our|their|both|two|three|four|five|\d+) )*"
_SAID = (
    rf"(?:average|averaged|mean|median) (?:score|mark|of {_ALL}(?:evaluators['’]? )?"
    r"(?:scores|marks|evaluators|panel))|(?:scores|marks) (?:were |are |have been )?averaged"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report agreed scores that look worked out."""
    help = "record the panel's own reasons for this score; a mean does not become one"
    for one, consensus, score in consensuses(subject):
        place = (*one.route, "consensus")
        word = _worked_out(consensus.rationale)
        if word:
            message = f"the rationale {one.where} says that the score is worked out: {word}"
            yield subject.at_bids(RULE, message, (*place, "rationale"), help)
        elif is_blank(consensus.rationale) and _is_mean(score, one.marks):
            message = f"the agreed score {score:f} {one.where} is the mean of the marks, which nobody gave"
            yield subject.at_bids(RULE, message, (*place, "score"), help)
        for number, difference in enumerate(consensus.differences):
            word = _worked_out(difference.resolution)
            if word:
                message = f"a difference {one.where} is resolved by a score that is worked out: {word}"
                yield subject.at_bids(RULE, message, (*place, "differences", number, "resolution"), help)


def _worked_out(said: str) -> str:
    """Return the words by which a text says that the score was worked out, or nothing."""
    # Most texts have none of the three words, and the pattern is dear.
    if not ("verage" in said or "ean " in said or "edian" in said):
        return ""
    word = re.search(_SAID, said.casefold())
    return word[0] if word else ""


def _is_mean(score: Decimal, marks: tuple[Decimal, ...]) -> bool:
    return score not in marks and sum(map(Fraction, marks)) == Fraction(score) * len(marks) > 0
