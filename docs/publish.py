"""Make the documentation site: the Markdown pages of the repository as HTML, in `site/`.

The pages are copied as they lie in the repository, so that a link which works there works on the site.
Zensical builds them and refuses links between pages that lead nowhere. The pages it made are then read once
more: every link and anchor must exist, nothing may be fetched from another host when a page is looked at,
and a page must have the lists, tables and blocks that it has in the repository.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
# What lies in these folders and is neither a page nor linked from one.
LEFT_OUT = shutil.ignore_patterns(
    "__pycache__", "fill.py", "pictures.py", "*_page.py", "publish.py", "theme", "man"
)
# What is counted on each page, to see that two readers of Markdown understand it alike.
COUNTED = ("h2", "h3", "li", "ol", "ul", "table", "tr", "pre", "img")
# Elements that make a browser fetch something, and the attribute that says what.
FETCHED = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src", "use": "href"}


def collect(pages: Path) -> None:
    """Copy the pages, and the files that they link to, into the folder that the site is built from."""
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir(parents=True)
    for path in (*ROOT.glob("*.md"), ROOT / "LICENSE", ROOT / "NOTICE"):
        shutil.copy(path, pages)
    for folder in ("docs", "examples", "criteria"):
        shutil.copytree(ROOT / folder, pages / folder, ignore=LEFT_OUT)


def build(folder: Path) -> None:
    """Let Zensical make the site of the `zensical.toml` in `folder`; end where it finds anything wrong."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        said = done.stdout + done.stderr.partition("Traceback")[0]
        raise SystemExit(re.sub(r"\x1b\[[0-9;]*m", "", said))


class Page(HTMLParser):
    """What a page links to, what its browser would fetch, its anchors, and how many of what its text has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.anchors: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.inside = "<article" not in text
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down one element."""
        given = dict(attrs)
        self.inside |= tag == "article"
        if self.inside and tag in COUNTED:
            self.counts[tag] += 1
        self.anchors |= {given.get(name) or "" for name in ("id", "name")}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag in FETCHED and given.get("rel") not in {"canonical", "alternate", "prev", "next"}:
            self.fetched.append(given.get(FETCHED[tag]) or "")

    def handle_endtag(self, tag: str) -> None:
        """Leave the text of the page behind, where it ends."""
        if tag == "article":
            self.inside = False


def misread(pages: Path, site: Path) -> Iterator[str]:
    """Yield pages whose lists, tables or blocks are fewer or more on the site than in the repository.

    Python-Markdown, which makes the site, and CommonMark, which shows pages in the repository, differ on
    indentation and on lists without an empty line before them.
    """
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable("table")
    for path in sorted(pages.rglob("*.md")):
        name = path.relative_to(pages)
        name = name.with_name("index.html") if path.name == "README.md" else name.with_suffix(".html")
        meant = Page(reader.render(path.read_text(encoding="utf-8"))).counts
        shown = Page((site / name).read_text(encoding="utf-8")).counts
        for tag in COUNTED:
            if meant[tag] != shown[tag]:
                yield f"{path.relative_to(pages)} has {meant[tag]} <{tag}>, its page {shown[tag]}"


def faults(site: Path) -> Iterator[str]:
    """Yield what is wrong with the pages under `site`: links that lead nowhere, and foreign hosts."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        where = path.relative_to(site).as_posix()
        for target in page.fetched:
            if re.match(r"(https?:)?//", target):
                yield f"{where} fetches {target}"
        if path.name == "404.html":  # shown at any address, so its links are not relative
            continue
        for target in (*page.links, *page.fetched):
            if not _exists(target, path, pages):
                yield f"{where} links to {target}, which is not there"
    for path in sorted(site.rglob("*.css")):
        for target in re.findall(
            r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\"')\s]+)", path.read_text("utf-8")
        ):
            yield f"{path.relative_to(site).as_posix()} fetches {target}"


def _exists(target: str, page: Path, pages: dict[Path, Page]) -> bool:
    """Say whether a link from `page` leads somewhere; those to other hosts are not tried."""
    split = urlsplit(target)
    if split.scheme or split.netloc:
        return True
    path = (page.parent / unquote(split.path)).resolve() if split.path else page
    # A link to a folder shows its page on a server, and a list of files when opened from a disk.
    if not path.is_file():
        return False
    return not split.fragment or path not in pages or unquote(split.fragment) in pages[path].anchors


def publish(folder: Path) -> str:
    """Make `folder`/site by the `zensical.toml` there and check it; return what to say, end at a fault."""
    pages, site = folder / "build" / "pages", folder / "site"
    collect(pages)
    build(folder)
    found = [*misread(pages, site), *faults(site)]
    if found:
        raise SystemExit("\n".join(found))
    count = sum(1 for _ in site.rglob("*.html"))
    return f"Made site/: {count} pages, no broken links, nothing from other hosts."


def main() -> None:
    """Make the site and check it."""
    print(publish(ROOT))
    print("Open site/index.html; the search needs `python -m http.server --directory site`.")


if __name__ == "__main__":
    main()
