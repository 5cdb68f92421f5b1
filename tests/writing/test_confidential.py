"""Passages marked confidential are withheld whole, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.writing.confidential import WITHHELD, has_confidential, withheld, without_markers

PIECES = st.lists(st.tuples(st.text("ab. []/", max_size=6), st.text("XY [/]", max_size=6)), max_size=4)


@given(PIECES, st.text("ab. ", max_size=5))
def test_what_is_marked_goes_and_the_rest_stays(pieces: list[tuple[str, str]], end: str) -> None:
    marked = "".join(f"{open_}[confidential]{secret}[/confidential]" for open_, secret in pieces) + end
    assert withheld(marked) == "".join(open_ + WITHHELD for open_, _ in pieces) + end
    assert without_markers(marked) == "".join(open_ + secret for open_, secret in pieces) + end
    assert has_confidential(marked) == bool(pieces)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a [Confidential] b [ / CONFIDENTIAL ] c", f"a {WITHHELD} c"),
        ("a [confidential]b", f"a {WITHHELD}"),
        ("a[/confidential] b", f"{WITHHELD} b"),
        ("a[confidential]b[confidential]c[/confidential]d[/confidential]e", f"a{WITHHELD}e"),
        ("this is confidential", "this is confidential"),
        ("", ""),
    ],
)
def test_a_marker_without_its_partner_withholds_too_much_rather_than_too_little(
    text: str, shown: str
) -> None:
    assert withheld(text) == shown
