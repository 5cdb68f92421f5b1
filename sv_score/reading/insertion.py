"""Lines put into a YAML file that people keep, at one place only: comments and layout stay as they are.

Only files in block style, the way people write them, are changed. Whatever looks different is left to the
person; the callers read the new text again and write it only if it says exactly what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Sequence_

from sv_score.model.finding import Finding
from sv_score.reading.nodes import Mapping, Node, Scalar, Sequence
from sv_score.reading.yaml import compose

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./-]+")


class Text:
    """The lines of a YAML text with their ends, and its nodes."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = _LINE.findall(text)
        findings: list[Finding] = []
        root = compose(text, "", findings, whole=True)
        self.root = root if isinstance(root, Mapping) and not findings and not self.is_flow(root) else None
        self.line_end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"

    def is_flow(self, node: Node) -> bool:
        """Return whether a mapping or list is written between brackets, or is not written here at all."""
        return self.lines[node.start.line][node.start.column : node.start.column + 1] in ("{", "[", "&", "*")

    def last_line(self, node: Node) -> int:
        """Return the number of the last line that `node` stands on, 0 for the first of the file."""
        if isinstance(node, Scalar) or self.is_flow(node):
            last = node.end.line - (node.end.column == 0 and node.end.line > node.start.line)
        else:
            below = list(node.entries.values()) if isinstance(node, Mapping) else node.items
            last = max(map(self.last_line, below), default=node.start.line)
        # The text of a block scalar may end above lines that are empty or hold comments.
        while last > node.start.line and re.match(r"\s*(#|$)", self.lines[last]):
            last -= 1
        return last

    def with_lines(self, after: int, new: Sequence_[str], instead_of: int = 0) -> str:
        """Return the text with `new` lines behind line `after`, in place of `instead_of` lines."""
        before = self.lines[: after + 1]
        if before and not before[-1].endswith(("\n", "\r")):
            before[-1] += self.line_end
        added = [line + self.line_end for line in new]
        return "".join([*before, *added, *self.lines[after + 1 + instead_of :]])


def with_names(text: str, key: str, names: Sequence_[str], behind: str) -> str | None:
    """Return a file's text with `names` added to the list under its top-level `key`.

    Where there is no such list it is begun behind the key `behind`. `None` where the file is laid out in
    a way that only its writer should change.
    """
    file = Text(text)
    if file.root is None:
        return None
    node = file.root.entries.get(key)
    written = [_name(name) for name in names]
    if node is None:
        at = file.root.entries.get(behind)
        lines = [f"{key}:", *(f"  - {name}" for name in written)]
        return None if at is None else file.with_lines(file.last_line(at), lines)
    if not isinstance(node, Sequence) or not (node.items or file.is_flow(node)):
        return None
    if not file.is_flow(node):
        indent = " " * node.start.column
        return file.with_lines(file.last_line(node), [f"{indent}- {name}" for name in written])
    return _in_brackets(file, node, written)


def with_value(text: str, key: str, value: str, behind: str) -> str | None:
    """Return a file's text with the line `key: value` behind the top-level key `behind`, or `None`."""
    file = Text(text)
    at = file.root.entries.get(behind) if file.root is not None else None
    return None if at is None else file.with_lines(file.last_line(at), [f"{key}: {_name(value)}"])


def _in_brackets(file: Text, node: Sequence, written: Sequence_[str]) -> str | None:
    """Return the text with names added before the closing bracket of a list such as `[a, b]`."""
    line, column = node.end.line, node.end.column
    whole = file.lines[line]
    if whole[column - 1 : column] != "]" or (node.items and node.items[-1].end.line != line):
        return None
    inner = whole[: column - 1].rstrip().removesuffix(",")
    file.lines[line] = inner + ", " * bool(node.items) + ", ".join(written) + whole[column - 1 :]
    return "".join(file.lines)


def _name(name: str) -> str:
    return name if _PLAIN_PATH.fullmatch(name) else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_record(text: str, bid: str, criterion: str, record: Sequence_[str]) -> str | None:
    """Return a score file's text with `record` as the response of `bid` to `criterion`.

    `record` are the lines below `criterion:`, not indented. An earlier response is replaced; everything
    else stays. `None` where the file is laid out in a way that only its writer should change.
    """
    file = Text(text)
    bids = file.root.entries.get("bids") if file.root is not None else None
    if not isinstance(bids, Sequence) or file.is_flow(bids):
        return None
    found = next((item for item in bids.items if _id_of(item) == bid), None)
    if found is None:
        margin = " " * bids.start.column
        lines = [f"{margin}- id: {bid}", f"{margin}  responses:"]
        return file.with_lines(file.last_line(bids), [*lines, *_response(criterion, record, margin + "    ")])
    responses = found.entries.get("responses") if isinstance(found, Mapping) else None
    if not isinstance(responses, Mapping) or file.is_flow(responses) or file.is_flow(found):
        return None
    margin = " " * responses.start.column
    lines = _response(criterion, record, margin)
    earlier = responses.entries.get(criterion)
    if earlier is None:
        return file.with_lines(file.last_line(responses), lines)
    if earlier.key is None:
        return None
    first = earlier.key.start.line
    return file.with_lines(first - 1, lines, instead_of=file.last_line(earlier) - first + 1)


def _id_of(item: Node) -> str:
    name = item.entries.get("id") if isinstance(item, Mapping) else None
    return name.text if isinstance(name, Scalar) else ""


def _response(criterion: str, record: Sequence_[str], margin: str) -> list[str]:
    return [f"{margin}{criterion}:", *(f"{margin}  {line}" for line in record)]
