"""What bidders answered and what evaluators gave (formats.md section 2).

Missing, abstained, excluded, no response and provisional are values here, each different from the
others; none is ever a zero.
"""

from dataclasses import dataclass, field
from datetime import date as Day
from decimal import Decimal

from sv_score.model.finding import Route


@dataclass(frozen=True, slots=True)
class Interest:
    """An evaluator's interest in one bid and who cleared it, if somebody did."""

    bid: str
    interest: str = ""
    cleared_by: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """An evaluator's declaration; no interests means that none were declared."""

    date: Day | None = None
    interests: tuple[Interest, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluator:
    """A person who marks bids alone before the panel meets."""

    id: str
    name: str = ""
    organisation: str = ""
    declaration: Declaration | None = None


@dataclass(frozen=True, slots=True)
class Mark:
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


@dataclass(frozen=True, slots=True)
class Difference:
    """How the panel dealt with an evaluator's differing mark."""

    evaluator: str
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class Dissent:
    """An evaluator who does not share the panel's score, and why."""

    evaluator: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Consensus:
    """The score the panel agreed and its reasons, in the authority's voice."""

    score: Decimal | None = None
    rationale: str = ""
    why_not_higher: str = ""
    differences: tuple[Difference, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    date: Day | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the bid (or a document) that a response rests on."""

    ref: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise made in a bid: so many units of a measure, by a date, at a place."""

    measure: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    starts: Day | None = None
    by: Day | None = None
    where: str = ""
    baseline: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """A bid's answer to one criterion and every mark given for it.

    Exactly one of `agreed` (a bare agreed score), `passed` (a gate's answer), `quantity` (a measured
    answer), `no_response` and `marks`/`consensus` says what the answer earned. `unread` says that part of
    it could not be read, which has been reported.
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
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text that came with a bid and that rationales quote from."""

    id: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Bid:
    """One bid; `responses` by criterion id, in the order of the file."""

    id: str
    supplier: str = ""
    partners: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    responses: dict[str, Response] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Procurement:
    """What the bids are for; `id` is the OCDS identifier where there is one."""

    id: str = ""
    title: str = ""
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A whole bids file, with the marks of its score files joined in."""

    criteria: str = ""
    procurement: Procurement = Procurement()
    evaluators: tuple[Evaluator, ...] = ()
    bids: tuple[Bid, ...] = ()
    scores: tuple[str, ...] = ()
