"""What the rows of large score files give for each answer, kept once for all answers that have the same.

What has been given for an answer so far is a state, a number; a row leads from one state to the next. So a
file of millions of rows costs one small number for each answer, and a value for each different one.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from sv_score.model.bids import Bid, Evaluation, Mark, Response
from sv_score.model.finding import Finding, Rule
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.table.items import Item

EMPTY = 0
# What may stand beside an answer; a row has none of it.
_BESIDE = ("evidence", "commitments", "answer", "elements")


class Clash(NamedTuple):
    """Two things that cannot both be given for an answer."""

    rule: Rule
    message: str
    help: str


class Answers:
    """What is given for each answer, by bid (its place in the bids file) and criterion."""

    def __init__(self, bids: int, evaluators: Sequence[str]) -> None:
        self.items: list[Item] = []
        self.columns: dict[str, array[int]] = {}
        self._bids = bids
        self._order = {evaluator: place for place, evaluator in enumerate(evaluators)}
        self._states: list[tuple[int, ...]] = [()]
        self._numbers: dict[tuple[int, ...], int] = {(): EMPTY}
        # By item: to which state it leads from which other.
        self.steps: list[dict[int, int]] = []

    def number(self, item: Item) -> int:
        """Return the number by which `item` is known from now on."""
        self.items.append(item)
        self.steps.append({})
        return len(self.items) - 1

    def column(self, criterion: str) -> array[int]:
        """Return the states of the answers to `criterion`, one for each bid."""
        column = self.columns.get(criterion)
        if column is None:
            column = self.columns[criterion] = array("L", [EMPTY]) * self._bids
        return column

    def step(self, state: int, item: int) -> int | Clash:
        """Return the state after one more `item`, or what stands in its way; `steps` keeps the states."""
        after = self.steps[item].get(state)
        if after is not None:
            return after
        before, given = self._states[state], self.items[item]
        for one in before:
            clash = clash_of(self.items[one], given)
            if clash is not None:
                return clash
        self.steps[item][state] = after = self._number_of((*before, item))
        return after

    def _number_of(self, items: Iterable[int]) -> int:
        state = tuple(sorted(items))
        number = self._numbers.get(state)
        if number is None:
            number = self._numbers[state] = len(self._states)
            self._states.append(state)
        return number

    def joined(self, evaluation: Evaluation) -> tuple[Evaluation, list[tuple[int, str, Item, Clash]]]:
        """Return the evaluation with what the rows give, and where that clashes with the bids file.

        A clash is at a bid's place, a criterion, and what the rows give for it.
        """
        names = sorted(self.columns)
        made = [self.response(Response(), state) for state in range(len(self._states))]
        clashes: list[tuple[int, str, Item, Clash]] = []
        bids: list[Bid] = []
        each = zip(*(self.columns[name] for name in names), strict=True) if names else iter([()] * self._bids)
        for place, (bid, states) in enumerate(zip(evaluation.bids, each, strict=True)):
            given = {name: made[state] for name, state in zip(names, states, strict=True) if state}
            for name in [name for name in given if name in bid.responses]:
                before, state = bid.responses[name], states[names.index(name)]
                found = self._clashes(before, state)
                clashes += [(place, name, item, clash) for item, clash in found]
                given[name] = before if found else self.response(before, state)
            bids.append(bid._replace(responses={**bid.responses, **given}) if given else bid)
        return evaluation._replace(bids=tuple(bids)), clashes

    def _clashes(self, before: Response, state: int) -> list[tuple[Item, Clash]]:
        there = _items_of(before)
        given = [self.items[item] for item in self._states[state]]
        found = [(item, clash) for item in given for one in there if (clash := clash_of(one, item))]
        # What evaluators gave for an answer of another kind is for the rules to say, as in a small file.
        return [(i, clash) for i, clash in found if i.answer or clash.rule is not faults.KEYS_CONFLICT]

    def response(self, before: Response, state: int) -> Response:
        """Return a response with what a state adds to what was there `before`."""
        given = [self.items[item] for item in self._states[state]]
        marks = [*before.marks, *(item.mark for item in given if item.mark is not None)]
        last = len(self._order)
        marks.sort(key=lambda mark: (self._order.get(mark.evaluator, last), mark.evaluator))
        response = before._replace(marks=tuple(marks))
        for item in given:
            if item.consensus is not None:
                response = response._replace(consensus=item.consensus)
            if item.answer is not None:
                response = _answered(response, item.answer)
        return response


def answer_given(response: Response, answer: Response) -> Response | Clash:
    """Return a response with an `answer` of the panel or the bidder, or what stands in its way."""
    given = Item(answer=answer)
    clashes = (clash_of(one, given) for one in _items_of(response) if _says(answer))
    clash = next((clash for clash in clashes if clash is not None), None) or _twice(response, answer)
    return clash or _answered(_beside(response, answer), answer)


def _twice(response: Response, answer: Response) -> Clash | None:
    """Return what stands beside the answer in both, where it can stand in one place only."""
    key = next((key for key in _BESIDE if getattr(response, key) and getattr(answer, key)), None)
    return Clash(faults.KEYS_CONFLICT, f"a second `{key}`", "keep one") if key is not None else None


def _beside(response: Response, answer: Response) -> Response:
    """Return a response with what a score file has beside the answer itself."""
    beside = {key: found for key in _BESIDE if (found := getattr(answer, key))}
    return response._replace(**beside, unread=response.unread or answer.unread)


def _says(response: Response) -> bool:
    """Return whether a response has an answer of the panel or the bidder."""
    answers = (response.agreed, response.passed, response.quantity)
    return response.no_response or any(answer is not None for answer in answers)


def _answered(response: Response, answer: Response) -> Response:
    """Return a response with the answer that a row gives."""
    if not _says(answer):
        return response._replace(rationale=answer.rationale or response.rationale)
    return response._replace(
        agreed=answer.agreed,
        passed=answer.passed,
        quantity=answer.quantity,
        unit=answer.unit,
        no_response=answer.no_response,
        rationale=answer.rationale or response.rationale,
    )


def _items_of(response: Response) -> list[Item]:
    """Return what a response of the bids file gives, as if it stood in rows."""
    items = [Item(mark=mark) for mark in response.marks]
    if response.consensus is not None:
        items.append(Item(consensus=response.consensus))
    if _says(response):
        items.append(Item(answer=response))
    return items


def clash_of(one: Item, other: Item) -> Clash | None:
    """Return why two things cannot both be given for an answer, `None` where they can."""
    if one.mark is not None and other.mark is not None:
        return _same_evaluator(one.mark, other.mark)
    if _agreed(one) and _agreed(other):
        help = "keep one of the two; a changed score is recorded with its reason, not written twice"
        return Clash(faults.CONSENSUS_TWICE, "a second agreed score", help)
    if (one.answer is not None and not _agreed(one)) or (other.answer is not None and not _agreed(other)):
        message = "a second answer, which answers differently,"
        return Clash(faults.KEYS_CONFLICT, message, "keep one")
    return None


def _same_evaluator(one: Mark, other: Mark) -> Clash | None:
    if one.evaluator != other.evaluator:
        return None
    help = "keep one; a changed mark is recorded with its reason, not written twice"
    return Clash(faults.MARK_TWICE, f"a second mark by `{one.evaluator}`", help)


def _agreed(item: Item) -> bool:
    return item.consensus is not None or (item.answer is not None and item.answer.agreed is not None)


def finding_of(clash: Clash, bid: str, criterion: str, file: str, route: tuple[str | int, ...]) -> Finding:
    """Return a clash as a finding at `route` in `file`."""
    message = f"{clash.message} for `{criterion}` of bid `{bid}`"
    return Finding(clash.rule, message, file, route, clash.help)
