"""The seal beside a criteria file is the seal of that file.

## What it does
Reports a seal that lies beside a criteria file and by its name is its seal, but says nothing of a criteria
file of that name, or was made of criteria with another id.

## Why it matters
A seal that was copied along with a file from an earlier procurement proves nothing about this one, and looks
as if it did.

## Example
```yaml
# the criteria file as it was sealed
sealed_as: {id: park-care-2025}
```

## Use instead
```yaml
# the criteria file as it was sealed
sealed_as: {id: park-care-2026}
```
"""

from collections.abc import Iterator
from posixpath import basename

from sv_score.model.finding import Finding, Rule
from sv_score.rules.publication import file_in_seal, sealed_id
from sv_score.rules.subject import Subject

RULE = Rule("SV706", "seal-of-another-file")


def check(subject: Subject) -> Iterator[Finding]:
    """Report a seal that is another file's."""
    if subject.seal is None or subject.criteria is None:
        return
    name, file = basename(subject.criteria_file), file_in_seal(subject)
    help = f"remove {subject.seal_file}, or put the seal of {name} in its place"
    if file is None:
        known = ", ".join(file.name for file in subject.seal.files)
        message = f"{subject.seal_file} does not hold the criteria file {name}; it holds {known}"
        yield subject.at_criteria(RULE, message, ("id",), help)
        return
    if sealed_id(file) != subject.criteria.id:
        message = f"{subject.seal_file} was made of criteria with the id `{sealed_id(file)}`"
        yield subject.at_criteria(RULE, message, ("id",), help)
