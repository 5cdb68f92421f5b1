"""Scales are ones that the authority's policy allows.

## What it does
Reports a scale, the default one or a criterion's own, whose scores are not those of a scale in an
`allowed_scales` clause of the authority's policy. The clause writes a scale as `0, 1, 2, 3` or as
`0 to 100 in steps of 5`; how the file writes it does not matter.

## Why it matters
The list is the authority's own rule, which is why it is an error. Evaluators who use the same few scales in
every procurement mark more alike, and a scale they know needs no training.

## Example
```yaml
# in the policy file
clauses:
  - {id: "6", kind: allowed_scales, scales: ["0 to 5"], text: Answers are marked from 0 to 5.}
```

## Use instead
```yaml
# in the policy file
clauses:
  - {id: "6", kind: allowed_scales, scales: ["0 to 5", "0, 1, 2, 3"], text: Marks go from 0 to 3 or to 5.}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding, Rule
from sv_score.model.policy import Scores, even_scores, scores_in, scores_of
from sv_score.rules.clauses import broken, clauses
from sv_score.rules.subject import Subject, scales
from sv_score.rules.wording import either

RULE = Rule("SV455", "policy-allowed-scales")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales that the policy does not list."""
    for clause, index in clauses(subject, "allowed_scales"):
        allowed = {scores for text in clause.scales if (scores := scores_in(text)) is not None}
        for scale, route in scales(subject):
            if allowed and _scores(scale) and _scores(scale) not in allowed:
                wanted = either([f"`{text}`" for text in clause.scales])
                found = f"the scores are {scale.describe()}; expected {wanted}"
                yield broken(subject, RULE, (clause, index), found, route)


def _scores(scale: Scale) -> Scores:
    """Return the scores that may be awarded, none for a scale that could not be read."""
    if scale.step:
        return even_scores(Fraction(scale.lowest), Fraction(scale.highest), Fraction(scale.step))
    return scores_of(Fraction(level.score) for level in scale.levels) if len(scale.levels) > 1 else ()
