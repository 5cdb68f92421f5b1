"""Mock bids for a rehearsal: patterns with a name, and random ones that are the same on every machine.

A random bid's score on a criterion depends on the seed, the number of the bid and the criterion's id, and
on nothing else: the first eight bytes of SHA-256 over `sv-score rehearse SEED NUMBER ID`, taken as a whole
number and scaled to the plausible scores of the criterion. So another criterion, another machine or
another version of Python changes no draw, and no float is involved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from sv_score.comparing.ladders import Ladder, of_dimension
from sv_score.model.bids import Bid, Response
from sv_score.model.checksum import sha256
from sv_score.model.criteria import AwardCriteria, Kind
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.shares import WHOLE, is_share
from sv_score.scoring.awards import band_score

PASSED = Response(passed=True)
FAILED = Response(passed=False)
NOTHING = Decimal(0)

Answer = Callable[[Ladder], Response]


class MockBid(NamedTuple):
    """A made-up bid, named by its pattern, and what the pattern is."""

    bid: Bid
    about: str


def patterns(criteria: AwardCriteria, by_id: Mapping[str, Ladder]) -> tuple[MockBid, ...]:
    """Return the mock bids that have a pattern; each passes every gate except the one without answers."""

    def made(name: str, about: str, answer: Answer, gate: Response = PASSED) -> MockBid:
        return MockBid(_bid(name, criteria, by_id, answer, gate), about)

    found = [
        made("meets", "meets every requirement", lambda r: r.answer(r.meets)),
        made("one-lower", "one level below that everywhere", lambda r: r.answer(r.beside(r.meets, -1))),
        made("one-higher", "one level above that everywhere", lambda r: r.answer(r.beside(r.meets, 1))),
        made("highest", "the highest score everywhere", lambda r: r.answer(r.scores[-1])),
        made("lowest", "the lowest score everywhere, no gate passed", _lowest, FAILED),
    ]
    if any(ladder.criterion.minimum for ladder in by_id.values()):
        about = "just the minimum where a criterion has one, else the lowest score"
        found.append(made("minimums", about, lambda r: r.answer(_at_minimum(r))))
    found += [_spiky(criteria, by_id, first) for first in (0, 1)]
    found += [_only(criteria, by_id, dimension.id) for dimension in criteria.dimensions]
    if any(ladder.criterion.kind is Kind.MEASURED for ladder in by_id.values()):
        found += [
            made("offers-nothing", "0 wherever a quantity is asked, else meets", lambda r: offer(r, NOTHING)),
            made("offers-huge", "huge quantities, else meets", lambda r: offer(r, huge(r))),
        ]
    return tuple(found)


def random_bids(
    criteria: AwardCriteria, by_id: Mapping[str, Ladder], number: int, seed: int
) -> Iterator[Bid]:
    """Yield `number` bids that earn plausible scores at random and pass every gate."""
    answers = {name: [r.answer(score) for score in r.plausible] for name, r in by_id.items()}
    gates = {gate.id: PASSED for dimension in criteria.dimensions for gate in dimension.gates}
    for place in range(1, number + 1):
        given = {name: options[draw(seed, place, name, len(options))] for name, options in answers.items()}
        yield Bid(f"random-{place}", responses={**given, **gates})


def draw(seed: int, place: int, name: str, size: int) -> int:
    """Return a whole number from 0 to `size` - 1 for the bid at `place` and the criterion `name`."""
    bits = sha256(f"sv-score rehearse {seed} {place} {name}".encode()).digest()[:8]
    return int.from_bytes(bits, "big") * size >> 64


def offer(ladder: Ladder, quantity: Decimal) -> Response:
    """Return an offer of `quantity`; no answer where no band says what it earns, or meets if not measured."""
    if ladder.criterion.kind is not Kind.MEASURED:
        return ladder.answer(ladder.meets)
    if band_score(ladder.criterion.bands, quantity) is None:
        return Response(no_response=True)
    return Response(quantity=quantity)


def huge(ladder: Ladder) -> Decimal:
    """Return a quantity far beyond the last band: a thousand times where it starts, at least a thousand.

    Of a share no more than 100 percent can be offered.
    """
    if is_share(ladder.criterion.measure):
        return WHOLE
    return max([Decimal(1), *(band.start for band in ladder.criterion.bands)]) * 1000


def _bid(
    name: str, criteria: AwardCriteria, by_id: Mapping[str, Ladder], answer: Answer, gate: Response
) -> Bid:
    responses = {
        c.id: gate if c.kind is Kind.GATE else answer(by_id[c.id])
        for dimension in criteria.dimensions
        for c in dimension.criteria
    }
    return Bid(name, responses=responses)


def _lowest(ladder: Ladder) -> Response:
    return ladder.answer(ladder.scores[0])


def _at_minimum(ladder: Ladder) -> Decimal:
    asked = ladder.criterion.minimum.score if ladder.criterion.minimum else None
    if asked is None:
        return ladder.scores[0]
    return next((score for score in ladder.scores if score >= asked), ladder.scores[-1])


def _spiky(criteria: AwardCriteria, by_id: Mapping[str, Ladder], first: int) -> MockBid:
    """Return a bid with the highest and the lowest score by turns in every dimension."""
    high = {
        ladder.criterion.id
        for dimension in criteria.dimensions
        for place, ladder in enumerate(of_dimension(dimension, by_id))
        if place % 2 == first
    }

    def answer(ladder: Ladder) -> Response:
        return ladder.answer(ladder.scores[-1 if ladder.criterion.id in high else 0])

    which = "first, third, fifth" if first == 0 else "second, fourth, sixth"
    about = f"highest on the {which} criterion of each dimension, lowest on the others"
    return MockBid(_bid(f"spiky-{first + 1}", criteria, by_id, answer, PASSED), about)


def _only(criteria: AwardCriteria, by_id: Mapping[str, Ladder], name: str) -> MockBid:
    """Return a bid with the highest score in one dimension and the lowest in the others."""
    strong = {c.id for d in criteria.dimensions if d.id == name for c in d.weighed}

    def answer(ladder: Ladder) -> Response:
        return ladder.answer(ladder.scores[-1 if ladder.criterion.id in strong else 0])

    about = f"highest in {name}, lowest elsewhere"
    return MockBid(_bid(f"only-{name}", criteria, by_id, answer, PASSED), about)
