"""What an evaluation spreadsheet says of the published scheme: its title, the highest score, the weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePosixPath
from typing import cast

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.spreadsheet.headings import OUT_OF
from sv_score.reading.spreadsheet.import_map import HUNDRED, MappedCriterion, MappedDimension
from sv_score.reading.spreadsheet.view import View

ONE = Decimal(1)


class Weighed(NamedTuple):
    """Dimensions and criteria with their weights as percents.

    `whole` says that criteria carry shares of the whole, `summed` which dimensions have the sum of their
    criteria's weights, `scaled` that the sheet has 0.3 for 30 percent.
    """

    dimensions: tuple[MappedDimension, ...]
    whole: bool
    summed: tuple[str, ...]
    scaled: bool


def weighed(dimensions: Sequence[MappedDimension]) -> Weighed:
    """Return the weights of a sheet as they would be published: of each dimension, or of the whole."""
    sums = [_total([one.weight for one in each.criteria]) for each in dimensions]
    scaled = bool(sums) and (all(each == ONE for each in sums) or sum(sums) == ONE)
    factor = HUNDRED if scaled else ONE
    own = HUNDRED if _total([each.weight for each in dimensions]) == ONE else ONE
    whole = len(dimensions) > 1 and any(each * factor != HUNDRED for each in sums)
    made, summed = [], []
    for dimension, total in zip(dimensions, sums, strict=True):
        weight = _times(dimension.weight, own)
        if weight is None and whole:
            weight = _times(total, factor)
            summed.append(dimension.id)
        criteria = tuple(one._replace(weight=_times(one.weight, factor)) for one in dimension.criteria)
        made.append(dimension._replace(weight=weight, criteria=criteria))
    return Weighed(tuple(made), whole, tuple(summed), scaled)


def _total(weights: Sequence[Decimal | None]) -> Decimal:
    return sum((weight for weight in weights if weight is not None), Decimal(0))


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    if number is None:
        return None
    # The decimal module would round a number of more than 28 digits, or refuse it.
    sign, digits, exponent = number.as_tuple()
    power = cast(int, exponent) + (2 if factor == HUNDRED else 0)
    text = f"{Decimal((sign, digits, power)):f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def highest_score(view: View, criteria: Sequence[MappedCriterion]) -> tuple[Decimal | None, str]:
    """Return the highest score of the scale and where the sheet says it, or neither."""
    said = Counter(one.highest for one in criteria if one.highest)
    if said:
        return said.most_common(1)[0][0], "the column of maximums; whole scores are assumed"
    for row in range(1, (view.title if view.turned else view.head) + 1):
        for column in range(1, view.sheet.width + 1):
            found = OUT_OF.search(view.sheet.text(row, column))
            if found:
                return Decimal(next(filter(None, found.groups()))), view.sheet.where(row, column)
    return None, ""


def title_of(view: View, file: str) -> tuple[str, str]:
    """Return the text that stands alone above the table and its cell, or else the file's name."""
    sheet = view.sheet
    for row in range(1, view.title if view.turned else view.head):
        columns = [column for column in range(1, sheet.width + 1) if sheet.text(row, column)]
        if len(columns) == 1:
            return sheet.text(row, columns[0]), sheet.where(row, columns[0])
    return PurePosixPath(file).stem, ""
