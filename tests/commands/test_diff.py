"""`sv-score diff`: what differs, and what it does to bids, against the independent oracle."""

import json
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_score.commands import diff as differing
from sv_score.commands import seal as sealing
from sv_score.commands.exit_code import ExitCode
from sv_score.reading.source import Unreadable
from tests import oracle, strategies
from tests.commands.run import sv_score
from tests.rules.overlay import BASE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("criteria.yaml", "bids.yaml"):
        (tmp_path / name).write_text((BASE / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def applied(folder: Path, *pairs: tuple[str, str], name: str = "criteria.yaml") -> str:
    """Write `applied.yaml`, which is `name` with texts replaced, and return its name."""
    text = (folder / name).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "applied.yaml").write_text(text, encoding="utf-8")
    return "applied.yaml"


def diff(old: str, new: str, bids: str = "", form: str = "text") -> ExitCode:
    return differing.run(differing.Options(old, new, bids, form))


def test_files_that_say_the_same_are_said_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff("criteria.yaml", applied(folder, ("weight: 60", "weight: 60.0 # percent"))) is ExitCode.DONE
    assert "They say the same." in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "table", "markdown"])
def test_every_format_names_the_differences(
    form: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    other = applied(folder, ("weight: 60", "weight: 55"), ("weight: 40", "weight: 45"))
    assert diff("criteria.yaml", other, "bids.yaml", form) is ExitCode.FOUND
    shown = capsys.readouterr().out
    for part in ("2 differences in meaning", "economy", "60", "55", "community", "45", "greenway"):
        assert part in shown, shown
    assert "adds dimensions up" in shown


def test_a_seal_stands_for_either_side(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sealing.run(sealing.Options(("criteria.yaml", "bids.yaml"), "2026-03-02"))
    other = applied(folder, ("weight: 60", "weight: 55"), ("weight: 40", "weight: 45"))
    capsys.readouterr()
    assert diff("criteria.seal.yaml", other) is ExitCode.FOUND
    assert diff(other, "criteria.seal.yaml") is ExitCode.FOUND
    assert diff("criteria.seal.yaml", "criteria.seal.yaml") is ExitCode.DONE
    assert (
        diff("criteria.seal.yaml", applied(folder, ("CR1: 3", "CR1: 1"), name="bids.yaml")) is ExitCode.FOUND
    )
    shown = capsys.readouterr().out
    assert "criteria.seal.yaml (criteria.yaml) and applied.yaml" in shown
    assert "greenway: answer to CR1" in shown


@pytest.mark.parametrize(
    ("old", "new", "bids", "message"),
    [
        ("criteria.yaml", "bids.yaml", "", "is a criteria file and bids.yaml is a bids file"),
        ("bids.yaml", "bids.yaml", "bids.yaml", "--bids goes with two criteria files"),
        ("criteria.yaml", "notes.txt", "", "is not a file that sv-score compares"),
        ("criteria.yaml", "missing.yaml", "", "missing.yaml does not exist"),
    ],
)
def test_what_cannot_be_compared_is_said(old: str, new: str, bids: str, message: str, folder: Path) -> None:
    (folder / "notes.txt").write_text("notes\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=message):
        diff(old, new, bids)


def test_a_file_with_faults_is_shown_with_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff("criteria.yaml", applied(folder, ("weight: 60", "weight: lots"))) is ExitCode.NOT_POSSIBLE
    shown = capsys.readouterr().err
    assert "SV105" in shown
    assert "nothing was compared" in shown


def test_what_bids_cannot_be_scored_by_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = applied(
        folder,
        ("score: 2, label: Met", "score: 2.5, label: Met"),
        ("{from: 20, score: 2}", "{from: 20, score: 1}"),
    )
    assert diff("criteria.yaml", other, "bids.yaml") is ExitCode.FOUND
    assert "The bids cannot be scored by applied.yaml: " in capsys.readouterr().out


def test_a_minimum_that_is_raised_says_who_fails_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = applied(
        folder, ("minimum: {score: 1, disqualifies: true}", "minimum: {score: 3, disqualifies: true}")
    )
    diff("criteria.yaml", other, "bids.yaml")
    shown = capsys.readouterr().out
    assert "- stonebridge fails CR1 by the applied criteria, and does not by the published ones." in shown
    assert "- stonebridge is disqualified by the applied criteria, and is not by the published ones." in shown
    assert "- greenway" not in shown


def test_a_change_that_moves_nothing_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diff("criteria.yaml", applied(folder, ("title: Care of four parks", "title: Care of parks")), "bids.yaml")
    assert "Nothing: every score and every minimum stays as it is" in capsys.readouterr().out


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Draw a procurement, and its criteria with weights and minimums changed."""
    procurement = draw(strategies.procurements(most=3))
    other = json.loads(json.dumps(procurement["criteria"], default=str))
    other = _restored(other, procurement["criteria"])
    for dimension in other["dimensions"]:
        weighed = [c for c in dimension["criteria"] if "weight" in c]
        turned = draw(st.permutations([c["weight"] for c in weighed]))
        for criterion, weight in zip(weighed, turned, strict=True):
            criterion["weight"] = weight
        if draw(st.booleans()):
            dimension["minimum"] = {
                "percent": draw(strategies.decimals(0, 30)),
                "disqualifies": draw(st.booleans()),
            }
    other["moderation"] = draw(st.sampled_from(["consensus", "single"]))
    return procurement, other


def _restored(copy: Any, original: Any) -> Any:
    """Return a copy of plain values that shares nothing with the original."""
    if isinstance(original, dict):
        return {key: _restored(copy[key], original[key]) for key in original}
    if isinstance(original, list | tuple):
        return [_restored(c, o) for c, o in zip(copy, original, strict=True)]
    return original


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_what_bids_get_under_both_is_what_the_oracle_says(pair: tuple[Any, Any]) -> None:
    procurement, other = pair
    with TemporaryDirectory() as name:
        folder = Path(name)
        bids = strategies.write(procurement, folder)
        second = strategies.write({"criteria": other, "bids": procurement["bids"]}, _made(folder / "applied"))
        output = folder / "out.json"
        options = differing.Options(
            str(folder / "criteria.yaml"), str(second.parent / "criteria.yaml"), str(bids)
        )
        code = differing.run(options._replace(form="json", output=str(output)))
        shown = json.loads(output.read_text(encoding="utf-8"))
        before, after = oracle.evaluate(bids), oracle.evaluate(second)
    assert code == (ExitCode.FOUND if shown["changes"] else ExitCode.DONE)
    if shown["problem"]:
        # The weights of a whole may leave a minimum that nobody can reach: nothing is scored by that.
        assert "minimum" in shown["problem"]
        return
    expected = [
        (bid["id"], was["id"], _ends(was), _ends(now))
        for bid, then in zip(before, after, strict=True)
        for was, now in zip(bid["dimensions"], then["dimensions"], strict=True)
    ]
    assert [
        (e["bid"], e["dimension"], _shown(e["published"]), _shown(e["applied"])) for e in shown["bids"]
    ] == expected
    disqualified = {
        bid["id"]: (bid["disqualified_by"], then["disqualified_by"])
        for bid, then in zip(before, after, strict=True)
    }
    for entry in shown["minimums"]:
        was, now = disqualified[entry["bid"]]
        assert set(entry["published"]["disqualified_by"]) == set(was)
        assert set(entry["applied"]["disqualified_by"]) == set(now)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _ends(dimension: Any) -> tuple[Fraction, Fraction, bool | None]:
    minimum = dimension["minimum"]
    return dimension["low"], dimension["high"], minimum["met"] if minimum else None


def _shown(values: Any) -> tuple[Fraction, Fraction, bool | None]:
    return Fraction(values["low"]), Fraction(values["high"]), values["minimum_met"]


def test_each_change_alone_is_what_a_file_with_that_change_alone_gives(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = [("weight: 50", "weight: 40"), ("weight: 50", "weight: 60")]
    bands = ("{from: 20, score: 2}", "{from: 20, score: 1}")
    diff("criteria.yaml", applied(folder, *weights, bands), "bids.yaml", "json")
    shown = json.loads(capsys.readouterr().out)
    alone = next(c for c in shown["changes"] if c["what"] == "band from 20, score")["alone"]
    diff("criteria.yaml", applied(folder, bands), "bids.yaml", "json")
    single = json.loads(capsys.readouterr().out)
    assert alone["bids"] == [e for e in single["bids"] if e["changed"]]
    assert alone["minimums"] == single["minimums"]
    assert alone["bids"]


def test_the_command_exits_with_one_where_files_differ(folder: Path) -> None:
    other = applied(folder, ("weight: 60", "weight: 55"), ("weight: 40", "weight: 45"))
    done = sv_score("diff", "criteria.yaml", other, "--bids", "bids.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    done = sv_score("diff", "criteria.yaml", "nothing.yaml", cwd=folder)
    assert done.returncode == 2


ROWS = "bid,criterion,evaluator,score,rationale,entry,unit\n"
GIVEN = (
    "harbour,LE1,ev1,3,Dates.,mark,\nharbour,LE2,,90,,quantity,people\nharbour,CR1,,4,Agreed.,consensus,\n"
)


def test_score_files_with_every_kind_of_row_are_compared_by_what_they_say(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.csv").write_text(ROWS + GIVEN, encoding="utf-8")
    order = "".join(sorted(GIVEN.splitlines(keepends=True)))
    (folder / "b.csv").write_text(ROWS + order.replace("90", "90.0"), encoding="utf-8")
    assert diff("a.csv", "b.csv") is ExitCode.DONE
    (folder / "b.csv").write_text(ROWS + order.replace("90", "80").replace("4,Ag", "5,Ag"), encoding="utf-8")
    capsys.readouterr()
    assert diff("a.csv", "b.csv") is ExitCode.FOUND
    shown = capsys.readouterr().out
    assert "2 differences" in shown
    for part in ("LE2", "90", "80", "CR1", "4", "5"):
        assert part in shown


def test_bids_whose_own_criteria_cannot_be_read_are_scored_by_the_two_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = applied(folder, ("weight: 60", "weight: 55"), ("weight: 40", "weight: 45"))
    assert diff("criteria.yaml", other, "bids.yaml") is ExitCode.FOUND
    expected = capsys.readouterr().out
    for name in ("nowhere.yaml", "broken.yaml"):
        (folder / "broken.yaml").write_text("dimensions: [", encoding="utf-8")
        text = (folder / "bids.yaml").read_text(encoding="utf-8")
        changed = text.replace("criteria: criteria.yaml", f"criteria: {name}")
        (folder / "mock.yaml").write_text(changed, encoding="utf-8")
        assert diff("criteria.yaml", other, "mock.yaml") is ExitCode.FOUND
        assert capsys.readouterr().out == expected
