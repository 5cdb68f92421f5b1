"""A word across every page of a Word file, and in words at the head of each page."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from sv_score.writing.document import clean

_SHAPE = """\
<w:p {spaces}><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="center"/></w:pPr>
<w:r><w:t>{words}</w:t></w:r>
<w:r><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
  path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>
<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="Watermark{number}" type="#_x0000_t136" alt="Watermark: {short}" o:allowincell="f"
  style="position:absolute;margin-left:0;margin-top:0;width:380pt;height:125pt;rotation:315;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;
mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f">
<v:fill opacity=".5"/><v:textpath style="font-family:Arial;font-size:1pt;font-weight:bold" string="{short}"/>
</v:shape></w:pict></w:r></w:p>
"""
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def mark(file: Any, words: str) -> None:
    """Put `words` at the head of every page, and what stands before their colon across it."""
    from docx.oxml import parse_xml

    style = next((s.style_id for s in file.styles if s.name in ("Header", "header")), "Normal")
    number = 0
    for section in file.sections:
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if file.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            if number and header.is_linked_to_previous:
                continue
            number += 1
            header.is_linked_to_previous = False
            shown, short = (escape(clean(t), {'"': "&quot;"}) for t in (words, words.split(":")[0]))
            xml = _SHAPE.format(spaces=_SPACES, style=style, words=shown, short=short, number=number)
            header._element.insert(0, parse_xml(xml))
