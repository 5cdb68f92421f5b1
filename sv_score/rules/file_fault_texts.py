"""The documentation of faults of the file itself (SV0xx), by code, in the form of a rule's docstring."""

TEXTS = {
    "SV001": """The file is YAML that can be read.

## What it does
Reports the place where the text stops being YAML: a quote or bracket that is not closed, a second `: ` in
one line, a key without a colon, indentation that does not fit. Nothing after it is read, so further
findings may follow once it is put right.

## Why it matters
Practice: a file that a program cannot read cannot be checked, scored or published as data. Most such
faults are one character of punctuation in a sentence.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of parks: four sites
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: "Care of parks: four sites"
```
""",
    "SV002": """The file is text in UTF-8.

## What it does
Reports a file in another encoding: UTF-16 or UTF-32, told by the marks at its start, or the first byte
that is not UTF-8, with its line. Such a byte is often a pound sign, a dash or an accented letter that an
older program has written. Save the file as UTF-8; in Excel that is the file type `CSV UTF-8`.

## Why it matters
Practice: in the wrong encoding the names of suppliers and places come out changed, and every computer
changes them in another way. A guess would put words into the record that nobody wrote.
""",
    "SV003": """The file has no control characters.

## What it does
Reports the first character that does not belong in a text file, such as a zero, a bell or an escape, by its
number. Line ends and tabs inside a text are allowed. Delete it; an editor shows such characters as a box or
a code.

## Why it matters
Practice: control characters are not seen by a reader, and can hide or repaint what a terminal shows.
They come from copying out of PDF files and old systems.
""",
    "SV004": """No key is written twice in the same place.

## What it does
Reports the second of two equal keys in one record, and says on which line the first is. The first is read.

## Why it matters
Practice: most programs keep one of the two and say nothing, and do not agree which. A weight or a score
would then depend on the program that reads the file.

## Example
```yaml
sv_score: 1
id: park-care-2026
social_value_weight: 10
title: Care of four parks
social_value_weight: 20
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
social_value_weight: 20
title: Care of four parks
```
""",
    "SV005": """A file holds one document.

## What it does
Reports a line `---` below which a second YAML document starts. A `---` above everything else is allowed.

## Why it matters
Practice: many programs read the first document and pass over the rest without a word, so part of what was
published would not count.

## Example
```yaml
sv_score: 1
title: Care of four parks
---
sv_score: 1
title: Care of two playgrounds
```

## Use instead
```yaml
---
sv_score: 1
id: park-care-2026
title: Care of four parks
```
""",
    "SV006": """Values carry no YAML tags.

## What it does
Reports a tag: a word that starts with `!` before a value. The format itself says what each key holds, so no
tag is ever needed. A text that starts with `!` is put in quotes.

## Why it matters
Practice: tags can make other programs read a number as text, or even start other programs. A file that is
published has to mean the same to everyone who reads it.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
edition: !!str 2
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
edition: "2"
```
""",
    "SV007": """Values are written out, not merged with `<<`.

## What it does
Reports the merge key `<<`, which copies the keys of another record into this one.

## Why it matters
Practice: the merge key was dropped from YAML 1.2, so some programs merge and others do not. With it a
reader cannot see in one place what holds for a criterion.

## Example
```yaml
sv_score: 1
evaluators:
  - &first {id: ev1, organisation: Westmarch Council}
  - {<<: *first, id: ev2}
```

## Use instead
```yaml
sv_score: 1
evaluators:
  - {id: ev1, organisation: Westmarch Council}
  - {id: ev2, organisation: Westmarch Council}
```
""",
    "SV008": """Every key is text that is written out.

## What it does
Reports a key that is a list, a record or an alias, and a key that is empty.

## Why it matters
Practice: such keys are nearly always a slip, such as a bracket around the id of a criterion or a bid, and
JSON has no such keys: results could not be passed on to other programs.

## Example
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
    responses:
      [LE1, LE2]: 3
```

## Use instead
```yaml
sv_score: 1
criteria: starter
bids:
  - id: harbour
    responses:
      LE1: 3
      LE2: 3
```
""",
    "SV009": """The file is not empty.

## What it does
Reports a file with nothing in it, or with nothing but comments. For a CSV file it says how the first row
must read.

## Why it matters
Practice: an empty file is what is left when saving has failed, or when somebody has prepared the name and
not yet the contents. No marks in it would look the same as no evaluator.

## Example
```yaml
# Criteria for the care of four parks: to be written
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
```
""",
    "SV014": """An alias stands for something that is complete above it.

## What it does
Reports an alias (`*name`) without an anchor (`&name`) above it, and one inside the very value that it
stands for. A text that starts with `*` is put in quotes.

## Why it matters
Practice: nobody, and no program, can tell what was meant. Often a text was meant, with a star that marks a
footnote or a point of a list.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: *Care of four parks
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: "*Care of four parks"
```
""",
    "SV015": """Lines are indented with spaces.

## What it does
Reports a tab in the indentation of a line that YAML cannot read for that reason. Tabs inside a text are
allowed.

## Why it matters
Practice: a tab is as wide as each editor chooses, so YAML does not allow it where the width decides which
key belongs to which. Most editors can put in spaces when Tab is pressed.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
contract:
\tvalue: 480000
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
contract:
  value: 480000
```
""",
}
