"""What a report holds, gathered once for every kind of file and for one kind of reader.

`result` has already lost what the reader may not see (`audience.py`); a writer may show all that it finds
here. Figures are exact until a writer rounds them with `writing.figures`.
"""

from __future__ import annotations

from datetime import date as Day
from decimal import Decimal

from sv_score.assessment import Assessment
from sv_score.comparing.overview import Overview, overview
from sv_score.model.bids import Difference, Dissent, Mark
from sv_score.model.history import History
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import CriterionResult, Result
from sv_score.reading.evaluation import Reading
from sv_score.reading.locate import Located, locate
from sv_score.reading.source import Source
from sv_score.records.first_marks import as_first_given
from sv_score.records.history import Change, changes, current, replayed
from sv_score.scoring.agreement import PanelAgreement, agreement
from sv_score.writing.figures import is_open
from sv_score.writing.report.audience import Audience, Reader, seen_by


class Contents(NamedTuple):
    """Everything that is in a report.

    `sources` are the input files whose names and hashes this reader may see; `date` is the day of the report
    (`SOURCE_DATE_EPOCH`, else the last day in the record), `None` where there is none. `comparison` is `None`
    where there are no two bids to compare, or for a supplier; `agreement`, `findings` and `history` are for
    the panel only, and so is `unrecorded`: what the files say and the history does not. `template` is an
    authority's own Word template, as bytes, where one is given.
    """

    reader: Reader
    result: Result
    sources: tuple[Source, ...]
    date: Day | None = None
    comparison: Overview | None = None
    agreement: PanelAgreement | None = None
    findings: tuple[Located, ...] = ()
    history: History | None = None
    unrecorded: tuple[Change, ...] = ()
    template: bytes = b""


class Agreed(NamedTuple):
    """What the panel agreed on one answer, wherever in the record it stands.

    `score` is `None` while it is provisional. The reasons are as recorded, empty where there are none.
    """

    score: Decimal | None
    rationale: str = ""
    why_not_higher: str = ""
    why_outside_marks: str = ""
    differences: tuple[Difference, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    date: Day | None = None


def agreed(shown: CriterionResult) -> Agreed:
    """Return what was agreed on one answer and why."""
    response = shown.response
    consensus = response.consensus
    if consensus is None or is_open(shown):
        return Agreed(shown.score, response.rationale)
    return Agreed(
        shown.score,
        consensus.rationale or response.rationale,
        consensus.why_not_higher,
        consensus.why_outside_marks,
        consensus.differences,
        consensus.dissent,
        consensus.date,
    )


def gather(assessment: Assessment, reader: Reader, today: Day | None = None) -> Contents:
    """Return the contents of a report on an assessment that has a result.

    `today` is the day that the surroundings give, `None` where they give none.
    """
    if assessment.result is None:
        raise ValueError("nothing was scored, so there is nothing to report")
    reading = assessment.reading
    result = seen_by(assessment.result, reader)
    contents = Contents(reader, result, _sources(reading, reader), today or last_day(assessment.result))
    if reader.audience is not Audience.SUPPLIER and len(result.bids) > 1:
        contents = contents._replace(comparison=overview(result))
    if reader.audience is not Audience.PANEL:
        return contents
    return contents._replace(
        agreement=_agreement(result, reading.history) if any(_marks(result)) else None,
        findings=locate(assessment.findings, reading.sources),
        history=reading.history,
        unrecorded=_unrecorded(reading),
    )


def _unrecorded(reading: Reading) -> tuple[Change, ...]:
    history, evaluation = reading.history, reading.evaluation
    if history is None or evaluation is None:
        return ()
    return tuple(changes(current(evaluation), replayed(history.entries)))


def _agreement(result: Result, history: History | None) -> PanelAgreement:
    """Return the agreement of the marks as first given, as `sv-score agreement` does."""
    given, _ = as_first_given(result.criteria, result.evaluation, history)
    return agreement(result.criteria, given)


def _marks(result: Result) -> list[Mark]:
    return [mark for bid in result.bids for answer in bid.bid.responses.values() for mark in answer.marks]


def _sources(reading: Reading, reader: Reader) -> tuple[Source, ...]:
    """Return the files to list; outside the panel only those that were published, and the bids file."""
    sources = tuple(reading.sources)
    if reader.audience is Audience.PANEL:
        return sources
    shown = {reading.bids_file, reading.criteria_file, reading.seal_file}
    return tuple(source for source in sources if source.label in shown)


def last_day(result: Result) -> Day | None:
    """Return the last day on which something was agreed, as the record has it."""
    found = [
        answer.consensus.date
        for bid in result.bids
        for answer in bid.bid.responses.values()
        if answer.consensus is not None and answer.consensus.date is not None
    ]
    return max(found, default=None)
