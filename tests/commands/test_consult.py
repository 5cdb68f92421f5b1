"""`sv-score consult` as people use it: proposals beside one another, the decision, and writing it."""

import json
import os
import re
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.commands import agreed_weights
from sv_score.commands.consult import Options, run
from sv_score.commands.show import Look
from sv_score.comparing.consultation import groups
from sv_score.comparing.weight_effects import effects
from sv_score.model.proposal import How, Part, Parts, Proposal
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.source import Source, Unreadable, open_source
from sv_score.writing.consultation.json import consultation_json
from sv_score.writing.consultation.page import ConsultPage
from sv_score.writing.consultation.parts import consultation_parts
from sv_score.writing.parts import as_text
from tests import strategies
from tests.commands.run import ROOT, sv_score
from tests.comparing.schemes import model
from tests.writing.golden_files import check_golden

FOLDER = "examples/library-services/consultation"
CRITERIA = "examples/library-services/criteria.yaml"
PROPOSALS = (f"{FOLDER}/users.yaml", f"{FOLDER}/college.yaml", f"{FOLDER}/council.csv")
DECISION = f"{FOLDER}/decision.yaml"
FORBIDDEN = re.compile(r"\b(average|mean|median|rank(ed|ing)?|winner|best weights)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")


def consulted(capsys: pytest.CaptureFixture[str], form: str = "text", **options: object) -> str:
    code = run(Options(CRITERIA, PROPOSALS, look=Look(form, colour="never"), **options))  # type: ignore[arg-type]
    shown = capsys.readouterr()
    assert code == 0, shown.err
    return shown.out


@pytest.fixture()
def copy(tmp_path: Path) -> Path:
    """Return a folder with the library criteria as they stood before the decision, and the decision."""
    text = (ROOT / CRITERIA).read_text(encoding="utf-8").replace("policy:", "# policy:")
    before = text.replace(
        "weight: 20\n    description: How the library", "weight: 25 # ?\n    description: How the library"
    )
    before = before.replace("weight: 15\n", "weight: 10\n")
    assert before.count("weight: 10\n") >= 3
    (tmp_path / "criteria.yaml").write_text(before, encoding="utf-8")
    shutil.copy(ROOT / DECISION, tmp_path / "decision.yaml")
    return tmp_path


def write(folder: Path, name: str = "criteria.yaml") -> int:
    options = Options(str(folder / name), decision=str(folder / "decision.yaml"), write=True)
    return run(options._replace(look=Look(colour="never")))


@pytest.mark.parametrize("form", ["text", "markdown", "json", "table"])
def test_the_example_as_every_form_shows_it(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = consulted(capsys, form, decision=DECISION)
    assert not FORBIDDEN.search(shown.replace("not averaged", ""))
    check_golden(f"consult-library.{form}.txt", shown)


def test_an_order_is_never_given_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    groups = json.loads(consulted(capsys, "json"), parse_float=Decimal)["groups"]
    users = [p for g in groups for p in g["proposed"] if p["proposal"] == "users"]
    assert len(users) == 3
    assert all(p["shares"] is None and p["allows"] for p in users)
    assert groups[0]["range"]["involvement"]["low"]["exact"] == "10"
    assert groups[-1]["dimension"] == "involvement" and set(groups[-1]["range"].values()) == {None}


def test_without_a_decision_none_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert "No decision is recorded yet." in consulted(capsys)


def test_the_agreed_weights_are_written_and_nothing_else(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / "criteria.yaml"
    before = path.read_text(encoding="utf-8")
    assert write(copy) == 0
    shown = capsys.readouterr()
    assert "has the agreed weights; 3 changed\n  service-transformation: 25 is now 20\n" in shown.err
    after = path.read_text(encoding="utf-8")
    assert len(before.splitlines()) == len(after.splitlines())
    different = [(a, b) for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b]
    assert different == [
        ("    weight: 25 # ?", "    weight: 20 # ?"),
        ("    weight: 10", "    weight: 15"),
        ("    weight: 10", "    weight: 15"),
    ]
    assert write(copy) == 0
    assert "has the agreed weights; 0 changed" in capsys.readouterr().err
    assert [p.name for p in copy.iterdir() if p.name.startswith(".")] == []


def test_json_stays_json_while_writing(copy: Path) -> None:
    done = sv_score(
        "consult", "criteria.yaml", "--decision", "decision.yaml", "--write", "-f", "json", cwd=copy
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["decision"]["date"] == "2026-02-10"
    assert "3 changed" in done.stderr


def test_windows_line_ends_and_a_byte_order_mark_stay(copy: Path) -> None:
    path = copy / "criteria.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    expected = (
        path.read_bytes()
        .replace(b"weight: 25", b"weight: 20")
        .replace(b"  weight: 10\r\n    des", b"  weight: 15\r\n    des")
    )
    assert write(copy) == 0
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf") and after.count(b"\r\n") == after.count(b"\n")
    assert after.count(b"weight: 15\r\n") == 2 and len(after) == len(expected)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda folder: (folder / "criteria.seal.yaml").write_text("sv_score: 1\n"),
            "is sealed by criteria.seal",
        ),
        (lambda folder: anchor(folder / "criteria.yaml"), "by hand"),
        (lambda folder: (folder / "criteria.yaml").unlink(), "name a criteria file of your own"),
    ],
    ids=["sealed", "anchored", "gone"],
)
def test_what_may_not_be_written_is_one_sentence_and_nothing_is_written(
    change: object, says: str, copy: Path
) -> None:
    change(copy)  # type: ignore[operator]
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    with pytest.raises(Unreadable, match=re.escape(says)):
        write(copy)
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before


def anchor(path: Path) -> None:
    """Write a weight once and refer to it elsewhere, so that it cannot be changed alone."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    weight: 25 # ?", "    weight: &w 25 # ?"), encoding="utf-8")


def test_a_weight_that_has_the_value_stays_as_it_is_written(copy: Path) -> None:
    path = copy / "criteria.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.index("weight: 50") > text.index("id: ST1")
    path.write_text(text.replace("weight: 50", "weight: 5e1", 1), encoding="utf-8")
    assert write(copy) == 0
    assert "weight: 5e1" in path.read_text(encoding="utf-8")


def test_a_file_that_changes_meanwhile_is_not_overwritten(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy / "criteria.yaml"

    def somebody_saves(name: str) -> Source:
        path.write_bytes(path.read_bytes() + b"# saved meanwhile\n")
        return open_source(name)

    monkeypatch.setattr(agreed_weights, "open_source", somebody_saves)
    with pytest.raises(Unreadable, match="was changed while this ran"):
        write(copy)
    assert path.read_bytes().endswith(b"# saved meanwhile\n") and b"weight: 25" in path.read_bytes()


def test_totals_that_are_out_are_refused_and_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decision = copy / "decision.yaml"
    text = decision.read_text(encoding="utf-8").replace("supply-chain: 10", "supply-chain: 11")
    decision.write_text(text, encoding="utf-8")
    before = (copy / "criteria.yaml").read_bytes()
    assert write(copy) == 1
    shown = capsys.readouterr()
    assert "error[SV201]: the weights of the dimensions total 101, expected 100" in shown.err
    assert "decision.yaml:9:3" in shown.err and "nothing was written" in shown.err
    assert (copy / "criteria.yaml").read_bytes() == before and shown.out == ""


def test_a_scheme_whose_weights_do_not_add_up_yet_can_be_decided_on(copy: Path) -> None:
    path = copy / "criteria.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("weight: 25 # ?", "weight: 1"), encoding="utf-8")
    assert write(copy) == 0
    criteria = read_criteria(open_source(str(path)), [])
    assert criteria and sum(d.weight or 0 for d in criteria.dimensions) == 100


def test_a_decision_that_leaves_the_file_with_errors_is_not_written(copy: Path) -> None:
    path, decision = copy / "criteria.yaml", copy / "decision.yaml"
    text = decision.read_text(encoding="utf-8")
    decision.write_text(
        text[: text.index("  dimensions:")] + text[text.index("  criteria:") :], encoding="utf-8"
    )
    path.write_text(
        path.read_text(encoding="utf-8").replace("weight: 25 # ?", "weight: 26"), encoding="utf-8"
    )
    before = path.read_bytes()
    with pytest.raises(Unreadable, match="would have an error: the dimensions' weights total"):
        write(copy)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="folders are protected in another way there")
def test_a_folder_that_may_not_be_written_to_is_one_sentence(copy: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write anywhere")
    copy.chmod(0o555)
    try:
        with pytest.raises(Unreadable, match="cannot be written"):
            write(copy)
    finally:
        copy.chmod(0o755)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((CRITERIA,), 2, "name at least one proposal"),
        ((CRITERIA, PROPOSALS[0], "--write"), 2, "--write needs --decision FILE"),
        ((CRITERIA, CRITERIA), 1, "this is a criteria file; a proposal for weights is needed here"),
        (("starter", "--decision", DECISION, "--write"), 2, "a ready file comes with sv-score"),
        ((CRITERIA, "nowhere.yaml"), 2, "nowhere.yaml does not exist"),
    ],
)
def test_the_command_line_says_what_is_wrong(arguments: tuple[str, ...], code: int, says: str) -> None:
    done = sv_score("consult", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr and "Traceback" not in done.stderr


def test_check_knows_proposals_and_decisions(tmp_path: Path) -> None:
    for name in ("users", "decision"):
        text = (ROOT / FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(text.replace("date:", "dat:"), encoding="utf-8")
    done = sv_score("check", ".", "-f", "json", cwd=tmp_path)
    found = json.loads(done.stdout)
    assert found["files"] == 2
    assert {(f["path"], f["code"]) for f in found["findings"]} == {
        ("users.yaml", "SV101"),
        ("decision.yaml", "SV101"),
    }


@settings(max_examples=15, deadline=None)
@given(strategies.criteria_files(), st.data())
def test_any_scheme_can_be_consulted_on(data: strategies.Data, drawn: st.DataObject) -> None:
    criteria = model(data)
    names = [d.id for d in criteria.dimensions]
    swings = tuple(Part(c.id, Decimal(1)) for d in criteria.dimensions for c in d.weighed)
    places = drawn.draw(st.permutations(names))
    proposals = (
        Proposal("s", "S", how=How.SWINGS, parts=Parts(tuple(Part(n, Decimal(2)) for n in names), swings)),
        Proposal(
            "o", "O", how=How.ORDER, parts=Parts(tuple(Part(n, Decimal(places.index(n) + 1)) for n in names))
        ),
    )
    found = groups(criteria, proposals, None)
    assert len(found) == 1 + len(names)
    shown = {g.dimension.id: effects(criteria, g) for g in found if g.dimension is not None}
    page = ConsultPage(criteria, proposals, None, found, shown)
    text = as_text(list(consultation_parts(page)))
    assert all(name in text for name in names)
    values = json.loads(consultation_json(page, ()))
    ordered = data.get("relative_importance") == "order"
    assert (values["groups"][0]["file"] is None) is ordered
    for group, dimension in zip(values["groups"][1:], criteria.dimensions, strict=True):
        weights = {c.id: Fraction(c.weight or 0) for c in dimension.weighed}
        assert {n: Fraction(s["exact"]) for n, s in group["file"].items()} == {
            n: w * 100 / sum(weights.values()) for n, w in weights.items()
        }
