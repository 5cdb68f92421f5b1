"""An assessment summary put together from parts, the same for every kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day

from sv_score.model.result import BidResult
from sv_score.writing.document import Document, DocumentPart, Place, Terms
from sv_score.writing.figures import is_open
from sv_score.writing.names import bid_name
from sv_score.writing.notes import notes
from sv_score.writing.page import CLOSING
from sv_score.writing.parts import Heading, Points, Sentences
from sv_score.writing.summary.letter import DRAFT, Letter
from sv_score.writing.summary.published import published_parts
from sv_score.writing.summary.tender import tender_parts

LAW = (
    "Under section 50 of the Procurement Act 2023. The contents are those of regulation 31 of the "
    "Procurement Regulations 2024; in Wales, of regulation 32 of the Procurement (Wales) Regulations 2024."
)
OTHERS = (
    "The authority adds here the assessment against its other award criteria, such as price, "
    "where there are any."
)
IN_FULL = "The authority states here where the award criteria and the assessment methodology are in full."

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def document(letter: Letter, template: bytes = b"") -> Document:
    """Return the summary as a document; `template` is an authority's own Word file, where there is one."""
    criteria = letter.result.criteria
    return Document(
        f"Assessment summary: {letter.own.bid.supplier or letter.own.bid.id}",
        criteria.authority,
        tuple(_parts(letter)),
        letter.date,
        DRAFT if letter.draft else "",
        template,
        tuple(_filled(letter)),
    )


def _filled(letter: Letter) -> Iterator[tuple[str, str]]:
    """Yield the texts for the placeholders of a template."""
    criteria, procurement = letter.result.criteria, letter.result.evaluation.procurement
    yield "title", criteria.title or procurement.title
    yield "authority", criteria.authority
    yield "procurement", procurement.id
    yield "lot", procurement.lot
    yield "supplier", letter.own.bid.supplier or letter.own.bid.id
    yield "bid", letter.own.bid.id
    yield "successful", ", ".join(each.bid.supplier or each.bid.id for each in _all_successful(letter))
    yield "criteria", criteria.id
    yield "date", day_text(letter.date) if letter.date else ""
    yield "status", DRAFT if letter.draft else ""


def _all_successful(letter: Letter) -> tuple[BidResult, ...]:
    return ((letter.own,) if letter.is_successful else ()) + letter.successful


def _parts(letter: Letter) -> Iterator[DocumentPart]:
    result = letter.result
    criteria, procurement = result.criteria, result.evaluation.procurement
    yield Heading(f"Assessment summary: {letter.own.bid.supplier or letter.own.bid.id}", 1)
    lot = f", lot {procurement.lot}" if procurement.lot else ""
    about = [
        ("Procurement", (criteria.title or procurement.title or criteria.id) + lot),
        ("Reference", procurement.id),
        ("Authority", criteria.authority),
        ("Your tender", bid_name(letter.own)),
        ("Successful", _successful(letter)),
    ]
    yield Terms(tuple((name, text) for name, text in about if text))
    yield Sentences((*result.remarks, LAW))
    if not letter.successful and not letter.is_successful:
        yield Place("The authority names here the successful tender, and adds its assessment.")
    yield Place(OTHERS)
    yield from published_parts(criteria, (Place(IN_FULL),))
    for bid in (letter.own, *letter.successful):
        yield from tender_parts(letter, bid)
    yield Heading("About these figures", 2)
    is_final = not any(is_open(shown) for bid in result.bids for shown in bid.dimensions)
    # The notes on an open figure would tell what single evaluators gave.
    yield Points(tuple(notes(result)) if is_final else (CLOSING,))


def _successful(letter: Letter) -> str:
    if not letter.successful:
        return "Your tender" if letter.is_successful else ""
    names = [bid_name(each) for each in letter.successful]
    return ", ".join([*(["your tender"] if letter.is_successful else []), *names])


def day_text(day: Day) -> str:
    """Return a day as it is written in letters: 3 June 2026, whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
