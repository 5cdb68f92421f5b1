"""The one kind of finding that every room of the house speaks.

A finding names its place by a route (keys and list positions from the top of a file). Only when it is
shown is the route turned into a line and a column, see `sv_score.reading.locate`. A finding about text
that could not be read at all has no route; it carries the line and column where reading stopped.
"""

from __future__ import annotations

from enum import StrEnum

from sv_score.model.named_tuple import NamedTuple

Route = tuple[str | int, ...]


class Severity(StrEnum):
    """How grave a finding is; the order of the members is the order of gravity."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def gravity(self) -> int:
        """Return 2 for an error, 1 for a warning, 0 for information."""
        return {"error": 2, "warning": 1, "info": 0}[self.value]


class Rule(NamedTuple):
    """What a finding is an instance of.

    `code` is SV and three digits (the first digit is the family), `name` a short kebab-case name,
    `severity` the gravity a finding has unless something raises or lowers it.
    """

    code: str
    name: str
    severity: Severity = Severity.ERROR


class Label(NamedTuple):
    """A second place that helps to see why: `file` and `route` as in a finding, `text` what to see."""

    file: str
    route: Route
    text: str
    on_key: bool = False


class Finding(NamedTuple):
    """One thing found in one place.

    `file` is the path as shown to people; `route` the place in it; `on_key` points at the key of the
    route's last step rather than at its value; `mark` is a (line, column) pair, 1-based, counted in
    characters, for text that has no route; `help` says what to do; `labels` are related places.
    `meant` is the key that an unknown one most likely stands for.
    """

    rule: Rule
    message: str
    file: str
    route: Route = ()
    help: str = ""
    on_key: bool = False
    mark: tuple[int, int] | None = None
    severity: Severity = Severity.ERROR
    labels: tuple[Label, ...] = ()
    meant: str = ""

    @property
    def code(self) -> str:
        """Return the rule's code, such as SV201."""
        return self.rule.code

    @property
    def family(self) -> str:
        """Return the family of the code, such as SV2."""
        return self.rule.code[:3]


def pointer(route: Route) -> str:
    """Return `route` as a JSON pointer (RFC 6901): `/bids/0/responses/LE1`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in route)
