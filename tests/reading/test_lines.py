"""Lines one at a time are those that a split gives, and places in a text are counted as in an editor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.reading.lines import LINE_END, Lines, line_and_column, with_ends

TEXTS = st.text(st.sampled_from("ab\n\r\té\u2028😀"), max_size=300)


@given(TEXTS)
def test_lines_are_those_of_a_split(text):
    wanted = LINE_END.split(text)
    lines = Lines(text)
    assert (len(lines), [*lines]) == (len(wanted), wanted)
    assert [lines[number] for number in range(len(wanted))] == wanted


@given(TEXTS)
def test_with_their_ends_they_are_the_text(text):
    assert "".join(with_ends(text)) == text
    assert [LINE_END.sub("", line) for line in with_ends(text)] == LINE_END.split(text)[
        : len([*with_ends(text)])
    ]


@given(st.data(), TEXTS)
def test_a_place_is_counted_from_the_lines_before_it(data, text):
    begin = data.draw(st.integers(0, len(text)))
    at = data.draw(st.integers(begin, len(text)))
    before = LINE_END.split(text[begin:at])
    assert line_and_column(text, at, begin) == (len(before), len(before[-1]) + 1)


def test_far_lines_are_found_by_number():
    lines = Lines("".join(f"{number}\r\n" for number in range(1_000)))
    assert [lines[number] for number in (0, 63, 64, 65, 999, 1_000)] == ["0", "63", "64", "65", "999", ""]


def test_there_is_no_line_after_the_last():
    with pytest.raises(IndexError):
        Lines("a\nb")[64]
