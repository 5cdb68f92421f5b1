"""The documentation of faults of single values (SV103 to SV107 and SV110 to SV112)."""

TEXTS = {
    "SV103": """Each value is of the type that its key asks for.

## What it does
Reports a text, a list, a record or nothing at all where something else is needed, and says what. A number
in quotes is a text. Only `true` and `false`, without quotes, are truth values; `yes` and `no` are not.

## Why it matters
Practice: a guess would be wrong somewhere. Some programs read `no` as false and some as the word; some
read `"3"` as a number and some refuse it. What is published should leave no choice.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
social_value_weight: "20"
contract: 480000
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
social_value_weight: 20
contract: {value: 480000}
```
""",
    "SV104": """A number can be read in one way only.

## What it does
Reports a number that starts with a zero it does not need, and a number with separators between its
digits.

## Why it matters
Practice: `010` is ten to a person and eight to programs that take a leading zero for base 8. `1,000` is a
thousand here and exactly one where the comma is the decimal sign.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
contract: {value: 480_000}
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
contract: {value: 480000}
```
""",
    "SV105": """A number is written as a number.

## What it does
Reports something else where a number is needed: a currency or percent sign, a unit, a decimal comma, a
time, a word, or more than 40 characters. Numbers are read exactly as they are written.

## Why it matters
Practice: the unit belongs to the measure or to the key, where it is published once and can be checked.
A mark left as `tbc` is not a zero; it has to be given, or reported as missing.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
contract: {value: £480k}
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
contract: {value: 480000}
```
""",
    "SV106": """A number lies in the range that is possible for it.

## What it does
Reports a weight or percent below 0 or above 100, a negative level or amount of money, a number of decimals
that is no whole number from 0 to 6, and a policy whose smallest number is above its largest.

## Why it matters
Practice: such a number is a slip of the keyboard. Left alone it would push every other weight or score
out of place, and no later check would name the cause.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
social_value_weight: 120
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
social_value_weight: 20
```
""",
    "SV107": """An id has only letters, digits, dots, underscores and hyphens.

## What it does
Reports an id with a space or another sign in it, or one that does not start with a letter or a digit. What
people read goes into `title`, `name` or `supplier`, where anything may be written.

## Why it matters
Practice: ids join the files of one evaluation, name rows in CSV files and places in reports. They should
look the same in all of them, whatever program has written them.

## Example
```yaml
sv_score: 1
title: Care of four parks
id: park care 2026
```

## Use instead
```yaml
sv_score: 1
title: Care of four parks
id: park-care-2026
```
""",
    "SV110": """A word is one of those that its key knows.

## What it does
Reports a word that is not in the list for its key, such as the kind of a criterion or the mode of
rounding, with all that are, and the nearest where there is one.

## Why it matters
Practice: such words decide how marks are counted. A program that does not know a word and passes over it
uses something else than what was published.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
rounding: {places: 2, mode: half-up}
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
rounding: {places: 2, mode: half_up}
```
""",
    "SV111": """A date is written as year-month-day.

## What it does
Reports a date in another form, and a day that is not in the calendar.

## Why it matters
Practice: 03/02/2026 is a day in February or in March, depending on the country. Which policy applies and
when a commitment is due both hang on a date.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
contract: {commenced: 02/03/2026}
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
contract: {commenced: 2026-03-02}
```
""",
    "SV112": """What is begun is filled in.

## What it does
Reports a key with nothing behind it, or with nothing but spaces, and an empty cell of a CSV file. Fill it
in, or remove the line or row where it is not needed. In a score file a place where neither a score nor a
rationale has been entered is no fault: that mark is still to come.

## Why it matters
Practice: nobody can tell a gap that was meant from one that was forgotten. An empty score is not a zero;
an answer that was never given is recorded with `no_response: true`.

## Example
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
authority:
```

## Use instead
```yaml
sv_score: 1
id: park-care-2026
title: Care of four parks
authority: Westmarch Council
```
""",
}
