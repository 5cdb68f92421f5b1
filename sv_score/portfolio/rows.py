"""The rows of one evaluation: what its bids came to in each dimension, without the name of any supplier."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sv_score.assessment import Assessment
from sv_score.model.bids import Bid, Commitment, Response
from sv_score.model.checksum import sha256
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension
from sv_score.model.finding import Severity
from sv_score.model.result import BidResult, Result
from sv_score.portfolio.tables import FINEST, LARGEST_QUANTITY, QUANTITY_PLACES, ordered
from sv_score.reading.evaluation import Reading
from sv_score.reading.source import Source
from sv_score.scoring.agreement import ALPHA, PERCENT
from sv_score.scoring.rounding import rounded

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

SCORED = "scored"
LEFT_OUT = "left out"
ERRORS = "has errors"
TOO_FINE = "weights or percents too fine to be put in order exactly"

# Room for the bids of a procurement within a number that tells all bids of a portfolio apart.
BIDS_ROOM = 2**24
CUSTOM = "custom"
# What the dimension ids of a procurement belong to.
MODEL, CRITERIA, CRITERIA_FILE = "model", "criteria", "criteria-file"


def rows_of(number: int, assessment: Assessment) -> Rows:
    """Return the rows of every table for the evaluation with this number in the portfolio.

    A result that an error stands in the way of leaves findings and sources only.
    """
    result, reading = assessment.result, assessment.reading
    reason = "" if result is not None else _why_not(assessment)
    if result is not None and any(_too_fine(bid) for bid in result.bids):
        result, reason = None, TOO_FINE
    rows: Rows = {
        "procurements": [_procurement(number, assessment, result, reason)],
        "sources": [(number, source.label, source.sha256) for source in reading.sources],
        "findings": [
            (number, f.code, f.rule.name, str(f.severity), f.file.replace("\\", "/"))
            for f in assessment.findings
        ],
    }
    if result is None:
        return rows
    rows |= {
        "tags": [row for d in result.criteria.dimensions for row in _tags(number, d)],
        "scores": [],
        "evidence": [],
        "commitments": [],
        "agreement": list(_agreement(number, result, assessment)),
    }
    for place, bid in enumerate(result.bids):
        _add_bid(rows, number, number * BIDS_ROOM + place, bid)
    return rows


def unread(number: int, path: str, reason: str) -> Rows:
    """Return the rows of a bids file that could not be opened at all."""
    empty = ("",) * 7
    return {"procurements": [(number, path, *empty, LEFT_OUT, reason, 0, 0, 0, "")]}


def scheme_of(criteria: AwardCriteria | None, checksum: str) -> tuple[str, str, str]:
    """Return what the ids of the dimensions belong to: a kind, an id, and the authority where that counts.

    Under a policy model that is the model; otherwise one authority's criteria. Where no authority is named,
    two may have chosen the same id, and only the very same file counts: its `checksum` stands with the id.
    Nothing else makes two dimensions the same, however alike their names are.
    """
    if criteria is None:
        return ("", "", "")
    if criteria.model != CUSTOM:
        return (MODEL, criteria.model, "")
    if not criteria.authority:
        return (CRITERIA_FILE, f"{criteria.id} {checksum[:16]}", "")
    return (CRITERIA, criteria.id, criteria.authority)


def _why_not(assessment: Assessment) -> str:
    errors = sorted({f.code for f in assessment.findings if f.severity is Severity.ERROR})
    return f"{ERRORS}: {', '.join(errors)}"


def _too_fine(bid: BidResult) -> bool:
    return any(shown.low.denominator > FINEST for shown in bid.dimensions)


def _procurement(number: int, assessment: Assessment, result: Result | None, reason: str) -> Row:
    reading = assessment.reading
    criteria, evaluation = reading.criteria, reading.evaluation
    contract = criteria.contract if criteria is not None else None
    responses = [r for bid in evaluation.bids for r in bid.responses.values()] if evaluation else []
    return (
        number,
        reading.bids_file,
        evaluation.procurement.id if evaluation is not None else "",
        *scheme_of(criteria, _checksum(reading)),
        contract.sector if contract else "",
        contract.place if contract else "",
        str(contract.commenced.year) if contract and contract.commenced else "",
        SCORED if result is not None else LEFT_OUT,
        reason,
        len(evaluation.bids) if evaluation is not None else 0,
        len(responses),
        sum(len(response.marks) for response in responses),
        fingerprint(reading.sources),
    )


def _checksum(reading: Reading) -> str:
    return next((source.sha256 for source in reading.sources if source.label == reading.criteria_file), "")


def fingerprint(sources: list[Source]) -> str:
    """Return what tells whether two evaluations were read from the same bytes, wherever the files lie."""
    return sha256("\n".join(source.sha256 for source in sources).encode()).hexdigest()


def _tags(number: int, dimension: Dimension) -> Iterator[Row]:
    """Yield the tags of a dimension's criteria, all of one vocabulary together, in order."""
    found: dict[str, set[str]] = {}
    for criterion in dimension.criteria:
        for vocabulary, tags in criterion.tags.items():
            found.setdefault(vocabulary, set()).update(tags)
    for vocabulary, all_tags in found.items():
        if all_tags:
            yield (number, dimension.id, vocabulary, " + ".join(sorted(all_tags)))


def _add_bid(rows: Rows, number: int, bid_number: int, bid: BidResult) -> None:
    who = (number, bid_number, " + ".join(sorted(set(bid.bid.supplier_types))))
    for shown in bid.dimensions:
        dimension, score = shown.dimension.id, shown.score
        figures = (None, -1) if score is None else (ordered(score), min(int(score // 10), 9))
        rows["scores"].append(
            (*who, dimension, str(shown.state), "" if score is None else str(score), *figures)
        )
        for criterion, response in _answers(bid.bid, shown.dimension):
            rows["evidence"] += [(*who, dimension, piece.kind) for piece in response.evidence]
            rows["commitments"] += [(*who, dimension, *_promised(c, criterion)) for c in response.commitments]


def _answers(bid: Bid, dimension: Dimension) -> Iterator[tuple[Criterion, Response]]:
    for criterion in dimension.criteria:
        response = bid.responses.get(criterion.id)
        if response is not None:
            yield criterion, response


def _promised(commitment: Commitment, criterion: Criterion) -> Row:
    """Return measure, unit, the quantity that can be added, and the quantity as it is written.

    Without a unit of its own a commitment is in the unit that its measure is published in.
    """
    published = [*criterion.measures, *([criterion.measure] if criterion.measure else [])]
    unit = commitment.unit or next((m.unit for m in published if m.id == commitment.measure), "")
    quantity = commitment.quantity
    if quantity is None:
        return (commitment.measure, unit, None, "")
    finest = (Fraction(quantity) * 10**QUANTITY_PLACES).denominator == 1
    addable = finest and abs(quantity) < LARGEST_QUANTITY
    # Written with the places of its column: needless zeros would not fit into it.
    kept = Decimal(f"{int(Fraction(quantity) * 10**QUANTITY_PLACES)}E-{QUANTITY_PLACES}") if addable else None
    return (commitment.measure, unit, kept, f"{quantity:f}")


def _agreement(number: int, result: Result, assessment: Assessment) -> Iterator[Row]:
    """Yield how far the evaluators agreed before they talked, a row for each figure of a dimension."""
    from sv_score.records.first_marks import as_first_given
    from sv_score.scoring.agreement import agreement

    if not any(r.marks for bid in result.evaluation.bids for r in bid.responses.values()):
        return
    evaluation, _ = as_first_given(result.criteria, result.evaluation, assessment.reading.history)
    for each in agreement(result.criteria, evaluation).dimensions:
        shown = each.pooled
        for figure, value, rounding in (
            ("exact", shown.exact, PERCENT),
            ("within one level", shown.within_one, PERCENT),
            ("alpha", shown.alpha, ALPHA),
        ):
            if value is not None:
                said = (figure, rounded(value, rounding), str(value))
                yield (number, each.dimension.id, shown.units, shown.marks, *said)
