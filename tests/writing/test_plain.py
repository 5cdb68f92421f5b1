"""What `plain` lets through can be seen and acts on nothing; what people write stays as it is."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.writing.check.safe import visible
from sv_score.writing.json import dumps
from sv_score.writing.plain import plain
from tests import hostile

ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\u200b\u200c\u200d\u202e\u2066\u3164\u00ad##[]:aé👩🏴\U000e0067\U000e007f"),
    )
)


@given(ODD)
def test_nothing_acts_or_hides_whatever_the_text(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    for char in shown:
        kind = unicodedata.category(char)
        assert kind not in ("Cc", "Cs", "Zl", "Zp")
        assert kind != "Cf" or char in text
        assert unicodedata.bidirectional(char) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
    assert not re.search(r"##[\w-]*\[", shown)
    assert not re.search("(^|[a-zA-Z ])[\u200b-\u200f]", shown)


@given(
    st.text(
        st.characters(categories=["L", "N", "P", "S"], exclude_characters="#\u115f\u1160\u3164\uffa0\u2800")
    )
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text
    assert visible(text) == text


@pytest.mark.parametrize("text", hostile.UNUSUAL)
def test_unusual_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@given(ODD)
def test_a_path_keeps_its_length_so_that_places_in_it_stay(text: str) -> None:
    flag = "\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f"
    assert len(visible(text)) == len(text) or re.search(flag, text)


@pytest.mark.parametrize(
    "text", ["##[error]x", "###[a", "##vso[x]", "####[", "##[add-mask]x", "##add-mask[x]", "a ## b"]
)
def test_json_holds_no_command_and_the_same_text(text: str) -> None:
    import json

    made = dumps({"a": text})
    assert not re.search(r"##[\w-]*\[", made)
    assert json.loads(made) == {"a": text}
