"""How rules put numbers, units and suppliers into words, and compare them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sv_score.panel.suppliers import folded_supplier
from sv_score.rules.wording import distance, either, listed, nearest, number, pounds, roughly, same_unit


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
        ("pound", "gbp", True),
        ("Pounds", "£", True),
        ("percent", "%", True),
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


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "0"),
        ("100", "100"),
        ("-1/8", "-0.125"),
        ("1/1000000", "0.000001"),
        ("-1/10000000", "-1/10000000"),
        ("200/3", "200/3"),
        ("12.50", "12.5"),
        ("-3", "-3"),
    ],
)
def test_numbers_end_within_six_places_or_are_fractions(value: str, written: str) -> None:
    assert number(Fraction(value)) == written


def test_money_has_pence_only_where_there_are_any() -> None:
    amounts = ("5000000", "5000000.00", "1234.50", "0.01")
    assert [pounds(Decimal(a)) for a in amounts] == ["£5,000,000", "£5,000,000", "£1,234.50", "£0.01"]


def test_the_distance_says_which_way() -> None:
    assert distance(Fraction(101), Fraction(100)) == "take 1 off in all"
    assert distance(Fraction(97), Fraction(100)) == "add 3 in all"
    thirds = [Fraction(1, 3)] * 3
    # A third of 3 can be written exactly.
    assert distance(Fraction(1), Fraction(3), thirds) == "add 2 in all"


def test_words() -> None:
    assert [either(list("abc")), either(list("ab")), either(["a"])] == ["a, b or c", "a or b", "a"]
    assert nearest("Locall", ["LOCAL", "global"]) == "LOCAL"
    assert roughly(Fraction(-2, 3)) == "about -0.6667"
    assert [listed(list("abc")), listed(list("ab")), listed(["a"])] == ["a, b and c", "a and b", "a"]
    assert [nearest("le1", ["LE1", "CR1"]), nearest("zzz", ["LE1"])] == ["LE1", ""]
    assert [roughly(Fraction(200, 3)), roughly(Fraction(1, 8))] == ["about 66.6667", "0.125"]


@pytest.mark.parametrize(
    ("weights", "thirds"),
    [
        (("33", "33", "33"), True),
        (("34", "34", "34"), True),
        (("32", "32", "32"), False),
        (("35", "35", "35"), False),
        (("33.3", "33.3", "33.3"), True),
        (("33.2", "33.2", "33.2"), False),
        (("33.4", "33.4", "33.4"), True),
        (("33.5", "33.5", "33.5"), False),
        (("33.30", "33.30", "33.30"), True),
    ],
)
def test_thirds_are_cut_or_rounded_at_the_places_that_they_have(
    weights: tuple[str, ...], thirds: bool
) -> None:
    exact = [Fraction(weight) for weight in weights]
    assert ("cannot be written exactly" in distance(sum(exact), Fraction(100), exact)) is thirds


def test_a_name_is_that_of_the_nearest() -> None:
    assert nearest("local", ["locale", "local", "loco"]) == "local"
    assert nearest("a" * 60 + "b" * 9, ["a" * 60]) == "a" * 60
    assert nearest("", ["LE1"]) == nearest("x", []) == ""
    assert [listed([]), either([])] == ["", ""]
