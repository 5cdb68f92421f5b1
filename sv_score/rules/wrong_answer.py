"""A response answers in the way its kind of criterion asks for.

## What it does
Reports a score for a measured criterion or a gate, a quantity for a scored criterion or a gate,
and pass or fail for anything but a gate.

## Why it matters
The kind of a criterion is published. A quantity that is scored by hand, or a gate that is given
marks, is another method than the one bidders read (Procurement Act 2023 s.23: how tenders will be
assessed).

## Example
```yaml
bids:
  - responses:
      LE2: 3
```

## Use instead
```yaml
bids:
  - responses:
      LE2: {quantity: 35, unit: percent}
```
"""

from collections.abc import Iterator

from sv_score.model.bids import Response
from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV504", "wrong-answer")


def check(subject: Subject) -> Iterator[Finding]:
    """Report answers of the wrong kind."""
    for bid, criterion, response, route in responses(subject):
        found = _kinds(response)
        if not found or criterion.kind in found:
            continue
        kind = next(iter(found))
        message = f"`{criterion.id}` is {_ASKS[criterion.kind]}; bid `{bid.id}` has {_SAYS[kind]}"
        help = _HELP[criterion.kind]
        if response.marks:
            yield subject.at_response(RULE, message, response, route, help)
        else:
            yield subject.at_bids(RULE, message, (*route, *found[kind]), help, on_key=bool(found[kind]))


_ASKS = {Kind.SCORED: "scored", Kind.MEASURED: "measured", Kind.GATE: "a gate"}
_SAYS = {Kind.SCORED: "a score", Kind.MEASURED: "a quantity", Kind.GATE: "pass or fail"}
_HELP = {
    Kind.SCORED: "write the agreed score or a consensus record",
    Kind.MEASURED: "write `{quantity: ...}`; the published bands give the score",
    Kind.GATE: "write pass or fail",
}


def _kinds(response: Response) -> dict[Kind, tuple[str, ...]]:
    """Return the kinds of criterion that `response` would be an answer to, each with the key that says so."""
    kinds: dict[Kind, tuple[str, ...]] = {}
    if response.agreed is not None or response.consensus is not None or response.marks:
        kinds[Kind.SCORED] = ("consensus",) if response.consensus is not None else ()
    if response.quantity is not None:
        kinds[Kind.MEASURED] = ("quantity",)
    if response.passed is not None:
        kinds[Kind.GATE] = ()
    return kinds
