"""`sv-score rehearse` as people use it: every form, wrong input, and what it never prints."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from sv_score.commands.rehearse import Options, run
from sv_score.commands.show import Look
from sv_score.comparing.rehearsal import Plan, rehearse
from sv_score.reading import ready
from sv_score.reading.evaluation import silent
from sv_score.reading.source import Unreadable
from sv_score.scoring.rounding import rounded
from sv_score.writing.parts import as_markdown, as_text
from sv_score.writing.rehearsal.json import rehearsal_json
from sv_score.writing.rehearsal.parts import rehearsal_parts
from tests import strategies
from tests.commands.run import ROOT, sv_score
from tests.comparing.schemes import model, scheme
from tests.writing.golden_files import check_golden

LIBRARY = "examples/library-services/criteria.yaml"
FORBIDDEN = re.compile(r"\b(best|winner|top|rank(ed|ing)?|overall|total|average|mean|index)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")


def rehearsed(
    capsys: pytest.CaptureFixture[str], criteria: str, form: str = "text", **options: object
) -> str:
    code = run(Options(criteria, look=Look(form, colour="never"), **options))  # type: ignore[arg-type]
    shown = capsys.readouterr()
    assert code == 0, shown.err
    return shown.out


@pytest.mark.parametrize(
    ("example", "form"),
    [
        ("library-services", "text"),
        ("integrated-health", "text"),
        *(("highways-works", form) for form in ("text", "markdown", "json", "table")),
    ],
)
def test_the_examples_as_every_form_shows_them(
    example: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = rehearsed(capsys, f"examples/{example}/criteria.yaml", form)
    check_golden(f"rehearse-{example}.{form}.txt", shown)


@pytest.mark.parametrize("name", ready.criteria_ids())
def test_every_ready_file_can_be_rehearsed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = json.loads(rehearsed(capsys, name, "json", random=10), parse_float=Decimal)
    assert {bid["id"] for bid in shown["mock_bids"]} >= {"meets", "lowest", "highest", "spiky-1"}
    assert shown["random"] == {"bids": 10, "seed": 1}


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_about_a_bid_reaches_across_dimensions(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = rehearsed(capsys, LIBRARY, form, random=50, bids="examples/library-services/bids.yaml")
    assert not FORBIDDEN.search(shown)
    if form == "json":
        for bid in json.loads(shown)["mock_bids"]:
            assert set(bid) == {"id", "about", "dimensions", "disqualified_by"}
            assert all(set(d) == {"id", "low", "high"} for d in bid["dimensions"])


def test_the_same_seed_gives_the_same_bytes_and_another_one_other_bids(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, again, other = (rehearsed(capsys, LIBRARY, "json", seed=seed) for seed in (5, 5, 6))
    assert first == again
    assert json.loads(first)["separation"] != json.loads(other)["separation"]


def test_own_mock_bids_stand_beside_the_patterns(capsys: pytest.CaptureFixture[str]) -> None:
    bids = "examples/panel-at-work/bids.yaml"
    shown = rehearsed(capsys, "examples/first-steps/criteria.yaml", bids=bids, sections=("bids",))
    assert "your own mock bids" in shown
    assert re.search(r"^harbour +50\.00–70\.00 +60\.00 ", shown, re.MULTILINE)
    assert "How far one level moves" not in shown


def test_what_is_wrong_with_a_scheme_is_said_in_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bands = [{"from": 0, "score": 2}, {"from": 10, "score": 5}]
    asked = [
        {"id": "A1", "weight": Decimal("59.999"), "minimum": {"score": 5, "disqualifies": True}},
        {"id": "A2", "weight": Decimal("0.001")},
        {
            "id": "A3",
            "weight": 40,
            "kind": "measured",
            "measure": {"id": "m", "unit": "hours"},
            "bands": bands,
        },
    ]
    data = scheme({"a": asked, "b": [{"id": "B1", "weight": 100, "minimum": {"score": 1}}]})
    path = tmp_path / "criteria.yaml"
    path.write_text(strategies.as_yaml(data), encoding="utf-8")
    shown = json.loads(rehearsed(capsys, str(path), "json"))
    said = {(o["kind"], o["about"]): o["text"] for o in shown["observations"]}
    assert set(said) == {
        ("requirement_below_minimum", "A1"),
        ("minimum_not_met", "A1"),
        ("minimum_not_failed", "B1"),
        ("criterion_not_seen", "A2"),
        ("nothing_offered_earns_marks", "A3"),
        ("little_separation", "b"),
        ("strong_on_one_passes", None),
    } | {key for key in said if key[0] in ("little_separation", "effective_weight")}
    assert said["minimum_not_met", "A1"].endswith("the most they reach is 4.")
    assert said["nothing_offered_earns_marks", "A3"].startswith("Offering 0 hours earns 2 of 5 on A3")
    assert "printed with 2 decimals" in said["criterion_not_seen", "A2"]
    assert "in a and the lowest score everywhere else" in said["strong_on_one_passes", None]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"marks": ("4-2",)}, "write the lower one first"),
        ({"marks": ("two",)}, "write --marks 2-4"),
        ({"marks": ("all", "2-4")}, "goes with no other"),
        ({"marks": ("LE9=2-4",)}, "no scored or measured criterion `LE9`"),
        ({"marks": ("8-9",)}, "can earn 8 to 9"),
        ({"bids": "nowhere.yaml"}, "nowhere.yaml does not exist"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(options: dict[str, object], says: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(says)):
        run(Options(LIBRARY, **options))  # type: ignore[arg-type]


def test_errors_in_the_file_come_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "criteria.yaml"
    path.write_text((ROOT / LIBRARY).read_text(encoding="utf-8").replace("weight: 15", "weight: 16", 1))
    assert run(Options(str(path), look=Look(colour="never"))) == 1
    shown = capsys.readouterr()
    assert shown.out == "" and "error[SV201]" in shown.err and "nothing was rehearsed" in shown.err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("nowhere.yaml",), 2, "nowhere.yaml does not exist; check the name and the folder; or name a ready"),
        (("examples/library-services/bids.yaml",), 1, "this is a bids file; a criteria file is needed here"),
        ((LIBRARY, "--random", "-1"), 2, "--random"),
        ((LIBRARY, "--section", "minimum"), 2, "did you mean `minimums`?"),
    ],
)
def test_the_command_line_says_what_is_wrong(arguments: tuple[str, ...], code: int, says: str) -> None:
    done = sv_score("rehearse", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr and "Traceback" not in done.stderr


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    text = (ROOT / LIBRARY).read_text(encoding="utf-8").replace("policy:", "# policy:")
    for name, ending in (("unix", "\n"), ("windows", "\r\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "criteria.yaml").write_text(text, encoding="utf-8", newline=ending)
    done = [
        sv_score("rehearse", "criteria.yaml", "--random", "20", cwd=tmp_path / name)
        for name in ("unix", "windows")
    ]
    assert done[0].stdout == done[1].stdout and done[0].returncode == 0


@settings(max_examples=15, deadline=None)
@given(strategies.criteria_files())
def test_any_scheme_can_be_rehearsed_and_shown(data: strategies.Data) -> None:
    criteria = model(data)
    rehearsal = rehearse(criteria, Plan(random=5), silent)
    parts = list(rehearsal_parts(rehearsal))
    ids = [c.id for d in criteria.dimensions for c in d.weighed]
    assert all(name in as_text(parts) for name in ids)
    assert as_markdown(parts).count("\n#") >= 5
    shown = json.loads(rehearsal_json(rehearsal, ()), parse_float=Decimal)
    assert [c["id"] for c in shown["criteria_reach"]] == ids
    for c in shown["criteria_reach"]:
        rounding = criteria.printed_rounding
        assert Decimal(str(c["lowest_to_highest"]["figure"])) == rounded(
            Fraction(c["lowest_to_highest"]["exact"]), rounding
        )


@pytest.mark.parametrize("own", ["nowhere.yaml", "broken.yaml", "other.yaml"])
def test_criteria_that_mock_bids_name_are_replaced_by_the_scheme(
    own: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scheme = "examples/first-steps/criteria.yaml"
    text = Path("examples/first-steps/bids.yaml").read_text(encoding="utf-8")
    assert "criteria: criteria.yaml" in text
    (tmp_path / "criteria.yaml").write_text(Path(scheme).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("dimensions: [", encoding="utf-8")
    (tmp_path / "other.yaml").write_text("sv_score: 1\nid: other\ntitle: Other\ndimensions: []\n")
    shown = []
    for name in ("criteria.yaml", own):
        mock = text.replace("criteria: criteria.yaml", f"criteria: {name}")
        (tmp_path / "bids.yaml").write_text(mock, encoding="utf-8")
        shown.append(rehearsed(capsys, scheme, bids=str(tmp_path / "bids.yaml"), sections=("bids",)))
    assert shown[0] == shown[1]
    assert "your own mock bids" in shown[1]
