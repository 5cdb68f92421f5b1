"""Where decoders stand and what they report: places as linked routes, and the findings of one file.

For maintainers: `At` is a route as a linked list, so that nothing is built for the many values without
fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sv_score.model.finding import Finding, Route, Rule
from sv_score.reading import faults, limits
from sv_score.reading.nodes import Node, Scalar

At = tuple[Any, ...]
ROOT: At = ()


class Few(list[Finding]):
    """A list of findings that keeps the first few of each rule and file, and counts the others."""

    def __init__(self, most: int = limits.FINDINGS) -> None:
        """Keep at most `most` findings of a rule in a file."""
        super().__init__()
        self._most = most
        self._last: dict[tuple[str, str], Finding] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._kept: dict[tuple[str, str], int] = {}

    def append(self, finding: Finding) -> None:
        """Keep `finding`, or count it."""
        self.add(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep or count each of `findings`."""
        for finding in findings:
            self.add(finding)

    def add(self, finding: Finding, times: int = 1) -> None:
        """Keep or count a finding that stands for as many as `times`."""
        key = (finding.rule.code, finding.file)
        self._counts[key] = self._counts.get(key, 0) + times
        kept = self._kept.get(key, 0)
        if kept < self._most:
            self._kept[key] = kept + 1
            super().append(finding)
            self._last[key] = finding

    def more(self) -> Iterator[Finding]:
        """Yield for each rule and file a finding that says how many more there are."""
        for key, count in self._counts.items():
            more = count - self._kept[key]
            if more:
                last = self._last[key]
                message = f"and {more:,} more like this: {last.rule.name}"
                yield last._replace(message=message, help="", labels=())


class Report:
    """Collects the findings of one file; `count` is how many there were, also of those not kept."""

    __slots__ = ("count", "file", "findings")

    def __init__(self, file: str, findings: list[Finding]) -> None:
        self.file = file
        self.findings = findings
        self.count = 0

    def add(
        self, rule: Rule, message: str, at: At, help: str = "", *, on_key: bool = False, meant: str = ""
    ) -> None:
        """Add an error at `at`; `on_key` points at the key instead of at the value, which `meant` another."""
        self.count += 1
        place = (self.file, route_of(at))
        self.findings.append(
            Finding(rule, message, *place, help, on_key, severity=rule.severity, meant=meant)
        )


def has_too_many_faults(report: Report, most: int, at: At) -> bool:
    """Return whether a file has more than `most` faults up to `at`; say there that it is read no further.

    Who has so many to mend has no use for more, and each takes its time.
    """
    if report.count <= most:
        return False
    message = f"more than {most:,} faults; what follows was not read"
    report.add(faults.TOO_MANY_FAULTS, message, at, "mend these first, and check again")
    return True


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


class Guesses:
    """`did_you_mean` for names of which a file may have thousands: looking takes long among so many.

    Only the first names are looked up, and none where there are very many known ones.
    """

    def __init__(self, known: Any, most_known: int = 2_000, most: int = 20) -> None:
        self._known = known if len(known) <= most_known else ()
        self._left = most
        self._found: dict[str, str] = {}

    def help(self, word: str) -> str:
        """Return a help text that names the nearest known word, or an empty text."""
        if word not in self._found and self._left and self._known:
            self._left -= 1
            self._found[word] = did_you_mean(word, self._known)
        return self._found.get(word, "")


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
