"""What is on each sheet of the workbook."""

from __future__ import annotations

from sv_score.model.bids import Response
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, MinimumResult
from sv_score.writing.figures import (
    exact,
    importance,
    is_open,
    level_text,
    loud_verdict,
    marked,
    published,
    score_text,
)
from sv_score.writing.names import disqualifiers
from sv_score.writing.notes import heading, notes
from sv_score.writing.report import Progress
from sv_score.writing.report.answers import NOT_RECORDED, commitment_text
from sv_score.writing.report.audience import Audience
from sv_score.writing.report.contents import Contents, agreed
from sv_score.writing.report.xlsx.panel_sheets import evaluators, marks
from sv_score.writing.report.xlsx.sheet import Book, Cell, Column

_DIMENSIONS = (
    Column("Bid", 14),
    Column("Supplier", 30),
    Column("Dimension", 40),
    Column("Weight", 10, number=True),
    Column("State", 11),
    Column("Score, of 100", 18, figure=True, bar=True),
    Column("From", 10, figure=True),
    Column("To", 10, figure=True),
    Column("Exact score", 14),
    Column("Marks, of the weight", 14, figure=True),
    Column("Exact marks", 14),
    Column("Place in this dimension", 15, number=True),
    Column("Minimum", 12, number=True),
    Column("Minimum met", 15),
)
_CRITERIA = (
    Column("Bid", 14),
    Column("Dimension", 40),
    Column("Criterion", 11),
    Column("Title", 40),
    Column("Kind", 11),
    Column("Weight", 10, number=True),
    Column("State", 11),
    Column("Score", 9, number=True),
    Column("Lowest", 10, number=True),
    Column("Highest", 10, number=True),
    Column("Out of", 9, number=True),
    Column("Percent earned", 18, figure=True, bar=True),
    Column("Exact percent", 15),
    Column("Minimum", 12, number=True),
    Column("Minimum met", 15),
    Column("Quantity", 12, number=True),
    Column("Unit", 9),
)
_REASONS = (
    Column("Bid", 14),
    Column("Criterion", 11),
    Column("Title", 26),
    Column("Score", 14),
    Column("Why this score", 60),
    Column("Why not higher", 42),
    Column("In the bid", 20),
    Column("Commitments", 36),
)
# They tell of single evaluators and their marks, and stand in the panel's own report only.
_OF_THE_PANEL = (
    Column("Why outside the marks", 42),
    Column("Differences", 42),
    Column("Dissent", 42),
)
_FINDINGS = (
    Column("Code", 9),
    Column("Severity", 10),
    Column("Finding", 70),
    Column("File", 34),
    Column("Line", 8, number=True),
    Column("Column", 8, number=True),
    Column("What to do", 60),
)


def all_sheets(book: Book, contents: Contents, progress: Progress) -> None:
    """Add every sheet that this reader's contents have something for."""
    _profile(book, contents)
    _dimensions(book, contents)
    _criteria(book, contents, progress)
    evaluators(book, contents)
    marks(book, contents)
    _findings(book, contents)
    _inputs(book, contents)


def _profile(book: Book, contents: Contents) -> None:
    result = contents.result
    title, *about = heading(result)
    columns = [Column("Bid", 16), Column("Supplier", 32)]
    for dimension in result.criteria.dimensions:
        weight = f"\n(weight {published(dimension.weight)})" if dimension.weight is not None else ""
        columns.append(Column(f"{dimension.name or dimension.id}{weight}", 20, figure=True, bar=True))
    columns.append(Column("Disqualified by", 32))
    remarks = [*result.remarks, *about, "Scores by dimension, each from 0 to 100. No total, on purpose."]
    sheet = book.sheet("Profile", title, remarks, columns, kept=2)
    for bid in result.bids:
        scores: list[Cell] = [_profile_score(contents, shown) for shown in bid.dimensions]
        sheet.row([bid.bid.id, bid.bid.supplier, *scores, disqualifiers(result.criteria, bid)])
    sheet.done(notes(result)[len(result.remarks) :])


def _profile_score(contents: Contents, shown: DimensionResult) -> Cell:
    """Return the score; a range, which no column can hold, is text."""
    if shown.score is None:
        return marked(score_text(shown, contents.result.criteria.printed_rounding), shown)
    return shown.score


def _dimensions(book: Book, contents: Contents) -> None:
    result = contents.result
    remarks = ["One row for each bid and dimension. Places are among the bids within one dimension."]
    sheet = book.sheet("Dimensions", "Dimension scores", remarks, _DIMENSIONS, kept=3)
    for bid in result.bids:
        for shown in bid.dimensions:
            dimension, score = shown.dimension, shown.score
            weighted = None if score is None else shown.weighted(score)
            sheet.row(
                [
                    bid.bid.id,
                    bid.bid.supplier,
                    dimension.name or dimension.id,
                    f"order {importance(result, shown)}" if dimension.weight is None else dimension.weight,
                    str(shown.state),
                    score,
                    shown.low,
                    shown.high,
                    None if score is None else exact(score),
                    weighted,
                    None if weighted is None else exact(weighted),
                    shown.rank,
                    *_minimum(shown.minimum),
                ]
            )
    sheet.done()


def _minimum(minimum: MinimumResult | None) -> tuple[Cell, Cell]:
    return (None, None) if minimum is None else (minimum.threshold, loud_verdict(minimum.met))


def _criteria(book: Book, contents: Contents, progress: Progress) -> None:
    remarks = [
        "One row for each bid and criterion. Lowest and highest are the marks while no score is agreed. "
        "Where no exact percent is given, the figure is exact."
    ]
    figures = book.sheet("Criteria", "Criteria", remarks, _CRITERIA, kept=3)
    remarks = ["One row for each bid and criterion, with the words that are recorded and no others."]
    of_panel = contents.reader.audience is Audience.PANEL
    columns = (*_REASONS, *(_OF_THE_PANEL if of_panel else ()))
    words = book.sheet("Reasons", "Reasons", remarks, columns, kept=2)
    bids = contents.result.bids
    for done, bid in enumerate(bids, 1):
        passed = {gate.criterion.id: gate.passed for gate in bid.gates}
        for shown in bid.dimensions:
            scored = {each.criterion.id: each for each in shown.criteria}
            for criterion in shown.dimension.criteria:
                answer = scored.get(criterion.id)
                about: list[Cell] = [bid.bid.id, shown.dimension.name or shown.dimension.id]
                about += [criterion.id, criterion.title, str(criterion.kind), criterion.weight]
                if answer is None:
                    figures.row([*about, *_gate(passed[criterion.id])])
                else:
                    figures.row([*about, *_answer(book, answer)])
                said = [*_words(bid, criterion.id, answer), *(_of_panel(answer) if of_panel else ())]
                words.row([bid.bid.id, criterion.id, criterion.title, *said])
        progress(0.7 * done / len(bids))
    figures.done()
    words.done()


def _gate(passed: bool) -> list[Cell]:
    return ["passed" if passed else "FAILED", *([None] * 10)]


def _answer(book: Book, shown: CriterionResult) -> list[Cell]:
    response, final = shown.response, not is_open(shown)
    measure = shown.criterion.measure
    return [
        "no response" if response.no_response else str(shown.state),
        shown.score,
        None if final else shown.low_score,
        None if final else shown.high_score,
        shown.highest,
        shown.low if final else None,
        book.exact(shown.low) if final else None,
        *_minimum(shown.minimum),
        response.quantity,
        None if response.quantity is None else (measure.unit if measure else response.unit),
    ]


def _words(bid: BidResult, criterion: str, shown: CriterionResult | None) -> list[Cell]:
    """Return the score in words, and what is recorded about it."""
    response = bid.bid.responses.get(criterion, Response())
    if shown is None:
        return [None, response.rationale, None, *_basis(response)]
    reasons = agreed(shown)
    score = marked(level_text(shown), shown)
    return [score, reasons.rationale, reasons.why_not_higher, *_basis(response)]


def _of_panel(shown: CriterionResult | None) -> list[Cell]:
    """Return how the panel came from its marks to the agreed score."""
    if shown is None:
        return [None] * len(_OF_THE_PANEL)
    reasons = agreed(shown)
    differences = (f"{one.evaluator}: {one.resolution or NOT_RECORDED}" for one in reasons.differences)
    dissent = (f"{one.evaluator}: {one.reason or NOT_RECORDED}" for one in reasons.dissent)
    return [reasons.why_outside_marks, "\n".join(differences), "\n".join(dissent)]


def _basis(response: Response) -> tuple[Cell, Cell]:
    """Return what an answer rests on and what it promises."""
    references = (f"{one.ref}: {one.note}" if one.note else one.ref for one in response.evidence)
    return "\n".join(references), "\n".join(map(commitment_text, response.commitments))


def _findings(book: Book, contents: Contents) -> None:
    if not contents.findings:
        return
    remarks = ["What was found in the files; `sv-score explain CODE` says more."]
    sheet = book.sheet("Findings", "Findings", remarks, _FINDINGS)
    for located in contents.findings:
        found, place = located.finding, located.place
        sheet.row(
            [found.code, str(found.severity), found.message, found.file, place.line, place.column, found.help]
        )
    sheet.done()


def _inputs(book: Book, contents: Contents) -> None:
    criteria = contents.result.criteria
    remarks = [
        f"Criteria {criteria.id}" + (f", edition {criteria.edition}" if criteria.edition else ""),
        "The files that everything here was computed from, with the checksums of their contents.",
    ]
    sheet = book.sheet("Inputs", "Inputs", remarks, (Column("File", 60), Column("SHA-256", 70)))
    for source in contents.sources:
        sheet.row([source.label, source.sha256])
    sheet.done()
