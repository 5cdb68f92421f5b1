"""Every criterion says which part of the model it serves.

## What it does
Reports a scored or measured criterion without a tag under the id of the file's policy model. Gates are
left out, and so is a model that is only a vocabulary for tags. Where no criterion at all has such a tag,
the model is reported once.

## Why it matters
The Social Value Model is a menu: an authority that follows PPN 06/20, PPN 002 or PPN 026 chooses outcomes
and award criteria from it, and may refine their wording. The tag is what shows, later and to others, which
award criterion a question stands for. Tags are this tool's way of writing that down, so the finding is a
warning: the model itself asks for the choice, not for the tag.

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
      - tags: {ppn-002: [3a]}
  - criteria:
      - tags: {ppn-002: [3b]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sv_score.model.criteria import Criterion
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.menu import weighed
from sv_score.rules.subject import Subject
from sv_score.rules.wording import nearest

if TYPE_CHECKING:
    from sv_score.model.policy_model import PolicyModel

RULE = Rule("SV402", "not-traceable-to-model", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report criteria that do not say what they serve."""
    model = subject.model
    if model is None or model.status == "reference":
        return
    all_weighed = list(weighed(subject))
    untagged = [(criterion, route) for criterion, route in all_weighed if not criterion.tags.get(model.id)]
    if len(untagged) == len(all_weighed) > 1:
        message = f"no criterion has a tag of `{model.id}`; expected one on each, with the code it serves"
        yield subject.at_criteria(RULE, message, ("model",), _help(model, untagged[0][0]))
        return
    for criterion, route in untagged:
        message = f"criterion `{criterion.id}` has no tag of `{model.id}`; expected the code it serves"
        yield subject.at_criteria(RULE, message, route, _help(model, criterion))


def _help(model: PolicyModel, criterion: Criterion) -> str:
    near = nearest(model.id, criterion.tags)
    if near and near != model.id:
        return f"did you mean `{model.id}` where the tags say `{near}`?"
    codes = [c.id for outcome in model.outcomes for c in outcome.criteria] or [o.id for o in model.outcomes]
    example = f" such as `{codes[0]}`" if codes else ""
    return f"add a code{example} under `{model.id}` in `tags:`, or name another model"
