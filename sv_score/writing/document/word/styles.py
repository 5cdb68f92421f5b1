"""The styles of a Word file: those that a template has, and ours where it has none of that name."""

from __future__ import annotations

from typing import Any

from sv_score.model.named_tuple import NamedTuple
from sv_score.writing.document import clean

FONT = "Arial"


class Styles(NamedTuple):
    """The ids of the styles in one file."""

    headings: tuple[str, ...]
    text: str
    point: str
    term: str
    term_more: str
    term_name: str
    place: str
    caption: str
    table: str
    head: str
    figure_head: str
    cell: str
    figure: str


def prepare(file: Any, *, own: bool, footer: str) -> Styles:
    """Return the styles of `file`, adding what it lacks; with `own` the file's looks are ours to decide."""
    if own:
        _page(file, footer)
        _looks(file)
    _language(file)
    return Styles(
        tuple(_paragraph_style(file, f"Heading {level}") for level in (1, 2, 3, 4)),
        _paragraph_style(file, "Normal"),
        _point(file),
        _term(file, "Term"),
        _term(file, "Term Text"),
        _character_style(file, "Term Name"),
        _place(file),
        _caption(file),
        _table_style(file),
        _cell(file, "Table Header", bold=True),
        _cell(file, "Table Header Figure", bold=True, right=True),
        _cell(file, "Table Text"),
        _cell(file, "Table Figure", right=True),
    )


def _page(file: Any, footer: str) -> None:
    from docx.shared import Mm

    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    line = section.footer.paragraphs[0]
    line.style = file.styles["Footer"]
    line.add_run(clean(footer) + "\t\tPage ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _looks(file: Any) -> None:
    from docx.shared import Pt, RGBColor

    ink = RGBColor(0x1A, 0x1A, 0x1A)
    for name, size, before, after in (
        ("Normal", 11, 3, 5),
        ("Heading 1", 20, 0, 8),
        ("Heading 2", 15, 22, 6),
        ("Heading 3", 12.5, 16, 4),
        ("Heading 4", 11, 12, 3),
        ("Footer", 9, 0, 0),
        ("Header", 9, 0, 0),
    ):
        style = file.styles[name]
        _font(style, FONT)
        style.font.size, style.font.color.rgb = Pt(size), ink
        style.font.bold, style.font.italic = name.startswith("Heading"), False
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(before), Pt(after)
        layout.line_spacing = 1.15 if name == "Normal" else 1.0
        layout.keep_with_next = name.startswith("Heading") or None


def _font(style: Any, name: str) -> None:
    """Set the font of a style for every script, in place of the theme's."""
    from docx.oxml.ns import qn

    style.font.name = name
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def _language(file: Any) -> None:
    """Say that the text is British English, so that it is read aloud and spell-checked as such."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for defaults in file.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr"):
        language = defaults.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            defaults.append(language)
        language.set(qn("w:val"), "en-GB")


def _existing(file: Any, name: str) -> Any:
    return next((style for style in file.styles if style.name == name), None)


def _added(file: Any, name: str, kind: str = "PARAGRAPH") -> tuple[Any, bool]:
    """Return the style of this name, and whether it had to be made."""
    from docx.enum.style import WD_STYLE_TYPE

    found = _existing(file, name)
    if found is not None and found.type == WD_STYLE_TYPE[kind]:
        return found, False
    # A style of another kind keeps its name; ours then stands beside it.
    style = file.styles.add_style(name if found is None else f"{name} (sv-score)", WD_STYLE_TYPE[kind])
    if kind == "PARAGRAPH" and name != "Normal":
        style.base_style = _existing(file, "Normal")
    return style, True


def _paragraph_style(file: Any, name: str) -> str:
    style, made = _added(file, name)
    if made and name.startswith("Heading"):
        style.font.bold = style.paragraph_format.keep_with_next = True
        _outline(style, int(name[-1]) - 1)
    return str(style.style_id)


def _outline(style: Any, level: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(outline)


def _character_style(file: Any, name: str) -> str:
    style, made = _added(file, name, "CHARACTER")
    if made:
        from docx.shared import RGBColor

        style.font.color.rgb = RGBColor(0x50, 0x53, 0x57)
    return str(style.style_id)


def _point(file: Any) -> str:
    style, made = _added(file, "List Bullet")
    if made:
        from docx.shared import Mm

        style.paragraph_format.left_indent = Mm(6)
    return str(style.style_id)


def _term(file: Any, name: str) -> str:
    from docx.shared import Mm, Pt

    style, made = _added(file, name)
    if made:
        layout = style.paragraph_format
        layout.left_indent = Mm(42)
        layout.space_before, layout.space_after = Pt(1), Pt(3)
        if name == "Term":
            layout.first_line_indent = Mm(-42)
            layout.tab_stops.add_tab_stop(Mm(42))
    return str(style.style_id)


def _place(file: Any) -> str:
    style, made = _added(file, "To Be Completed")
    if made:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        style.font.bold = True
        layout = style.element.get_or_add_pPr()
        edge = '<w:{0} w:val="single" w:sz="6" w:space="4" w:color="8A6100"/>'
        edges = "".join(edge.format(side) for side in ("top", "left", "bottom", "right"))
        layout.append(parse_xml(f"<w:pBdr {nsdecls('w')}>{edges}</w:pBdr>"))
        layout.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFF3C4"/>'))
    return str(style.style_id)


def _caption(file: Any) -> str:
    from docx.shared import Pt, RGBColor

    style = _existing(file, "Caption")
    if style is None or style.font.color.rgb == RGBColor(0x4F, 0x81, 0xBD):
        # The one that python-docx brings along is small and blue.
        style, _ = _added(file, "Caption")
        style.font.size, style.font.bold = Pt(10), False
        style.font.color.rgb = RGBColor(0x44, 0x47, 0x4B)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(8), Pt(3)
    style.paragraph_format.keep_with_next = True
    return str(style.style_id)


def _cell(file: Any, name: str, *, bold: bool = False, right: bool = False) -> str:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    style, made = _added(file, name)
    if made:
        style.font.size, style.font.bold = Pt(9.5), bold
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.line_spacing = 1.0
        # A header is not left alone at the foot of a page.
        style.paragraph_format.keep_with_next = bold or None
        if right:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return str(style.style_id)


def _table_style(file: Any) -> str:
    style, made = _added(file, "Score Table", "TABLE")
    if made:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        line = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="{2}"/>'
        inner = line.format("bottom", 4, "B0B4BA") + line.format("insideH", 4, "D5D8DC")
        style.element.append(
            parse_xml(
                f"<w:tblPr {nsdecls('w')}>"
                f"<w:tblBorders>{line.format('top', 8, '1A1A1A')}{inner}</w:tblBorders>"
                '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
                "</w:tblPr>"
            )
        )
        style.element.append(
            parse_xml(
                f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:tcPr><w:tcBorders>'
                f"{line.format('bottom', 8, '1A1A1A')}</w:tcBorders></w:tcPr></w:tblStylePr>"
            )
        )
    return str(style.style_id)
