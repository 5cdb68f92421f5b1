"""Which files are checked, and as what."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sv_score.checking.gather import gather, kind_of_source, open_all
from sv_score.reading.source import Source, Unreadable

CRITERIA = "sv_score: 1\nid: a\ntitle: A\ndimensions: []\n"
BIDS = "sv_score: 1\ncriteria: criteria.yaml\nbids: []\n"
SCORES = "sv_score: 1\nbids: []\n"
MODEL = (
    "sv_score: 1\nmodel: m\ntitle: M\npublisher: P\njurisdiction: J\nedition: E\nstatus: current\n"
    "licence: L\ndescription: D\nstatements: []\nrules: []\nthemes: []\n"
)
POLICY = "sv_score: 1\npolicy: p\ntitle: P\nclauses: []\n"
OTHER = "on: push\njobs: {test: {steps: []}}\n"


def written(folder: Path, **files: str) -> Path:
    """Write files to `folder`; two underscores stand for a dot, `_in_` for a slash."""
    for name, text in files.items():
        path = folder / name.replace("__", ".").replace("_in_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def kind(text: str | bytes, label: str = "file.yaml") -> str:
    data = text if isinstance(text, bytes) else text.encode()
    return kind_of_source(Source(label, data, Path()))


def opened(*paths: str | Path) -> list[tuple[str, str]]:
    return [(source.label, kind) for source, kind in open_all([str(path) for path in paths])]


# Which files.


def test_a_folder_stands_for_the_yaml_files_below_it_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(
        tmp_path,
        b__yaml=CRITERIA,
        a__yml=CRITERIA,
        C__YAML=CRITERIA,
        z_in_a__yaml=BIDS,
        readme__md=CRITERIA,
        marks__csv="bid,criterion\n",
        yaml=CRITERIA,
    )
    monkeypatch.chdir(tmp_path)
    assert [name for name, _ in gather(["."])] == ["C.YAML", "a.yml", "b.yaml", str(Path("z/a.yaml"))]


@pytest.mark.parametrize("folder", [".git", ".venv", ".github", "__pycache__"])
def test_hidden_folders_and_files_are_passed_over(folder: str, tmp_path: Path) -> None:
    written(tmp_path, a__yaml=CRITERIA, __hidden__yaml=CRITERIA)
    written(tmp_path / folder, a__yaml=CRITERIA)
    assert [Path(name) for name, _ in gather([str(tmp_path)])] == [tmp_path / "a.yaml"]


def test_a_hidden_file_or_folder_can_be_named(tmp_path: Path) -> None:
    written(tmp_path, __hidden__yaml=CRITERIA)
    written(tmp_path / ".drafts", a__yaml=CRITERIA)
    assert len(opened(tmp_path / ".hidden.yaml", tmp_path / ".drafts")) == 2


@pytest.mark.parametrize("spelling", ["a.yaml", "./a.yaml", "b/../a.yaml", "{here}/a.yaml", ".", "{here}"])
def test_a_file_that_is_named_twice_is_checked_once(
    spelling: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, a__yaml=CRITERIA).joinpath("b").mkdir()
    monkeypatch.chdir(tmp_path)
    assert len(opened("a.yaml", spelling.format(here=tmp_path))) == 1
    assert len(opened(spelling.format(here=tmp_path), "a.yaml")) == 1


@pytest.mark.parametrize("spelling", ["a.yaml", "./a.yaml", "b/../a.yaml", ".//a.yaml"])
def test_a_file_has_one_name_however_it_is_written(
    spelling: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, a__yaml=CRITERIA).joinpath("b").mkdir()
    monkeypatch.chdir(tmp_path)
    assert opened(spelling) == [("a.yaml", "criteria")]


def test_paths_are_shown_with_forward_slashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "a" / "b", c__yaml=CRITERIA)
    monkeypatch.chdir(tmp_path)
    assert opened("a") == [("a/b/c.yaml", "criteria")]


def test_a_path_that_does_not_exist_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"none\.yaml does not exist; check the name and the folder"):
        opened(tmp_path / "none.yaml")


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path) == []


def test_other_yaml_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path, a__yaml=OTHER, b__yaml="", c__yaml="- 1\n- 2\n", d__yaml="a: [\n", e__yaml=CRITERIA)
    assert [Path(label).name for label, _ in opened(tmp_path)] == ["e.yaml"]


def test_a_file_that_was_named_is_kept_whatever_it_is(tmp_path: Path) -> None:
    written(tmp_path, a__yaml=OTHER, notes__txt="nothing of ours")
    assert [kind for _, kind in opened(tmp_path / "a.yaml", tmp_path / "notes.txt")] == ["criteria"] * 2


@pytest.mark.parametrize("spelling", ["a.yaml", "./a.yaml"])
def test_naming_the_folder_first_does_not_lose_a_named_file(
    spelling: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, a__yaml=OTHER, b__yaml=CRITERIA)
    monkeypatch.chdir(tmp_path)
    assert len(opened(".", spelling)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a permission there")
def test_a_symbolic_link_in_a_circle_ends(tmp_path: Path) -> None:
    written(tmp_path, a__yaml=CRITERIA)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(opened(tmp_path)) == 1


# As what.


WAYS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "bom": lambda text: "\ufeff" + text,
    "bom-and-key-first": lambda text: "\ufeff" + "".join(reversed(text.splitlines(keepends=True))),
    "comment-and-directive": lambda text: "# A comment\n%YAML 1.1\n---\n" + text,
    "double-quotes": lambda text: "".join(
        f'"{line.replace(":", chr(34) + ":", 1)}' for line in text.splitlines(True)
    ),
    "single-quotes": lambda text: "".join(
        f"'{line.replace(':', chr(39) + ' :', 1)}" for line in text.splitlines(True)
    ),
    "indented": lambda text: "".join("  " + line for line in text.splitlines(keepends=True)),
    "flow-on-one-line": lambda text: "{" + ", ".join(text.splitlines()) + "}\n",
    "flow-as-json": lambda text: "{\n  " + ",\n  ".join(text.splitlines()) + "\n}\n",
    "flow-after-comment": lambda text: "# first a comment\n\n {" + ",\n".join(text.splitlines()) + "}",
    "list-at-the-margin": lambda text: text.replace(": []", ":\n- id: x"),
    "tab-after-colon": lambda text: text.replace(": []", ":\t[]"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(CRITERIA, "criteria"), (BIDS, "bids"), (SCORES, "scores"), (MODEL, "model"), (POLICY, "policy")],
)
@pytest.mark.parametrize("way", WAYS)
def test_the_kinds_are_told_apart_however_they_are_written(text: str, expected: str, way: str) -> None:
    assert kind(WAYS[way](text)) == expected


def test_a_csv_file_holds_scores() -> None:
    assert kind("bid,criterion,evaluator,score,rationale\n", "scores/ev2.CSV") == "scores"


@pytest.mark.parametrize(
    "text",
    [
        OTHER,
        "",
        "# dimensions: are only spoken of\nname: x\n",
        "note: |\n  sv_score: 1\n  dimensions: none\n",
        "services:\n  web:\n    dimensions: 3\n",
        "about: the sv_score key\n",
        "- dimensions: 1\n",
        "dimensions\n",
    ],
)
def test_what_only_looks_like_ours_is_not(text: str) -> None:
    assert kind(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CRITERIA.replace("dimensions", "dimenions"), "criteria"),
        (CRITERIA.replace("dimensions", "Dimensions"), "criteria"),
        (CRITERIA.replace("dimensions: []\n", ""), "criteria"),
        (BIDS.replace("bids:", "bid:"), "bids"),
        (BIDS.replace("criteria:", "criterea:"), "bids"),
        (BIDS.replace("bids: []\n", ""), "bids"),
        (SCORES.replace("bids:", "bdis:"), "scores"),
        (MODEL.replace("themes", "theme"), "model"),
        (POLICY.replace("clauses", "clause"), "policy"),
        ("criterea: criteria.yaml\nbids: []\n", "scores"),
    ],
)
def test_a_misspelt_key_does_not_hide_a_file(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_does_not_hide_a_file(encoding: str) -> None:
    assert kind(CRITERIA.encode(encoding)) == "criteria"


def test_a_file_that_cannot_be_parsed_is_not_hidden() -> None:
    assert kind(CRITERIA + '\t- id: "unclosed\n') == "criteria"
    assert kind("{sv_score: 1, dimensions: [\n") == "criteria"
