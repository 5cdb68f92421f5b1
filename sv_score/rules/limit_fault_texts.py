"""The documentation of limits: what a file must not have too much of, by code, as a rule's docstring."""

TEXTS = {
    "SV010": """The file is no larger than 256 MiB.

## What it does
Reports a file of more than 256 MiB. Nothing of it is read. Evaluators' marks can be split into as many
files as needed and named under `scores:` in the bids file. [Security](security.md#limits) says how to raise
the limit.

## Why it matters
Practice: the largest evaluation imaginable is far smaller, so that such a file is something else that got
the wrong name. The limit keeps a check from taking all the memory of a shared server.
""",
    "SV011": """Values are nested no deeper than 64 levels.

## What it does
Reports the place where brackets or indentation open the 65th level, each inside the one before. Nothing
after it is read. No file of sv-score needs more than about ten: look for brackets that are never closed.

## Why it matters
Practice: a file of some thousand open brackets makes many YAML programs crash without a message. Here it
is a finding like any other.
""",
    "SV012": """A file has no more than 20,000,000 values and 100,000 bids.

## What it does
Reports the place where a file goes beyond 20,000,000 values, 100,000 bids, or 60,000 values that have to be
held at once: those of one bid, or those of a file without its bids. Nothing after it is read. Evaluators'
marks can be split into as many files as needed and named under `scores:` in the bids file.
[Security](security.md#limits) says how to raise the limit.

## Why it matters
Practice: the limit keeps a file made by mistake, or to do harm, from taking all the memory of a shared
server.
""",
    "SV013": """Aliases stand for a limited number of values.

## What it does
Reports the alias (`*name`) with which a file goes beyond 1,000 aliases, or beyond 100,000 values that
aliases stand for. Nothing after it is read. Write the values out instead.

## Why it matters
Practice: aliases of aliases multiply what a file holds; a dozen short lines can stand for more values than
a computer can keep. Programs without a limit stop answering.
""",
    "SV016": """A list of bids has no more than 1,000 faults of reading.

## What it does
Reports the bid with which a file goes beyond 1,000 faults of the families SV0 and SV1, or the row with which
a large score file goes beyond 100,000. Nothing after it is read: mend the first faults and check again. They
are mostly one fault many times over. [Security](security.md#limits) says how to raise the limit.

## Why it matters
Practice: nobody reads so many faults one by one, and looking for more takes time and memory that a shared
server needs for others.
""",
}
