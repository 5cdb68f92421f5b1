"""The JSON of `evaluate`: the fields and types of the contract, and exact numbers."""

import hashlib
import json
import re
from decimal import Decimal
from pathlib import Path
from types import NoneType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.writing.json import dumps, pieces
from sv_score.writing.page import Page
from tests import strategies
from tests.writing.pages import EXAMPLES, ROOT, bid, page_from, page_of, printed, two_dimensions

FIGURE = (Decimal, NoneType)
TEXT = (str, NoneType)
TRUTH = (bool, NoneType)
EXACT = {"score": (str,), "weighted": TEXT}
SCHEMA: dict[str, Any] = {
    "sv_score": (int,),
    "tool": {"name": (str,), "version": (str,)},
    "inputs": [{"path": (str,), "sha256": (str,)}],
    "procurement": {"id": TEXT, "title": TEXT, "lot?": (str,)},
    "criteria": {"id": (str,), "model": (str,), "rounding": {"places": (int,), "mode": (str,)}},
    "dimensions": [{"id": (str,), "name": TEXT, "weight": (int, Decimal, NoneType)}],
    "bids": [
        {
            "id": (str,),
            "supplier": TEXT,
            "dimensions": [
                {
                    "id": (str,),
                    "state": (str,),
                    "score": FIGURE,
                    "weighted": FIGURE,
                    "weight": (int, Decimal, NoneType),
                    "exact": EXACT,
                    "low": (Decimal,),
                    "high": (Decimal,),
                    "rank": (int, NoneType),
                    "minimum": {"percent": (int, Decimal), "met": TRUTH, "disqualifies": TRUTH},
                    "criteria": [
                        {
                            "id": (str,),
                            "kind": (str,),
                            "state": (str,),
                            "score": (int, Decimal, NoneType),
                            "max": (int, Decimal),
                            "percent": FIGURE,
                            "low": (Decimal,),
                            "high": (Decimal,),
                            "minimum": {"score": (int, Decimal), "met": TRUTH, "disqualifies": TRUTH},
                            "quantity?": (int, Decimal),
                            "no_response?": (bool,),
                        }
                    ],
                }
            ],
            "gates": [{"id": (str,), "passed": (bool,), "disqualifies": TRUTH}],
            "disqualified_by": [(str,)],
        }
    ],
    "findings": [
        {
            "code": (str,),
            "severity": (str,),
            "message": (str,),
            "path": (str,),
            "line": (int,),
            "column": (int,),
            "pointer": (str,),
            "help": TEXT,
            "rule": (str,),
        }
    ],
}
MAY_BE_NULL = ("exact", "minimum")


def check_shape(value: Any, schema: Any, at: str = "") -> None:
    """Compare names (in their order) and types with `SCHEMA`; a `?` marks a field that may be left out."""
    if isinstance(schema, tuple):
        assert type(value) in schema, f"{at} is {value!r}"
    elif isinstance(schema, list):
        assert isinstance(value, list), at
        for index, item in enumerate(value):
            check_shape(item, schema[0], f"{at}/{index}")
    elif value is None:
        assert at.rsplit("/", 1)[-1] in MAY_BE_NULL, f"{at} is null"
    else:
        known = [name.rstrip("?") for name in schema if not name.endswith("?") or name[:-1] in value]
        assert list(value) == known, f"{at} has {list(value)}"
        for name, item in value.items():
            check_shape(item, schema.get(name, schema.get(f"{name}?")), f"{at}/{name}")


def parsed(page: Page) -> Any:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(printed(page, "json"), parse_float=Decimal, parse_constant=refuse)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_has_the_fields_of_the_contract(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    path = f"examples/{example}/bids.yaml"
    document = parsed(page_of(path))
    check_shape(document, SCHEMA)
    assert document["inputs"][0] == {
        "path": path,
        "sha256": hashlib.sha256(Path(path).read_bytes()).hexdigest(),
    }


@given(procurement=strategies.procurements())
def test_random_procurements_have_the_fields_of_the_contract(
    procurement: strategies.Data, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check_shape(parsed(page_from(procurement, tmp_path_factory.mktemp("p"))), SCHEMA)


@given(procurement=strategies.procurements())
def test_bids_are_written_piece_by_piece_as_the_whole_would_be(
    procurement: strategies.Data, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = page_from(procurement, tmp_path_factory.mktemp("p"))
    text = "".join(pieces(page))
    whole = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    # What has no bids in it is made by the same function that is tested below.
    assert text == dumps(whole) + "\n" == printed(page, "json")
    assert len(list(pieces(page))) > len(whole["bids"])


def test_a_provisional_dimension_has_null_figures_and_a_range(tmp_path: Path) -> None:
    page = page_from(two_dimensions([bid("one", b1={"scores": {"ev1": 1, "ev2": 4}})]), tmp_path)
    shown = parsed(page)["bids"][0]["dimensions"][1]
    nulls = {name for name, value in shown.items() if value is None}
    assert nulls == {"score", "weighted", "exact", "rank", "minimum"}
    assert (shown["state"], shown["low"], shown["high"]) == ("provisional", 20, 80)


def test_where_nothing_could_be_scored_the_json_still_has_every_field() -> None:
    document = json.loads(printed(Page(None), "json"))
    assert list(document) == list(SCHEMA)
    assert document["bids"] == document["dimensions"] == document["findings"] == []
    assert document["procurement"] is document["criteria"] is None


def test_figures_are_written_digit_by_digit(tmp_path: Path) -> None:
    levels = [
        {"score": 0, "percent": 0},
        {"score": 1, "percent": Decimal("33.333333")},
        {"score": 2, "percent": 100},
    ]
    rounding = {"places": 6, "mode": "half_up"}
    page = page_from(
        two_dimensions([bid("one", "", 1, 1, 1)], scale={"levels": levels}, rounding=rounding), tmp_path
    )
    text = printed(page._replace(sources=()), "json")
    assert '"score": 33.333333,' in text
    assert '"weighted": 15.0,' in text
    assert '"score": "33333333/1000000"' in text
    assert not re.search(r"\d[eE]", text)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | strategies.decimals(0, 10**6, 6),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(), below, max_size=3),
    max_leaves=10,
)


@given(values)
def test_what_is_written_is_read_back_the_same(value: Any) -> None:
    text = dumps(value)
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == value
    assert all(char.isprintable() or char == "\n" for char in text)


@pytest.mark.parametrize("char", ["\x1b", "\u202e", "\u2028", "\x7f", "\x9b", "\U000e0041", "\ud800"])
def test_control_and_direction_characters_are_escaped(char: str) -> None:
    text = dumps({"supplier": f"Mill{char}"})
    assert char not in text
    assert json.loads(text) == {"supplier": f"Mill{char}"}
