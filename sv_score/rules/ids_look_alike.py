"""Ids can be told apart at a glance.

## What it does
Reports two ids of the same kind (bids, criteria, dimensions, evaluators or measures) that look the same in
many typefaces, though they differ: `0` and `O`; `1`, `l` and `I`; `rn` and `m`; `vv` and `w`. Ids are made of
letters without accents, digits, `.`, `_` and `-`, so that letters of other alphabets cannot stand in for them
(SV107).

## Why it matters
Practice: a mark that is entered for `bid1` in place of `bidl` is a mark for another bid, and nobody who reads
the record sees it. Such pairs come about by a slip, and can be made on purpose.

## Example
```yaml
bids:
  - id: lot1
  - id: lotI
```

## Use instead
```yaml
bids:
  - id: lot1
  - id: lot2
```
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from sv_score.model.finding import Finding, Route, Rule, Severity
from sv_score.rules.subject import Subject, appearance, criteria, dimensions

RULE = Rule("SV119", "ids-look-alike", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report ids that look like an earlier one."""
    for first, second, route in _pairs((d.id, (*route, "id")) for d, route in dimensions(subject)):
        yield subject.at_criteria(RULE, _message("dimensions", first, second), route, _HELP)
    found = list(criteria(subject))
    for first, second, route in _pairs((c.id, (*route, "id")) for c, route in found):
        yield subject.at_criteria(RULE, _message("criteria", first, second), route, _HELP)
    own = ((c.measure.id, (*route, "measure", "id")) for c, route in found if c.measure is not None)
    more = ((m.id, (*route, "measures", n, "id")) for c, route in found for n, m in enumerate(c.measures))
    for first, second, route in _pairs(chain(own, more)):
        yield subject.at_criteria(RULE, _message("measures", first, second), route, _HELP)
    if subject.evaluation is None:
        return
    for kind in ("evaluators", "bids"):
        ids = (each.id for each in getattr(subject.evaluation, kind))
        for first, second, route in _pairs((id, (kind, place, "id")) for place, id in enumerate(ids)):
            yield subject.at_bids(RULE, _message(kind, first, second), route, _HELP)


_HELP = "give one of the two another id, wherever it is used, before marks are entered under it"


def _message(kind: str, first: str, second: str) -> str:
    return f"the {kind} `{first}` and `{second}` look alike"


def _pairs(ids: Iterable[tuple[str, Route]]) -> Iterator[tuple[str, str, Route]]:
    """Yield each id that looks like an earlier one and is another: the earlier, the id, its route."""
    seen: dict[str, str] = {}
    for id, route in ids:
        first = seen.setdefault(appearance(id), id)
        if first.casefold() != id.casefold():
            yield first, id, route
