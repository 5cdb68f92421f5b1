"""Each level of a scale has a label of its own.

## What it does
Reports two levels, or two bands, of a scale with the same label. Upper and lower case do not tell labels
apart.

## Why it matters
Practice, not law: people speak of scores by their labels. Two levels called Good are mixed up in a meeting,
in a letter and in a rationale, and nobody can say afterwards which one was meant.

## Example
```yaml
scale:
  levels:
    - {}
    - {}
    - {label: Good}
    - {label: good}
```

## Use instead
```yaml
scale:
  levels:
    - {}
    - {}
    - {label: Good}
    - {label: Better than asked}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Route, Rule, Severity
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV226", "label-twice", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report labels that stand twice on a scale."""
    for scale, route in scales(subject):
        written = [("levels", index, level.label) for index, level in enumerate(scale.levels)]
        written += [("bands", index, band.label) for index, band in enumerate(scale.bands)]
        first: dict[str, Route] = {}
        for key, index, label in written:
            folded, place = " ".join(label.casefold().split()), (*route, key, index, "label")
            if folded and first.setdefault(folded, place) is not place:
                message = f"the label {label} stands twice on this scale, expected once"
                labels = (Label(subject.criteria_file, first[folded], "first used here"),)
                help = "give each level a word of its own"
                yield subject.at_criteria(RULE, message, place, help, labels=labels)
