"""The documentation of faults of shape: keys, ids, references and whole files (SV1xx)."""

TEXTS = {
    "SV101": """Every key is one that the format knows.

## What it does
Reports a key that does not belong where it stands, and names the known key most like it. Notes for readers
go into comments.

## Why it matters
Practice: a program that passes over what it does not know uses a default instead. In a public evaluation
program a misspelt `higher_is_better` was passed over, and the dearest bid was ranked first.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
socail_value_weight: 20
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
social_value_weight: 20
```
""",
    "SV102": """Nothing that is needed is missing.

## What it does
Reports a record without a key that it cannot do without: the `id` of a criterion, the `weight` of a scored
one, the `bands` of a measured one, the `reason` of a mark that is set aside, and so on. It says which key,
and what belongs into it.

## Why it matters
Practice: what is missing is never taken for a zero or a usual value. A mark that is set aside without a
reason is a known audit finding: one panellist's marks were dropped as outlying, which changed the winner.

## Example
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
    responses:
      LE1:
        scores:
          ev1: {excluded: true, score: 5}
          ev2: 3
```

## Use instead
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
    responses:
      LE1:
        scores:
          ev1: {excluded: true, score: 5, reason: Ev1 worked for the supplier until 2025.}
          ev2: 3
```
""",
    "SV108": """Ids of the same kind are different.

## What it does
Reports an id that two criteria, dimensions, bids, evaluators or measures of one list share; criteria also
when they stand in different dimensions. Capitals do not tell ids apart.

## Why it matters
Practice: a mark for `LE1` must belong to one criterion. In a public evaluation program the second of two
criteria of one name silently took the place of the first.

## Example
```yaml
sv_score: 1
evaluators:
  - {id: ev1, name: Parks officer}
  - {id: EV1, name: Health partnership lead}
```

## Use instead
```yaml
sv_score: 1
evaluators:
  - {id: ev1, name: Parks officer}
  - {id: ev2, name: Health partnership lead}
```
""",
    "SV109": """What a file refers to by its id exists.

## What it does
Reports a bid in a score file that the bids file does not have, and a criterion under a gate's
`holds_at_lowest` that the criteria file does not have, or that no panel scores. The example is a score file
of a bids file with the bid `harbour`.

## Why it matters
Practice: a mark under a mistyped bid would count for nobody, and the bid that it was meant for would be
assessed on fewer marks than it was given. A gate that names a mistyped criterion holds nothing.

## Example
```csv
bid,criterion,evaluator,score,rationale
harbor,LE1,ev1,3,Dates on p14
```

## Use instead
```csv
bid,criterion,evaluator,score,rationale
harbour,LE1,ev1,3,Dates on p14
```
""",
    "SV113": """Lists have as many items as are needed.

## What it does
Reports fewer than two dimensions, a scale with fewer than two levels, a dimension without a criterion, a
measured criterion without a band, a bids file without a bid, and the like.

## Why it matters
Practice: one dimension is a single figure for social value, which sv-score does not compute, and a scale
of one level cannot tell two bids apart.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
scale:
  levels:
    - {score: 5, label: Met}
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
scale:
  levels:
    - {score: 0, label: Not met}
    - {score: 5, label: Met}
```
""",
    "SV114": """A file is of the kind that is needed where it is named.

## What it does
Reports a bids file, criteria file, score file, policy or policy model that is named where another kind of
file belongs. The example is a file `bids.yaml` that names itself as its criteria.

## Why it matters
Practice: such files lie side by side and have similar names. Read as another kind, one would give a long
list of faults that it does not have.

## Example
```yaml
sv_score: 1
criteria: bids.yaml
bids:
  - id: harbour
```

## Use instead
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
```
""",
    "SV115": """The file says that it follows version 1 of the format.

## What it does
Reports a version other than 1 under `sv_score`. A file written for a later version needs a later sv-score.

## Why it matters
Practice: a later version may give a key another meaning. Read as version 1, the file would give results
that look right.

## Example
```yaml
sv_score: 2
title: Care of four parks
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
```
""",
    "SV116": """Keys of a record do not contradict each other.

## What it does
Reports keys that cannot both hold: `weight` on a gate, `bands` on a criterion that is not measured, `levels`
beside `min`, `max` and `step`, weights of dimensions that are in order of importance, a score by an
evaluator who abstained, or a response that answers in two ways.

## Why it matters
Relative importance is published as weights or as an order (Procurement Act 2023 s.23(3)(b)), not as both. Of
two statements that contradict each other only people can say which was meant.

## Example
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
    responses:
      LE1: {result: pass, no_response: true}
```

## Use instead
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
    responses:
      LE1: {no_response: true}
```
""",
    "SV117": """Every file that is named can be opened.

## What it does
Reports a criteria file, score file or policy that is named and does not exist, or cannot be read. Paths are
written from the folder of the file that names them. `criteria` may also be the id of a ready file.

## Why it matters
Practice: bids are assessed on the published criteria and on every mark that was given. Without one of the
files there is nothing to be said about the result.

## Example
```yaml
sv_score: 1
criteria: startr
bids:
  - id: harbour
```

## Use instead
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
```
""",
    "SV118": """What a file names lies with the procurement.

## What it does
Reports a path that leads out of the folders of the procurement: `criteria`, `scores`, `blind_key`, the
`path` of a document, a `policy`, or a seal or history that is a link. What a file names lies in its own
folder or in the folder above that; or in a folder further up that holds the file `sv-score.toml`, which may
be empty, or is a git repository; or in a folder named in the environment variable `SV_SCORE_FOLDERS`. A link
counts as what it leads to. A name that starts with a dot, such as `.ssh`, is opened in the file's own folder
only.

## Why it matters
Practice: a bids file that came from outside can name any file of the machine that reads it. Lines of that
file would be shown in findings, and a bundle would hold it whole. [Security](security.md) says more.

## Example
```yaml
sv_score: 1
criteria: ../../../../../../../../criteria.yaml
bids:
  - id: harbour
```

## Use instead
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
```
""",
}
