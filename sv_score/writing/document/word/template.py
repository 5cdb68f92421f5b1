"""An authority's own Word template: where the text goes, and the placeholders in it.

`{{document}}`, alone in a paragraph, is where the text goes; without it the text goes to the end. The other
placeholders stand anywhere, in headers, footers and tables too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sv_score.reading.report import did_you_mean
from sv_score.reading.source import Unreadable
from sv_score.writing.document import Document, clean

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_BODY = "document"


def place_of_body(file: Any) -> Any:
    """Return the element before which the text goes."""
    from docx.oxml.ns import qn

    alone = ((p, _PLACEHOLDER.fullmatch(p.text.strip())) for p in file.paragraphs)
    found = [paragraph for paragraph, name in alone if name is not None and name[1] == _BODY]
    for paragraph in found[:1]:
        after = paragraph._p.getnext()
        paragraph._p.getparent().remove(paragraph._p)
        if after is not None:
            return after
    return file.element.body.find(qn("w:sectPr"))


def fill(file: Any, document: Document) -> None:
    """Write the texts for the placeholders into a template that does not hold our own text yet.

    Raises `Unreadable` for a placeholder that is not known.
    """
    texts = dict(document.filled)
    for paragraph in list(_paragraphs(file)):
        names = _PLACEHOLDER.findall("".join(run.text for run in paragraph.runs))
        if not names:
            continue
        for name in names:
            if name == _BODY:
                raise Unreadable(
                    f"`{{{{{_BODY}}}}}` has to stand alone in one paragraph of the template, once"
                )
            if name not in texts:
                known = [*texts, _BODY]
                help = did_you_mean(name, known, f"there are {', '.join(known)}")
                raise Unreadable(f"the template has a placeholder `{clean(name)}` that is not known; {help}")
        _replace(paragraph, texts)


def _replace(paragraph: Any, texts: dict[str, str]) -> None:
    """Replace the placeholders; where Word has split one over several runs, the first keeps its looks.

    What is filled in may itself look like a placeholder; only what the template wrote is one.
    """

    def filled(text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: clean(texts[found[1]]), text)

    runs = paragraph.runs
    whole = "".join(run.text for run in runs)
    if sum(len(_PLACEHOLDER.findall(run.text)) for run in runs) == len(_PLACEHOLDER.findall(whole)):
        for run in runs:
            if _PLACEHOLDER.search(run.text):
                run.text = filled(run.text)
        return
    first, *rest = runs
    first.text = filled(whole)
    for run in rest:
        run.text = ""


def _paragraphs(file: Any) -> Iterator[Any]:
    """Yield the paragraphs of the template, wherever they stand."""
    yield from _inside(file)
    for section in file.sections:
        for part in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
            section.even_page_header,
            section.even_page_footer,
        ):
            if not part.is_linked_to_previous:
                yield from _inside(part)


def _inside(holder: Any) -> Iterator[Any]:
    yield from holder.paragraphs
    for table in holder.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _inside(cell)
