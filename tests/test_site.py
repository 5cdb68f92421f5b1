"""The documentation site: its navigation is complete, and its own check finds what it is there for."""

import importlib.util
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
_spec = importlib.util.spec_from_file_location("publish", ROOT / "docs" / "publish.py")
assert _spec is not None and _spec.loader is not None
publish = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(publish)


def leaves(nav: list[dict[str, Any]]) -> Iterator[str]:
    for entry in nav:
        for below in entry.values():
            if isinstance(below, str):
                yield below
            else:
                yield from leaves(below)


def test_every_page_stands_once_in_the_navigation() -> None:
    settings = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    listed = sorted(leaves(settings["nav"]))
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
    assert listed == sorted(path.relative_to(ROOT).as_posix() for path in pages), "see zensical.toml"


def test_nothing_is_fetched_from_elsewhere_by_the_settings() -> None:
    project = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    assert project["theme"]["font"] is False
    assert "default-src 'self'" in (ROOT / "docs" / "theme" / "main.html").read_text(encoding="utf-8")


def site(folder: Path, **pages: str) -> list[str]:
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return list(publish.faults(folder))


@pytest.mark.parametrize(
    "link",
    [
        '<a href="b.html">',
        '<a href="b.html#there">',
        '<a href="#here" id="here">',
        '<a href="https://x.org/">',
        '<img src="b.html">',
        '<a href="a%2Ehtml">',
    ],
)
def test_a_good_page_has_no_fault(tmp_path: Path, link: str) -> None:
    assert site(tmp_path, a=link, b='<h2 id="there">') == []


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="c.html">', "a.html links to c.html, which is not there"),
        ('<a href="./">', "a.html links to ./, which is not there"),
        ('<a href="b.html#gone">', "a.html links to b.html#gone, which is not there"),
        ('<a href="#gone">', "a.html links to #gone, which is not there"),
        ('<img src="no.png">', "a.html links to no.png, which is not there"),
        ('<script src="https://cdn.example/x.js"></script>', "a.html fetches https://cdn.example/x.js"),
        ('<link rel="stylesheet" href="//fonts.example/f">', "a.html fetches //fonts.example/f"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, page: str, fault: str) -> None:
    assert site(tmp_path, a=page, b='<h2 id="there">') == [fault]


def test_a_style_sheet_that_fetches_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.css").write_text("@import 'https://fonts.example/f.css';", encoding="utf-8")
    assert list(publish.faults(tmp_path)) == ["s.css fetches https://fonts.example/f.css"]


def test_a_page_that_reads_otherwise_on_the_site_is_named(tmp_path: Path) -> None:
    pages, made = tmp_path / "pages", tmp_path / "site"
    pages.mkdir()
    made.mkdir()
    (pages / "a.md").write_text("Text:\n- one\n- two\n", encoding="utf-8")
    (made / "a.html").write_text("<nav><li></nav><article><p>Text: - one - two</article>", encoding="utf-8")
    assert list(publish.misread(pages, made)) == [
        "a.md has 2 <li>, its page 0",
        "a.md has 1 <ul>, its page 0",
    ]


@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="pip install '.[docs]'")
def test_the_site_is_made_without_a_fault(tmp_path: Path) -> None:
    shutil.copy(ROOT / "zensical.toml", tmp_path)
    shutil.copytree(ROOT / "docs" / "theme", tmp_path / "docs" / "theme")
    assert "no broken links" in publish.publish(tmp_path)
    assert (tmp_path / "site" / "index.html").exists()
    assert not list((tmp_path / "site" / "docs").rglob("*.py"))
