"""What README, docs and examples show is what the commands print."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_spec = importlib.util.spec_from_file_location("fill", ROOT / "docs" / "fill.py")
assert _spec is not None and _spec.loader is not None
fill = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(fill)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", list(fill.pages()), ids=relative)
def test_the_output_shown_is_the_output_printed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert fill.filled(text) == text, "run `make docs`"


def test_generated_pages_and_pictures_are_current() -> None:
    for path, text in fill.generated().items():
        assert path.read_text(encoding="utf-8") == text, f"{relative(path)}: run `make docs`"


@pytest.mark.parametrize("page", list(fill.pages()), ids=relative)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{relative(page)} links to {target}"


def test_every_command_is_in_the_documentation() -> None:
    from sv_score.app import COMMANDS, GROUPS, command_named

    pages = "".join(page.read_text(encoding="utf-8") for page in fill.pages())
    for name in (*COMMANDS, *GROUPS):
        assert f"sv-score {name}" in pages, f"no page shows `sv-score {name}`"
    for name in COMMANDS:
        assert (command_named(name).__doc__ or "").strip()


def test_the_picture_needs_no_network() -> None:
    picture = fill.PICTURE.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\s\"')]+", picture)) == {"http://www.w3.org/2000/svg"}
