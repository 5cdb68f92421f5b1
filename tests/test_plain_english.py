"""What sv-score says to people is in their words, and every command that it names exists."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sv_score.app import COMMANDS, GROUPS

ROOT = Path(__file__).parent.parent
CODE = ROOT / "sv_score"
# What a procurement officer has no reason to know. What a file is made of (key, list, text, UTF-8) stays.
JARGON = re.compile(
    r"\b(pars(e|es|ed|er|ing)|tokens?|tokeni[sz]\w*|regex\w*|regular expressions?|std(in|out|err)|null|"
    r"booleans?|invalid|malformed|scalars?|sequences?|iterables?|arrays?|tuples?|dicts?|dictionar(y|ies)|"
    r"strings?|integers?|"
    r"floats?|tracebacks?|stack traces?|deseriali[sz]\w*|enums?|callbacks?|runtime|"
    r"schemas?|config(uration)? file|directory|directories|args?|params?|env vars?|filesystem|utili[sz]e\w*|"
    r"whilst|aforementioned|leverag\w+|in order to)\b",
    re.IGNORECASE,
)
# Where such a word is what something is called, or the word of somebody else.
ALLOWED = {
    "sv_score/app/help.py": "what Typer says, to be put into other words",
    "sv_score/reading/syntax.py": "what PyYAML says, to be put into other words",
    "sv_score/writing/document/word/watermark.py": "XML",
    "sv_score/writing/skeleton.py": "JSON Schema is what the command `schema` prints",
    "sv_score/commands/schema.py": "JSON Schema is what the command prints",
    "sv_score/reading/table/engine.py": "questions to a database",
}
ROOMS = (
    "api",
    "app",
    "checking",
    "commands",
    "comparing",
    "panel",
    "portfolio",
    "proving",
    "reading",
    "records",
    "rules",
    "writing",
)
FILES = sorted(file for room in ROOMS for file in (CODE / room).rglob("*.py"))


def sentences(file: Path) -> Iterator[str]:
    """Yield the texts of a module that have several words, but no documentation of code.

    The docstring of a rule is its documentation for users, as is that of a command; they count.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    room = file.relative_to(CODE).parts[0]
    unseen = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            of_rule = room == "rules" and is_text and "## What it does" in str(first.value.value)
            of_command = room == "app" and is_text and "Example: sv-score" in str(first.value.value)
            if is_text and not of_rule and not of_command:
                unseen.add(id(first.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unseen:
            # In backticks stands what is written in a file or on a command line.
            text = re.sub(r"`[^`]*`", "``", node.value)
            if " " in text.strip():
                yield text


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("room", ROOMS)
def test_messages_have_no_jargon(room: str) -> None:
    found = [
        (relative(file), word.group(), text[:80])
        for file in FILES
        if file.relative_to(CODE).parts[0] == room and relative(file) not in ALLOWED
        for text in sentences(file)
        for word in JARGON.finditer(text)
        if not re.search(r"JSON Schema", text)
    ]
    assert found == []


def test_every_exception_to_the_words_is_still_one() -> None:
    for name in filter(lambda name: (ROOT / name).exists(), ALLOWED):
        assert any(JARGON.search(text) for text in sentences(ROOT / name)), name


def test_a_word_of_jargon_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "rules" / "rule.py"
    file.parent.mkdir()
    text = (
        '"""The value is invalid.\n\n## What it does\n"""\nX = f"cannot parse {1} here"\n'
        'def f():\n    """Parse a string."""\n'
    )
    file.write_text(text, encoding="utf-8")
    global CODE
    before, CODE = CODE, tmp_path
    try:
        said = [word.group() for text in sentences(file) for word in JARGON.finditer(text)]
    finally:
        CODE = before
    assert said == ["invalid", "parse"]


def test_every_command_that_is_named_exists() -> None:
    named = []
    for file in (*FILES, CODE / "__main__.py", CODE / "assessment.py"):
        for name in re.findall(r"`sv-score ([a-z][a-z-]*)", file.read_text(encoding="utf-8")):
            named.append(name)
            assert name in (*COMMANDS, *GROUPS), f"{relative(file)} names `sv-score {name}`"
    assert len(named) > 100
