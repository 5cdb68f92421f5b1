"""The comparison, the agreement and the history as parts of a report: what the commands print of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sv_score.model.named_tuple import NamedTuple
from sv_score.records.chain import problems
from sv_score.writing.agreement import AgreementPage
from sv_score.writing.compare import ComparePage
from sv_score.writing.notes import heading, notes
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences
from sv_score.writing.report.contents import Contents

# A table of more rows than this is for a spreadsheet; the command that makes it prints all of them.
MOST_ROWS = 60


class Section(NamedTuple):
    """A part of a page with the name of its `kind`, for templates."""

    kind: str
    level: int = 0
    text: str = ""
    lines: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def comparison_parts(contents: Contents) -> tuple[Section, ...]:
    """Return what can be said about pairs of bids, without what stands elsewhere in the report."""
    if contents.comparison is None:
        return ()
    from sv_score.writing.compare.parts import parts

    found = parts(ComparePage(contents.result, contents.comparison))
    said = {*heading(contents.result), *notes(contents.result)}
    return tuple(_sections(unsaid(found, said)))


def agreement_parts(contents: Contents) -> tuple[Section, ...]:
    """Return how far the evaluators agreed; nothing where this reader may not see it."""
    if contents.agreement is None:
        return ()
    from sv_score.writing.agreement.parts import parts

    result = contents.result
    found = parts(AgreementPage(result.criteria, result.evaluation, contents.agreement))
    return tuple(_sections(unsaid(found, set())))


def history_sections(contents: Contents) -> tuple[Section, ...]:
    """Return who changed which score, when and why; nothing where this reader sees no history.

    A score that is recorded for the first time is counted only: it stands with its answer.
    """
    history = contents.history
    if history is None or not history.lines:
        return ()
    from sv_score.writing.history import history_parts

    changed = [entry for entry in history.entries if entry.old is not None or entry.reason]
    first = len(history.entries) - len(changed)
    words = "1 score was" if first == 1 else f"{first:,} scores were"
    about = f"{words} recorded for the first time." if changed else f"{words} recorded, and none was changed."
    found = history_parts(history, changed, problems(history), contents.unrecorded)
    return tuple(_sections([Sentences((about,)), *map(_first_lines, unsaid(found, set()))]))


def _first_lines(part: Part) -> Part:
    """Return a list that a page has room for; `sv-score history` prints the whole one."""
    if not isinstance(part, Points) or len(part.lines) <= MOST_ROWS:
        return part
    return Points((*part.lines[:MOST_ROWS], f"And {len(part.lines) - MOST_ROWS:,} more."))


def unsaid(parts: Iterable[Part], said: set[str]) -> Iterator[Part]:
    """Yield the parts of a page without its title and without sentences that were `said` before."""
    for part in parts:
        if isinstance(part, Heading) and part.level == 1:
            continue
        if isinstance(part, Sentences):
            kept = tuple(line for line in part.lines if line not in said)
            if kept:
                yield Sentences(kept)
        else:
            yield part


def _sections(parts: Iterable[Part]) -> Iterator[Section]:
    for part in parts:
        if isinstance(part, Heading):
            yield Section("Heading", level=min(part.level + 1, 6), text=part.text)
        elif isinstance(part, Grid):
            yield Section("Grid", header=part.header, rows=part.rows[:MOST_ROWS])
            if len(part.rows) > MOST_ROWS:
                yield Section("Sentences", lines=(f"And {len(part.rows) - MOST_ROWS:,} more.",))
        elif isinstance(part, Points):
            yield Section("Points", lines=part.lines)
        else:
            yield Section("Sentences", lines=part.lines)
