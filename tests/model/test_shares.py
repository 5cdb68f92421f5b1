"""Which measures are a share, by their unit and the words of their definition."""

import pytest

from sv_score.model.criteria import Measure
from sv_score.model.shares import is_share

SHARES = {
    "Undisputed invoices paid within 14 days, as a percent of all invoices due.": True,
    "Percent of payments that go to firms with fewer than 50 staff.": True,
    "Percent by weight of planed material laid again.": True,
    "The share that small firms carry out.": True,
    "People paid more than the legal minimum, of all people on the contract.": True,
    "Payments to small firms, as a percent of the contract value.": True,
    "Increase in apprentices, as a percent of all apprentices in the previous year.": False,
    "Growth of the share of small firms.": False,
    "Hours of training, as a percent of the baseline.": False,
    "What is paid above the legal minimum, in percent.": False,
    "": False,
}


@pytest.mark.parametrize(("definition", "expected"), SHARES.items())
def test_a_definition_says_whether_it_is_a_share(definition: str, expected: bool) -> None:
    assert is_share(Measure("m", "percent", definition=definition)) is expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("Percent", True), ("%", True), ("per  cent", True), ("people", False), ("", False)],
)
def test_only_a_percent_is_a_share(unit: str, expected: bool) -> None:
    assert is_share(Measure("m", unit, definition="Of all plants.")) is expected


def test_without_a_measure_there_is_no_share() -> None:
    assert is_share(None) is False
