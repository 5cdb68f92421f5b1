"""Bids with the same required elements have the same score, or the record says what else told them apart.

## What it does
Compares, within each criterion with `requires`, the answers for which the file records every element. Reports
an answer with the same elements met, partly met and not met as an earlier one and another final score. An
element that one bid has and the other lacks is also reported where the answers are nearly the same (SV614).

## Why it matters
Published required elements tell bidders what a score needs. Where two bids have the same ones and not the
same score, something else decided: in Woods Building Services v Milton Keynes Council [2015] EWHC 2011 (TCC)
it was a sub-criterion that nobody had published. Quality within an element may differ lawfully, so this is a
warning.

## Example
```yaml
dimensions:
  - criteria:
      - requires: [{id: start, text: A date for each start.}, {id: trainer, text: A named trainer.}]
bids:
  - responses:
      LE1: {elements: {start: met, trainer: met}}
  - responses:
      LE1: {consensus: {score: 1}, elements: {start: met, trainer: met}}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - requires: [{id: start, text: A date for each start.}, {id: trainer, text: A named trainer.}]
bids:
  - responses:
      LE1: {elements: {start: met, trainer: met}}
  - responses:
      LE1: {consensus: {score: 1}, elements: {start: met, trainer: not_met}}
```
"""

from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.record import Judged, final_score, judged
from sv_score.rules.subject import Subject

RULE = Rule("SV615", "same-elements-different-scores", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report answers that have an earlier one's elements and not its score."""
    first: dict[tuple[str, ...], tuple[Judged, Decimal]] = {}
    for one in judged(subject):
        found = tuple(one.response.elements.get(element.id, "") for element in one.criterion.requires)
        score = final_score(subject, one.response) if found and all(found) else None
        if score is None:
            continue
        earlier, wanted = first.setdefault((one.criterion.id, *found), (one, score))
        if wanted != score:
            message = (
                f"`{one.criterion.id}` of bid `{one.bid.id}` has the same required elements as bid "
                f"`{earlier.bid.id}`, but scores {score:f}, not {wanted:f}"
            )
            help = (
                "say in the rationale what else the published criteria look at, or give both the same score"
            )
            finding = subject.at_bids(RULE, message, (*one.route, "elements"), help, on_key=True)
            label = Label(subject.bids_file, (*earlier.route, "elements"), f"scores {wanted:f}", True)
            yield finding._replace(labels=(label,))
