"""The model that criteria name is one that sv-score knows.

## What it does
Reports a `model` that is neither `custom` nor the id of a policy model that comes with sv-score.

## Why it matters
A policy model brings rules with it: a minimum weight, dates, values, a menu of outcomes. None of them is
checked for a model that is not known, so a slip in the name makes every check of this family pass. It is
an error because the file then says that it follows something it cannot be held against.

## Example
```yaml
model: ppn-0002
```

## Use instead
```yaml
model: custom
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.reading import ready
from sv_score.rules.subject import Subject
from sv_score.rules.wording import nearest

RULE = Rule("SV401", "unknown-model")
CUSTOM = "custom"


def check(subject: Subject) -> Iterator[Finding]:
    """Report a model that is not known."""
    if subject.criteria is None or subject.model is not None or subject.criteria.model == CUSTOM:
        return
    name, known = subject.criteria.model, ready.model_ids()
    if name in known:
        return
    near = nearest(name, [CUSTOM, *known])
    hint = f"did you mean `{near}`?" if near else f"write `model: custom`, or one of {', '.join(known)}"
    message = f"no policy model is called `{name}`; expected one that sv-score knows, or `{CUSTOM}`"
    yield subject.at_criteria(RULE, message, ("model",), hint)
