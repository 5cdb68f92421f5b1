"""The canonical form keeps meaning and nothing else, and its checksums are those that are documented."""

import hashlib
import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_score.model.seal import Tree
from sv_score.reading.content_files import read_content
from sv_score.reading.source import Source
from sv_score.records.canonical import canonical_json, checksum, number_text, parts_of
from sv_score.records.difference import differences
from tests import strategies
from tests.records import files

ROOT = Path(__file__).resolve().parents[2]
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SEEDS = st.integers(0, 2**32)


@QUICK
@given(files.criteria(), SEEDS)
def test_spelling_makes_no_difference(file: Tree, seed: int) -> None:
    plain = files.content(strategies.as_yaml(file))
    again = files.content(files.spelled(file, seed))
    assert checksum(again) == checksum(plain)
    assert differences(plain, again) == ()


@QUICK
@given(strategies.procurements(most=2), SEEDS)
def test_spelling_of_a_bids_file_makes_no_difference(procurement: Tree, seed: int) -> None:
    file = procurement["bids"]
    plain = files.content(strategies.as_yaml(file), "bids")
    again = files.content(files.spelled(file, seed), "bids")
    assert checksum(again) == checksum(plain)
    assert differences(plain, again) == ()


# Another value of the same type for every key that a file may hold, where any other will not do.
OTHER = {
    "mode": {"half_up": "down", "half_even": "half_up", "down": "half_even"},
    "moderation": {"consensus": "single", "single": "consensus"},
    "better": {"higher": "lower", "lower": "higher"},
    "criterion_weights": None,
    "relative_importance": None,
    "kind": None,
    "sv_score": None,
    # One of them is the id of another record, and two of the same are a fault.
    "id": "another-id",
}


def other(place: files.Place, value: object) -> object:
    """Return a value that means something else at this place, `None` where there is no single one."""
    key = next(step for step in reversed(place) if isinstance(step, str))
    if key in OTHER:
        choice = OTHER[key]
        return choice.get(value) if isinstance(choice, dict) else choice
    if isinstance(value, bool):
        return not value
    if key == "places":
        return (int(value) + 1) % 7  # type: ignore[call-overload]
    if isinstance(value, Decimal | int):
        return Decimal(value) + Decimal("0.01") if value < 100 else Decimal(value) - Decimal("0.01")
    if value in ("pass", "fail"):
        return "fail" if value == "pass" else "pass"
    return f"{value}-not"


@QUICK
@given(st.data())
def test_every_change_of_a_value_is_seen_and_named(data: st.DataObject) -> None:
    file = data.draw(files.criteria())
    place = data.draw(st.sampled_from(files.places(file)))
    value = other(place, files.at(file, place))
    if value is None:
        return
    before = files.content(strategies.as_yaml(file))
    after = files.content(strategies.as_yaml(files.changed(file, place, value)))
    assert checksum(after) != checksum(before)
    assert parts_of("criteria", after) != parts_of("criteria", before)
    changes = differences(before, after)
    assert changes
    innermost = _part(file, place)
    assert {change.part for change in changes} <= {innermost, "another-id"}
    if place[-1] != "id":
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        if isinstance(value, Decimal):
            # 5.09 and a hundredth is written 5.10 and means, and is shown as, 5.1.
            shown = f"{value.normalize():f}"
        assert any(shown in change.after or change.after in shown for change in changes)


def _part(file: Tree, place: files.Place) -> str:
    """Return the id of the innermost criterion or dimension around a place, else the key at the top."""
    part = str(place[0])
    for index in range(len(place)):
        if place[:index][-2:-1] in (("dimensions",), ("criteria",)):
            part = files.at(file, (*place[:index], "id"))
    return part


@QUICK
@given(st.data())
def test_every_change_of_a_bids_file_is_seen(data: st.DataObject) -> None:
    file = data.draw(strategies.procurements(most=2))["bids"]
    place = data.draw(st.sampled_from(files.places(file)))
    value = other(place, files.at(file, place))
    if value is None or place[-1] in ("no_response", "abstained", "excluded"):
        return
    before = files.content(strategies.as_yaml(file), "bids")
    after = files.content(strategies.as_yaml(files.changed(file, place, value)), "bids")
    assert checksum(after) != checksum(before)
    assert differences(before, after)


@QUICK
@given(files.criteria(), st.data())
def test_what_is_added_removed_or_moved_is_seen(file: Tree, data: st.DataObject) -> None:
    before = files.content(strategies.as_yaml(file))
    altered = deepcopy(file)
    dimension = altered["dimensions"][0]
    way = data.draw(st.sampled_from(["added", "removed", "moved"]))
    if way == "added":
        dimension["criteria"].append({"id": "NEW1", "kind": "gate"})
    elif way == "removed":
        dimension["criteria"][0].pop("question")
    else:
        altered["dimensions"].reverse()
    after = files.content(strategies.as_yaml(altered))
    assert checksum(after) != checksum(before)
    (change,) = differences(before, after)
    expected = {"added": ("NEW1", ""), "removed": (dimension["criteria"][0]["id"], "question")}
    assert (change.part, change.what) == expected.get(way, ("dimensions", "order"))


def independent_checksum(text: str) -> str:
    """Compute a checksum as docs/sealing.md says it, from a seal's own content."""
    import yaml

    class Loader(yaml.BaseLoader):
        pass

    content = yaml.load(text, Loader=Loader)["files"][0]["content"]
    plain = json.dumps(_truths(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _truths(value: object) -> object:
    """Give `true` and `false`, which the loader leaves as text, their value; no text here is one of them."""
    if isinstance(value, dict):
        return {key: _truths(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_truths(item) for item in value]
    return {"true": True, "false": False}.get(value, value)  # type: ignore[call-overload]


@pytest.mark.parametrize("name", ["library-services", "highways-works", "school-meals"])
def test_somebody_else_can_compute_the_checksum(name: str) -> None:
    from datetime import date

    from sv_score.model.seal import Seal
    from sv_score.records.seal import sealed_file
    from sv_score.writing.seal.file import write

    path = ROOT / "examples" / name / "criteria.yaml"
    tree = read_content(Source("criteria.yaml", path.read_bytes(), path.parent), "criteria", [])
    file = sealed_file("criteria.yaml", "criteria", tree)
    assert independent_checksum(write(Seal(date(2026, 3, 2), files=(file,)))) == file.sha256


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("1.10", "1.1"),
        ("1e6", "1000000"),
        ("100", "100"),
        ("-0.0", "0"),
        (".5", "0.5"),
        ("1.", "1"),
        ("1e-3", "0.001"),
        ("0e99", "0"),
        ("12e98", "12e98"),
        ("1234567890123456789012345678901234567.80", "1234567890123456789012345678901234567.8"),
        ("-5e-60", "-5e-60"),
    ],
)
def test_a_number_has_one_spelling(written: str, text: str) -> None:
    assert number_text(Decimal(written)) == text
    assert Decimal(text) == Decimal(written)


def test_the_form_is_the_one_described() -> None:
    text = """
sv_score: 1
id: halls
title: "Repairs  of\\n halls"
moderation: consensus
contract: {value: 1e5}
scale: {levels: [{score: 0}, {score: 5.0, label: Top}]}
dimensions:
  - {id: a, weight: 60, criteria: [{id: A1, weight: 100, sub_criteria: [Who]}]}
  - id: b
    weight: 40.00
    criteria: [{id: B1, weight: 100, kind: scored, minimum: {score: 5, disqualifies: false}}]
"""
    assert canonical_json(files.content(text)) == (
        '{"contract":{"value":"100000"},"dimensions":[{"criteria":[{"id":"A1","sub_criteria":'
        '[{"text":"Who"}],"weight":"100"}],"id":"a","weight":"60"},{"criteria":[{"id":"B1","minimum":'
        '{"disqualifies":false,"score":"5"},"weight":"100"}],"id":"b","weight":"40"}],"id":"halls",'
        '"scale":{"levels":[{"score":"0"},{"label":"Top","score":"5"}]},"sv_score":"1",'
        '"title":"Repairs of halls"}'
    )


def test_composed_and_decomposed_letters_are_the_same_text() -> None:
    file = strategies_text("Café")
    assert checksum(files.content(file)) == checksum(files.content(strategies_text("Cafe\u0301")))
    assert checksum(files.content(file)) != checksum(files.content(strategies_text("Cafe")))


def strategies_text(title: str) -> str:
    dimensions = "".join(
        f"  - {{id: {d}, weight: 50, criteria: [{{id: {d}1, weight: 100}}]}}\n" for d in ("a", "b")
    )
    return (
        f"sv_score: 1\nid: x\ntitle: {title}\nscale: {{min: 0, max: 5, step: 1}}\ndimensions:\n{dimensions}"
    )


def test_a_score_file_says_the_same_with_its_rows_quoted_and_ended_otherwise() -> None:
    plain = "bid,criterion,evaluator,score,rationale\nmill,LE1,ev1,3,Good plan\nmill,LE2,ev1,2,\n"
    quoted = (
        '\ufeff"bid","criterion","evaluator","score","rationale"\r\n"mill","LE1","ev1",3.0,"Good  plan"\r\n'
    )
    quoted += '"mill","LE2","ev1",2,""\r\n'
    trees = [read_content(Source("s.csv", text.encode(), Path()), "scores", []) for text in (plain, quoted)]
    assert checksum(trees[0]) == checksum(trees[1])
    other = read_content(Source("s.csv", plain.replace("1,3", "1,4").encode(), Path()), "scores", [])
    assert [change.what for change in differences(trees[0], other)]
    assert checksum(other) != checksum(trees[0])
