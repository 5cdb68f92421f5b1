"""How a spreadsheet has most likely worked out a figure: the way that most of its cells bear out."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from sv_score.reading.spreadsheet.cells import Book
from sv_score.reading.spreadsheet.guess import Guess
from sv_score.reading.spreadsheet.import_map import AGREED, MEAN, MULTIPLIED, WEIGHTED, Block, ImportMap
from sv_score.reading.spreadsheet.recomputed import Outcome, recomputed
from sv_score.reading.spreadsheet.taken import Taken, take

_FITS = {Outcome.EXACT: 3, Outcome.DIGITS: 3, Outcome.ROUNDED: 2}


def fitted(book: Book, guess: Guess) -> Guess:
    """Return the guess with each block of figures read in the way that fits its cells best."""
    taken = take(book, guess.map, [])
    figures = tuple(_best(book, guess.map, taken, block) for block in guess.map.figures)
    return guess._replace(map=guess.map._replace(figures=figures))


def _best(book: Book, map: ImportMap, taken: Taken, block: Block) -> Block:
    if block.figure == MEAN:
        return block
    people = [evaluator.id for evaluator in map.evaluators]
    given = {place[2] for place in taken.scores}
    whose = [block.of] if block.of in people else [of for of in (AGREED, MEAN) if of == MEAN or of in given]
    whose = [of for of in whose if of != MEAN or given & set(people)] or [block.of]
    ways = [
        block._replace(of=of, figure=figure, divided_by=divided)
        for of, figure, divided in product(whose, (WEIGHTED, MULTIPLIED), (Decimal(1), Decimal(100)))
    ]
    # Of ways that fit equally the first is taken: the plainest.
    return max(ways, key=lambda way: _fit(book, map._replace(figures=(way,)), taken))


def _fit(book: Book, map: ImportMap, taken: Taken) -> int:
    return sum(_FITS.get(one.outcome, 0) for one in recomputed(book, map, taken, []))
