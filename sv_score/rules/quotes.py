"""Passages of bids that rationales quote, and whether the bid has them.

For maintainers: spaces, line ends, hyphens, capitals and the shapes of quotation marks do not tell two texts
apart. A quote may leave something out (`...`) or add a word in brackets; each part is then looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sv_score.model.bids import Bid, Document
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.lines import Lines
from sv_score.reading.source import Unreadable
from sv_score.rules.record import Reason, rationales, reason_of, tokens
from sv_score.rules.subject import Subject

_DOUBLE = dict.fromkeys(map(ord, "“”„«»"), '"')
_SINGLE = dict.fromkeys(map(ord, "‘’‚"), "'")
_SHAPES = _DOUBLE | _SINGLE | dict.fromkeys(map(ord, "‐‑‒–—-"), " ") | {0xAD: ""}
_DOUBLE_QUOTE = r'(?<!\w)"([^"]+)"'
# Inside words an apostrophe is no quotation mark: residents' panel, don't.
_OPENS = r"(?<!\w)'(?=\S)"
_CLOSES = r"(?<=\S)'(?!\w)"
_LEFT_OUT = r"\.\.\.|…|\[[^\]]*\]"
# One word in quotation marks is more often a manner of speaking than a passage.
_LEAST_WORDS = 2
# From this share of a quote's words, in percent, a line is shown as the one that may be meant.
_NEAR = 50


class Opened(NamedTuple):
    """A document of a bid: its `text`, or why it has none; `place` is its position in the bid's list."""

    document: Document
    text: str
    fault: str
    place: int


def quoting(subject: Subject) -> list[tuple[Reason, list[str]]]:
    """Return the rationales that quote, with their quotes, where the file has a text to compare with."""
    return subject.once(_quoting)


def _quoting(subject: Subject) -> list[tuple[Reason, list[str]]]:
    quoting = []
    for said in [said for said in rationales(subject) if _has_marks(said[0])]:
        there = said[1].bid.documents or said[1].response.answer
        found = quotes(said[0]) if there else []
        if found:
            quoting.append((reason_of(said), found))
    return quoting


def _has_marks(text: str) -> bool:
    return '"' in text or "'" in text or not text.isascii()


def quotes(text: str) -> list[str]:
    """Return the passages of at least two words in quotation marks, those in double ones first."""
    shown = text.translate(_DOUBLE | _SINGLE)
    found = re.findall(_DOUBLE_QUOTE, shown) if '"' in shown else []
    if "'" in shown:
        found += _in_single_marks(re.sub(_DOUBLE_QUOTE, " ", shown))
    return [quote for quote in found if len(quote.split()) >= _LEAST_WORDS]


def _in_single_marks(text: str) -> Iterator[str]:
    """Yield what stands between an opening single mark and the next closing one, in one walk."""
    closing = re.finditer(_CLOSES, text)
    end = -1
    for opening in re.finditer(_OPENS, text):
        if opening.start() <= end:
            continue
        while end <= opening.start():
            close = next(closing, None)
            if close is None:
                return
            end = close.start()
        yield text[opening.end() : end]


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """Return `text` without what does not tell passages apart."""
    return " ".join(text.translate(_SHAPES).casefold().split())


def holds(text: str, quote: str) -> bool:
    """Return whether a folded `text` has every part of the quote, whatever ends its sentence."""
    parts = (folded(part).strip(" .,;:!?") for part in re.split(_LEFT_OUT, quote))
    # A word that is divided at the end of a line reads as two.
    return all(part in text or _closed(part) in _closed(text) for part in parts)


@lru_cache(maxsize=8)
def _closed(text: str) -> str:
    """Return a folded text without its spaces."""
    return text.replace(" ", "")


def opened(subject: Subject, bid: Bid) -> tuple[Opened, ...]:
    """Return the documents of `bid`, read once for all rules."""
    by_bid = subject.once(_none_opened)
    if bid.id not in by_bid:
        by_bid[bid.id] = tuple(_open(subject, d, place) for place, d in enumerate(bid.documents))
    return by_bid[bid.id]


def _none_opened(_: Subject) -> dict[str, tuple[Opened, ...]]:
    return {}


def _open(subject: Subject, document: Document, place: int) -> Opened:
    try:
        return Opened(document, subject.document_text(document), "", place)
    except Unreadable as error:
        return Opened(document, "", str(error), place)


def nearest_line(documents: tuple[Opened, ...], quote: str) -> str:
    """Return where something like the quote stands, for a message, or an empty text."""
    wanted = frozenset(tokens(quote))
    share, where = 0, ""
    for document in documents:
        lines = _lines(document.text)
        for number, (line, words) in enumerate(lines, start=1):
            if wanted.isdisjoint(words):
                continue
            # A passage may run on into the next line.
            following = lines[number][1] if number < len(lines) else frozenset()
            alike = 2 * len(wanted & words) + len(wanted & (words | following))
            if alike > share:
                share, where = alike, f"line {number} of {document.document.path}: {line.strip()[:100]}"
    return where if share * 100 >= 3 * _NEAR * len(wanted) else ""


@lru_cache(maxsize=8)
def _lines(text: str) -> list[tuple[str, frozenset[str]]]:
    """Return the lines of a document with their words, split once for all quotes."""
    return [(line, frozenset(tokens(line))) for line in Lines(text)]
