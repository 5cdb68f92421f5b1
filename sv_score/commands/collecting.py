"""The marks of scoring workbooks, each held against the bids file that it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sv_score.model.bids import Evaluation, Evaluator, Mark
from sv_score.model.criteria import AwardCriteria, Kind
from sv_score.model.finding import Finding, Rule
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.places import NO_RESPONSE, Place, Sheet, is_marked, sheets
from sv_score.reading import faults
from sv_score.reading.report import did_you_mean, quoted
from sv_score.reading.spreadsheet.scoring_workbook import (
    BID,
    CRITERION,
    SCORE,
    GivenMark,
    Row,
    ScoringWorkbook,
)
from sv_score.rules.off_scale import RULE as OFF_SCALE
from sv_score.writing.figures import published

# (bid id, criterion id)
Answer = tuple[str, str]


class Panel(NamedTuple):
    """What workbooks are held against; `labels` are the bids' ids by label, `bids_file` as shown."""

    criteria: AwardCriteria
    evaluation: Evaluation
    bids_file: str
    labels: Mapping[str, str]


class Collected(NamedTuple):
    """One evaluator's marks from all their workbooks, and what they may mark.

    `blind` says whether the workbooks hold labels; `notes` are sentences for whoever collects.
    """

    evaluator: Evaluator
    sheet: Sheet
    marks: dict[Answer, GivenMark]
    blind: bool
    notes: list[str]

    @property
    def places(self) -> dict[Answer, Place]:
        """Return what the evaluator may mark, by answer."""
        return {(place.bid.id, place.criterion.id): place for place in self.sheet.places}


def collected(panel: Panel, books: list[ScoringWorkbook], findings: list[Finding]) -> list[Collected]:
    """Return the marks by evaluator, in the order of the bids file; faults are added to `findings`."""
    found: dict[str, Collected] = {}
    by_id = {sheet.evaluator.id: sheet for sheet in sheets(panel.criteria, panel.evaluation)}
    for book in books:
        if not _is_ours(panel, book, findings):
            continue
        sheet = by_id.get(book.evaluator)
        if sheet is None:
            message = f"the workbook is of {quoted(book.evaluator)}, who is no evaluator in {panel.bids_file}"
            help = did_you_mean(book.evaluator, by_id, f"there are {', '.join(by_id)}" if by_id else "")
            findings.append(Finding(faults.UNKNOWN_REFERENCE, message, book.file, mark=(1, 1), help=help))
            continue
        mine = found.get(book.evaluator) or Collected(sheet.evaluator, sheet, {}, False, [])
        found[book.evaluator] = _Taking(panel, mine, book, findings).all()
    return [found[name] for name in by_id if name in found]


def _is_ours(panel: Panel, book: ScoringWorkbook, findings: list[Finding]) -> bool:
    """Report a workbook that was made for another procurement."""
    procurement = panel.evaluation.procurement.id
    for what, theirs, ours in (
        ("criteria", book.criteria, panel.criteria.id),
        ("procurement", book.procurement, procurement),
    ):
        if theirs and ours and theirs != ours:
            message = (
                f"the workbook was made for the {what} {quoted(theirs)}; {panel.bids_file} has {quoted(ours)}"
            )
            help = "name the bids file that it belongs to with --bids"
            findings.append(Finding(faults.WRONG_FILE, message, book.file, mark=(1, 1), help=help))
            return False
    return True


class _Taking:
    """Takes the marks of one workbook."""

    def __init__(self, panel: Panel, mine: Collected, book: ScoringWorkbook, findings: list[Finding]) -> None:
        self.panel, self.mine, self.book, self.findings = panel, mine, book, findings
        self.places = mine.places
        self.barred = dict(mine.sheet.barred)
        self.bids = {bid.id: bid for bid in panel.evaluation.bids}
        self.criteria = {c.id: c for d in panel.criteria.dimensions for c in d.criteria}

    def all(self) -> Collected:
        """Return the marks that the evaluator has given so far, those of this workbook with them."""
        known = {(row.bid, row.criterion) for row in self.book.rows if self._is_known(row)}
        for given in self.book.marks:
            if (given.bid, given.criterion) in known:
                self._take(given)
        self.mine.notes.extend(f"{self.book.file}: {note}" for note in self.book.notes)
        self.mine.notes.extend(self._other_levels())
        blind = any(row.bid in self.panel.labels for row in self.book.rows)
        return self.mine._replace(blind=self.mine.blind or blind)

    def _add(self, rule: Rule, given: GivenMark, message: str, help: str = "") -> None:
        text = f"{given.sheet.where(*given.at)}: {message}"
        self.findings.append(given.sheet.finding(rule, given.at, text, help))

    def _is_known(self, row: Row) -> bool:
        """Return whether bid and criterion are in the files; report those that are not."""
        sheet = self.book.sheet
        for name, id, known in (
            (BID, row.bid, [*self.bids, *self.panel.labels]),
            (CRITERION, row.criterion, list(self.criteria)),
        ):
            if id not in known:
                at = row.cells[name]
                message = f"{sheet.where(*at)}: no {name.lower()} {quoted(id)}"
                help = did_you_mean(id, known, "the workbook may be of another procurement, or an older one")
                self.findings.append(sheet.finding(faults.UNKNOWN_REFERENCE, at, message, help))
                return False
        return True

    def _take(self, given: GivenMark) -> None:
        bid = self.panel.labels.get(given.bid, given.bid)
        answer = (bid, given.criterion)
        place = self.places.get(answer)
        if place is None:
            self._add(faults.UNKNOWN_REFERENCE, given, self._why_no_place(*answer), "clear the row")
            return
        scale = self.panel.criteria.scale_of(place.criterion)
        score = given.mark.score
        if score is not None and scale is not None and not scale.has(score):
            message = f"{published(score)} is not a score of {given.criterion}"
            self._add(OFF_SCALE, given, message, f"the published scores are {scale.describe()}")
            return
        earlier = self.mine.marks.setdefault(answer, given)
        if not same(earlier.mark, given.mark):
            message = f"a second mark of {given.criterion} for {given.bid}; the other is in {earlier.where}"
            self._add(faults.MARK_TWICE, given, message, "keep one of the two")

    def _why_no_place(self, bid: str, criterion: str) -> str:
        who = self.mine.evaluator.id
        if bid in self.barred:
            return f"{who} may not mark {bid}: {self.barred[bid]}"
        if self.criteria[criterion].kind is not Kind.SCORED:
            return f"{criterion} is {self.criteria[criterion].kind}, and no evaluator marks it"
        response = self.bids[bid].responses.get(criterion, NO_RESPONSE)
        why = (
            "the bid gave no answer" if not is_marked(response) and response.no_response else "a score stands"
        )
        return f"{criterion} of {bid} is not marked: {why} in {self.panel.bids_file}"

    def _other_levels(self) -> Iterator[str]:
        """Yield a sentence for each criterion whose levels were not shown as they are published now."""
        from sv_score.writing.workbook.sheets import levels_of

        said = set()
        for row in self.book.rows:
            criterion = self.criteria.get(row.criterion)
            if not row.shown or criterion is None or criterion.id in said:
                continue
            if levels_of(self.panel.criteria, criterion).split() != row.shown.split():
                said.add(criterion.id)
                where = self.book.sheet.where(*row.cells[SCORE])
                yield (
                    f"{self.book.file}: beside {where} stand other levels of {criterion.id} than in the "
                    "criteria file now. See that the evaluator marked by the published ones."
                )


def same(one: Mark, other: Mark) -> bool:
    """Return whether two marks say the same, wherever they stand."""
    return one._replace(file="", route=()) == other._replace(file="", route=())
