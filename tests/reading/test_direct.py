"""The short way of reading bids, straight from tokens, gives what the long way gives."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.reading import limits, yaml
from sv_score.reading.bids import read_bids
from sv_score.reading.evaluation import silent
from tests.reading.texts import BIDS, source

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("tests/cases", "examples", "tests/rules/base")
    for path in (ROOT / folder).rglob("*.yaml")
    if b"\nbids:" in path.read_bytes()
)
KEYS = [
    *("id", "supplier", "partners", "documents", "responses", "LE1", "CR1", "scores", "consensus", "score"),
    *("rationale", "abstained", "excluded", "reason", "ev1", "ev2", "quantity", "result", "no_response"),
    *("differences", "evaluator", "evidence", "ref", "commitments", "by", "path", "<<", "~", "Id", ""),
]
TEXTS = [
    "3",
    "03",
    "4.5",
    "1e3",
    "0",
    "pass",
    "true",
    "~",
    "",
    " ",
    "a b",
    "2026-03-31",
    "none",
    "99" * 30,
    "é",
]

texts = st.sampled_from(TEXTS) | st.text(max_size=3)
keys = st.sampled_from(KEYS[:20]) | st.sampled_from(KEYS)


def quoted(text: str) -> str:
    return json.dumps(text)


def plain(text: str) -> str:
    """Return the text as it would be typed, quoted only where a flow value cannot hold it."""
    return text if text in TEXTS or text in KEYS else quoted(text)


scalars = st.builds(lambda text, way: way(text), texts, st.sampled_from([plain, plain, quoted]))
names = st.builds(lambda text, way: way(text), keys, st.sampled_from([plain, plain, plain, quoted]))
nodes = st.recursive(
    scalars,
    lambda inner: (
        st.lists(st.tuples(names, inner), max_size=4).map(
            lambda pairs: "{" + ", ".join(f"{key} : {value}" for key, value in pairs) + "}"
        )
        | st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
    ),
    max_leaves=12,
)


def usual(node: str) -> str:
    """Return a bid with a random response among ordinary ones."""
    return f"{{id: mill, responses: {{LE1: {{scores: {{ev1: 3, ev2: {node}}}}}, CR1: {node}, D1: 4}}}}"


def both_ways(text: str) -> None:
    """Read `text` in both ways and compare all that comes of it."""
    found: list[list[object]] = [[], []]
    short = read_bids(source(text), found[0], silent)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "_buffered", lambda get_event, taken, tokens: False)
        long = read_bids(source(text), found[1], silent)  # type: ignore[arg-type]
    assert short == long
    assert found[0] == found[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_here_reads_the_same_both_ways(path: Path) -> None:
    both_ways(path.read_text(encoding="utf-8", errors="surrogateescape"))


@settings(max_examples=150)
@given(st.lists(nodes | nodes.map(usual), min_size=1, max_size=3))
def test_anything_reads_the_same_both_ways(bids: list[str]) -> None:
    both_ways("sv_score: 1\ncriteria: c.yaml\nbids:\n" + "".join(f"  - {bid}\n" for bid in bids))


@pytest.mark.parametrize(
    "bid",
    [
        "{id: a, id: a, responses: {}}",
        "{id: a, responses: {LE1: 3, LE1: 3}}",
        "{id: a, responses: {LE1: {scores: {ev1: 3, ev1: 3}}}}",
        "{id: a, responses: {LE1: {scores: {ev1: {score: 3, score: 3}}}}}",
        "{id: a, responses: {LE1: &x 3, CR1: *x}}",
        "{id: a, responses: {LE1: !!int 3}}",
        '{id: a, supplier: "\\ud800"}',
        "{id: a, supplier: B, documents: [{id: d, path: x}, {id: D, path: y}]}",
        "{responses: {LE1: 3}}",
        "{id: a, responses: {LE1: 3",
        "{id: a, id: b, responses: {LE1: 3",
        "*nowhere",
        "&b {id: a}",
        "{id: a, ? [b] : c}",
        "{id: a, responses: {? {b: c} : 3}}",
    ],
)
def test_what_is_out_of_the_ordinary_is_reported_as_ever(bid: str) -> None:
    both_ways(f"sv_score: 1\ncriteria: c.yaml\nbids:\n  - {bid}\n  - {{id: mill, responses: {{LE1: 2}}}}\n")


def test_an_ordinary_bid_goes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def long_way(*_: object) -> None:
        raise AssertionError("event by event")

    monkeypatch.setattr(yaml._Builder, "_take_all", long_way)
    evaluation = read_bids(source(BIDS), [], silent)
    assert evaluation is not None and [bid.id for bid in evaluation.bids] == ["harbour", "mill"]


def test_a_bid_of_unusual_size_goes_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "MOST_BUFFERED", 3)
    both_ways(BIDS)


def test_the_number_of_values_is_bounded_on_the_short_way_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "VALUES", 20)
    both_ways(BIDS)
