"""A document as one HTML page that needs nothing else: no script, no network, no font of its own.

Every text goes through `_text`, which escapes it; nothing else is ever put into the page.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape

from sv_score.writing.document import Document, DocumentPart, Place, Table, Terms, as_table, clean, paragraphs
from sv_score.writing.document.style import STYLE
from sv_score.writing.parts import Grid, Heading, Points


def write(document: Document) -> bytes:
    """Return the page as UTF-8."""
    return "".join(f"{line}\n" for line in _page(document)).encode()


def _page(document: Document) -> Iterator[str]:
    # The page may load nothing and run nothing; the one style that it has is named by its hash.
    allowed = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(document.title)}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield '<body class="draft">' if document.watermark else "<body>"
    if document.watermark:
        # Said once to screen readers, at the top; the one across the page is for the eye and for print.
        yield f'<p class="banner">{_text(document.watermark)}</p>'
        yield f'<div class="watermark" aria-hidden="true">{_text(document.watermark.split(":")[0])}</div>'
    yield "<main>"
    for part in document.parts:
        yield from _part(part)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def fragment(parts: Iterable[DocumentPart]) -> str:
    """Return parts as HTML for a page that exists already, such as a notebook."""
    inside = "".join(f"{line}\n" for part in parts for line in _part(part))
    # Notebooks take what stands between two $ for mathematics, but not in these classes.
    return f'<div class="mathjax_ignore tex2jax_ignore">\n{inside}</div>\n'


def _text(text: str) -> str:
    return escape(clean(text))


def _lines(text: str) -> str:
    return "<br>".join(map(escape, paragraphs(text)))


def _part(part: DocumentPart) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"<h{part.level}>{_text(part.text)}</h{part.level}>"
    elif isinstance(part, Grid | Table):
        yield from _table(part if isinstance(part, Table) else as_table(part))
    elif isinstance(part, Points):
        yield "<ul>"
        yield from (f"<li>{_text(line)}</li>" for line in part.lines)
        yield "</ul>"
    elif isinstance(part, Terms):
        yield "<dl>"
        for name, text in part.rows:
            yield f"<dt>{_text(name)}</dt>"
            yield "<dd>" + "".join(f"<p>{escape(each)}</p>" for each in paragraphs(text)) + "</dd>"
        yield "</dl>"
    elif isinstance(part, Place):
        yield f'<p class="place">[{_text(part.text)}]</p>'
    else:
        yield from (f"<p>{escape(each)}</p>" for line in part.lines for each in paragraphs(line))


def _table(part: Table) -> Iterator[str]:
    words = {0, *part.words}
    kinds = ["" if column in words else ' class="figure"' for column in range(len(part.header))]
    yield '<div class="wide"><table>'
    if part.title:
        yield f"<caption>{_text(part.title)}</caption>"
    heads = zip(kinds, part.header, strict=True)
    yield "<thead><tr>" + "".join(f'<th scope="col"{k}>{_lines(c)}</th>' for k, c in heads) + "</tr></thead>"
    yield "<tbody>"
    for row in part.rows:
        first, *rest = row
        cells = "".join(f"<td{k}>{_lines(c)}</td>" for k, c in zip(kinds[1:], rest, strict=True))
        yield f'<tr><th scope="row">{_lines(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"
