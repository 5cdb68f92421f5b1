"""`check`, `compare`, `report` and `explain`: what the commands say, as values."""

import json
from pathlib import Path

import pytest

import sv_score
from tests.commands.run import ROOT
from tests.commands.run import sv_score as command

LIBRARY = "examples/library-services/bids.yaml"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_check_finds_what_the_command_finds() -> None:
    found = sv_score.check("examples/school-meals", Path("examples/first-steps"))
    said = json.loads(command("check", "examples/school-meals", "examples/first-steps", "-f", "json").stdout)
    keys = {"path": "file"}
    assert found and len(found) == len(said["findings"])
    for finding, values in zip(found, said["findings"], strict=True):
        shown = {name: getattr(finding, keys.get(name, name)) for name in values}
        assert shown | {"help": finding.help or None} == values


def test_check_takes_codes_and_settings(tmp_path: Path) -> None:
    assert sv_score.check("examples/school-meals", select=["SV6"])
    assert sv_score.check("examples/school-meals", select="SV2") == []
    assert sv_score.check("examples/school-meals", ignore=["SV601"]) == []
    settings = tmp_path / "sv-score.toml"
    settings.write_text('ignore = ["SV6"]\n', encoding="utf-8")
    assert sv_score.check("examples/school-meals", config=settings) == []
    with pytest.raises(sv_score.Unreadable, match="SV9999"):
        sv_score.check("examples", select=["SV9999"])
    with pytest.raises(sv_score.Unreadable, match="no sv-score file"):
        sv_score.check(tmp_path)
    with pytest.raises(sv_score.Unreadable, match="does not exist"):
        sv_score.check(tmp_path / "none")


def test_check_looks_at_this_folder_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples" / "school-meals")
    assert [finding.file for finding in sv_score.check()] == ["bids.yaml"]


def test_compare_says_what_the_command_says() -> None:
    evaluation = sv_score.evaluate(LIBRARY)
    for what in (LIBRARY, evaluation):
        pair = sv_score.compare(what, "harbour", "weavers")
        said = json.loads(command("compare", LIBRARY, "harbour", "weavers", "-f", "json").stdout)["pairs"][0]
        assert (pair.a, pair.b, pair.relation) == (said["a"], said["b"], said["relation"])
        assert pair.dimension_relation == said["dimension_relation"] and pair.unopposed == said["unopposed"]
        for sides, values in ((pair.criteria, said["criteria"]), (pair.dimensions, said["dimensions"])):
            named = {"for": sides.better, "against": sides.worse, "equal": sides.equal, "open": sides.open}
            assert named == {name: tuple(values.get(name, ())) for name in named}
    assert pair.to_text() == command("compare", LIBRARY, "harbour", "weavers", "-f", "text").stdout
    assert pair.to_markdown() == command("compare", LIBRARY, "harbour", "weavers", "-f", "markdown").stdout
    assert repr(pair) == "<Comparison of harbour (a) and weavers (b): trade_off>"
    assert "Harbour Community Trust (harbour) and Weavers" in pair._repr_html_()


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("harbor", "mill", "did you mean `harbour`"),
        ("mill", "mill", "named twice"),
        ("", "mill", "no bid ``"),
    ],
)
def test_compare_answers_wrong_names(a: str, b: str, said: str) -> None:
    with pytest.raises(sv_score.Unreadable, match=said):
        sv_score.compare(LIBRARY, a, b)


def test_report_writes_what_the_command_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    by_command, by_call = tmp_path / "a.md", tmp_path / "b.md"
    command("report", LIBRARY, "-o", str(by_command), "--audience", "public")
    for what in (LIBRARY, sv_score.evaluate(LIBRARY)):
        assert sv_score.report(what, by_call, audience="public") == by_call
        assert by_call.read_bytes() == by_command.read_bytes()
        by_call.unlink()


@pytest.mark.parametrize(
    ("file", "output", "more", "said"),
    [
        (LIBRARY, "report.pfd", {}, "did you mean `pdf`"),
        (LIBRARY, "report.md", {"audience": "everyone"}, "audience is 'everyone'; write one of panel"),
        (LIBRARY, "report.md", {"audience": "supplier"}, "needs --bid"),
        (LIBRARY, "none/report.md", {}, "cannot be written"),
        ("none.yaml", "report.md", {}, "does not exist"),
        ("examples/panel-at-work/bids.yaml", "report.md", {"audience": "public"}, "Without an agreed score"),
    ],
)
def test_a_report_that_cannot_be_made_leaves_nothing(
    file: str, output: str, more: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(sv_score.Unreadable, match=said):
        sv_score.report(file, tmp_path / output, **more)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_no_report_is_written_of_an_evaluation_with_errors(tmp_path: Path) -> None:
    (tmp_path / "bids.yaml").write_text("sv_score: 1\ncriteria: none.yaml\nbids: []\n", encoding="utf-8")
    for what in (tmp_path / "bids.yaml", sv_score.evaluate(tmp_path / "bids.yaml")):
        with pytest.raises(sv_score.Unreadable, match="nothing was scored"):
            sv_score.report(what, tmp_path / "report.md")
    assert [file.name for file in tmp_path.iterdir()] == ["bids.yaml"]


def test_explain_says_what_the_command_says() -> None:
    explained = sv_score.explain("sv201")
    assert (explained.code, explained.rule, explained.severity) == (
        "SV201",
        "dimension-weights-total",
        "error",
    )
    assert str(explained) == command("explain", "SV201").stdout
    assert sv_score.explain("dimension-weights-total") == explained
    assert explained.example and explained.instead and explained.title and explained.what and explained.why
    with pytest.raises(sv_score.Unreadable, match="no rule `SV2001`; did you mean"):
        sv_score.explain("SV2001")
