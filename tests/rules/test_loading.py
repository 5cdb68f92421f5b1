"""Rule modules loaded from their compiled files are the modules that Python would import."""

import importlib
import os
import py_compile
import sys
from pathlib import Path

import pytest

from sv_score.rules import ALL_RULES, loading

SOURCE = "RULE = 1\n\n\ndef check(subject):\n    return [RULE]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package's folder with one module, compiled."""
    package = tmp_path / "somerules"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "one.py").write_text(SOURCE)
    py_compile.compile(str(package / "one.py"))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(loading, "_FOLDER", str(package))
    monkeypatch.setattr(loading, "_PACKAGE", "somerules")
    yield package
    for name in [name for name in sys.modules if name.startswith("somerules")]:
        del sys.modules[name]


def imported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the modules left to Python from here on."""
    names: list[str] = []
    real = importlib.import_module
    monkeypatch.setattr(loading, "import_module", lambda name: (names.append(name), real(name))[1])
    return names


def test_a_compiled_module_is_loaded_without_a_search(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = imported(monkeypatch)
    module = loading.load("one")
    assert module.check(None) == [1] and module.__file__ == str(folder / "one.py")
    assert (
        module
        is loading.load("one")
        is sys.modules["somerules.one"]
        is importlib.import_module("somerules.one")
    )
    assert left == []


def spoil_time(folder: Path) -> None:
    os.utime(folder / "one.py", (1, 1))


def spoil_size(folder: Path) -> None:
    status = (folder / "one.py").stat()
    (folder / "one.py").write_text(SOURCE + "# more\n")
    os.utime(folder / "one.py", (status.st_atime, status.st_mtime))


def remove(folder: Path) -> None:
    next((folder / "__pycache__").iterdir()).unlink()


def cut_short(folder: Path) -> None:
    compiled = next((folder / "__pycache__").iterdir())
    compiled.write_bytes(compiled.read_bytes()[:40])


def by_hash(folder: Path) -> None:
    py_compile.compile(str(folder / "one.py"), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)


@pytest.mark.parametrize("spoil", [spoil_time, spoil_size, remove, by_hash])
def test_whatever_is_not_as_it_should_be_is_left_to_python(
    spoil: object, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(folder)  # type: ignore[operator]
    left = imported(monkeypatch)
    assert loading.load("one").check(None) == [1]
    assert left == ["somerules.one"]


def test_a_broken_compiled_file_is_not_run(folder: Path) -> None:
    cut_short(folder)
    assert loading._compiled("one", str(folder / "one.py")) is None


def test_a_module_that_does_not_exist_is_an_import_error() -> None:
    with pytest.raises(ImportError):
        loading.load("no_such_rule")


def test_every_rule_is_found() -> None:
    assert all(loading.load(name).RULE for name in ALL_RULES)
