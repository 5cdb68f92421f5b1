"""Marks as their evaluators first gave them, where a history has them.

Agreement is about marks before the panel talked. A mark that was changed to the agreed score afterwards would
make a panel look as if it had agreed all along.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from sv_score.model.bids import Bid, Evaluation, Mark, Response
from sv_score.model.criteria import AwardCriteria, Scale
from sv_score.model.history import History, Place, Whose
from sv_score.records.chain import problems

_ABSTAINED = "abstained"
# Digits as `number_text` writes them. No number that a file may hold is longer, and it would take long.
_PLAIN = r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?"
_LONGEST = 200


def as_first_given(
    criteria: AwardCriteria, evaluation: Evaluation, history: History | None
) -> tuple[Evaluation, int]:
    """Return the evaluation with each mark as the history first has it, and how many marks that changes.

    A mark that is set aside now stays so, one that was taken out stays out, and one that was first given
    off the scale counts as it is now. A history that is not whole changes nothing.
    """
    if history is None or problems(history):
        return evaluation, 0
    first: dict[Place, str] = {}
    for entry in history.entries:
        if entry.place.whose is Whose.MARK and entry.new is not None:
            first.setdefault(entry.place, entry.new)
    scales = {c.id: criteria.scale_of(c) for d in criteria.dimensions for c in d.criteria}
    bids = tuple(_bid(scales, bid, first) for bid in evaluation.bids)
    pairs = zip(_marks(evaluation.bids), _marks(bids), strict=True)
    changed = sum(now is not before for now, before in pairs)
    return evaluation._replace(bids=bids), changed


def _marks(bids: tuple[Bid, ...]) -> list[Mark]:
    return [mark for bid in bids for response in bid.responses.values() for mark in response.marks]


def _bid(scales: Mapping[str, Scale | None], bid: Bid, first: Mapping[Place, str]) -> Bid:
    def given(criterion: str, mark: Mark) -> Mark:
        text = first.get(Place(bid.id, criterion, Whose.MARK, mark.evaluator))
        if text is None or mark.excluded:
            return mark
        if text == _ABSTAINED:
            return mark if mark.abstained else mark._replace(score=None, abstained=True)
        score, scale = _number(text), scales.get(criterion)
        if score is None or scale is None or not scale.has(score) or (mark.counts and mark.score == score):
            return mark
        return mark._replace(score=score, abstained=False)

    def response(criterion: str, one: Response) -> Response:
        return one._replace(marks=tuple(given(criterion, mark) for mark in one.marks))

    return bid._replace(responses={name: response(name, one) for name, one in bid.responses.items()})


def _number(text: str) -> Decimal | None:
    """Return the score of an entry; `None` for a text that `number_text` never writes, such as `NaN`."""
    return Decimal(text) if len(text) <= _LONGEST and re.fullmatch(_PLAIN, text) else None
