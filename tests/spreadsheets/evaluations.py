"""An authority's evaluation spreadsheet in its usual shapes, written from the same plain values."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

Marks = dict[tuple[str, str, str], int]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Evaluation(NamedTuple):
    """Dimensions with their criteria and weights (shares of the whole), bids, evaluators, marks of 0 to 5."""

    dimensions: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    bids: tuple[str, ...]
    people: tuple[str, ...]
    marks: Marks

    @property
    def criteria(self) -> list[tuple[str, str, int]]:
        return [(name, id, weight) for name, criteria in self.dimensions for id, weight in criteria]

    def mean(self, bid: str, id: str) -> Fraction:
        return Fraction(sum(self.marks[bid, id, one] for one in self.people), len(self.people))


def by_rows(path: Path, data: Evaluation, headings: bool) -> None:
    """Criteria down, bids across; dimensions as headings or in a column; a weighted score beside each."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Marking")
        page.write(0, 0, "Care of parks")
        extra = [] if headings else ["Dimension"]
        page.write_row(3, 0, [*extra, "Criterion", "Weight (%)", "Max score"])
        first = 3 + len(extra)
        for n, bid in enumerate(data.bids):
            page.merge_range(2, first + 2 * n, 2, first + 2 * n + 1, bid)
            page.write_row(3, first + 2 * n, ["Score", "Weighted score"])
        row, start = 4, 4
        for name, criteria in data.dimensions:
            if headings:
                page.write(row, 0, name)
                row += 1
            start = row
            for id, weight in criteria:
                page.write_row(row, 0, [*([] if headings else [name]), f"{id} About {id}", weight, 5])
                for n, bid in enumerate(data.bids):
                    mark = data.marks[bid, id, data.people[0]]
                    page.write_row(row, first + 2 * n, [mark, mark / 5 * weight])
                row += 1
            if headings:
                page.write(row, 0, "Subtotal")
                for n, bid in enumerate(data.bids):
                    total = sum(data.marks[bid, id, data.people[0]] / 5 * weight for id, weight in criteria)
                    column = LETTERS[first + 2 * n + 1]
                    page.write_formula(
                        row, first + 2 * n + 1, f"=SUM({column}{start + 1}:{column}{row})", None, total
                    )
                row += 1
        page.write(row, 1 if extra else 0, "Total")
        page.write(row, first + 1, 61.5)


def by_columns(path: Path, data: Evaluation) -> None:
    """Bids down, criteria across, a sheet for each evaluator; dimensions above the criteria."""
    with xlsxwriter.Workbook(path) as book:
        for person in data.people:
            page = book.add_worksheet(person)
            page.write(0, 0, "Scores from 0 to 5")
            column = 1
            for name, criteria in data.dimensions:
                page.write(1, column, name)
                column += len(criteria)
            page.write_row(2, 0, ["Bidder", *(f"{id} About {id}" for _, id, _ in data.criteria), "Total"])
            page.write_row(3, 0, ["Weighting", *(weight / 100 for *_, weight in data.criteria)])
            for row, bid in enumerate(data.bids, 4):
                page.write_row(row, 0, [bid, *(data.marks[bid, id, person] for _, id, _ in data.criteria)])


def with_means(path: Path, data: Evaluation) -> None:
    """Criteria down; for each bid a column for each evaluator, their average, and it weighted."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("All")
        page.write_row(0, 0, ["Theme", "Question", "Weight", "Out of"])
        wide = len(data.people) + 2
        for n, bid in enumerate(data.bids):
            titles = [*(f"{bid} Evaluator {k}" for k, _ in enumerate(data.people, 1))]
            page.write_row(0, 4 + n * wide, [*titles, f"{bid} average", f"{bid} weighted score"])
        for row, (name, id, weight) in enumerate(data.criteria, 1):
            page.write_row(row, 0, [name, id, weight, 5])
            for n, bid in enumerate(data.bids):
                at = 4 + n * wide
                page.write_row(row, at, [data.marks[bid, id, person] for person in data.people])
                mean = data.mean(bid, id)
                page.write_formula(row, at + wide - 2, "=AVERAGE(E2:F2)", None, float(mean))
                page.write(row, at + wide - 1, round(float(mean / 5 * weight), 2))


def csv_text(data: Evaluation) -> str:
    """Criteria down as a CSV file, without maximums."""

    def lines() -> Iterator[list[Any]]:
        yield ["Dimension", "Criterion", "Weight", *data.bids]
        for name, id, weight in data.criteria:
            yield [name, id, f"{weight}%", *(data.marks[bid, id, data.people[0]] for bid in data.bids)]

    return "".join(",".join(map(str, line)) + "\r\n" for line in lines())


SMALL = Evaluation(
    (("Jobs", (("J1", 30), ("J2", 30))), ("Place", (("P1", 40),))),
    ("Harbour Trust", "Mill Lane Ltd"),
    ("Amara", "Tom"),
    {
        (bid, id, person): (3 * n + 2 * m + k) % 6
        for n, bid in enumerate(("Harbour Trust", "Mill Lane Ltd"))
        for m, id in enumerate(("J1", "J2", "P1"))
        for k, person in enumerate(("Amara", "Tom"))
    },
)


def number(value: object) -> Decimal:
    return Decimal(str(value))
