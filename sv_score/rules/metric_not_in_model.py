"""Measures under a model's criterion include one of its reporting metrics.

## What it does
Reports a measure of a criterion that is tagged with codes of the file's policy model, where the model has
reporting metrics for these codes and neither this measure nor any other in the file is one of them.
A measure is recognised by its id. Metrics that the model file itself marks as unverified are not held
against anybody.

## Why it matters
Selecting an outcome of PPN 002 brings its standard reporting metrics with it; measures of the authority's
own are allowed where none fits, if they are appropriate, proportionate, auditable and written into the
contract. Delivery can only be compared between contracts where the standard metric is among the measures.
Both are lawful, so the finding is for information.

## Example
```yaml
model: ppn-002
dimensions:
  - criteria:
      - tags: {ppn-002: [2a]}
```

## Use instead
```yaml
model: ppn-002
dimensions:
  - criteria:
      - tags: {ppn-002: [2a]}
        measures:
          - {id: training-opportunities, unit: people, definition: People who start a course in gardening.}
```
"""

from collections.abc import Iterator, Mapping

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.menu import Entry, menu
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import measures_of
from sv_score.rules.wording import listed

RULE = Rule("SV409", "metric-not-in-model", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report measures that stand in for a model's own metrics."""
    if subject.model is None:
        return
    entries = menu(subject.model)
    used = {m.id.casefold() for c, route in criteria(subject) for m, _ in measures_of(c, route)}
    for criterion, route in criteria(subject):
        metrics = _metrics(entries, criterion.tags.get(subject.model.id, ()))
        if not metrics or any(metric.casefold() in used for metric in metrics):
            continue
        codes = listed([f"`{code}`" for code in criterion.tags[subject.model.id]])
        for measure, at in measures_of(criterion, route):
            if measure.id:
                message = (
                    f"`{measure.id}` is not among the reporting metrics of {codes} in "
                    f"`{subject.model.id}`: {listed([f'`{metric}`' for metric in metrics])}"
                )
                help = (
                    "use the metric's id where it counts the same; a measure of your own is allowed if it is "
                    "appropriate, proportionate and auditable"
                )
                yield subject.at_criteria(RULE, message, (*at, "id"), help)


def _metrics(entries: Mapping[str, Entry], codes: tuple[str, ...]) -> list[str]:
    """Return the ids of the metrics that the model has for these codes."""
    tagged = (entries.get(code.strip().casefold()) for code in codes)
    metrics = {m.id: m.verified for entry in tagged if entry for m in entry.metrics}
    return list(metrics) if set(metrics.values()) - {"unverified"} else []
