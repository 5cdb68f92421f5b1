"""The documentation of faults of CSV files and of ignore comments, in the form of a rule's docstring."""

TEXTS = {
    "SV020": """Every row of a CSV file fits under its header.

## What it does
Reports a row with more filled cells than the header has names, and the place where quotes are not closed.
Text that contains a comma stands in double quotes, and a double quote inside it is written twice.
In a scoring workbook it reports merged cells among the scores.

## Why it matters
Practice: a comma in a reason moves every later cell one to the right. A mark would be read from the wrong
column, or a reason be cut off at its first comma.

## Example
```csv
bid,criterion,evaluator,score,rationale
harbour,LE1,ev1,3,Dates on p14, names on p15
```

## Use instead
```csv
bid,criterion,evaluator,score,rationale
harbour,LE1,ev1,3,"Dates on p14, names on p15"
```
""",
    "SV022": """A file of scores that ends in `.parquet` is a Parquet file.

## What it does
Reports a file that cannot be opened as Parquet: another kind of file under that name, one that broke off
while it was copied, or one that needs more memory than is given to it. Write it again from where the marks
are kept, or give the marks as CSV.

## Why it matters
Practice: half a file of marks is another evaluation. Nothing is scored from what could be read of it.
""",
    "SV023": """Rules on reasons say where they did not look.

## What it does
Notes, for a score file with very many rows, that the reasons beside the scores were not read, and which
rules therefore looked at nothing in it; and that a history was not compared with so many marks. Every other
rule ran, and no figure depends on a reason. `sv-score report` reads all of them.

## Why it matters
Practice: a check that was not made must not look like one that found nothing.
""",
    "SV021": """The first row of a CSV file names its columns.

## What it does
Reports a first row without `bid`, `criterion`, `evaluator` or `score`, with a column that is not known or
stands twice, or with semicolons between the columns. `rationale` may be left out; the order is free, and
so are capitals. A scoring workbook needs the headings Bid, Criterion, Score and Rationale.

## Why it matters
Practice: without the names a bid's id could be taken for a criterion's. Spreadsheet programs in many
countries put semicolons where a comma is the decimal sign.

## Example
```csv
bid;criterion;evaluator;score
harbour;LE1;ev1;3
```

## Use instead
```csv
bid,criterion,evaluator,score
harbour,LE1,ev1,3
```
""",
    "SV030": """An ignore comment ignores something.

## What it does
Reports a `# sv: ignore[...]` whose code is not found on its line (or anywhere in the file, for
`ignore-file`). A comment on a line of its own speaks for the next line with text.

## Why it matters
Practice: a comment that has outlived its reason would silently accept the same fault when it comes back,
and readers of the file would take it for a fault that is still there.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
dimensions:
  - {id: economy, weight: 60}
  - {id: community, weight: 40}  # sv: ignore[SV203] published for information only
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
dimensions:
  - {id: economy, weight: 60}
  - {id: community, weight: 40}
```
""",
    "SV031": """An ignore comment names codes that exist.

## What it does
Reports a code in the brackets of a `# sv: ignore[...]` that no rule has. Codes are written in capitals and
separated by commas; the names of rules do not serve here.

## Why it matters
Practice: a mistyped code accepts nothing, while whoever reads the file believes that it does.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
dimensions:
  - {id: economy, weight: 100}
  - {id: community, weight: 0}  # sv: ignore[SV299] published for information only
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
dimensions:
  - {id: economy, weight: 100}
  - {id: community, weight: 0}  # sv: ignore[SV203] published for information only
```
""",
    "SV032": """An ignore comment gives its reason.

## What it does
Reports, under `--strict`, a `# sv: ignore[...]` that accepts a finding without saying why. The reason is
whatever stands behind the bracket.

## Why it matters
Practice: the person who has to answer a challenge, or who copies the file for the next procurement, needs
to know who thought what. An accepted finding without a reason looks like one that was overlooked.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
dimensions:
  - {id: economy, weight: 100}
  - {id: community, weight: 0}  # sv: ignore[SV203]
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
dimensions:
  - {id: economy, weight: 100}
  - {id: community, weight: 0}  # sv: ignore[SV203] published for information only
```
""",
    "SV033": """An ignore for the whole file stands at its top.

## What it does
Reports a `# sv: ignore-file[...]` below the first key. It has no effect there.

## Why it matters
Practice: what holds for a whole file must be seen by whoever opens it. Further down it would be read as
holding for the lines beside it.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
# sv: ignore-file[SV203] published for information only
dimensions:
  - {id: economy, weight: 100}
  - {id: community, weight: 0}
```

## Use instead
```yaml
# sv: ignore-file[SV203] published for information only
sv_score: 1
id: park-care-2026
title: Care of four parks
dimensions:
  - {id: economy, weight: 100}
  - {id: community, weight: 0}
```
""",
}
