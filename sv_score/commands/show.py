"""What commands that print statements have in common: read and score the bids, print the page."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sv_score.assessment import assess
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import count_findings, print_errors
from sv_score.commands.folders import bids_file_of
from sv_score.commands.output import form_for, out, terminal_width, use_colour, write_pieces
from sv_score.commands.progress import LateProgress
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading.evaluation import Reading
from sv_score.reading.locate import Located, locate
from sv_score.reading.source import Source
from sv_score.writing.parts import Part, as_markdown, as_text


class Look(NamedTuple):
    """How a page is asked for: `form` is table, text, markdown, json or empty; `output` a file."""

    form: str = ""
    output: str = ""
    colour: str = "auto"

    @property
    def is_json(self) -> bool:
        """Return whether JSON is asked for, by its name or by the ending of the output file."""
        return form_for(self.form, self.output, ("json",)) == "json"

    @property
    def is_on_screen(self) -> bool:
        """Return whether the page stands where people read it, with what is said on standard error below."""
        return not self.output and self.form not in ("json", "markdown")


NOTHING: Mapping[str, Any] = MappingProxyType({})


class Scored(NamedTuple):
    """Bids that could be scored: the result, what was read, and the findings with their places."""

    result: Result
    reading: Reading
    findings: tuple[Located, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the files that were read, in reading order."""
        return tuple(self.reading.sources)

    def say(self, look: Look, *, quiet: bool) -> ExitCode:
        """Print what was found beside a page that was printed; return the exit code."""
        return count_findings(
            self.findings, self.sources, colour=look.colour, quiet=quiet, apart=look.is_on_screen
        )


def scored(
    file: str,
    undone: str,
    look: Look,
    *,
    empty: Mapping[str, Any] = NOTHING,
    quiet: bool = False,
    unsealed_ok: bool = False,
    words: bool = True,
) -> Scored | None:
    """Return the scored bids of `file`; where an error stands in the way, print it and return `None`.

    `undone` says what is left undone then: "nothing was compared"; `empty` is what JSON has in place of a
    result. `file` may be the folder of the bids file. With `unsealed_ok` criteria need not be as sealed;
    whoever asks for that prints `result.remarks`. Without `words` the reasons in large score files are not
    read. Raises `Unreadable`.
    """
    with LateProgress("Reading the bids", quiet=quiet) as progress:
        assessment = assess(bids_file_of(file), unsealed_ok=unsealed_ok, words=words, progress=progress)
    sources = tuple(assessment.reading.sources)
    findings = locate(assessment.findings, sources)
    if assessment.result is not None:
        return Scored(assessment.result, assessment.reading, findings)
    say_stopped(findings, sources, undone, look, empty)
    return None


def say_stopped(
    findings: Sequence[Located],
    sources: Sequence[Source],
    undone: str,
    look: Look,
    empty: Mapping[str, Any] = NOTHING,
) -> None:
    """Print the errors that stand in the way; where JSON is asked for, also as JSON with what is `empty`."""
    if look.is_json and empty:
        from sv_score.writing.json import dumps, finding_values

        about = {"sv_score": 1, "inputs": [{"path": s.label, "sha256": s.sha256} for s in sources]}
        found = [finding_values(located) for located in findings]
        _put((dumps({**about, **empty, "findings": found}) + "\n",), look.output)
        sys.stdout.flush()
    print_errors(findings, sources, undone, look.colour)


def show(parts: Iterable[Part], look: Look, json: Callable[[], str | Iterable[str]] | None = None) -> None:
    """Print a page made of `parts`, or what `json` returns, in the form asked for; raise `Unreadable`.

    Without a form it is that of the output file's ending, a table on a terminal and text elsewhere. `json`
    may return pieces of text, which are printed one by one.
    """
    known = ("markdown", "text", *(("json",) if json is not None else ()))
    form = form_for(look.form, look.output, known) or (
        "table" if sys.stdout.isatty() and not look.output else "text"
    )
    if form == "json" and json is not None:
        made = json()
        _put((made,) if isinstance(made, str) else made, look.output)
        return
    if form == "table":
        text = _table(parts, look)
    else:
        text = as_markdown(parts) if form == "markdown" else as_text(parts)
    _put((text,), look.output)


def _put(pieces: Iterable[str], output: str) -> None:
    """Write a text piece by piece to the file `output`, or else to standard output."""
    if output:
        write_pieces(output, pieces)
        return
    for piece in pieces:
        out(piece)


def _table(parts: Iterable[Part], look: Look) -> str:
    from sv_score.writing.terminal_parts import print_parts

    stream = sys.stdout if not look.output else io.StringIO()
    buffer = io.StringIO()
    colour = use_colour(look.colour, stream)
    print_parts(parts, buffer, colour=colour, width=terminal_width(stream))
    return buffer.getvalue()
