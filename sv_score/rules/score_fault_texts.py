"""The documentation of faults of marks and agreed scores that stand twice (SV513, SV526)."""

TEXTS = {
    "SV513": """An evaluator marks an answer once.

## What it does
Reports a second mark by the same evaluator for the same criterion of the same bid, in the same score file,
in another, or in the bids file.

## Why it matters
The record must show how the panel came to the agreed score; where it did not, an award was set aside
(Lancashire Care v Lancashire County Council [2018] EWHC 1589 (TCC)). Of two marks it would not show which
one the panel had before it. A mark that changes is changed in the consensus, with the reason.

## Example
```csv
bid,criterion,evaluator,score,rationale
harbour,LE1,ev1,3,Dates on p14
harbour,LE1,ev1,4,Dates on p14 and names on p15
```

## Use instead
```csv
bid,criterion,evaluator,score,rationale
harbour,LE1,ev1,3,Dates on p14
harbour,LE1,ev2,4,Dates on p14 and names on p15
```
""",
    "SV526": """The panel's score stands in one place.

## What it does
Reports a consensus in a score file for an answer whose agreed score is in the bids file already, or in
another score file, and points at both.

## Why it matters
Of two agreed scores the record would not show which one the panel decided on. Scores changed without
justification were among the faults found in Energysolutions v Nuclear Decommissioning Authority [2016]
EWHC 1988 (TCC), as reported.

## Example
```yaml
sv_score: 1
criteria: starter
scores: [moderation.yaml]    # records a consensus on LE1 of this bid
bids:
  - id: harbour
    responses: {LE1: {consensus: {score: 4}}}
```

## Use instead
```yaml
sv_score: 1
criteria: starter
scores: [moderation.yaml]    # records a consensus on LE1 of this bid
bids:
  - id: harbour
```
""",
}
