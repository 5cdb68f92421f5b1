"""Criteria keep to as many outcomes as the model recommends.

## What it does
Counts the model's outcomes that the tags of scored and measured criteria touch and reports more than the
model recommends. A file whose `contract.importance` is the one that the model excepts is left alone.

## Why it matters
Under PPN 002 buyers are encouraged to select one outcome except on the most important contracts: each
further outcome asks bidders for another method statement, thins out the marks and favours bidders with
staff to write. It is a recommendation, so the finding is for information.

## Example
```yaml
model: ppn-002
dimensions:
  - criteria:
      - tags: {ppn-002: [2a]}
      - tags: {ppn-002: [3a]}
```

## Use instead
```yaml
model: ppn-002
contract: {importance: high}
dimensions:
  - criteria:
      - tags: {ppn-002: [2a]}
      - tags: {ppn-002: [3a]}
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Label, Route, Rule, Severity
from sv_score.rules.menu import contract, menu, tags
from sv_score.rules.subject import Subject
from sv_score.rules.wording import listed

RULE = Rule("SV406", "more-outcomes-than-recommended", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report more outcomes than the model recommends."""
    model = subject.model
    if model is None:
        return
    for rule in model.rules_of("recommended_outcomes"):
        if rule.maximum is None or rule.unless_importance == contract(subject).importance:
            continue
        touched = _touched(subject, model.id)
        if len(touched) > rule.maximum:
            names = listed([f"{o.id} {o.name}" for o in model.outcomes if o.id in touched])
            message = f"{len(touched)} outcomes are used ({names}); `{model.id}` recommends {rule.maximum}"
            help = f"keep to {rule.maximum}, or write `importance: {rule.unless_importance}` if it is so"
            if not rule.unless_importance:
                help = f"keep to {rule.maximum}"
            labels = tuple(
                Label(subject.criteria_file, route, f"outcome {outcome}")
                for outcome, route in touched.items()
            )
            yield subject.at_criteria(RULE, message, ("model",), help, labels=labels)


def _touched(subject: Subject, scheme: str) -> dict[str, Route]:
    """Return the outcomes that tags name, each with the first tag that does."""
    entries = menu(subject.model) if subject.model else {}
    touched: dict[str, Route] = {}
    for tag in tags(subject):
        entry = entries.get(tag.code.strip().casefold())
        if tag.scheme == scheme and entry and entry.outcome and tag.criterion.kind is not Kind.GATE:
            touched.setdefault(entry.outcome, tag.route)
    return touched
