"""The HTML report: the same figures as JSON, whole and safe, and nothing that joins dimensions."""

import base64
import hashlib
import json
import re
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from sv_score.assessment import assess
from sv_score.comparing.overview import overview
from sv_score.scoring.dimensions import score
from sv_score.writing.report import html, write
from sv_score.writing.report.answers import Depth
from sv_score.writing.report.contents import Contents, gather
from tests import strategies
from tests.writing.report.reports import FIRST_STEPS, LIBRARY, PANEL, PUBLIC, Taken, contents_of, page_of
from tests.writing.test_never_one_number import numbers, telling_figures

pytest.importorskip("jinja2")
HOSTILE = (
    "<script>alert(1)</script><img src=https://example.org/x onerror=alert(2)></style> {{ 7*7 }} {% raw %} "
    "=1+1 \u202eleft\u202c \x07 🐟 &amp; \"double\" 'single' --> <!-- ]]> مرحبا"
)
HARMLESS = HOSTILE.replace("\u202e", "<U+202E>").replace("\u202c", "<U+202C>").replace("\x07", "<U+0007>")


def rows(page: str) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """Return by dimension and bid what is printed beside a chart, and where its dots stand."""
    found = {}
    for part in re.findall(r'<section class="dimension" id="d:([^"]+)"(.*?)</section>', page, re.DOTALL):
        for bid, row in re.findall(r'<tr data-bid="([^"]+)"(.*?)</tr>', part[1], re.DOTALL):
            printed = re.findall(r'<td class="num">([^<]*)', row)[0].strip()
            found[part[0], bid] = printed, re.findall(r'cx="([\d.]+)%"', row)
    return found


def agrees_with_json(contents: Contents) -> None:
    page = rows(write(contents, "html").decode())
    document = json.loads(write(contents, "json"), parse_float=Decimal, parse_int=Decimal)
    places = contents.result.criteria.printed_rounding.places
    expected = {}
    for bid in document["bids"]:
        for shown in bid["dimensions"]:
            ends = [shown["low"], shown["high"]] if shown["score"] is None else [shown["score"]]
            expected[shown["id"], bid["id"]] = [f"{end:.{places}f}" for end in ends], ends
    assert page.keys() == expected.keys()
    for key, (text, _) in page.items():
        texts = expected[key][0]
        # A range whose ends are the same exactly is one figure; JSON has both, rounded.
        assert text == "–".join(texts) or (texts[0] == texts[-1] and text == texts[0])
    for key, (_, dots) in page.items():
        for dot, end in zip(dots, expected[key][1], strict=False):
            assert abs(Decimal(dot) - end) <= Decimal(1).scaleb(-places) + Decimal("0.001")


@given(strategies.procurements(most=3))
@settings(max_examples=12)
def test_charts_and_tables_show_the_figures_of_the_json(procurement: strategies.Data) -> None:
    with TemporaryDirectory() as folder:
        contents = gather(assess(str(strategies.write(procurement, Path(folder)))), PANEL)
    agrees_with_json(contents)


@given(strategies.procurements(most=3))
@settings(max_examples=12)
def test_no_figure_on_the_page_joins_dimensions(procurement: strategies.Data) -> None:
    with TemporaryDirectory() as folder:
        contents = gather(assess(str(strategies.write(procurement, Path(folder)))), PANEL)
    # Agreement has figures about evaluators and findings have lines, which may be any number.
    page = write(contents._replace(agreement=None, sources=(), findings=()), "html").decode()
    assert not numbers(Taken(page).text) & telling_figures(contents.result, drawn=True)


def test_every_example_shows_the_figures_of_the_json() -> None:
    agrees_with_json(contents_of(LIBRARY))
    agrees_with_json(contents_of(FIRST_STEPS, PUBLIC))


def test_the_page_is_whole_and_reaches_for_nothing() -> None:
    page = page_of(LIBRARY)
    taken = Taken(page)
    ids = [attributes["id"] for _, attributes in taken.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag, attributes in taken.elements:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        for name in ("href", "src", "action", "data", "srcset", "poster"):
            target = attributes.get(name, "")
            assert not target or (target[0] == "#" and target[1:] in ids), (tag, attributes)
    names = {tag for tag, _ in taken.elements}
    assert not names & {"link", "img", "iframe", "object", "embed", "base", "form"}
    described = [a.get("aria-labelledby") for _, a in taken.elements if "aria-labelledby" in a]
    assert set(described) <= set(ids)
    assert all("scope" in attributes for attributes in taken.of("th"))
    assert len(taken.of("h1")) == 1
    assert all(a.get("aria-label") or a.get("aria-hidden") for a in taken.of("svg"))


def test_the_policy_names_the_one_style_and_the_one_script() -> None:
    taken = Taken(page_of(FIRST_STEPS))
    (policy,) = [a["content"] for a in taken.of("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for kind in ("style", "script"):
        assert len(taken.of(kind)) == 1
        digest = base64.b64encode(hashlib.sha256("".join(taken.raw[kind]).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def hostile(folder: Path) -> Path:
    """Return a bids file with markup and worse in every text that there can be."""
    level: list[Any] = [{"score": n, "label": HOSTILE, "descriptor": HOSTILE} for n in (0, 1)]
    words = {"title": HOSTILE, "question": HOSTILE, "description": HOSTILE, "subject_matter_link": HOSTILE}
    scored = {"id": "A1", "weight": 100, **words, "sub_criteria": [HOSTILE]}
    gate = {"id": "A2", "kind": "gate", "title": HOSTILE, "question": HOSTILE}
    dimension = {"name": HOSTILE, "description": HOSTILE, "weight": 50}
    criteria = {
        "sv_score": 1,
        "id": "hostile",
        "title": HOSTILE,
        "authority": HOSTILE,
        "description": HOSTILE,
        "scale": {"levels": level},
        "dimensions": [
            {"id": "a", **dimension, "criteria": [scored, gate]},
            {"id": "b", **dimension, "criteria": [{"id": "B1", "weight": 100, **words}]},
        ],
    }
    record = {
        "scores": {"ev1": {"score": 1, "rationale": HOSTILE}, "ev2": {"abstained": True, "reason": HOSTILE}},
        "consensus": {
            "score": 1,
            "rationale": HOSTILE + "W" * 10_000,
            "why_not_higher": HOSTILE,
            "differences": [{"evaluator": "ev2", "resolution": HOSTILE}],
            "dissent": [{"evaluator": "ev2", "reason": HOSTILE}],
        },
        "evidence": [{"ref": HOSTILE, "note": HOSTILE}],
        "commitments": [{"measure": "m", "quantity": 3, "unit": HOSTILE, "where": HOSTILE, "note": HOSTILE}],
    }
    bids = {
        "sv_score": 1,
        "criteria": "criteria.yaml",
        "procurement": {"id": HOSTILE, "title": HOSTILE, "lot": HOSTILE},
        "evaluators": [{"id": name, "name": HOSTILE, "organisation": HOSTILE} for name in ("ev1", "ev2")],
        "bids": [
            {
                "id": "x",
                "supplier": HOSTILE,
                "partners": [HOSTILE],
                "responses": {"A1": record, "A2": "pass", "B1": 0},
            },
            {"id": "y", "supplier": "W" * 10_000, "responses": {"A1": 0, "A2": "fail", "B1": 1}},
        ],
    }
    return strategies.write({"criteria": criteria, "bids": bids}, folder)


@pytest.mark.parametrize("reader", [PANEL, PUBLIC], ids=str)
def test_hostile_text_stays_text(tmp_path: Path, reader: Any) -> None:
    page = page_of(hostile(tmp_path), reader)
    taken = Taken(page)
    harmless = Taken(page_of(FIRST_STEPS, reader))
    assert len(taken.of("script")) == len(taken.of("style")) == 1
    assert {tag for tag, _ in taken.elements} - {tag for tag, _ in harmless.elements} <= {
        "blockquote", "ul", "li", "h4", "h5", "dl", "dt", "dd", "div", "b", "i", "abbr", "small",
    }  # fmt: skip
    text = taken.text.replace(" ", "")
    assert HARMLESS.replace(" ", "") in text
    assert "W" * 10_000 in text
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e]", page)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write(contents_of(LIBRARY), "html") == write(contents_of(LIBRARY), "html")


def many(bids: int, folder: Path) -> Path:
    """Return a bids file with 40 criteria and so many bids, each answer with reasons and three marks."""
    reasons = "The bid names four posts, each with a date and who answers for it (bid p{})."
    people = "evaluators: [{id: ev1}, {id: ev2}, {id: ev3}]"
    text = f"sv_score: 1\ncriteria: criteria.yaml\n{people}\nbids:\n"
    for bid in range(bids):
        text += f"- id: bid-{bid}\n  supplier: Supplier {bid} Ltd\n  responses:\n"
        for number in range(40):
            given = (bid * 7 + number) % 6
            marks = f"{{ev1: {given}, ev2: {(given + 1) % 6}, ev3: {given}}}"
            agreed = f'{{score: {given}, rationale: "{reasons.format(bid * 40 + number)}"}}'
            text += f"    C{number}: {{scores: {marks}, consensus: {agreed}, evidence: [bid p3]}}\n"
    dimensions = [
        {
            "id": f"dimension-{d}",
            "name": f"Dimension {d}",
            "weight": 20,
            "criteria": [
                {"id": f"C{d * 8 + n}", "title": f"Criterion {n}", "weight": Decimal("12.5")}
                for n in range(8)
            ],
        }
        for d in range(5)
    ]
    scale = {"min": 0, "max": 5, "step": 1}
    criteria = {"sv_score": 1, "id": "many", "title": "Many", "scale": scale, "dimensions": dimensions}
    (folder / "criteria.yaml").write_text(strategies.as_yaml(criteria), encoding="utf-8")
    (folder / "bids.yaml").write_text(text, encoding="utf-8")
    return folder / "bids.yaml"


def test_a_large_report_leaves_words_out_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = contents_of(many(8, tmp_path))
    whole = write(contents, "html")
    said = []
    for room, depth in ((300_000, Depth.ALL), (130_000, Depth.AGREED), (60_000, Depth.SCORES)):
        monkeypatch.setattr(html, "ROOM", room)
        page = write(contents, "html").decode()
        said.append("left out, because" in page)
        # What is left out of the record is never a figure.
        assert rows(page) == rows(whole.decode())
        assert ("four posts" in page) is (depth > Depth.SCORES)
    assert said == [False, True, True]


def test_a_file_that_turns_out_too_large_is_made_smaller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = contents_of(many(4, tmp_path))
    whole = len(write(contents, "html"))
    monkeypatch.setattr(html, "MOST_BYTES", whole - 1)
    smaller = write(contents, "html")
    assert len(smaller) < whole and b"own reasons are left out" in smaller
    monkeypatch.setattr(html, "MOST_BYTES", len(smaller) - 1)
    assert b"reasons, evidence and commitments are left out" in write(contents, "html")
    monkeypatch.setattr(html, "MOST_BYTES", 1)
    assert b"</html>" in write(contents, "html")


def test_five_hundred_bids_with_forty_criteria_make_a_file_that_can_be_sent(tmp_path: Path) -> None:
    contents = contents_of(many(10, tmp_path))
    evaluation = contents.result.evaluation
    bids = tuple(
        bid._replace(id=f"{bid.id}-{n}", supplier=f"{bid.supplier} {n}")
        for n in range(50)
        for bid in evaluation.bids
    )
    result = score(contents.result.criteria, evaluation._replace(bids=bids))
    shares: list[float] = []
    made = write(contents._replace(result=result, comparison=overview(result)), "html", shares.append)
    assert len(made) <= 10_000_000
    assert b"four posts" in made
    assert shares == sorted(shares) and len(shares) == 500 and shares[-1] == 1.0
