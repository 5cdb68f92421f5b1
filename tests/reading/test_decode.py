"""Values of fields: what is read, and with which code anything else is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.criteria import Kind
from sv_score.reading.decode import ListOf, TextMap
from sv_score.reading.report import ROOT, Report, did_you_mean, quoted
from sv_score.reading.values import Boolean, Choice, Day, Identifier, Integer, Number, Text, Word, number_from
from tests.reading.texts import CRITERIA, composed, criteria, decoded, helps, read_criteria

NUMBERS = {
    "0": "0", "-1": "-1", "+2": "2", "0.1": "0.1", "1.10": "1.10", ".5": "0.5", "5.": "5", "1e3": "1000",
    "1E+2": "100", "2.5e-3": "0.0025", "0.0": "0", "9" * 30: "9" * 30, "00": "0",
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_are_exactly_what_was_written(text):
    value, codes = decoded(Number(), text)
    assert not codes
    assert value == Decimal(NUMBERS[text])


@pytest.mark.parametrize("text", ["-0", "-0.0", "-0e3", "-.0", "+0"])
def test_there_is_one_zero(text):
    value, codes = decoded(Number(), text)
    assert not codes
    assert not value.is_signed()


NOT_NUMBERS = {
    "010": "SV104", "-010": "SV104", "09": "SV104", "1_000": "SV104", "1,000": "SV104", "1 000": "SV104",
    "1'000": "SV104", "12,345,678.5": "SV104", "0o10": "SV105", "0x_": "SV105", "0xFF": "SV105",
    "1:30": "SV105", "22:22": "SV105", "12:30:45": "SV105", "2026-01-02": "SV105", "=": "SV105",
    ".nan": "SV105", ".inf": "SV105",
    "-.inf": "SV105", "nan": "SV105", "Infinity": "SV105", "null": "SV105", "NO": "SV105",
    "1,5": "SV105", "£5": "SV105", "10%": "SV105", "1e999": "SV105", "9" * 41: "SV105", "9" * 6000: "SV105",
    "٣": "SV105",
    "'3'": "SV103", '"3"': "SV103", "three": "SV105", "[3]": "SV103", "{a: 3}": "SV103", "~": "SV112",
    "": "SV112", "''": "SV112", "1/2": "SV105", "--1": "SV105", "1e": "SV105", ".": "SV105",
    "00-5": "SV105", "00-44123": "SV105", "01²": "SV105", "+0-1": "SV105", "0٣": "SV105", "0-": "SV105",
}  # fmt: skip


@pytest.mark.parametrize("text", NOT_NUMBERS, ids=lambda text: text[:14])
def test_what_is_not_clearly_a_number_is_refused(text):
    assert decoded(Number(), text) == (None, [NOT_NUMBERS[text]])


@given(st.text(st.sampled_from("0123456789+-.,eE_' ²٣£%"), min_size=1, max_size=8))
def test_any_text_is_a_number_or_one_finding(text):
    report = Report("file.yaml", [])
    value = number_from(text, True, ROOT, report)
    assert (value is None) == (report.count == 1)
    # What is read means the same to Python, which knows no other spellings than the plain ones.
    assert value is None or value == Decimal(text)


@pytest.mark.parametrize(
    "text, help",
    [
        ("010", "write 10"),
        ("-010", "write -10"),
        ("1_000", "write 1000"),
        ("1,000.5", "write 1000.5"),
        ("1'000", "write 1000"),
        ("£1,000", "write 1000 without the sign"),
        ("'3'", "remove the quotes: write 3"),
        ("1,5", "write a decimal point: 1.5"),
    ],
)
def test_a_refused_number_says_what_to_write(text, help):
    assert helps(read_criteria, CRITERIA.replace("weight: 60", f"weight: {text}", 1)) == [help]


LIMITS = [
    ("0", True),
    ("100", True),
    ("-0.01", False),
    ("100.0000001", False),
    ("1e3", False),
    ("99.9", True),
]


@pytest.mark.parametrize("text, fits", LIMITS)
def test_numbers_have_limits(text, fits):
    value, codes = decoded(Number(Decimal(0), Decimal(100)), text)
    assert codes == ([] if fits else ["SV106"])
    assert (value is not None) is fits


def test_a_number_above_something_is_not_that_thing():
    assert decoded(Number(above=Decimal(0)), "0") == (None, ["SV106"])
    assert decoded(Number(above=Decimal(0)), "0.001")[0] == Decimal("0.001")


@pytest.mark.parametrize(
    "text, value, codes",
    [("2", 2, []), ("2.0", 2, []), ("2.5", None, ["SV106"]), ("7", None, ["SV106"]), ("x", None, ["SV105"])],
)
def test_whole_numbers(text, value, codes):
    assert decoded(Integer(0, 6), text) == (value, codes)


@pytest.mark.parametrize(
    "text", ["NO", "on", "yes", "true", "010", "1:30", "1.10", "2026-01-02", "null", "=", "0x_"]
)
def test_text_is_what_was_written(text):
    assert decoded(Text(), text) == (text, [])
    assert decoded(Text(), f"'{text}'") == (text, [])


@pytest.mark.parametrize(
    "text, code", [("", "SV112"), ("~", "SV112"), ("' '", "SV112"), ("[a]", "SV103"), ("{}", "SV103")]
)
def test_text_is_not_empty_and_not_a_list(text, code):
    assert decoded(Text(), text) == (None, [code])


BOOLEANS = ["yes", "no", "NO", "on", "off", "True", "FALSE", "y", "1", "0"]


def test_true_and_false_are_the_only_truth_values():
    assert decoded(Boolean(), "true") == (True, [])
    assert decoded(Boolean(), "false") == (False, [])


@pytest.mark.parametrize("text", BOOLEANS)
def test_other_words_for_true_and_false_are_refused(text):
    assert decoded(Boolean(), text) == (None, ["SV103"])


def test_dates_are_days_of_the_calendar():
    assert decoded(Day(), "2026-01-02") == (date(2026, 1, 2), [])
    assert decoded(Day(), "2028-02-29") == (date(2028, 2, 29), [])


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-45",
        "2026-02-29",
        "0000-01-01",
        "2026-1-2",
        "02/01/2026",
        "20260102",
        "2026-01-02T00:00:00",
        "NO",
    ],
)
def test_other_days_are_refused(text):
    assert decoded(Day(), text) == (None, ["SV111"])


@pytest.mark.parametrize("text", ["LE1", "1", "a.b_c-d", "NO", "010", "2026-01-02", "1.10"])
def test_ids(text):
    assert decoded(Identifier(), text) == (text, [])


@pytest.mark.parametrize("text", ["a b", "-a", ".a", "é", "a/b", "'a\n\n  b'", "a:b", "=", "'a '"])
def test_what_is_not_an_id(text):
    assert decoded(Identifier(), text) == (None, ["SV107"])


def test_words_of_an_enumeration():
    assert decoded(Choice(Kind), "gate") == (Kind.GATE, [])
    assert decoded(Choice(Kind), "Gate") == (None, ["SV110"])
    assert decoded(Word("a", "b"), "a") == ("a", [])
    assert decoded(Word("a", "b"), "c") == (None, ["SV110"])
    assert decoded(Word("a", "b"), "[a]") == (None, ["SV103"])


def test_lists_keep_what_can_be_read_and_report_the_rest():
    node, _ = composed("[1, x, 2]")
    found = []
    assert ListOf(Number(), 3).decode(node, ROOT, Report("f", found)) == (1, 2)
    assert [(f.code, f.route) for f in found] == [("SV105", (1,))]
    assert decoded(ListOf(Number()), "1") == (None, ["SV103"])
    assert decoded(ListOf(Number()), "") == (None, ["SV103"])


def test_tags_are_texts_or_lists_of_text():
    assert decoded(TextMap(), "{sdg: [8, '1.10'], act: economic}") == (
        {"sdg": ("8", "1.10"), "act": ("economic",)},
        [],
    )
    assert decoded(TextMap(), "[a]") == (None, ["SV103"])


@pytest.mark.parametrize(
    "line, misspelt, near",
    [
        ("title: Library services", "titel: Library services", "title"),
        ("id: lib\n", "ID: lib\n", "id"),
        ("    weight: 60", "    wieght: 60", "weight"),
        ("{id: LE1, weight: 100}", "{id: LE1, weigth: 100}", "weight"),
        ("dimensions:", "dimension:", "dimensions"),
        ("  levels:", "  level:", "levels"),
        ("    - {score: 5}", "    - {scor: 5}", "score"),
        ("    criteria:\n      - {id: CR1", "    criterias:\n      - {id: CR1", "criteria"),
        ("{id: CR1, weight: 100}", "{id: CR1, wt: 1, weight: 100}", ""),
    ],
)
def test_a_misspelt_key_is_one_finding_that_names_the_right_one(line, misspelt, near):
    assert line in CRITERIA
    text = CRITERIA.replace(line, misspelt, 1)
    row = text[: text.index(misspelt.strip())].count("\n") + misspelt.strip().count("\n") + 1
    found = criteria(text)[1]
    assert [code for code, _, _ in found] == ["SV101"]
    assert abs(found[0][1] - row) <= 1
    (help,) = helps(read_criteria, text)
    assert help == f"did you mean `{near}`?" if near else help.startswith("known keys: ")


@pytest.mark.parametrize("word, near", [("gat", "gate"), ("GATE", "gate"), ("zzz", "")])
def test_the_nearest_word(word, near):
    assert did_you_mean(word, Kind, "no idea") == (f"did you mean `{near}`?" if near else "no idea")


def test_long_text_is_quoted_on_one_short_line():
    assert quoted("a\n  b") == "`a b`"
    assert len(quoted("x" * 100)) == 62


def test_all_faults_of_a_file_are_found_in_one_pass():
    text = """\
sv_score: 2
id: not an id
title:
edition: 1.10
contract: {value: 010, commenced: 2026-13-45, importance: hihg}
social_value_weight: 101
moderation: [single]
rounding: {plaecs: 2}
scale: {levels: [{score: 1_000}, {score: .nan}]}
dimensions:
  - {id: one, weight: 50, criteria: [{id: A, weight: 100}, {id: a, weight: 0}]}
  - {weight: 50, criteria: []}
"""
    assert criteria(text)[1] == [
        ("SV115", 1, 11),
        ("SV107", 2, 5),
        ("SV112", 3, 1),
        ("SV104", 5, 19),
        ("SV111", 5, 35),
        ("SV110", 5, 59),
        ("SV106", 6, 22),
        ("SV103", 7, 13),
        ("SV101", 8, 12),
        ("SV104", 9, 26),
        ("SV105", 9, 42),
        ("SV108", 11, 65),
        ("SV102", 12, 5),
        ("SV113", 12, 18),
    ]
