"""How rules put numbers, units and suppliers into words, and compare them."""

from fractions import Fraction

import pytest

from sv_score.panel.suppliers import folded_supplier
from sv_score.rules.wording import distance, listed, nearest, roughly, same_unit


@pytest.mark.parametrize(
    ("weights", "wanted", "rest"),
    [
        (("33", "33", "33"), 100, "34"),
        (("33.3", "33.3", "33.3"), 100, "33.4"),
        (("33.33", "33.33", "33.33"), 100, "33.34"),
        (("33.34", "33.34", "33.34"), 100, "33.32"),
        (("3.33", "3.33", "3.33"), 10, "3.34"),
    ],
)
def test_three_thirds_are_told_what_the_rest_is(weights: tuple[str, ...], wanted: int, rest: str) -> None:
    exact = [Fraction(weight) for weight in weights]
    assert f"give one of the three {rest}" in distance(sum(exact), Fraction(wanted), exact)


@pytest.mark.parametrize(
    "weights", [("30", "30", "30"), ("32", "32", "32"), ("50", "49.9"), ("33", "33", "33.9"), ("99.9",)]
)
def test_other_weights_are_told_the_distance_only(weights: tuple[str, ...]) -> None:
    exact = [Fraction(weight) for weight in weights]
    assert distance(sum(exact), Fraction(100), exact) == f"add {roughly(100 - sum(exact))} in all"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hours", "Hour", True),
        ("%", "per cent", True),
        ("£", "GBP", True),
        ("person  hours", "person hours", True),
        ("GBP thousand", "GBP", False),
        ("people", "FTE", False),
    ],
)
def test_units(one: str, other: str, *, same: bool) -> None:
    assert same_unit(one, other) is same


@pytest.mark.parametrize(
    "name", ["Mill Lane Ltd", "MILL LANE LIMITED", "Mill  Lane, Ltd.", "Mill Lane CIC plc"]
)
def test_suppliers_differ_by_more_than_legal_form(name: str) -> None:
    assert folded_supplier(name) == "mill lane"


def test_a_supplier_called_by_a_legal_form_keeps_its_name() -> None:
    assert folded_supplier("Limited Ltd") == "limited"
    assert folded_supplier("Plc") == "plc"


def test_words() -> None:
    assert [listed(list("abc")), listed(list("ab")), listed(["a"])] == ["a, b and c", "a and b", "a"]
    assert [nearest("le1", ["LE1", "CR1"]), nearest("zzz", ["LE1"])] == ["LE1", ""]
    assert [roughly(Fraction(200, 3)), roughly(Fraction(1, 8))] == ["about 66.6667", "0.125"]
