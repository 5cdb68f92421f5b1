"""A response belongs to a criterion of the criteria file.

## What it does
Reports a response (or a mark in a score file) to a criterion that the criteria file does not have.

## Why it matters
A mistyped id would leave one criterion without its score and another score without effect. Scores are
given for published criteria and nothing else (Letting International v Newham [2008] EWHC 1583 (QB)).

## Example
```yaml
bids:
  - responses:
      CR2: 3
```

## Use instead
```yaml
bids:
  - responses:
      CR1: 3
```
"""

from collections.abc import Iterator

from sv_score.model.bids import Mark
from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria, dimensions
from sv_score.rules.wording import nearest

RULE = Rule("SV502", "unknown-criterion")


def check(subject: Subject) -> Iterator[Finding]:
    """Report responses to criteria that do not exist."""
    lacking = any(not dimension.criteria for dimension, _ in dimensions(subject))
    if subject.criteria is None or lacking or not all(criterion.id for criterion, _ in criteria(subject)):
        return  # Criteria and ids that could not be read have been reported, and may be what is meant.
    known = {criterion.id: None for criterion, _ in criteria(subject)}
    for index, bid in enumerate(subject.evaluation.bids if subject.evaluation else ()):
        for name, response in bid.responses.items():
            if name in known:
                continue
            message = f"no criterion `{name}` in {subject.criteria_file}"
            open_ones = [criterion for criterion in known if criterion not in bid.responses]
            near = nearest(name, open_ones) or nearest(name, known)
            help = f"did you mean `{near}`?" if near else f"the criteria are {_first(list(known))}"
            elsewhere = [mark for mark in response.marks if mark.file]
            for mark in elsewhere:
                yield _in_score_file(message, mark, help)
            if not elsewhere:
                place = ("bids", index, "responses", name)
                finding = subject.at_bids(RULE, message, place, help, on_key=True)
                row = finding.route[0]
                yield finding._replace(route=(row, "criterion")) if isinstance(row, int) else finding


def _first(names: list[str]) -> str:
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return ", ".join(names[:12]) + more


def _in_score_file(message: str, mark: Mark, help: str) -> Finding:
    """Return a finding at the criterion's id: a cell of a row, or the key above `scores`."""
    row = mark.route[0]
    place = (row, "criterion") if isinstance(row, int) else mark.route[:-2]
    return Finding(RULE, message, mark.file, place, help, on_key=True, severity=RULE.severity)
