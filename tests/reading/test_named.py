"""What a file names is opened only where a procurement keeps its files."""

import os
from pathlib import Path

import pytest

from sv_score.assessment import assess
from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.proving.contents import contents
from sv_score.reading import limits
from sv_score.reading.named import Outside, is_outside, open_named
from sv_score.reading.source import Source, Unreadable, open_source
from tests.commands.run import ROOT, sv_score

SECRET = "sv_score: 1\nunmistakable: secret\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder of a procurement with a file beside it, one above, and secrets around it."""
    files = {
        "top/own/procurement/bids.yaml": "sv_score: 1\nbids: []\n",
        "top/own/procurement/scores/ev1.yaml": "sv_score: 1\nbids: []\n",
        "top/own/procurement/-": "sv_score: 1\n",
        "top/own/procurement/.git/config": SECRET,
        "top/own/procurement/.hidden.yaml": "sv_score: 1\n",
        "top/own/policies/policy.yaml": "sv_score: 1\n",
        "top/own/.ssh/key.yaml": SECRET,
        "top/far.yaml": SECRET,
        "elsewhere.yaml": SECRET,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "top/own/procurement"


def by(folder: Path) -> Source:
    return Source("bids.yaml", b"", folder)


INSIDE = ("bids.yaml", "./scores/../bids.yaml", "scores/ev1.yaml", "../policies/policy.yaml", ".hidden.yaml")
OUTSIDE = (
    "../../far.yaml",
    "../../../elsewhere.yaml",
    "..\\..\\far.yaml",
    "scores/../../../far.yaml",
    "/etc/passwd",
    "/etc/../etc/passwd",
    "/dev/zero",
    "/dev/stdin",
    "/proc/self/environ",
    "//server/share/x.yaml",
    "\\\\server\\share\\x.yaml",
    "\\\\?\\C:\\x.yaml",
    "\\\\.\\pipe\\x",
    "C:\\x.yaml",
    "c:x.yaml",
    "../.ssh/key.yaml",
    ".git/config",
    "scores/../.GIT/config",
)


@pytest.mark.parametrize("name", INSIDE)
def test_what_lies_with_the_procurement_is_opened(name: str, place: Path) -> None:
    assert open_named(by(place), name).data.startswith(b"sv_score: 1")
    assert open_named(by(place), str(place / "bids.yaml")).data, "an absolute path of its own folder"


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_lies_elsewhere_is_not_opened(name: str, place: Path) -> None:
    if name == "scores/../.GIT/config" and not (place / ".GIT").exists():
        (place / ".GIT").mkdir()
    with pytest.raises(Outside, match="lies outside the folders of this procurement"):
        open_named(by(place), name)


@pytest.mark.parametrize(
    "name", ["~/x.yaml", "$HOME/x.yaml", "scores", ".", "a\0b", "x" * 5000, "missing.yaml"]
)
def test_other_names_are_a_sentence_and_nothing_is_expanded(name: str, place: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        open_named(by(place), name)
    assert not isinstance(refused.value, Outside)
    assert str(refused.value).count("\n") == 0


def test_a_link_counts_as_what_it_leads_to(place: Path) -> None:
    (place / "out.yaml").symlink_to(place.parents[2] / "elsewhere.yaml")
    (place / "in.yaml").symlink_to(place / "bids.yaml")
    (place / "folder").symlink_to(place.parents[1])
    (place / "round.yaml").symlink_to(place / "round.yaml")
    assert open_named(by(place), "in.yaml").data
    for name in ("out.yaml", "folder/far.yaml"):
        with pytest.raises(Outside):
            open_named(by(place), name)
    with pytest.raises(Unreadable, match="cannot be read"):
        open_named(by(place), "round.yaml")
    # A folder that is itself reached by a link is where its files are.
    other = place.parents[2] / "link"
    other.symlink_to(place)
    assert open_named(by(other), "bids.yaml").data


def test_a_marker_above_opens_the_folder_it_lies_in(place: Path) -> None:
    far = "../../far.yaml"
    (place / ".git").rename(place / "git")
    assert is_outside(by(place), far)
    marker = place.parents[1] / "sv-score.toml"
    marker.touch()
    assert open_named(by(place), far).data
    marker.unlink()
    (place.parents[1] / ".git").mkdir()
    assert open_named(by(place), far).data
    assert is_outside(by(place), "../../../elsewhere.yaml")
    assert is_outside(by(place), "../../.git/HEAD")


def test_a_marker_that_came_with_the_procurement_opens_nothing(place: Path) -> None:
    (place / "sv-score.toml").touch()
    (place.parent / "policies/sv-score.toml").touch()
    assert is_outside(by(place), "../../far.yaml")
    assert not is_outside(by(place), "../policies/policy.yaml")


def test_whoever_runs_it_can_name_folders(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SV_SCORE_FOLDERS", os.pathsep.join(["/nowhere", str(place.parents[1]), ""]))
    assert open_named(by(place), "../../far.yaml").data
    assert is_outside(by(place), "../../../elsewhere.yaml")


def test_within_a_bundle_the_bundle_is_all_there_is(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SV_SCORE_FOLDERS", "/")
    source = by(place)._replace(within=place.parent)
    assert not is_outside(source, "../policies/policy.yaml")
    assert is_outside(source, "../../far.yaml")
    assert open_named(source, "bids.yaml").within == place.parent


def test_a_procurement_at_the_top_of_a_drive_has_its_own_folder_alone() -> None:
    assert is_outside(by(Path("/tmp")), "../etc/passwd")
    assert is_outside(by(Path("/")), "../etc/passwd") is False, "the whole drive is its own folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_pipes_and_devices_are_not_waited_for(place: Path) -> None:
    os.mkfifo(place / "pipe.yaml")
    with pytest.raises(Unreadable, match="is a pipe or a device"):
        open_named(by(place), "pipe.yaml")
    with pytest.raises(Unreadable, match="is a pipe or a device"):
        open_source(str(place / "pipe.yaml"))
    done = sv_score("check", str(place))
    assert (done.returncode, done.stdout) == (0, "no findings in 2 files\n")
    os.mkfifo(place / "bundle.zip")
    assert "nothing to verify" in sv_score("verify", str(place / "scores")).stderr


def first_steps(folder: Path, **changes: str) -> Path:
    """Write the first example to a folder below `folder`, with lines added to its files."""
    own = folder / "top" / "own" / "procurement"
    own.mkdir(parents=True)
    for name in ("bids", "criteria"):
        text = (ROOT / "examples/first-steps" / f"{name}.yaml").read_text(encoding="utf-8")
        (own / f"{name}.yaml").write_text(text + changes.get(name, ""), encoding="utf-8")
    return own / "bids.yaml"


def test_no_line_of_a_file_outside_is_shown(tmp_path: Path) -> None:
    bids = first_steps(tmp_path, bids="scores: [../../../secret.yaml]\n")
    (tmp_path / "secret.yaml").write_text(SECRET, encoding="utf-8")
    for command in (["check"], ["evaluate"], ["compare"], ["bundle", "-o", str(tmp_path / "b.zip")]):
        done = sv_score(*command, str(bids))
        assert done.returncode == 1, done.stderr
        assert "SV118" in done.stdout + done.stderr
        assert "unmistakable" not in done.stdout + done.stderr
    assert not (tmp_path / "b.zip").exists()


@pytest.mark.parametrize("name", ["criteria.seal.yaml", "bids.history.jsonl"])
def test_a_seal_or_history_that_is_a_link_is_not_followed(name: str, tmp_path: Path) -> None:
    bids = first_steps(tmp_path)
    (tmp_path / "secret.yaml").write_text(SECRET, encoding="utf-8")
    (bids.parent / name).symlink_to(tmp_path / "secret.yaml")
    found = check([str(bids)], Settings()).findings
    assert [f.finding.code for f in found if f.finding.severity == "error"] == ["SV118"]
    assert assess(str(bids)).result is None


def test_a_document_outside_is_an_error_and_is_in_no_bundle(tmp_path: Path) -> None:
    bids = first_steps(tmp_path)
    text = bids.read_text(encoding="utf-8")
    (tmp_path / "secret.yaml").write_text(SECRET, encoding="utf-8")
    first = text.index("    responses:")
    added = "    documents: [{id: d, path: ../../../secret.yaml}]\n"
    bids.write_text(text[:first] + added + text[first:], encoding="utf-8")
    (found,) = [f for f in assess(str(bids)).findings if f.code == "SV118"]
    assert found.route == ("bids", 0, "documents", 0, "path")
    with pytest.raises(Unreadable, match="lies outside"):
        contents(str(bids))


def test_a_seal_names_nothing_outside(tmp_path: Path) -> None:
    bids = first_steps(tmp_path)
    (tmp_path / "secret.yaml").write_text(SECRET, encoding="utf-8")
    seal = bids.parent / "criteria.seal.yaml"
    assert sv_score("seal", str(bids.parent / "criteria.yaml")).returncode == 0
    text = seal.read_text(encoding="utf-8").replace("criteria.yaml", "../../../secret.yaml")
    seal.write_text(text, encoding="utf-8")
    done = sv_score("verify", str(seal))
    assert done.returncode == 1
    assert "lies outside" in done.stdout
    assert "unmistakable" not in done.stdout + done.stderr


def test_a_file_beyond_the_limit_is_not_sealed_signed_or_bundled_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sv_score.reading.source import open_whole

    file = tmp_path / "notice.txt"
    file.write_bytes(b"x" * 101)
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    with pytest.raises(Unreadable, match="SV_SCORE_MAX_FILE_MIB"):
        open_whole(str(file))
    monkeypatch.setattr(limits, "FILE_BYTES", 101)
    assert len(open_whole(str(file)).data) == 101
