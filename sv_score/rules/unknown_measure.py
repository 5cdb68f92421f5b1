"""A commitment names a measure of its criterion.

## What it does
Reports a commitment in a measure that the criterion does not have. The help names the measure that is
probably meant, or the criterion that has it.

## Why it matters
A commitment that is counted in nothing published cannot be compared with those of other bids, nor be
reported after the award. Bidders may offer something of their own, so this is a warning.

## Example
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {measure: aprentice-weeks}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {measure: apprentice-weeks}
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Criterion
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.commitments import commitments, measures_by_id
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.wording import nearest

RULE = Rule("SV518", "unknown-measure", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report commitments in measures that their criterion does not have."""
    for bid, criterion, commitment, route in commitments(subject):
        name = commitment.measure
        if name and name not in measures_by_id(criterion):
            message = f"no measure `{name}` in `{criterion.id}`, which bid `{bid.id}` commits to"
            help = _help(subject, criterion, name)
            yield subject.at_bids(RULE, message, (*route, "measure"), help)


def _help(subject: Subject, criterion: Criterion, name: str) -> str:
    near = nearest(name, measures_by_id(criterion))
    if near:
        return f"did you mean `{near}`?"
    for other, _ in criteria(subject):
        if name in measures_by_id(other):
            return f"`{name}` is a measure of `{other.id}`: move the commitment there"
    known = ", ".join(measures_by_id(criterion))
    return f"the measures are {known}" if known else "remove `measure:`; the criterion publishes none"
