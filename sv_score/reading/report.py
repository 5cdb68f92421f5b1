"""Where decoders stand and what they report: places as linked routes, and the findings of one file.

For maintainers: `At` is a route as a linked list, so that nothing is built for the many values without
fault.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sv_score.model.finding import Finding, Route, Rule
from sv_score.reading import faults
from sv_score.reading.nodes import Node, Scalar

At = tuple[Any, ...]
ROOT: At = ()


class Report:
    """Collects the findings of one file."""

    __slots__ = ("file", "findings")

    def __init__(self, file: str, findings: list[Finding]) -> None:
        self.file = file
        self.findings = findings

    def add(self, rule: Rule, message: str, at: At, help: str = "", *, on_key: bool = False) -> None:
        """Add an error at `at`; `on_key` points at the key instead of at the value."""
        route = route_of(at)
        self.findings.append(Finding(rule, message, self.file, route, help, on_key, severity=rule.severity))


def route_of(at: At) -> Route:
    """Return the linked place `at` as a route from the top of the file."""
    steps: list[str | int] = []
    while at:
        at, step = at
        steps.append(step)
    return tuple(reversed(steps))


def quoted(text: str, limit: int = 60) -> str:
    """Return `text` between backticks, shortened where it is long, on one line."""
    flat = " ".join(text.split())
    return f"`{flat if len(flat) <= limit else flat[: limit - 1] + '…'}`"


def nearest(word: str, known: Any) -> str:
    """Return the known word most like `word`, or an empty text."""
    return _nearest(word, tuple(str(each) for each in known))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    # The same word is often wrong in every bid of a file, and looking takes a millisecond.
    from difflib import get_close_matches

    folded = {each.casefold(): each for each in known}
    match = get_close_matches(word[:64].casefold(), folded, n=1, cutoff=0.6)
    return folded[match[0]] if match else ""


def did_you_mean(word: str, known: Any, otherwise: str = "") -> str:
    """Return a help text that names the nearest known word, or `otherwise`."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else otherwise


def text_of_node(node: Node, at: At, report: Report, wanted: str) -> str | None:
    """Return the text of a scalar that is not empty; report anything else as not being `wanted`."""
    if not isinstance(node, Scalar):
        report.add(faults.WRONG_TYPE, f"expected {wanted}, found {node.kind}", at)
        return None
    text = node.text
    if not text or text.isspace() or node.empty:
        report.add(faults.EMPTY_VALUE, f"{name_of(at)} is empty; expected {wanted}", at, on_key=has_key(at))
        return None
    return text


def is_empty(node: Node) -> bool:
    """Return whether nothing was written where `node` stands."""
    return isinstance(node, Scalar) and node.empty


def name_of(at: At) -> str:
    """Return the key at `at` for a message, or `this`."""
    return f"`{at[1]}`" if has_key(at) else "this"


def has_key(at: At) -> bool:
    """Return whether the last step of `at` is a key."""
    return bool(at) and isinstance(at[1], str)
