"""Fill in a workbook as a person does: single cells change, and the rest of the file stays as it is."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

SCORES = "xl/worksheets/sheet2.xml"
Value = int | float | Decimal | str | bool | None
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def changed(data: bytes, change: Callable[[str], str], part: str = SCORES) -> bytes:
    """Return a workbook with the text of one of its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == part else text)
    return made.getvalue()


def fill(path: Path, cells: Mapping[str, Value]) -> None:
    """Type values into cells of the sheet of scores; `=...` is a formula only as a `formula` below."""
    path.write_bytes(changed(path.read_bytes(), lambda text: _filled(text, cells)))


def _filled(text: str, cells: Mapping[str, Value]) -> str:
    for name, value in cells.items():
        text, times = re.subn(
            rf'<c r="{name}"( s="\d+")?(?:[^>]*/>|[^>]*>.*?</c>)',
            lambda found, name=name, value=value: cell(name, value, found[1] or ""),
            text,
            count=1,
        )
        assert times == 1, f"no cell {name}"
    return text


def cell(name: str, value: Value, style: str = "") -> str:
    """Return a cell's XML as a spreadsheet program writes it."""
    if value is None:
        return f'<c r="{name}"{style}/>'
    if isinstance(value, bool):
        return f'<c r="{name}"{style} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        # What XML has no place for, Excel writes as _x000B_.
        text = re.sub("_x([0-9A-Fa-f]{4})_", r"_x005F_x\1_", value)
        text = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text).replace("\r", "_x000D_")
        inner = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return f'<c r="{name}"{style} t="inlineStr">{inner}</c>'
    return f'<c r="{name}"{style}><v>{value}</v></c>'


def formula(name: str, formula: str, value: str, kind: str = "") -> str:
    """Return a cell that was computed; `kind` is `e` for an error."""
    kind = f' t="{kind}"' if kind else ""
    return f'<c r="{name}"{kind}><f>{escape(formula)}</f><v>{value}</v></c>'


def put(path: Path, name: str, xml: str) -> None:
    """Put a cell's XML in place of the cell `name`."""
    path.write_bytes(
        changed(
            path.read_bytes(), lambda text: re.sub(rf'<c r="{name}"[^>]*/>', lambda _: xml, text, count=1)
        )
    )
