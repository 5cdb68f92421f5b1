"""A seal as YAML: texts in double quotes, numbers and truth values plain, so that it reads back as it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.seal import CANONICAL, Seal, SealedFile, Sealing, Tree
from sv_score.records.canonical import number_text

_HEAD = """# Made by `sv-score seal`. Do not edit: `sv-score verify` compares the files with this one.
"""
_ESCAPES = {'"': '\\"', "\\": "\\\\"}


def write(seal: Seal) -> str:
    """Return the text of a seal file."""
    tree: Tree = {"sv_score": Decimal(1), **_sealing(seal)}
    if seal.earlier:
        tree["earlier"] = [_sealing(sealing) for sealing in seal.earlier]
    return _HEAD + as_yaml(tree)


def _sealing(seal: Seal | Sealing) -> Tree:
    values = {
        "sealed": seal.sealed.isoformat() if seal.sealed else "",
        "tool": seal.tool,
        "notice": seal.notice,
        "reason": seal.reason,
    }
    return {**{k: v for k, v in values.items() if v}, "files": [_file(file) for file in seal.files]}


def _file(file: SealedFile) -> Tree:
    tree: Tree = {"name": file.name, "kind": file.kind, "sha256": file.sha256}
    if file.kind == "other":
        return tree
    tree["canonical"] = Decimal(CANONICAL)
    if file.parts:
        tree["parts"] = [part._asdict() for part in file.parts]
    return {**tree, "content": file.content}


def as_yaml(tree: Tree) -> str:
    """Return content as YAML in block style."""
    return "".join(f"{line}\n" for line in _lines(tree))


def _lines(tree: Tree) -> Iterator[str]:
    items = tree.items() if isinstance(tree, dict) else ((None, item) for item in tree)
    for key, value in items:
        lead = "-" if key is None else f"{_key(key)}:"
        if not isinstance(value, dict | list):
            yield f"{lead} {_scalar(value)}"
        elif not value:
            yield f"{lead} {'{}' if isinstance(value, dict) else '[]'}"
        elif key is None and isinstance(value, dict):
            first, *rest = _lines(value)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
        else:
            yield lead
            yield from (f"  {line}" for line in _lines(value))


def _key(key: str) -> str:
    bare = key.replace("_", "").replace("-", "")
    return key if bare.isascii() and bare.isalnum() and key[0].isalpha() else _quoted(key)


def _scalar(value: Tree) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value) if isinstance(value, Decimal) else _quoted(str(value))


def _quoted(text: str) -> str:
    if text.isprintable():
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return '"' + "".join(_ESCAPES.get(char) or _shown(char) for char in text) + '"'


def _shown(char: str) -> str:
    return char if char.isprintable() else f"\\U{ord(char):08X}"
