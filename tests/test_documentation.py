"""What README, docs and examples show is what the commands print."""

import functools
import importlib.util
import itertools
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


def test_the_tutorial_starts_with_nothing_and_writes_what_its_reader_writes() -> None:
    assert fill.EMPTY in (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    console = "```console\n$ cat {}\n```\n"
    with pytest.raises(FileNotFoundError):
        fill.filled(fill.EMPTY + "\n" + console.format("examples/first-steps/bids.yaml"))
    written = '```yaml title="a.yaml"\none: 1\n```\n```yaml title="a.yaml, at the end"\ntwo: 2\n```\n'
    page = f"{fill.EMPTY}\n{written}{console.format('a.yaml')}"
    assert fill.filled(page).endswith("$ cat a.yaml\none: 1\ntwo: 2\n```\n")


@functools.cache
def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the pages of a repository and of the site have them."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))
    found = set()
    for token, inside in itertools.pairwise(tokens):
        if token.type == "heading_open":
            text = "".join(child.content for child in inside.children or ())
            found.add(re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-"))
    return found


@pytest.mark.parametrize("page", [*fill.pages(), *ROOT.glob("[A-QS-Z]*.md")], ids=relative)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)", page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        linked = page.parent / path if path else page
        assert linked.exists(), f"{relative(page)} links to {target}"
        if anchor and linked.suffix == ".md":
            assert anchor in anchors(linked), f"{relative(page)} links to {target}"


def test_every_command_is_shown_at_work() -> None:
    from sv_score.app import COMMANDS, GROUPS, command_named

    # The page that is made of all commands does not count.
    written = [page for page in fill.pages() if page != fill.COMMANDS]
    pages = "".join(page.read_text(encoding="utf-8") for page in written)
    for name in (*COMMANDS, *GROUPS):
        assert f"sv-score {name}" in pages, f"no page shows `sv-score {name}`"
    for name in COMMANDS:
        assert (command_named(name).__doc__ or "").strip()


def test_the_picture_needs_no_network() -> None:
    picture = fill.PICTURE.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\s\"')]+", picture)) == {"http://www.w3.org/2000/svg"}
