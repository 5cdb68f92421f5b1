"""How the cells of a scoring workbook look, and which of them can be written in."""

from __future__ import annotations

from typing import Any

_FILL = "#FFF9E0"


class Looks:
    """The cell formats; only those under `open` can be written in once a sheet is protected."""

    def __init__(self, workbook: Any) -> None:
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        # The quote prefix keeps a text that begins with `=` from becoming a formula when it is edited.
        text = {**base, "text_wrap": True, "align": "left", "quote_prefix": True}
        ruled = {"border": 1, "border_color": "#B8BEC6"}
        open_cell = {**base, **ruled, "locked": False, "bg_color": _FILL}
        add = workbook.add_format
        self.title = add({**text, "bold": True, "font_size": 14, "text_wrap": False})
        self.head = add({**text, **ruled, "bold": True, "valign": "vcenter", "bg_color": "#E7ECF2"})
        self.name = add({**text, "bold": True})
        self.text = add(text)
        self.cell = add({**text, **ruled})
        self.number = add({**base, **ruled, "align": "center"})
        self.open_score = add({**open_cell, "align": "center", "bold": True})
        # In a cell of text, words that begin with = or - stay words while somebody types them.
        self.open_text = add({**open_cell, "text_wrap": True, "align": "left", "num_format": "@"})
