"""A seal is as `sv-score seal` wrote it.

## What it does
Computes the checksums of a seal file again from the content in it, of each file and of each of its parts,
and reports those that differ.

## Why it matters
A seal that somebody has edited says nothing about the day it names. Checksums show an edit that was made by
hand or by accident. They do not show a seal that was made anew as a whole: for that, publish the checksum in
the notice, or sign the seal.

## Example
```yaml
# the criteria file as it was sealed, and what was later changed in the seal
sealed_as: {}
seal: {files: [{content: {title: Care of five parks}}]}
```

## Use instead
```yaml
# the criteria file as it was sealed
sealed_as: {}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Route, Rule
from sv_score.model.seal import Seal, Sealing
from sv_score.records.seal import altered
from sv_score.rules.subject import Subject

RULE = Rule("SV707", "seal-altered")
_HELP = "put back the seal as it was made; to seal the files as they are now, run `sv-score seal`"


def check(subject: Subject) -> Iterator[Finding]:
    """Report checksums that are not those of the content."""
    if subject.seal is None:
        return
    sealings: list[tuple[Seal | Sealing, Route]] = [(subject.seal, ("files",))]
    sealings += [(s, ("earlier", n, "files")) for n, s in enumerate(subject.seal.earlier)]
    for sealing, route in sealings:
        for file, part, name in altered(sealing):
            step = (file, "sha256") if part is None else (file, "parts", part, "sha256")
            message = f"the checksum of {name} is not that of the content in the seal"
            yield Finding(RULE, message, subject.seal_file, (*route, *step), _HELP, severity=RULE.severity)
