"""What is said of a value that cannot be read, to the letter, and that the short way reads the same."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sv_score.reading.limits import NUMBER_LENGTH
from sv_score.reading.report import ROOT, Report
from sv_score.reading.tokens import MAPPING, Unsure
from sv_score.reading.values import (
    Boolean,
    Choice,
    Day,
    FormatVersion,
    Identifier,
    Integer,
    Number,
    Text,
    TextAs,
    Word,
)
from tests.reading.texts import composed, plain


class Colour(StrEnum):
    GREEN = "green"
    GREY = "grey"


def read(decoder, text):
    """Return the value of a text, and what is said of it: code, message and help."""
    node, found = composed(f"field: {text}")
    assert not found
    findings = []
    value = decoder.decode(node.entries["field"], ROOT, Report("f.yaml", findings))
    return value, [(found.code, found.message, found.help) for found in findings]


DIGITS = "write digits with a point for decimals, such as 12.5"
LONG = "1" * NUMBER_LENGTH


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("'3'", "expected a number, found the text `3`", "remove the quotes: write 3"),
        ("'three'", "expected a number, found the text `three`", ""),
        (LONG + "1", "a number of 41 characters; at most 40 are read", ""),
        ("0" + LONG, "a number of 41 characters; at most 40 are read", ""),
        ("010", "`010` can be read in two ways", "write 10"),
        ("-010", "`-010` can be read in two ways", "write -10"),
        ("1_000", "`1_000` has separators in it", "write 1000"),
        ("1 000.5", "`1 000.5` has separators in it", "write 1000.5"),
        ("1'000'000", "`1'000'000` has separators in it", "write 1000000"),
        ("-1,000", "`-1,000` has separators in it", "write -1000"),
        ("£5", "expected a number, found `£5`", "write 5 without the sign"),
        ("$1,234.50", "expected a number, found `$1,234.50`", "write 1234.50 without the sign"),
        ("12.5 €", "expected a number, found `12.5 €`", "write 12.5 without the sign"),
        ("30 %", "expected a number, found `30 %`", "write 30 without the sign"),
        ("£five", "expected a number, found `£five`", DIGITS),
        ("1,5", "expected a number, found `1,5`", "write a decimal point: 1.5"),
        ("-1,25", "expected a number, found `-1,25`", "write a decimal point: -1.25"),
        ("1,5000", "expected a number, found `1,5000`", DIGITS),
        ("1e100", "expected a number, found `1e100`", DIGITS),
        ("٣", "expected a number, found `٣`", DIGITS),
    ],
    ids=lambda text: str(text)[:12],
)
def test_what_is_no_number_is_named_with_what_to_write(text, message, help):
    value, said = read(Number(), text)
    assert value is None
    assert [(message_, help_) for _, message_, help_ in said] == [(message, help)]
    written = (
        help.removeprefix("remove the quotes: ").removeprefix("write ").removesuffix(" without the sign")
    )
    if written and help != DIGITS and ":" not in help:
        # What is offered is read.
        assert read(Number(), written)[1] == []


def test_as_many_characters_as_are_read():
    assert read(Number(), LONG) == (Decimal(LONG), [])
    fine = "." + "1" * (NUMBER_LENGTH - 1)
    assert read(Number(), fine) == (Decimal(fine), [])


@pytest.mark.parametrize(
    ("number", "fits", "fails", "wanted"),
    [
        (Number(lowest=Decimal(2)), "2", "1.9", "1.9 is out of range; expected at least 2"),
        (Number(highest=Decimal(2)), "2", "2.1", "2.1 is out of range; expected at most 2"),
        (Number(above=Decimal(2)), "2.01", "2", "2 is out of range; expected more than 2"),
        (Number(Decimal(1), Decimal(3)), "3.0", "1e3", "1000 is out of range; expected at most 3"),
        (Number(Decimal(1), Decimal(3)), "1.0", "1e-3", "0.001 is out of range; expected at least 1"),
    ],
)
def test_a_number_out_of_range_says_which(number, fits, fails, wanted):
    assert number.bounded and not Number().bounded
    assert read(number, fits) == (Decimal(fits), [])
    value, said = read(number, fails)
    assert (value, [message for _, message, _ in said]) == (None, [wanted])


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("0", 0, []),
        ("7", 7, []),
        ("7.0", 7, []),
        ("7e0", 7, []),
        ("2.5", None, ["expected a whole number, found 2.5"]),
        ("8", None, ["8 is out of range; expected at most 7"]),
        ("-1", None, ["-1 is out of range; expected at least 0"]),
        ("a", None, ["expected a number, found `a`"]),
    ],
)
def test_a_whole_number_has_no_parts(text, value, said):
    found, messages = read(Integer(0, 7), text)
    assert (found, [message for _, message, _ in messages]) == (value, said)
    assert value is None or type(found) is int


BAD_ID = "use letters, digits, `.`, `_` and `-`, starting with a letter or a digit"
TRUTH = "write true or false, without quotes"
DATE = "write year-month-day, such as 2026-03-31"
VERSION = "write `sv_score: 1`, or use the version of sv-score that the file was written for"


@pytest.mark.parametrize(
    ("decoder", "text", "value", "said"),
    [
        (Identifier(), "a.b_c-9", "a.b_c-9", None),
        (Identifier(), "'9'", "9", None),
        (Identifier(), "-a", None, ("`-a` is not an id", BAD_ID)),
        (Identifier(), "a b", None, ("`a b` is not an id", BAD_ID)),
        (Identifier(), "é", None, ("`é` is not an id", BAD_ID)),
        (Boolean(), "true", True, None),
        (Boolean(), "false", False, None),
        (Boolean(), "'true'", None, ("expected true or false, found `true`", TRUTH)),
        (Boolean(), "yes", None, ("expected true or false, found `yes`", TRUTH)),
        (Boolean(), "True", None, ("expected true or false, found `True`", TRUTH)),
        (Day(), "2024-02-29", date(2024, 2, 29), None),
        (Day(), "'2026-03-31'", date(2026, 3, 31), None),
        (Day(), "2026-02-29", None, ("`2026-02-29` is not a day of the calendar", DATE)),
        (Day(), "2026-3-1", None, ("`2026-3-1` is not a date", DATE)),
        (Day(), "20260301", None, ("`20260301` is not a date", DATE)),
        (Choice(Colour), "grey", Colour.GREY, None),
        (Choice(Colour), "gray", None, ("`gray` is not one of green, grey", "did you mean `grey`?")),
        (Choice(Colour), "blue", None, ("`blue` is not one of green, grey", "")),
        (Word("met", "not_met"), "met", "met", None),
        (Word("met", "not_met"), "mets", None, ("`mets` is not one of met, not_met", "did you mean `met`?")),
        (FormatVersion(), "1", "1", None),
        (FormatVersion(), "2", None, ("format version `2` is not known", VERSION)),
        (FormatVersion(), "1.0", None, ("format version `1.0` is not known", VERSION)),
        (TextAs(str.upper), "abc", "ABC", None),
        (Text(), "' a'", " a", None),
        (Text(), "'~'", "~", None),
    ],
)
def test_a_word_is_read_or_named(decoder, text, value, said):
    found, messages = read(decoder, text)
    assert found == value and type(found) is type(value)
    assert [(message, help) for _, message, help in messages] == ([said] if said else [])


@pytest.mark.parametrize(
    ("decoder", "wanted"),
    [
        (Text(), "text"),
        (Identifier(), "an id"),
        (Number(), "a number"),
        (Integer(0, 9), "a number"),
        (Boolean(), "`true` or `false`"),
        (Day(), "a date"),
        (Choice(Colour), "one of green, grey"),
        (Word("met", "open"), "one of met, open"),
        (TextAs(str.upper), "text"),
        (FormatVersion(), "the format version, 1"),
    ],
)
@pytest.mark.parametrize("text", ["[a]", "{a: b}", "", "~", "''"])
def test_what_is_no_single_value_is_told_what_is_wanted(decoder, wanted, text):
    value, said = read(decoder, text)
    assert value is None
    ((_, message, _),) = said
    assert wanted in message or "empty" in message


@given(st.from_regex(r"[+-]?[0-9]{0,5}(\.[0-9]{0,4})?(e[+-]?[0-9]{1,2})?", fullmatch=True).filter("-".__ne__))
@example("0.1")
@example("1e-99")
def test_a_number_is_what_its_digits_say(text):
    value, said = read(Number(), text)
    if value is None:
        assert len(said) == 1
    else:
        mantissa, _, power = text.partition("e")
        whole, _, parts = mantissa.partition(".")
        digits = Fraction(int(whole.lstrip("+-") + parts), 10 ** len(parts))
        exact = digits * Fraction(10) ** int(power or 0) * (-1 if text.startswith("-") else 1)
        assert (Fraction(value), said) == (exact, [])


TOKENS = st.one_of(
    st.text(st.sampled_from("0123456789.+-eE_ ~aé٣"), max_size=6), st.just("9" * 40), st.just("9" * 41)
)


@given(TOKENS, st.booleans())
@example("0", False)
@example("10", False)
@example("~", False)
@example("~", True)
@example("", True)
def test_the_short_way_reads_the_same_or_leaves_it_to_the_long_one(text, quotes):
    written = "'" + text + "'" if quotes else text
    node, found = composed(f"field: {written}")
    # A text without quotes loses spaces at its ends, and may be a sign.
    assume(not found and plain(node) == {"field": text})
    token = (text,) if quotes else text
    for decoder in (Text(), Identifier(), Number()):
        try:
            value = decoder.direct(token, iter(()))
        except Unsure:
            continue
        assert read(decoder, written) == (value, [])


def test_the_short_way_takes_what_most_files_hold_and_nothing_else():
    assert Number().direct("0", iter(())) == 0
    assert Number().direct("123", iter(())) == 123
    assert Number().direct("9" * 40, iter(())) == Decimal("9" * 40)
    assert Identifier().direct("bid-1", iter(())) == Identifier().direct(("bid-1",), iter(())) == "bid-1"
    assert Text().direct("Two words", iter(())) == Text().direct(("Two words",), iter(())) == "Two words"
    for number in ("", "01", "1.5", "-1", "9" * 41, ("1",), MAPPING):
        with pytest.raises(Unsure):
            Number().direct(number, iter(()))
    for token in ("", "~", ("",), (" ",), MAPPING):
        with pytest.raises(Unsure):
            Text().direct(token, iter(()))
    for token in ("-a", ("a b",), MAPPING):
        with pytest.raises(Unsure):
            Identifier().direct(token, iter(()))
    for bounded in (Number(lowest=Decimal(0)), Number(highest=Decimal(9)), Number(above=Decimal(0))):
        with pytest.raises(Unsure):
            bounded.direct("5", iter(()))
