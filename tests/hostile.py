"""Texts that try to be something else than text, and a procurement that has them wherever text can stand."""

from itertools import cycle
from pathlib import Path
from typing import Any

from tests import strategies

FORMULAS = (
    "=1+1",
    "@SUM(A1)",
    "+44 20",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(A1)",
    "\u200b=1+1",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
)
MARKUP = (
    "<b>bold</b> & <script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' onmouseover='alert(1)",
    "</script></style></title></svg><svg/onload=alert(1)>",
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">x</a>',
    "http://example.org/ and www.example.org and <http://example.org>",
    "{{title}} {{unknown}} {% x %} {# y #}",
    "]]> <w:p/> <?xml?> <?sv-score text?>",
    '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
    "_x0041_ _x000D_",
)
MARKDOWN = (
    "[click](http://example.org) ![x](http://example.org/x.png)",
    "[x]: http://example.org\n\n[x]",
    "# heading",
    "1. one",
    "- point",
    "> quote",
    "```\ncode",
    "a | b\n|---|---|\n| c | d |",
    "**bold** _slanted_ ~~gone~~ `code` $x$",
    "<details><summary>more</summary></details>",
    "@somebody #1 GH-1",
    "&lt;b&gt; &#60; \\<b>",
)
WORD = (
    'HYPERLINK "http://example.org"',
    "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }",
    "{ INCLUDETEXT /etc/passwd }",
    "\x13 INCLUDEPICTURE http://example.org \x14x\x15",
)
LOGS = (
    "::error::gone",
    "::add-mask::x",
    "##[error]gone",
    "##[add-mask]gone",
    "##add-mask[gone]",
    "##vso[task.setvariable variable=a]b",
    "%0A::error::gone",
    "x\n::stop-commands::y",
)
UNSEEN = (
    "bell \x07 null \x00 escape \x1b[31m \x9b31m \x1b]8;;http://x\x07y",
    "right \u202eto left\u202c \u2066\u2067\u2069\u200e\u200f\u061c \u05d0\u05d1",
    "no\u200b width \u2060\u2061\ufeff \u200cx\u200d \u180e",
    "blank \u3164\u115f\u2800\u034f\uffa0 letters",
    "tags \U000e0001\U000e0041\U000e0042 and \ufff9notes\ufffb",
    "lines\u2028and\u2029paragraphs\x85here",
)
# What is unusual and stays as it is: emoji of several characters, a flag, Persian with its joiner.
UNUSUAL = ("👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 é", "می‌خواهم", "' quote \" quote", "a" * 12_000)
# No YAML file can have these; a name on the command line can.
BROKEN = ("not XML \ufffe \uffff \ud800",)

# What can stand in a file.
IN_FILES = (*FORMULAS, *MARKUP, *MARKDOWN, *WORD, *LOGS, *UNSEEN, *UNUSUAL)
HOSTILE = (*IN_FILES, *BROKEN)

# What must not come out anywhere: it acts on a terminal, reorders a line, or hides.
ACTING = (
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\u3164\u115f\u2800\u034f\uffa0\U000e0001\U000e0041\U000e0042]"
)


def procurement(folder: Path) -> Path:
    """Write a procurement with a hostile text wherever text can stand; return its bids file."""
    words = cycle(IN_FILES)
    return strategies.write({"criteria": _criteria(words), "bids": _bids(words)}, folder)


def _criteria(words: Any) -> dict[str, Any]:
    def criterion(name: str, **more: object) -> dict[str, Any]:
        about = {"title": next(words), "question": next(words), "description": next(words)}
        return {"id": name, **about, "subject_matter_link": next(words), **more}

    levels = [{"score": n, "label": next(words), "descriptor": next(words)} for n in range(3)]
    measure = {"id": "m", "unit": "people", "definition": next(words)}
    return {
        "sv_score": 1,
        "id": "hostile",
        "title": next(words),
        "authority": next(words),
        "description": next(words),
        "edition": next(words),
        "scale": {"levels": levels},
        "dimensions": [
            {
                "id": "a",
                "name": next(words),
                "description": next(words),
                "weight": 50,
                "criteria": [
                    criterion("A1", weight=100, sub_criteria=[next(words), next(words)], measures=[measure]),
                    criterion("A2", kind="gate"),
                ],
            },
            {"id": "b", "name": next(words), "weight": 50, "criteria": [criterion("B1", weight=100)]},
        ],
    }


def _bids(words: Any) -> dict[str, Any]:
    interests = [{"bid": "bid0", "interest": next(words), "cleared_by": next(words)}]
    declarations = [
        {"date": "2026-04-01", "interests": interests},
        {"date": "2026-04-01", "interests": "none"},
    ]
    return {
        "sv_score": 1,
        "criteria": "criteria.yaml",
        "procurement": {"id": next(words), "title": next(words), "lot": next(words)},
        "evaluators": [
            {"id": f"ev{n}", "name": next(words), "organisation": next(words), "declaration": declaration}
            for n, declaration in enumerate(declarations, start=1)
        ],
        "bids": [_bid(number, text, words) for number, text in enumerate(IN_FILES)],
    }


def _bid(number: int, supplier: str, words: Any) -> dict[str, Any]:
    scores = {n: {"score": 1 + (n == "ev1"), "rationale": next(words)} for n in ("ev1", "ev2")}
    consensus = {
        "score": 1,
        "rationale": next(words),
        "why_not_higher": next(words),
        "differences": [{"evaluator": "ev1", "resolution": next(words)}],
        "dissent": [{"evaluator": "ev2", "reason": next(words)}],
    }
    record = {
        "scores": scores,
        "consensus": consensus,
        "answer": next(words),
        "evidence": [{"ref": next(words), "note": next(words)}],
        "commitments": [
            {"measure": "m", "quantity": 3, "unit": "people", "where": next(words), "note": next(words)}
        ],
    }
    about = {"id": f"bid{number}", "supplier": supplier, "partners": [next(words)]}
    return {**about, "responses": {"A1": record, "A2": "pass", "B1": number % 3}}
