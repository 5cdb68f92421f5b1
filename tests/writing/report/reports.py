"""Reports made in memory, and HTML taken apart, for the tests of this folder."""

import re
from html.parser import HTMLParser
from pathlib import Path

from sv_score.assessment import assess
from sv_score.writing.report import write
from sv_score.writing.report.audience import Audience, Reader
from sv_score.writing.report.contents import Contents, gather

ROOT = Path(__file__).resolve().parents[3]
# The library example while one answer is not agreed yet.
LIBRARY = Path(__file__).parent / "library" / "bids.yaml"
FIRST_STEPS = ROOT / "examples" / "first-steps" / "bids.yaml"
PANEL = Reader()
PUBLIC = Reader(Audience.PUBLIC)


def contents_of(path: Path, reader: Reader = PANEL) -> Contents:
    return gather(assess(str(path)), reader)


def page_of(path: Path, reader: Reader = PANEL) -> str:
    return write(contents_of(path, reader), "html").decode()


class Taken(HTMLParser):
    """The elements of a page with their attributes, and its text without styles and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[str] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in self.raw:
            self.raw[self._inside].append(data)
        else:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """Return the text on one line, with a space wherever an element begins or ends."""
        return re.sub(r"\s+", " ", " ".join(self.pieces))

    def of(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of this name."""
        return [attributes for name, attributes in self.elements if name == tag]
