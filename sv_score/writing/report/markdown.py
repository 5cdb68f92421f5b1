"""The report as Markdown: the profile, the comparison, and the whole record, however large."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.writing import markdown
from sv_score.writing.compare import ComparePage
from sv_score.writing.notes import heading, notes
from sv_score.writing.page import Page
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences, as_markdown
from sv_score.writing.record import record_parts
from sv_score.writing.report import Progress, silent
from sv_score.writing.report.answers import commitment_text
from sv_score.writing.report.audience import Audience
from sv_score.writing.report.contents import Contents
from sv_score.writing.report.sections import unsaid
from sv_score.writing.report.view import EDITIONS

_WHO = "Who evaluated"


def write(contents: Contents, progress: Progress = silent) -> bytes:
    """Return the report as Markdown, in UTF-8."""
    day = f", {contents.date}" if contents.date is not None else ""
    edition = Sentences((f"{EDITIONS[contents.reader.audience]}{day}",))
    profile = markdown.write(Page(contents.result, contents.findings, contents.sources, detail=True))
    rest = (_comparison(contents), _record(contents), _commitments(contents), _inputs(contents))
    return "\n".join([as_markdown([edition]), profile, *map(as_markdown, rest)]).encode()


def _said(contents: Contents) -> set[str]:
    return {*heading(contents.result), *notes(contents.result)}


def _comparison(contents: Contents) -> Iterator[Part]:
    if contents.comparison is None:
        return
    from sv_score.writing.compare.parts import parts

    yield Heading("Comparison", 1)
    yield from unsaid(parts(ComparePage(contents.result, contents.comparison)), _said(contents))


def _record(contents: Contents) -> Iterator[Part]:
    """Yield the record; outside the panel without the heading about evaluators, who are not in it."""
    yield Heading("Record of the evaluation", 1)
    skip = False
    for part in unsaid(record_parts(contents.result, contents.history), _said(contents)):
        if isinstance(part, Heading):
            skip = part.text == _WHO and contents.reader.audience is not Audience.PANEL
        if not skip:
            yield part


def _commitments(contents: Contents) -> Iterator[Part]:
    yield Heading("Commitments", 1)
    for shown in contents.result.bids:
        lines = tuple(
            f"{name}: {commitment_text(each)}"
            for name, answer in shown.bid.responses.items()
            for each in answer.commitments
        )
        yield Heading(f"Bid {shown.bid.id}")
        yield Points(lines) if lines else Sentences(("None are in this report.",))


def _inputs(contents: Contents) -> Iterator[Part]:
    yield Heading("Inputs", 1)
    yield Grid(("File", "SHA-256"), tuple((source.label, source.sha256) for source in contents.sources))
