"""New criteria rest on a model that is complete and in use.

## What it does
Reports a policy model that is provisional, one that is legacy where the file states no date of commencement
that would show that it still holds (a date outside the model's is SV407), and one that is only a vocabulary
for tags.

## Why it matters
PPN 06/20 is for procurements under the Public Contracts Regulations 2015 and, by choice, for those commenced
before 1 October 2025. When the PPN 026 model file was written, its sub-criteria, evaluation method and
definitions had not been published, so criteria written on it may need another look. The Sustainable
Development Goals are names to tag with and were never meant to be scored. All of this can be right on
purpose; the finding is for information.

## Example
```yaml
model: ppn-06-20
contract: {commenced: ~}
```

## Use instead
```yaml
model: ppn-06-20
contract: {commenced: 2024-11-04}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.menu import contract
from sv_score.rules.subject import Subject

RULE = Rule("SV413", "legacy-model", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report a model that new criteria had better not rest on."""
    model = subject.model
    if model is None or subject.criteria is None:
        return
    if model.status == "provisional":
        message = f"`{model.id}` is provisional: the edition used ({model.edition}) is not complete"
        help = f"`sv-score criteria show {model.id}` says what was not published; compare the official text"
    elif model.status == "legacy" and contract(subject).commenced is None:
        message = f"`{model.id}` is a legacy model, and no date shows that it still holds here"
        help = "add `commenced:` under `contract:`, or follow a current model"
    elif model.status == "reference":
        message = f"`{model.id}` is a vocabulary for tags; criteria do not follow it"
        help = "write `model: custom` and keep the tags"
    else:
        return
    yield subject.at_criteria(RULE, message, ("model",), help)
