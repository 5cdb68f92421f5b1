"""What bidders answered and what evaluators gave (formats.md section 2).

Missing, abstained, excluded, no response and provisional are values here, each different from the
others; none is ever a zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from decimal import Decimal
from types import MappingProxyType

from sv_score.model.finding import Route
from sv_score.model.named_tuple import NamedTuple


class Interest(NamedTuple):
    """An evaluator's interest in one bid and who cleared it, if somebody did."""

    bid: str
    interest: str = ""
    cleared_by: str = ""


class Declaration(NamedTuple):
    """An evaluator's declaration; no interests means that none were declared."""

    date: Day | None = None
    interests: tuple[Interest, ...] = ()


class Evaluator(NamedTuple):
    """A person who marks bids alone before the panel meets."""

    id: str
    name: str = ""
    organisation: str = ""
    declaration: Declaration | None = None


class Mark(NamedTuple):
    """What one evaluator gave for one criterion of one bid, alone, before moderation.

    `abstained` and `excluded` say why the mark does not count, with `reason`; an excluded mark keeps
    its `score`. `file` and `route` say where it was written, where that is not the bids file itself.
    """

    evaluator: str
    score: Decimal | None = None
    rationale: str = ""
    abstained: bool = False
    excluded: bool = False
    reason: str = ""
    file: str = ""
    route: Route = ()

    @property
    def counts(self) -> bool:
        """Return whether this mark is part of the range of marks given."""
        return self.score is not None and not self.abstained and not self.excluded


class Difference(NamedTuple):
    """How the panel dealt with an evaluator's differing mark."""

    evaluator: str
    resolution: str = ""


class Dissent(NamedTuple):
    """An evaluator who does not share the panel's score, and why."""

    evaluator: str
    reason: str = ""


class Consensus(NamedTuple):
    """The score the panel agreed and its reasons, in the authority's voice.

    `file` and `route` say where it was written, where that is not the bids file itself.
    """

    score: Decimal | None = None
    rationale: str = ""
    why_not_higher: str = ""
    why_outside_marks: str = ""
    differences: tuple[Difference, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    date: Day | None = None
    file: str = ""
    route: Route = ()


class Evidence(NamedTuple):
    """A place in the bid (or a document) that a response rests on."""

    ref: str
    kind: str = ""
    note: str = ""


class Commitment(NamedTuple):
    """A promise made in a bid: so many units of a measure, by a date, at a place."""

    measure: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    starts: Day | None = None
    by: Day | None = None
    where: str = ""
    baseline: str = ""
    note: str = ""


NO_ELEMENTS: Mapping[str, str] = MappingProxyType({})


class Response(NamedTuple):
    """A bid's answer to one criterion and every mark given for it.

    Exactly one of `agreed` (a bare agreed score), `passed` (a gate's answer), `quantity` (a measured
    answer), `no_response` and `marks`/`consensus` says what the answer earned. `unread` says that part of
    it could not be read, which has been reported. `answer` is the bidder's own text; `elements` says of
    each element that the criterion requires whether the answer has it: met, partly or not_met. `file` and
    `route` say where it was written, where that is not the bids file itself.
    """

    agreed: Decimal | None = None
    passed: bool | None = None
    quantity: Decimal | None = None
    unit: str = ""
    no_response: bool = False
    marks: tuple[Mark, ...] = ()
    consensus: Consensus | None = None
    rationale: str = ""
    evidence: tuple[Evidence, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    answer: str = ""
    elements: Mapping[str, str] = NO_ELEMENTS
    unread: bool = False
    file: str = ""
    route: Route = ()


NO_RESPONSES: Mapping[str, Response] = MappingProxyType({})


class Document(NamedTuple):
    """A text that came with a bid and that rationales quote from."""

    id: str
    path: str = ""


class Bid(NamedTuple):
    """One bid; `responses` by criterion id, in the order of the file.

    `supplier_types` says what kind of supplier it is, such as sme and vcse; no figure depends on it.
    """

    id: str
    supplier: str = ""
    partners: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    responses: Mapping[str, Response] = NO_RESPONSES
    supplier_types: tuple[str, ...] = ()


class Procurement(NamedTuple):
    """What the bids are for; `id` is the OCDS identifier where there is one."""

    id: str = ""
    title: str = ""
    lot: str = ""


class Evaluation(NamedTuple):
    """A whole bids file, with the marks of its score files joined in."""

    criteria: str = ""
    procurement: Procurement = Procurement()
    evaluators: tuple[Evaluator, ...] = ()
    bids: tuple[Bid, ...] = ()
    scores: tuple[str, ...] = ()
    blind_key: str = ""
