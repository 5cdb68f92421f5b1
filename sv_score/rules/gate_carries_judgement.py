"""A gate is passed or failed without a judgement of degree.

## What it does
Reports a gate whose text asks for a degree: how well, how far, to what extent, the quality or the level of
something.

## Why it matters
Practice, not law: a gate may exclude a bid, so two people who look at the same paper should come to the same
result. A matter of degree belongs on a scale, with a minimum where one is needed. Some such gates are
answered by a document alone, so this is information.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - {}
      - question: How well does the bid turn its commitments into contract terms?
```

## Use instead
```yaml
dimensions:
  - criteria:
      - {}
      - {}
      - question: Do you accept that each commitment is written into the contract?
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import ASKED, Part, first_match, passages

RULE = Rule("SV324", "gate-carries-judgement", Severity.INFO)

_PATTERN = (
    r"\bhow (?:well|far|good|strong|effectively|convincing|credible|realistic)\b"
    r"|\bto what (?:extent|degree)\b|\bthe extent to which\b|\bthe (?:quality|strength|level|degree) of\b"
    r"|\b(?:convincing|convincingly|credible|realistic|good enough)\b"
)
_HINTS = (
    *("how", "extent", "degree", "quality", "strength", "level of", "convincing"),
    *("credible", "realistic", "good enough"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report gates that ask for a degree."""
    if all(criterion.kind is not Kind.GATE for criterion, _ in criteria(subject)):
        return
    for passage in passages(subject, ASKED | {Part.DESCRIPTION}):
        if passage.criterion is None or passage.criterion.kind is not Kind.GATE:
            continue
        words = first_match(passage, _PATTERN, _HINTS)
        if words:
            message = f"{passage.what} asks for a degree (`{words}`), expected yes or no"
            help = "ask whether something is there, or write `kind: scored` with a `minimum:`"
            yield subject.at_criteria(RULE, message, passage.route, help)
