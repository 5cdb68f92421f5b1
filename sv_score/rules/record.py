"""The record behind final scores, as the SV6xx rules look at it.

For maintainers: a file has tens of thousands of reasons. They are listed once for all rules; what a rule
does with each of them is what `evaluate` waits for, so the cheapest test comes first.
"""

from __future__ import annotations

import re
from decimal import Decimal

from sv_score.model.bids import Bid, Consensus, Mark, Response
from sv_score.model.criteria import Criterion, Kind, Moderation, Scale
from sv_score.model.finding import Finding, Route, Rule
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, responses

# Words of a text that carry meaning for comparing it with another; the rest join them.
_TOKEN = r"[^\W_]+(?:['’][^\W_]+)*"


class Judged(NamedTuple):
    """A scored criterion's answer whose scale can be read, with the response's route in the bids file.

    `who` are the evaluators whose marks count, `marks` the scores that they gave, `apart` those of them
    who gave another score than the panel agreed.
    """

    bid: Bid
    criterion: Criterion
    scale: Scale
    response: Response
    route: Route
    who: tuple[str, ...]
    marks: tuple[Decimal, ...]
    apart: list[str]

    @property
    def where(self) -> str:
        """Return which answer this is, for a message."""
        return f"for `{self.criterion.id}` of bid `{self.bid.id}`"


class Reason(NamedTuple):
    """A rationale for a score: the panel's, or an evaluator's where there is a `mark`."""

    text: str
    score: Decimal | None
    mark: Mark | None
    judged: Judged

    @property
    def whose(self) -> str:
        """Return whose rationale it is, for a message."""
        return f"the rationale of `{self.mark.evaluator}`" if self.mark else "the rationale"

    @property
    def where(self) -> str:
        """Return which answer it is for, for a message."""
        return self.judged.where


# A rationale as it is listed: its text, the answer, and the evaluator's mark if it is not the panel's. A
# plain tuple, because most of the tens of thousands are only looked at once.
Said = tuple[str, Judged, Mark | None]


class _Record(NamedTuple):
    judged: list[Judged]
    agreed: list[tuple[Judged, Consensus, Decimal]]
    said: list[Said]


def judged(subject: Subject) -> list[Judged]:
    """Return the answers to scored criteria that could be read."""
    return subject.once(_record).judged


def rationales(subject: Subject) -> list[Said]:
    """Return every rationale that is not empty; those of marks that do not count are left out."""
    return subject.once(_record).said


def reason_of(said: Said) -> Reason:
    """Return a rationale with the score that it is for."""
    text, one, mark = said
    consensus = one.response.consensus
    score = mark.score if mark is not None else consensus.score if consensus is not None else None
    return Reason(text, score, mark, one)


def consensuses(subject: Subject) -> list[tuple[Judged, Consensus, Decimal]]:
    """Return the answers for which the panel's score is recorded, with the record and the score."""
    return subject.once(_record).agreed


def final_score(subject: Subject, response: Response) -> Decimal | None:
    """Return the final score of an answer to a scored criterion, `None` where it is not final."""
    if response.consensus is not None:
        return response.consensus.score
    if response.agreed is not None:
        return response.agreed
    marks = [mark.score for mark in response.marks if mark.counts]
    return marks[0] if len(marks) == 1 and is_single(subject) else None


def is_single(subject: Subject) -> bool:
    """Return whether one evaluator for each answer is the published design."""
    return subject.criteria is not None and subject.criteria.moderation is Moderation.SINGLE


def at_reason(subject: Subject, rule: Rule, message: str, reason: Reason, help: str) -> Finding:
    """Return a finding at a rationale, in whichever file it was written."""
    mark, route = reason.mark, reason.judged.route
    if mark is None:
        return subject.at_bids(rule, message, (*route, "consensus", "rationale"), help)
    if not mark.file:
        return subject.at_bids(rule, message, (*route, "scores", mark.evaluator, "rationale"), help)
    in_csv = bool(mark.route) and isinstance(mark.route[0], int)
    place = (mark.route[0], "rationale") if in_csv else (*mark.route, "rationale")
    return subject.at_mark(rule, message, mark, route, help)._replace(route=place)


def tokens(text: str) -> list[str]:
    """Return the words and numbers of `text` in lower case, in their order."""
    return re.findall(_TOKEN, text.casefold().replace("’", "'"))


def percent_of(part: int, whole: int) -> int:
    """Return a share in percent, cut to a whole number: nothing is said to reach what it does not."""
    return part * 100 // whole if whole else 0


def _record(subject: Subject) -> _Record:
    """List answers, agreed scores and reasons in one walk."""
    scales = _scales(subject)
    found: list[Judged] = []
    agreed: list[tuple[Judged, Consensus, Decimal]] = []
    said: list[Said] = []
    for bid, criterion, response, route in responses(subject):
        scale = scales.get(criterion.id)
        if scale is None or response.unread:
            continue
        # As `Mark.counts`, which asked for each mark would take longer than all the rest here.
        given = [m for m in response.marks if m.score is not None and not m.abstained and not m.excluded]
        who = tuple([mark.evaluator for mark in given])
        marks = tuple([mark.score for mark in given if mark.score is not None])
        consensus = response.consensus
        score = consensus.score if consensus is not None else None
        apart = [] if score is None else [mark.evaluator for mark in given if mark.score != score]
        one = Judged(bid, criterion, scale, response, route, who, marks, apart)
        found.append(one)
        if consensus is not None and score is not None:
            agreed.append((one, consensus, score))
            if consensus.rationale:
                said.append((consensus.rationale, one, None))
        said += [(mark.rationale, one, mark) for mark in given if mark.rationale]
    return _Record(found, agreed, said)


def _scales(subject: Subject) -> dict[str, Scale]:
    """Return the scales of the scored criteria by criterion, those that can be read."""
    published = subject.criteria
    weighed = [c for d in published.dimensions for c in d.criteria] if published is not None else []
    found = {}
    for criterion in weighed:
        scale = published.scale_of(criterion) if published and criterion.kind is Kind.SCORED else None
        if scale is not None and legible(scale):
            found[criterion.id] = scale
    return found
