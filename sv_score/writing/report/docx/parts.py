"""The evaluation report put together from parts: method, criteria, profile, and every answer with reasons."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.result import BidResult, DimensionResult, Result
from sv_score.writing.document import Document, DocumentPart, Table, Terms
from sv_score.writing.figures import flags, importance, is_open, marked, score_text, weighted_text
from sv_score.writing.names import bid_name, bid_title, disqualifiers
from sv_score.writing.notes import notes
from sv_score.writing.parts import Heading, Points, Sentences
from sv_score.writing.report.audience import Audience
from sv_score.writing.report.contents import Contents
from sv_score.writing.report.docx.answers import answer_terms, gate_terms
from sv_score.writing.summary.parts import day_text
from sv_score.writing.summary.published import criterion_title, published_parts, weight_of

# So many bids have room beside one another, and so many dimensions where bids stand below one another.
BIDS_ACROSS, DIMENSIONS_ACROSS = 4, 6
_FOR = {
    Audience.PANEL: "For the panel: it holds evaluators' names and marks.",
    Audience.PUBLIC: "For the public: evaluators, their marks and confidential passages are left out.",
    Audience.SUPPLIER: "For one supplier: other bids are left out, except what an assessment summary gives.",
}


def document(contents: Contents) -> Document:
    """Return the report as a document."""
    criteria, procurement = contents.result.criteria, contents.result.evaluation.procurement
    title = criteria.title or procurement.title or criteria.id
    filled = (
        ("title", title),
        ("authority", criteria.authority),
        ("procurement", procurement.id),
        ("lot", procurement.lot),
        ("criteria", criteria.id),
        ("date", day_text(contents.date) if contents.date else ""),
    )
    return Document(
        f"Social value evaluation: {title}",
        criteria.authority,
        tuple(_parts(contents, f"Social value evaluation: {title}")),
        contents.date,
        template=contents.template,
        filled=filled,
    )


def _parts(contents: Contents, title: str) -> Iterator[DocumentPart]:
    result = contents.result
    yield Heading(title, 1)
    yield Terms(tuple((name, text) for name, text in _about(contents) if text))
    yield Sentences((*result.remarks, _FOR[contents.reader.audience]))
    yield Heading("Scores by dimension", 2)
    yield from _profile(result)
    yield Points(tuple(notes(result)[len(result.remarks) :]))
    yield from published_parts(result.criteria)
    for bid in result.bids:
        yield from _bid(contents, bid)
    yield from _evaluators(result)
    yield from _findings(contents)
    yield Heading("Inputs", 2)
    yield Sentences(
        ("The files that everything here was computed from, with the checksums of their contents.",)
    )
    inputs = tuple((source.label, source.sha256) for source in contents.sources)
    yield Table("Input files", ("File", "SHA-256"), inputs, (1,))


def _about(contents: Contents) -> Iterator[tuple[str, str]]:
    criteria, procurement = contents.result.criteria, contents.result.evaluation.procurement
    yield "Authority", criteria.authority
    yield "Reference", procurement.id
    yield "Lot", procurement.lot
    yield "Criteria", criteria.id + (f", edition {criteria.edition}" if criteria.edition else "")
    yield "Date", day_text(contents.date) if contents.date else ""


def _profile(result: Result) -> Iterator[Table]:
    """Yield the scores as a table: the shape depends on how many there are, never the order."""
    dimensions = result.criteria.dimensions
    if len(result.bids) <= BIDS_ACROSS:
        rows = []
        for place, dimension in enumerate(dimensions):
            cells = [bid.dimensions[place] for bid in result.bids]
            weight = importance(result, cells[0]) if cells else ""
            rows.append((dimension.name or dimension.id, weight, *(_score(result, cell) for cell in cells)))
        head = "Order" if all(d.weight is None for d in dimensions) else "Weight"
        header = ("Dimension", head, *(_bid_head(bid) for bid in result.bids))
        yield Table("Scores of 100, and marks of the weight", header, tuple(rows))
    elif len(dimensions) <= DIMENSIONS_ACROSS:
        header = ("Bid", *(_dimension_head(result, d, "\n") for d in result.bids[0].dimensions))
        by_bid = tuple((_bid_head(b), *(_score(result, cell) for cell in b.dimensions)) for b in result.bids)
        yield Table("Scores of 100, and marks of the weight", header, by_bid)
    else:
        for place, shown in enumerate(result.bids[0].dimensions):
            of_bids = tuple((_bid_head(b), _score(result, b.dimensions[place])) for b in result.bids)
            yield Table(_dimension_head(result, shown, ", "), ("Bid", "Score of 100, and marks"), of_bids)


def _bid_head(bid: BidResult) -> str:
    return bid_name(bid) + "\n✗ disqualified" * bool(bid.disqualified_by)


def _dimension_head(result: Result, shown: DimensionResult, joint: str) -> str:
    """Return a dimension's name and its published importance."""
    ordered = shown.dimension.weight is None
    name = shown.dimension.name or shown.dimension.id
    return f"{name}{joint}{'order' if ordered else 'weight'} {importance(result, shown)}"


def _score(result: Result, shown: DimensionResult) -> str:
    """Return a score, its marks and its flags, each on a line."""
    rounding = result.criteria.printed_rounding
    # Spaces that do not break keep the marks together in a narrow column.
    marks = weighted_text(shown, rounding).replace(" ", "\u00a0")
    lines = [marked(score_text(shown, rounding), shown), marks]
    lines += [f"{'✗' if flag.failed else '?'} {flag.words}" for flag in flags(shown)]
    return "\n".join(filter(None, lines))


def _bid(contents: Contents, bid: BidResult) -> Iterator[DocumentPart]:
    result = contents.result
    criteria = result.criteria
    yield Heading(f"Bid: {bid_title(bid)}", 2)
    if bid.disqualified_by:
        what = disqualifiers(criteria, bid)
        yield Sentences((f"Under the published criteria the bid is disqualified by: {what}.",))
    gates = {gate.criterion.id: gate for gate in bid.gates}
    for shown in bid.dimensions:
        rounding, name = criteria.printed_rounding, shown.dimension.name or shown.dimension.id
        figures = f"{score_text(shown, rounding)} of 100" + (", provisional" if is_open(shown) else "")
        yield Heading(f"{name}: {figures}", 3)
        scored = {each.criterion.id: each for each in shown.criteria}
        for criterion in shown.dimension.criteria:
            yield Heading(criterion_title(criterion), 4)
            weight = ("Relative importance", weight_of(criteria, shown.dimension, criterion))
            if criterion.id in scored:
                rows = answer_terms(criteria, scored[criterion.id])
            else:
                rows = gate_terms(gates[criterion.id], bid.bid.responses.get(criterion.id))
            yield Terms((weight, *rows))


def _evaluators(result: Result) -> Iterator[DocumentPart]:
    evaluators = result.evaluation.evaluators
    if not evaluators:
        return
    yield Heading("Evaluators", 2)
    rows = []
    for each in evaluators:
        declared = each.declaration
        interests = "no declaration is recorded"
        if declared is not None:
            found = (
                f"{one.bid}: {one.interest}" + (f" (cleared by {one.cleared_by})" if one.cleared_by else "")
                for one in declared.interests
            )
            interests = "; ".join(found) or "none declared"
        rows.append((each.id, each.name, each.organisation, interests))
    yield Table(
        "Who marked, and declared interests",
        ("Id", "Name", "Organisation", "Interests"),
        tuple(rows),
        (1, 2, 3),
    )


def _findings(contents: Contents) -> Iterator[DocumentPart]:
    if not contents.findings:
        return
    yield Heading("Findings", 2)
    rows = tuple(
        (f.finding.code, str(f.finding.severity), f.finding.message, f"{f.finding.file}:{f.place.line}")
        for f in contents.findings
    )
    yield Table("What was found in the files", ("Code", "Severity", "Finding", "Place"), rows, (1, 2, 3))
