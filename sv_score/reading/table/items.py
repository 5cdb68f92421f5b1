"""What one row of a score file gives for an answer."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sv_score.model.bids import Consensus, Mark, Response
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.csv import ABSTAINED
from sv_score.reading.report import At, Report, did_you_mean
from sv_score.reading.values import number_from

COLUMNS = ("bid", "criterion", "evaluator", "score", "rationale", "entry", "unit")
NEEDED = ("bid", "criterion", "evaluator", "score")
MARK, EXCLUDED, CONSENSUS, AGREED = "mark", "excluded", "consensus", "agreed"
QUANTITY, RESULT, NO_RESPONSE = "quantity", "result", "no_response"
ENTRIES = (MARK, EXCLUDED, CONSENSUS, AGREED, QUANTITY, RESULT, NO_RESPONSE)
_PASSED = {"pass": True, "fail": False}


class Item(NamedTuple):
    """One thing that is given for an answer: a mark, the panel's consensus, or the answer itself."""

    mark: Mark | None = None
    consensus: Consensus | None = None
    answer: Response | None = None

    def is_aside(self) -> bool:
        """Return whether it is a mark that does not count: the reason for that is part of what it says."""
        return self.mark is not None and (self.mark.abstained or self.mark.excluded)

    def without_words(self) -> Item:
        """Return the same without its reason, unless that says why a mark does not count."""
        if self.mark is not None:
            return Item(self.mark._replace(rationale=""))
        if self.consensus is not None:
            return Item(consensus=self.consensus._replace(rationale=""))
        return Item(answer=self.answer._replace(rationale="") if self.answer is not None else None)


# A row that is only a place for what is still to come.
OPEN = Item()


def item_of(cells: Mapping[str, str], at: At, report: Report) -> Item | None:
    """Return what a row with these cells gives, `OPEN` where it is still to come.

    Cells have no spaces around them; a column that is not there counts as empty. Returns `None` where the
    row has a fault, which is reported at (row, column).
    """
    entry = cells.get("entry", "").lower() or MARK
    if entry not in ENTRIES:
        help = did_you_mean(entry, ENTRIES, f"write one of {', '.join(ENTRIES)}")
        report.add(faults.NOT_ONE_OF, f"`{entry[:60]}` is not something a row can give", (at, "entry"), help)
        return None
    if entry in (MARK, EXCLUDED):
        return _mark(entry, cells, at, report)
    if cells.get("evaluator"):
        help = "leave `evaluator` empty"
        message = f"a row with the entry `{entry}` is nobody's own mark"
        report.add(faults.KEYS_CONFLICT, message, (at, "evaluator"), help)
        return None
    return _answer(entry, cells, at, report)


def _mark(entry: str, cells: Mapping[str, str], at: At, report: Report) -> Item | None:
    score, said = cells.get("score", ""), cells.get("rationale", "")
    if entry == MARK and not score and not said and cells.get("evaluator"):
        return OPEN
    wanted = ("evaluator",) if entry == EXCLUDED else ("evaluator", "score")
    if _has_gap(wanted, cells, at, report):
        return None
    who = cells["evaluator"]
    aside = score.lower() == ABSTAINED or entry == EXCLUDED
    if aside and not said:
        what = "an abstained mark" if entry == MARK else "an excluded mark"
        help = "write the reason under `rationale`"
        report.add(faults.MISSING_KEY, f"{what} has no reason", (at, "score"), help)
    if score.lower() == ABSTAINED:
        return Item(Mark(who, abstained=True, reason=said))
    number = number_from(score, True, (at, "score"), report) if score else None
    if score and number is None:
        return None
    if entry == EXCLUDED:
        return Item(Mark(who, number, excluded=True, reason=said))
    return Item(Mark(who, number, said))


def _answer(entry: str, cells: Mapping[str, str], at: At, report: Report) -> Item | None:
    if entry == NO_RESPONSE:
        return Item(answer=Response(no_response=True))
    if _has_gap(("score",), cells, at, report):
        return None
    score, said = cells["score"], cells.get("rationale", "")
    if entry == RESULT:
        passed = _PASSED.get(score.lower())
        if passed is None:
            report.add(faults.NOT_ONE_OF, f"`{score[:60]}` is not pass or fail", (at, "score"))
            return None
        return Item(answer=Response(passed=passed, rationale=said))
    number = number_from(score, True, (at, "score"), report)
    return None if number is None else _given(entry, number, said, cells.get("unit", ""))


def _given(entry: str, number: Decimal, said: str, unit: str) -> Item:
    if entry == CONSENSUS:
        return Item(consensus=Consensus(number, said))
    if entry == AGREED:
        return Item(answer=Response(agreed=number, rationale=said))
    return Item(answer=Response(quantity=number, unit=unit, rationale=said))


def _has_gap(wanted: tuple[str, ...], cells: Mapping[str, str], at: At, report: Report) -> bool:
    """Report the first of the `wanted` cells that is empty."""
    gap = next((name for name in wanted if not cells.get(name)), None)
    if gap is not None:
        help = "fill the cell in, or remove the row"
        report.add(faults.EMPTY_VALUE, f"`{gap}` is empty", (at, gap), help)
    return gap is not None
