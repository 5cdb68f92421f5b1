"""Large score files read into an evaluation."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat

from sv_score.model.bids import Evaluation
from sv_score.model.finding import Finding, Route
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults, limits
from sv_score.reading.report import ROOT, At, Few, Guesses, Report, has_too_many_faults, quoted
from sv_score.reading.source import Source, text_of
from sv_score.reading.table.answers import Answers, Clash, finding_of
from sv_score.reading.table.engine import Different, Table
from sv_score.reading.table.items import OPEN, Item, item_of
from sv_score.reading.table.rows import Rows, csv_rows, is_parquet, parquet, rows_in, too_large

Progress = Callable[[float], None]
# What tells rows apart: whose they are, and what they give.
_OWNER, _GIVES = ("evaluator", "entry"), ("score", "rationale", "unit")
_ALIKE = ("evaluator", "score", "entry", "unit")
# Where a row of another kind than all before leads to: no answer, no state.
_NOWHERE, _NOT_KNOWN = array("L"), dict[int, int]()
_TOLD_EVERY = 1 << 16
# A file of rows may have so many times the faults of a list of bids before it is read no further.
_FAULTY_ROWS = 100

# The items by number that stand behind the bits of each evaluator: word, shift, mask, items.
_Field = tuple[int, int, int, list[int]]


class Large(NamedTuple):
    """Large score files that were read; `labels` are the bids' ids by the labels that rows may have.

    `worded` are the names of those with reasons, which were not read; `without` is the evaluation as it is
    without these files.
    """

    sources: tuple[Source, ...]
    labels: Mapping[str, str]
    worded: tuple[str, ...] = ()
    without: Evaluation = Evaluation()


def read_large(
    evaluation: Evaluation,
    bids_file: str,
    large: Large,
    findings: list[Finding],
    progress: Progress,
) -> tuple[Evaluation, Large]:
    """Return the evaluation with what large score files give, and which of them have reasons.

    Faults are added to `findings`: of each kind in a file the first few and how many more there are.
    """
    reader = _Reader(evaluation, bids_file, large.labels)
    count = len(large.sources)
    worded = []
    for place, source in enumerate(large.sources):
        if reader.read(source, partial(_told, progress, place, count)):
            worded.append(source.label)
    joined, clashes = reader.answers.joined(evaluation)
    large = large._replace(worded=tuple(worded), without=evaluation)
    reader.findings.extend(_clashing(clashes, evaluation, bids_file))
    found = [*reader.findings, *reader.findings.more()]
    if clashes:
        from sv_score.reading.table.lookup import placed_in_rows

        found = placed_in_rows(found, large, evaluation, bids_file)
    findings += found
    return joined, large


def _clashing(
    clashes: list[tuple[int, str, Item, Clash]], evaluation: Evaluation, bids_file: str
) -> Iterator[Finding]:
    """Yield what clashes with the bids file, at the answer's route in it."""
    for place, criterion, item, clash in clashes:
        route: Route = ("bids", place, "responses", criterion)
        route = (*route, "scores", item.mark.evaluator) if item.mark is not None else route
        yield finding_of(clash, evaluation.bids[place].id, criterion, bids_file, route)


def _told(progress: Progress, done: int, count: int, share: float) -> None:
    progress((done + share) / count)


class _Reader:
    """Reads one file after the other into the same answers."""

    def __init__(self, evaluation: Evaluation, bids_file: str, labels: Mapping[str, str]) -> None:
        self.bids_file = bids_file
        self.bids = [bid.id for bid in evaluation.bids]
        self.places = {bid: place for place, bid in enumerate(self.bids)}
        self.places |= {label: self.places[bid] for label, bid in labels.items() if bid in self.places}
        self.answers = Answers(len(self.bids), [evaluator.id for evaluator in evaluation.evaluators])
        self.guesses = Guesses(self.places)
        self.findings = Few(limits.FEW_FINDINGS)
        self.numbers: dict[tuple[str, ...], int] = {}
        self.aside: dict[tuple[str, ...], int] = {}
        self.leads: dict[tuple[str, ...], dict[int, int]] = {}

    def read(self, source: Source, progress: Progress) -> bool:
        """Read a file; return whether it has reasons beside scores, which are not kept."""
        report = Report(source.label, self.findings)
        if is_parquet(source) and not too_large(source):
            return self._read_parquet(source, report, progress)
        try:
            rows = None if too_large(source) else csv_rows(source, report)
            if rows is not None:
                return self.read_each(rows, report, source.data.count(b"\n") or 1, progress)
        except UnicodeDecodeError:
            rows = None
        if rows is None:
            text_of(source, self.findings)
        return False

    def _read_parquet(self, source: Source, report: Report, progress: Progress) -> bool:
        with parquet(source, report) as table:
            if table is None:
                return False
            before = {name: column[:] for name, column in self.answers.columns.items()}
            if not self._read_at_once(table, progress):
                # Row by row, so that each fault is reported where it stands.
                self.answers.columns = before
                self.read_each(rows_in(table), report, table.rows, progress)
            return table.has_words()
        return False

    def _read_at_once(self, table: Table, progress: Progress) -> bool:
        """Read a file by what differs in it; return whether that could be done: it has no fault."""
        owner = [name for name in _OWNER if name in table.kinds]
        gives = [name for name in _GIVES if name in table.kinds]
        fields = self._fields(table.different(owner, gives))
        if fields is None:
            return False
        columns: dict[str, array[int]] = {}
        leads: dict[tuple[int, ...], int | None] = {}
        for told, (bid, criterion, *bits) in enumerate(table.answers()):
            place = self.places.get(bid)
            column = columns.get(criterion)
            if column is None and criterion.strip():
                column = columns[criterion] = self.answers.column(criterion.strip())
            if place is None or column is None:
                return False
            key = (column[place], *bits)
            if key not in leads:
                leads[key] = self._lead(column[place], fields, bits)
            after = leads[key]
            if after is None:
                return False
            column[place] = after
            if not told % _TOLD_EVERY:
                progress(min(told / table.rows, 1))
        return True

    def _fields(self, different: list[Different]) -> list[_Field] | None:
        """Return which items the bits mean, `None` where any row has a fault."""
        found: dict[tuple[int, int], _Field] = {}
        report = Report("", [])
        for one in different:
            cells = {name: cell.strip() for name, cell in one.cells.items()}
            item = item_of(cells, ROOT, report)
            if item is None or report.findings:
                return None
            mask = (1 << one.width) - 1
            items = found.setdefault((one.word, one.shift), (one.word, one.shift, mask, [-1]))[3]
            items.append(-1 if item is OPEN else self.answers.number(item.without_words()))
        return list(found.values())

    def _lead(self, state: int, fields: list[_Field], bits: Sequence[int]) -> int | None:
        """Return the state that an answer's rows lead to, `None` where two of them clash.

        The last of `bits` is the number of rows: two by the same evaluator leave fewer bits than rows.
        """
        *words, rows = bits
        for word, shift, mask, items in fields:
            number = words[word] >> shift & mask
            if not number:
                continue
            rows -= 1
            after = state if items[number] < 0 else self.answers.step(state, items[number])
            if not isinstance(after, int):
                return None
            state = after
        return state if rows == 0 else None

    def read_each(self, rows: Rows, report: Report, total: int, progress: Progress) -> bool:
        """Read rows one by one, with their faults; return whether any has a reason beside a score."""
        # What a cell means depends on the columns that there are.
        self.numbers.clear()
        self.leads.clear()
        worded = False
        for first, part in rows.parts:
            if set(map(len, part)) == {rows.width}:
                worded |= self._read_part(first, part, rows, report)
            else:
                for number, row in enumerate(part, first):
                    if len(row) == rows.width:
                        worded |= self._read_part(number, [row], rows, report)
                    elif rows.is_whole(number, row, report):
                        worded |= self._read_one(number, rows.cells(row), (), report)
            progress(min(first / total, 1))
            if has_too_many_faults(report, limits.FINDINGS * _FAULTY_ROWS, (ROOT, first + len(part) - 1)):
                break
        return worded

    def _read_part(self, first: int, part: list[list[str]], rows: Rows, report: Report) -> bool:
        """Read rows that have a cell in every column; return whether any has a reason beside a score.

        A row like one before goes the short way: four look-ups, and nothing is made.
        """
        at, cells = rows.columns, list(zip(*part, strict=True))
        what = list(zip(*(cells[at[name]] for name in _ALIKE if name in at), strict=True))
        columns = map(self.answers.columns.get, cells[at["criterion"]], repeat(_NOWHERE))
        places = map(self.places.get, cells[at["bid"]], repeat(len(self.bids)))
        leads = map(self.leads.get, what, repeat(_NOT_KNOWN))
        answers = zip(range(len(part)), columns, places, leads, strict=True)
        worded = False
        while True:
            try:
                for place, column, bid, lead in answers:  # noqa: B007 - the row that is looked at below
                    column[bid] = lead[column[bid]]
                break
            except LookupError:
                number, row = first + place, part[place]
                if rows.is_whole(number, row, report):
                    worded |= self._read_one(number, rows.cells(row), what[place], report)
        said = cells[at["rationale"]] if "rationale" in at else ()
        return worded or any(text.strip() for text, one in zip(said, what, strict=False) if one in self.leads)

    def _read_one(self, number: int, cells: dict[str, str], what: tuple[str, ...], report: Report) -> bool:
        """Read a row unlike those before; return whether it has a reason beside a score.

        `what` are its cells as they stand, by which others are alike.
        """
        at = (ROOT, number)
        item = self._item(cells, at, report)
        if item is None:
            return False
        place = self.places.get(cells["bid"])
        if place is None:
            self._unknown(cells["bid"], at, report)
            return False
        # A mark that does not count is like another one only if the reason is the same.
        alike, key = (
            (self.aside, (*what, cells.get("rationale", ""))) if item.is_aside() else (self.numbers, what)
        )
        given = alike[key] if key in alike else self.answers.number(item.without_words())
        if what:
            alike[key] = given
        if what and alike is self.numbers:
            self.leads[what] = self.answers.steps[given]
        column = self.answers.column(cells["criterion"])
        after = self.answers.step(column[place], given)
        if isinstance(after, int):
            column[place] = after
        else:
            route = (number, "score")
            bid = self.bids[place]
            report.findings.append(finding_of(after, bid, cells["criterion"], report.file, route))
        return bool(cells.get("rationale")) and not item.is_aside()

    def _item(self, cells: dict[str, str], at: At, report: Report) -> Item | None:
        """Return what a row gives, `None` where that is nothing or has a fault."""
        probe = Report(report.file, [])
        item = item_of(cells, at, probe)
        if item is OPEN and cells["bid"] and cells["criterion"]:
            return None
        for name in ("bid", "criterion"):
            if not cells[name]:
                help = "fill the cell in, or remove the row"
                report.add(faults.EMPTY_VALUE, f"`{name}` is empty", (at, name), help)
                return None
        report.findings.extend(probe.findings)
        return item

    def _unknown(self, bid: str, at: At, report: Report) -> None:
        help = self.guesses.help(bid)
        report.add(faults.UNKNOWN_REFERENCE, f"no bid {quoted(bid)} in {self.bids_file}", (at, "bid"), help)
