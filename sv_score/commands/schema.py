"""`sv-score schema KIND`: the JSON Schema of a file format, for editors."""

from __future__ import annotations

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import out, write_file
from sv_score.reading.schema import FILES, schema_for
from sv_score.reading.source import Unreadable
from sv_score.writing.json import dumps


def run(kind: str, output: str) -> ExitCode:
    """Print the schema for `kind`, or write it to `output`; raise `Unreadable`."""
    if kind not in FILES:
        raise Unreadable(f"no schema `{kind}`; there are {', '.join(FILES)}")
    text = dumps(schema_for(kind)) + "\n"
    if output:
        write_file(output, text)
    else:
        out(text)
    return ExitCode.DONE
