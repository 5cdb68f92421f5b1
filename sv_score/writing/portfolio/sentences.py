"""What a portfolio says in words."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.portfolio.summary import Group, Portfolio

WHAT = (
    "Every figure is about one dimension. Dimensions are not added up, and bids, suppliers and procurements "
    "are not put in an order."
)


def read_as(page: Portfolio) -> str:
    """Return what was read, as a sentence."""
    left = len(page.left_out)
    which = f"; {_many(left, 'more is', 'more are')} left out of every figure below" if left else ""
    return (
        f"{_many(page.procurements, 'procurement')} with {_many(page.bids, 'bid')}, "
        f"{_many(page.answers, 'answer')} and {_many(page.marks, 'mark')}{which}."
    )


def all_withheld(page: Portfolio) -> str:
    """Return why nothing is shown of a scheme."""
    return f"Withheld: every dimension has fewer than {page.least_group} bids with a final score."


def withheld_because(page: Portfolio) -> str:
    """Return why figures are withheld, and the way out."""
    return (
        f"withheld: fewer than {page.least_group} bids with a final score or a stated quantity, or needed to "
        "keep such figures from being worked out. For your own eyes, --least-group 1 shows them."
    )


def how_to_read(page: Portfolio) -> Iterator[str]:
    """Yield what has to be known to read the figures."""
    if page.vocabulary:
        yield (
            f"Dimensions are the same where their criteria carry the same tags of {page.vocabulary}. "
            f"{_many(page.unmatched, 'dimension')} without such tags {_are(page.unmatched)} not shown."
        )
    else:
        yield (
            "Dimensions are the same where they have the same id under the same policy model, or in the same "
            "authority's criteria of the same id; where no authority is named, in the same criteria file."
        )
    yield (
        "Scores are out of 100. 1/4, 1/2 and 3/4: the lowest score that at least a quarter, half or three "
        "quarters of the scores do not exceed. Each is a score that a bid has; none is an average. "
        "Quantities and agreement are shown in the same way."
    )
    yield (
        "Scores under different criteria were not given by the same yardstick. Provisional scores are "
        "counted and are in no other figure."
    )
    if any(group.commitments for group in page.groups):
        yield (
            "Commitments are added where measure and unit are the same, within one dimension, exactly. "
            "Percents and quantities without a measure or a unit are not added. 900 (2 of 4) is the sum of "
            "two of four commitments; the others have no quantity that can be added. A sum says something "
            "only where the measure counts things: people, hours, pounds; not days to pay."
        )
    if any(group.agreement for group in page.groups):
        yield (
            "Agreement is of evaluators before they talked, one figure for each procurement. Used are those "
            f"with at least {page.enough} answers that have two marks in the dimension."
        )
    if any(is_withheld(group) for group in page.groups):
        yield f"{withheld_because(page)[0].upper()}{withheld_because(page)[1:]}"


def is_withheld(group: Group) -> bool:
    """Return whether anything of a group is withheld."""
    items = [each.withheld for each in group.evidence] + [each.withheld for each in group.commitments]
    return group.scores is None or any(items)


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
