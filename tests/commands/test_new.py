"""`sv-score new`: a folder that says what is missing, and that scores once that is filled in."""

import json
import re
from pathlib import Path

import pytest

from sv_score.reading import ready
from sv_score.writing.skeleton import identifier, shares
from tests.commands.run import sv_score

MODELS = [name for name in ready.model_ids() if name != "un-sdg"]


def fill_in(folder: Path) -> None:
    """Fill in what a new folder leaves empty, the way its comments say."""
    criteria = (folder / "criteria.yaml").read_text(encoding="utf-8")
    criteria = re.sub(r"^(\s*(?:- )?value:) .*$", r"\1 2000000", criteria, flags=re.MULTILINE)
    criteria = re.sub(r"^(\s*commenced:) .*$", r"\1 2026-05-01", criteria, flags=re.MULTILINE)
    criteria = re.sub(r"^(\s*[a-z_]+:) +#.*$", r"\1 Some words of its own", criteria, flags=re.MULTILINE)
    (folder / "criteria.yaml").write_text(criteria, encoding="utf-8")
    bids = (folder / "bids.yaml").read_text(encoding="utf-8")
    bids = re.sub(r": +# the agreed score: (\S+?),.*", r": \1", bids)
    bids = re.sub(r": +# \{quantity: \.\.\.\}.*", ": {quantity: 1}", bids)
    bids = re.sub(r": +# pass or fail.*", ": pass", bids)
    (folder / "bids.yaml").write_text(bids, encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [
        (),
        *(("--criteria", name) for name in ready.criteria_ids()),
        *(("--model", name) for name in MODELS),
        ("--model", "ppn-002", "--outcomes", "1,6"),
        ("--model", "ppn-002", "--outcomes", "1"),
    ],
    ids=" ".join,
)
def test_a_new_folder_lists_what_is_missing_and_scores_when_filled_in(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    made = sv_score("new", "lot-1", *options, cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    empty = sv_score("evaluate", "lot-1/bids.yaml", cwd=tmp_path)
    assert empty.returncode == 1
    assert "nothing was scored" in empty.stderr
    assert set(re.findall(r"error\[(SV\d+)\]", empty.stderr)) == {"SV112"}
    fill_in(tmp_path / "lot-1")
    full = sv_score("evaluate", "lot-1/bids.yaml", "--format", "json", cwd=tmp_path)
    assert full.returncode == 0, full.stderr
    assert len(json.loads(full.stdout)["bids"]) == 2


@pytest.mark.parametrize("model", MODELS)
def test_every_place_for_a_score_says_what_it_is_about(model: str, tmp_path: Path) -> None:
    assert sv_score("new", "lot-1", "--model", model, cwd=tmp_path).returncode == 0
    bids = (tmp_path / "lot-1" / "bids.yaml").read_text(encoding="utf-8")
    places = re.findall(r"^      \S+: +# the agreed score: .*$", bids, flags=re.MULTILINE)
    assert places
    assert all(re.search(r" \(\S.{0,60}\)$", place) for place in places)


def test_the_licence_of_a_ready_file_is_said_in_words(tmp_path: Path) -> None:
    for name in ready.criteria_ids():
        sv_score("new", name, "--criteria", name, cwd=tmp_path)
        read_me = (tmp_path / name / "README.md").read_text(encoding="utf-8")
        assert "look at the publisher's page before you publish text from this file." in read_me


def test_the_editor_line_names_a_schema_that_is_there(tmp_path: Path) -> None:
    sv_score("new", "lot-1", cwd=tmp_path)
    for kind in ("criteria", "bids"):
        first = (tmp_path / "lot-1" / f"{kind}.yaml").read_text(encoding="utf-8").splitlines()[0]
        path = first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads((tmp_path / "lot-1" / path).read_text(encoding="utf-8"))["type"] == "object"


def test_the_folder_gives_the_criteria_their_id(tmp_path: Path) -> None:
    sv_score("new", "Library services 2027", cwd=tmp_path)
    text = (tmp_path / "Library services 2027" / "criteria.yaml").read_text(encoding="utf-8")
    assert "\nid: library-services-2027\n" in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("x", "--criteria", "strater"), "did you mean `starter`?"),
        (("x", "--model", "ppn-0002"), "did you mean `ppn-002`?"),
        (("x", "--model", "ppn-002", "--outcomes", "99"), "has no outcome `99`"),
        (("x", "--model", "ppn-002", "--outcomes", "2"), "needs at least two dimensions"),
        (("x", "--model", "un-sdg"), "never scored"),
        (("x", "--outcomes", "1"), "--outcomes needs --model"),
        (("x", "--criteria", "starter", "--model", "ppn-002"), "not both"),
        ((".",), "is not an empty folder"),
    ],
)
def test_what_cannot_be_made_is_one_sentence_and_leaves_nothing(
    arguments: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    (tmp_path / "here.txt").write_text("kept", encoding="utf-8")
    made = sv_score("new", *arguments, cwd=tmp_path)
    assert made.returncode == 2
    assert says in made.stderr
    assert len(made.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["here.txt"]


@pytest.mark.parametrize("parts", range(1, 40))
def test_shares_are_whole_even_and_total_one_hundred(parts: int) -> None:
    assert sum(shares(parts)) == 100
    assert max(shares(parts)) - min(shares(parts)) <= 1


def test_an_id_can_be_made_from_any_name() -> None:
    assert identifier("Gwasanaethau – llyfrgell!") == "gwasanaethau-llyfrgell"
    assert identifier("…") == "x"
