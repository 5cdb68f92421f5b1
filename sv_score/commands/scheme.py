"""What commands on a scheme before publication have in common: a criteria file, read and checked."""

from __future__ import annotations

from pathlib import Path

from sv_score.assessment import findings_of, stops, subject_of
from sv_score.commands.findings import print_errors
from sv_score.model.criteria import AwardCriteria
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import ready
from sv_score.reading.evaluation import read_criteria_alone
from sv_score.reading.locate import locate
from sv_score.reading.source import STDIN, Source, Unreadable, open_source


class Scheme(NamedTuple):
    """A criteria file that can be used: the criteria, the `source` they are in, all `sources` read."""

    criteria: AwardCriteria
    source: Source
    sources: tuple[Source, ...]


def open_criteria(name: str) -> Source:
    """Return the criteria file `name`, a path or the id of a ready one; raise `Unreadable`."""
    if name in ready.criteria_ids() and not Path(name).exists():
        return ready.open_criteria(name)
    try:
        return open_source(name)
    except Unreadable as error:
        if name == STDIN or Path(name).exists():
            raise
        raise Unreadable(f"{error}; or name a ready file: {', '.join(ready.criteria_ids())}") from None


def read_scheme(
    name: str, undone: str, *, colour: str = "auto", passed_over: frozenset[str] = frozenset()
) -> Scheme | None:
    """Return the criteria file; where an error stands in the way, print it and return `None`.

    `undone` says what is left undone then. Findings with the codes `passed_over` do not stand in the way.
    Raises `Unreadable`.
    """
    source = open_criteria(name)
    reading = read_criteria_alone(source)
    findings = [f for f in findings_of(reading, subject_of(reading)) if f.code not in passed_over]
    sources = tuple(reading.sources)
    if reading.criteria is None or stops(findings):
        print_errors(locate(findings, sources), sources, undone, colour)
        return None
    return Scheme(reading.criteria, source, sources)
