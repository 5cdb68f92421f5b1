"""One bid's answers as the templates need them: what was agreed and why, who gave what, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum

from sv_score.model.bids import Commitment, Evidence, Mark, Response
from sv_score.model.criteria import Criterion, Kind
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, CriterionResult, DimensionResult
from sv_score.rules.wording import listed
from sv_score.writing.figures import (
    evidence_text,
    is_open,
    label_of,
    level_text,
    published,
    score_text,
    verdict,
)
from sv_score.writing.names import disqualifiers
from sv_score.writing.report.contents import Agreed, Contents, agreed
from sv_score.writing.report.view import Name, Score, called

NOT_RECORDED = "No reasons are recorded."
_STATES = {"met": "met", "partly": "partly met", "not_met": "not met"}


class Depth(IntEnum):
    """How much of the record a report holds, where all of it would make the file too large."""

    SCORES = 0
    AGREED = 1
    ALL = 2


class MarkView(NamedTuple):
    """One evaluator's mark: who, what they gave, and their words."""

    who: str
    given: str
    words: str


class Answer(NamedTuple):
    """A bid's answer to one criterion. `kinds` are words to filter by: open, below, dissent, gate.

    The marks are in `marks` where there are words to any of them, and else on one line.
    """

    criterion: Criterion
    level: str
    kinds: tuple[str, ...]
    label: str = ""
    percent: str = ""
    offered: str = ""
    minimum: str = ""
    agreed: Agreed = Agreed(None)
    reasons: bool = False
    marks: tuple[MarkView, ...] = ()
    marks_line: str = ""
    evidence: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    elements: tuple[tuple[str, str], ...] = ()
    text: str = ""


class Part(NamedTuple):
    """A dimension of one bid: its score and its answers."""

    score: Score
    answers: tuple[Answer, ...]


class BidView(NamedTuple):
    """One bid, with its own profile."""

    name: Name
    disqualified: str
    parts: tuple[Part, ...]


class Answers:
    """Makes the views of bids; what is the same for many answers is put into words once."""

    def __init__(self, contents: Contents, depth: Depth) -> None:
        self.criteria = contents.result.criteria
        self.depth = depth
        self._people = {e.id: e.name for e in contents.result.evaluation.evaluators}
        self._levels: dict[tuple[str, Decimal, Decimal], tuple[str, str, str]] = {}
        self._given: dict[tuple[str, Decimal], str] = {}

    def bid(self, bid: BidResult, scores: tuple[Score, ...]) -> BidView:
        """Return a bid as the templates need it; `scores` are its scores in the order of the dimensions."""
        parts = tuple(
            Part(score, tuple(self._answers(bid, shown)))
            for score, shown in zip(scores, bid.dimensions, strict=True)
        )
        return BidView(called(bid), disqualifiers(self.criteria, bid), parts)

    def _answers(self, bid: BidResult, shown: DimensionResult) -> Iterator[Answer]:
        scored = {each.criterion.id: each for each in shown.criteria}
        passed = {gate.criterion.id: gate.passed for gate in bid.gates}
        for criterion in shown.dimension.criteria:
            response = bid.bid.responses[criterion.id]
            if criterion.kind is Kind.GATE:
                answer = _gate(criterion, passed[criterion.id])
                found = Agreed(None, response.rationale)
            else:
                answer = self._scored(scored[criterion.id])
                found = agreed(scored[criterion.id])
            yield self._with_record(answer, response, found)

    def _scored(self, shown: CriterionResult) -> Answer:
        key = (shown.criterion.id, shown.low_score, shown.high_score)
        if key not in self._levels:
            scale = self.criteria.scale_of(shown.criterion)
            label = "" if shown.score is None else label_of(scale, shown.score)
            self._levels[key] = level_text(shown), label, score_text(shown, self.criteria.printed_rounding)
        level, label, percent = self._levels[key]
        return Answer(
            shown.criterion, level, tuple(_kinds(shown)), label, percent, _offered(shown), _minimum(shown)
        )

    def _with_record(self, answer: Answer, response: Response, found: Agreed) -> Answer:
        if self.depth is Depth.SCORES:
            return answer
        marks = tuple(self._mark(answer.criterion, mark) for mark in response.marks)
        in_words = any(mark.words for mark in marks)
        return answer._replace(
            agreed=found,
            reasons=True,
            marks=marks if in_words else (),
            marks_line="" if in_words else "; ".join(f"{mark.who} {mark.given}" for mark in marks),
            evidence=tuple(_evidence(each) for each in response.evidence),
            commitments=tuple(commitment_text(each) for each in response.commitments),
            elements=tuple((name, _STATES.get(state, state)) for name, state in response.elements.items()),
            text=response.answer,
        )

    def _mark(self, criterion: Criterion, mark: Mark) -> MarkView:
        given = "no score" if mark.score is None else self._level(criterion, mark.score)
        words = mark.rationale
        if mark.abstained:
            given, words = "abstained", mark.reason
        elif mark.excluded:
            given, words = f"{given}, set aside", f"{mark.reason} {mark.rationale}".strip()
        if self.depth is not Depth.ALL:
            return MarkView(mark.evaluator, given, "")
        name = self._people.get(mark.evaluator, "")
        return MarkView(f"{name} ({mark.evaluator})" if name else mark.evaluator, given, words)

    def _level(self, criterion: Criterion, score: Decimal) -> str:
        if self.depth is not Depth.ALL:
            return published(score)
        key = (criterion.id, score)
        if key not in self._given:
            label = label_of(self.criteria.scale_of(criterion), score)
            self._given[key] = f"{published(score)} {label}".rstrip()
        return self._given[key]


def _gate(criterion: Criterion, passed: bool) -> Answer:
    about = "a gate: pass or fail"
    if criterion.disqualifies is not None:
        about += f"; failing it {'disqualifies' if criterion.disqualifies else 'does not disqualify'}"
    if criterion.holds_at_lowest:
        about += f"; failing it holds {listed(criterion.holds_at_lowest)} at the lowest score"
    kinds = ("gate",) if passed else ("gate", "below")
    return Answer(criterion, "passed" if passed else "failed", kinds, minimum=about)


def _kinds(shown: CriterionResult) -> Iterator[str]:
    if is_open(shown):
        yield "open"
    if shown.minimum is not None and shown.minimum.met is False:
        yield "below"
    if shown.response.consensus is not None and shown.response.consensus.dissent:
        yield "dissent"


def _offered(shown: CriterionResult) -> str:
    response = shown.response
    if response.no_response:
        return "The bidder gave no answer."
    if shown.criterion.kind is not Kind.MEASURED:
        return ""
    if response.quantity is None:
        return "Scored by the published bands from the quantity offered."
    unit = shown.criterion.measure.unit if shown.criterion.measure else response.unit
    return f"Offers {published(response.quantity)} {unit}".rstrip() + ", scored by the published bands."


def _minimum(shown: CriterionResult) -> str:
    minimum = shown.minimum
    if minimum is None:
        return ""
    text = f"Minimum {published(minimum.threshold)}: {verdict(minimum.met)}"
    if minimum.met is False and minimum.disqualifies is not None:
        text += "; this disqualifies" if minimum.disqualifies else "; this does not disqualify"
    return f"{text}."


def _evidence(evidence: Evidence) -> str:
    about = ", ".join(part for part in (evidence_text([evidence.kind]), evidence.note) if part)
    return f"{evidence.ref} ({about})" if about else evidence.ref


def commitment_text(commitment: Commitment) -> str:
    """Return a commitment in words: `added-hours: 40 hours, by 2027-03-31, All branches`."""
    amount = (
        "" if commitment.quantity is None else f"{published(commitment.quantity)} {commitment.unit}".strip()
    )
    parts = [
        amount,
        f"from {commitment.starts}" if commitment.starts else "",
        f"by {commitment.by}" if commitment.by else "",
        commitment.where,
        f"baseline {commitment.baseline}" if commitment.baseline else "",
        commitment.note,
    ]
    text = ", ".join(part for part in parts if part)
    return f"{commitment.measure}: {text}" if commitment.measure else text


def words_of(response: Response, depth: Depth) -> int:
    """Return about how many characters of the record of one answer a report of this depth holds."""
    if depth is Depth.SCORES:
        return 0
    total = len(response.rationale) + len(response.answer) + 10 * len(response.marks)
    total += sum(len(e.ref) + len(e.note) for e in response.evidence)
    total += sum(40 + len(c.note) + len(c.where) for c in response.commitments)
    consensus = response.consensus
    if consensus is not None:
        total += len(consensus.rationale) + len(consensus.why_not_higher)
        total += sum(40 + len(d.resolution) for d in consensus.differences)
        total += sum(40 + len(d.reason) for d in consensus.dissent)
    if depth is Depth.ALL:
        total += sum(60 + len(m.rationale) + len(m.reason) for m in response.marks)
    return total
