"""A tag stands under the name of its scheme.

## What it does
Reports a scheme of tags that is nearly the id of a policy model, or nearly `sdg` or `act`: PPN002, ppn_002,
sgd. Other schemes are the authority's own and are left alone.

## Why it matters
A criterion tagged under a misspelt scheme looks as if it followed no model: rules that count on its tags see
nothing, and a policy that asks for them is not met. Practice, not law.

## Example
```yaml
dimensions:
  - criteria:
      - tags: {act: ~, acts: [economic]}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - tags: {act: [economic]}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.reading import ready
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.wording import nearest

RULE = Rule("SV414", "tag-scheme-misspelt", Severity.WARNING)
_OTHER = ("act", "sdg")
# A name that is longer or shorter by more than this many characters was not meant.
_APART = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Report schemes that are nearly a known one."""
    meant: dict[str, str] = {}
    for criterion, route in criteria(subject):
        for scheme in criterion.tags:
            if scheme not in meant:
                meant[scheme] = _meant(scheme)
            if meant[scheme]:
                message = f"`{scheme}` is no known scheme of tags"
                help = f"did you mean `{meant[scheme]}`?"
                yield subject.at_criteria(RULE, message, (*route, "tags", scheme), help, on_key=True)


def _meant(scheme: str) -> str:
    """Return the known scheme that was meant, an empty text for a known one and for one of its own."""
    if scheme in _OTHER:
        return ""
    known = (*_OTHER, *ready.model_ids())
    if scheme in known:
        return ""
    known = tuple(name for name in known if abs(len(name) - len(scheme)) <= _APART)
    same = [name for name in known if _folded(name) == _folded(scheme) or _letters(name) == _letters(scheme)]
    if same:
        return same[0]
    # Numbers tell schemes apart: ppn-003 may be one of the authority's own.
    alike = [name for name in known if _may_be_meant(name, scheme)]
    return nearest(scheme, alike) if alike else ""


def _folded(name: str) -> str:
    """Return a scheme without what is easily written otherwise: case, separators, leading zeros."""
    return re.sub(r"[\W_]+", "", re.sub(r"(?<!\d)0+(?=\d)", "", name.casefold()))


def _may_be_meant(name: str, scheme: str) -> bool:
    letters = set(name.casefold()) ^ set(scheme.casefold())
    near = abs(len(name) - len(scheme)) <= 1 and len(letters) <= _APART
    return near and _digits(name) == _digits(scheme)


def _digits(name: str) -> list[str]:
    return re.findall(r"\d+", name)


def _letters(name: str) -> list[str]:
    return sorted(name.casefold())
