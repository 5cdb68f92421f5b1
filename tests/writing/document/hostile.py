"""Texts that try to be something else than text."""

HOSTILE = (
    "=1+1",
    "@SUM(A1)",
    "+44 20",
    "-2+3",
    '=HYPERLINK("http://x","y")',
    "http://example.org/ and www.example.org",
    "<b>bold</b> & <script>alert(1)</script>",
    "]]> <w:p/> <?xml?> <?sv-score text?>",
    "_x0041_ _x000D_",
    "{{title}} {{unknown}} {% x %}",
    "bell \x07 null \x00 escape \x1b[31m",
    "right \u202eto left\u202c \u05d0\u05d1",
    "not XML \ufffe \uffff \ud800",
    "👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 é",
    "' quote \" quote",
    "tab\there",
    "a" * 12_000,
)
