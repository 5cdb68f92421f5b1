"""Two builds of the same sources are the same to the byte, wherever and by whomever they are made."""

import io
import os
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from release import build, contents, tree

ROOT = Path(__file__).parent.parent.parent
PYTHON = Path(sys.executable)


def sources() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    # Large cases prove nothing about building and take their time.
    return [name for name in tree.sources(ROOT) if not name.startswith(("tests/cases", "tests/spreadsheets"))]


def packed(folder: Path, name: str, files: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(folder / name, "w", method) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return folder / name


def test_the_product_is_built_to_the_same_bytes_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    names = sources()
    before = os.umask(0o022)
    os.umask(before)
    tree.copy(ROOT, names, tmp_path / "sources")
    root = tmp_path / "sources"
    wheel, source = build.build(root, names, PYTHON, build.FIRST, tmp_path)
    other_wheel, other_source = build.build(root, names, PYTHON, build.SECOND, tmp_path)
    assert build.differences(wheel, other_wheel) == []
    assert build.differences(source, other_source) == []
    assert build.differences(wheel, build.rebuilt(source, PYTHON, tmp_path / "again")) == []
    assert os.umask(before) == before
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert contents.wheel_faults(wheel, names, project, [ROOT, tmp_path, Path.home()]) == []
    assert contents.source_faults(source, names) == []


def test_a_build_that_fails_says_what_was_printed(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="version"):
        build.packed(tmp_path / "sources", PYTHON, tmp_path / "out", {})


def test_archives_are_compared_by_bytes_and_named_by_file(tmp_path: Path) -> None:
    one = packed(tmp_path, "one.whl", {"a": b"1" * 99, "b": b"2"})
    same = packed(tmp_path, "same.whl", {"a": b"1" * 99, "b": b"2"})
    os.utime(same, (0, 0))
    other = packed(tmp_path, "other.whl", {"a": b"9" * 99, "c": b"2"})
    squeezed = packed(tmp_path, "squeezed.whl", {"a": b"1" * 99, "b": b"2"}, zipfile.ZIP_DEFLATED)
    assert build.differences(one, one) == []
    assert build.differences(one, other) == [
        "one.whl: b is only in one of them",
        "one.whl: c is only in one of them",
        "one.whl: a is not the same",
    ]
    assert build.differences(one, squeezed) == ["one.whl: same files, packed differently"]


def test_only_what_version_control_knows_is_copied(tmp_path: Path) -> None:
    names = sources()
    assert "sv_score/py.typed" in names and "criteria/models/un-sdg.yaml" in names
    assert names == sorted(names)
    assert not [n for n in names if n.startswith((".venv/", "benchmarks/.work/")) or "__pycache__" in n]
    tree.copy(ROOT, ["LICENSE", ".ci/run"], tmp_path)
    assert (tmp_path / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert os.access(tmp_path / ".ci" / "run", os.X_OK) and not os.access(tmp_path / "LICENSE", os.X_OK)


PROJECT = {
    "tool": {
        "hatch": {
            "build": {
                "targets": {
                    "wheel": {
                        "force-include": {"criteria": "sv_score/criteria"},
                        "shared-data": {"man/sv-score.1": "share/man/man1/sv-score.1"},
                    }
                }
            }
        }
    }
}
NAMES = [
    "criteria/starter.yaml",
    "man/sv-score.1",
    "setup.cfg",
    *(n for n in contents.NEEDED if "criteria" not in n),
]


def whole(wheel: str = "sv_score-1.0-py3-none-any.whl") -> dict[str, bytes]:
    extra = [name for name in contents.NEEDED if "criteria" in name]
    return dict.fromkeys([*contents.in_wheel([*NAMES, *extra], PROJECT, wheel), *extra], b"content")


def wheel_with(tmp_path: Path, files: Mapping[str, bytes], rights: int = 0o644) -> list[str]:
    path = tmp_path / "sv_score-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (0o100000 | rights) << 16
            archive.writestr(entry, content)
    names = [*NAMES, "criteria/models/un-sdg.yaml"]
    return contents.wheel_faults(path, names, PROJECT, [Path("/build/of/somebody"), Path("/")])


def test_a_wheel_without_faults_has_none(tmp_path: Path) -> None:
    assert wheel_with(tmp_path, whole()) == []
    assert "sv_score-1.0.data/data/share/man/man1/sv-score.1" in whole()


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("tests/test_x.py", b"", "tests/test_x.py does not belong in the wheel"),
        ("sv_score/__pycache__/x.pyc", b"", "sv_score/__pycache__/x.pyc is a compiled file"),
        ("../outside", b"", "../outside would be unpacked outside its folder"),
        ("/etc/x", b"", "/etc/x would be unpacked outside its folder"),
        ("C:/x", b"", "C:/x would be unpacked outside its folder"),
        ("sv_score/py.typed", b"in /build/of/somebody/x", "sv_score/py.typed names a folder of this machine"),
    ],
)
def test_what_does_not_belong_in_a_wheel_is_named(
    tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    assert fault in wheel_with(tmp_path, {**whole(), name: content})


@pytest.mark.parametrize("name", [*contents.NEEDED, "sv_score-1.0.dist-info/licenses/NOTICE"])
def test_what_is_missing_in_a_wheel_is_named(tmp_path: Path, name: str) -> None:
    files = whole()
    del files[name]
    assert f"{name} is missing in the wheel" in wheel_with(tmp_path, files)


def test_rights_of_others_are_named(tmp_path: Path) -> None:
    assert len(wheel_with(tmp_path, whole(), 0o755)) == len(whole())


def test_faults_of_a_source_distribution_are_named(tmp_path: Path) -> None:
    path = tmp_path / "sv_score-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, owner in (("PKG-INFO", ""), ("tests/kept.py", ""), ("site/page.html", "ada")):
            entry = tarfile.TarInfo(f"sv_score-1.0/{name}")
            entry.size, entry.uname = 1, owner
            archive.addfile(entry, io.BytesIO(b"x"))
        link = tarfile.TarInfo("sv_score-1.0/docs")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc"
        archive.addfile(link)
    assert contents.source_faults(path, ["tests/kept.py", "tests/lost.py", "docs", "action.yml"]) == [
        "sv_score-1.0/site/page.html belongs to ada",
        "sv_score-1.0/docs is no ordinary file",
        "tests/lost.py is missing in the source distribution",
        "site/page.html does not belong in the source distribution",
    ]
