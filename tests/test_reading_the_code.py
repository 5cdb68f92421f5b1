"""The page that leads newcomers through the code says what the code is."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/reading-the-code.md").read_text(encoding="utf-8")
HOUSE, LAYERS = re.findall(r"^```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)[:2]


def test_the_page_names_every_room_and_no_other() -> None:
    named = set(re.findall(r"^  (\w+)/ ", HOUSE, re.MULTILINE))
    rooms = {init.parent.name for init in (ROOT / "sv_score").glob("*/__init__.py")}
    assert named == rooms


def test_the_page_names_every_folder_of_the_repository_with_code_or_files_to_run() -> None:
    named = set(re.findall(r"^(\w+)/", HOUSE, re.MULTILINE))
    assert named == {"sv_score", "criteria", "examples", "tests", "docs", "benchmarks", "release"}
    assert all((ROOT / name).is_dir() for name in named)


def test_the_layers_are_those_that_are_held() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    held = next(one["layers"] for one in contracts["contracts"] if one["type"] == "layers")
    layers = [set(re.findall(r"sv_score\.(\w+)", layer)) for layer in held]
    assert [set(re.findall(r"\w+", layer)) for layer in LAYERS.split("→")] == layers[1:]
    assert layers[0] == {"__main__"}
    # Rooms beside each other do not know each other; `:` would let them.
    assert not any(":" in layer for layer in held)


def test_every_file_that_the_page_names_is_there() -> None:
    words = re.findall(r"`([\w/]+\.py)`", PAGE)
    assert len(words) > 30
    there = [path.as_posix() for path in ROOT.glob("*/**/*.py") if ".work" not in path.parts]
    assert [word for word in words if not any(path.endswith(f"/{word}") for path in there)] == []
