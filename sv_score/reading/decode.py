"""Decoders of whole records and lists. They turn nodes into model values and report every fault of a
file in one pass.

For maintainers: a decoder never raises. It returns its value, or `None` after reporting why there is
none. The records of `criteria.py`, `bids.py` and the others are tables of these decoders; the tables
are the one definition of the file formats.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Map
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.nodes import Mapping, Node, Scalar, Sequence
from sv_score.reading.report import At, Report, has_key, is_empty, name_of, nearest, quoted
from sv_score.reading.tokens import END, MAPPING, SEQUENCE, Direct, Token, Tokens, Unsure, directly
from sv_score.reading.values import FormatVersion, Text

# For how many unknown keys of a mapping the key that was meant is looked for.
LOOKED_UP = 50
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Decoder(Protocol[T_co]):
    """Turns a node into a value, or reports and returns `None`."""

    def decode(self, node: Node, at: At, report: Report) -> T_co | None:
        """Return the value of `node`, which stands at `at`."""
        ...


class ListOf(Generic[T]):
    """A list of at least `at_least` items; ids of items are unique whatever their case."""

    def __init__(self, item: Decoder[T], at_least: int = 0, noun: str = "item") -> None:
        self.item = item
        self.at_least = at_least
        self.noun = noun

    def decode(self, node: Node, at: At, report: Report) -> tuple[T, ...] | None:
        """Return the items that could be read."""
        if not isinstance(node, Sequence):
            found = "nothing" if isinstance(node, Scalar) and node.empty else node.kind
            report.add(
                faults.WRONG_TYPE,
                f"expected a list, found {found}",
                at,
                "start each item with `- `",
            )
            return None
        if node.count < self.at_least:
            some = f"{self.at_least} {self.noun}" + ("s" if self.at_least > 1 else "")
            message = f"expected at least {some}, found {node.count}"
            report.add(faults.TOO_FEW, message, at, on_key=has_key(at))
        values = [self.item.decode(child, (at, i), report) for i, child in enumerate(node.items)]
        check_unique([str(getattr(value, "id", "")) for value in values], at, report, self.noun)
        return tuple(value for value in values if value is not None)

    def direct(self, token: Token, tokens: Tokens) -> tuple[T, ...]:
        """Return the items of a list of tokens."""
        if token is not SEQUENCE:
            raise Unsure
        item = directly(self.item)
        values = []
        for first in tokens:
            if first is END:
                break
            values.append(item(first, tokens))
        ids = [value.id.casefold() for value in values if hasattr(value, "id")]
        if len(values) < self.at_least or len(ids) > len(set(ids)):
            raise Unsure
        return tuple(values)


def check_unique(ids: list[str], at: At, report: Report, noun: str) -> None:
    """Report every id that stands twice in the list at `at`; case does not tell ids apart.

    `ids` has one entry for every item of the list, an empty text where the item has no id.
    """
    seen: set[str] = set()
    for index, name in enumerate(ids):
        folded = name.casefold()
        if folded in seen:
            report_twice(name, (at, index), report, noun)
        elif folded:
            seen.add(folded)


def report_twice(name: str, at: At, report: Report, noun: str) -> None:
    """Report that the id of the item at `at` stood before."""
    help = "give each its own id; upper and lower case do not tell ids apart"
    report.add(faults.DUPLICATE_ID, f"{noun} id {quoted(name)} is used twice", (at, "id"), help)


class TextMap:
    """Keys with lists of text, such as tags; a single text stands for a list of one."""

    def decode(self, node: Node, at: At, report: Report) -> dict[str, tuple[str, ...]] | None:
        """Return the lists by key."""
        if not isinstance(node, Mapping):
            report.add(faults.WRONG_TYPE, f"expected keys and values, found {node.kind}", at)
            return None
        found: dict[str, tuple[str, ...]] = {}
        for key, child in node.entries.items():
            if isinstance(child, Sequence):
                found[key] = ListOf(Text()).decode(child, (at, key), report) or ()
            else:
                text = Text().decode(child, (at, key), report)
                found[key] = () if text is None else (text,)
        return found


class Field(NamedTuple):
    """One key of a record: its decoder, what it means, and the model's name where that differs.

    Without an `essential` key there is no value at all; without another `required` one there is a
    value with a gap in it, so that the rest of the file can still be checked.
    """

    decoder: Decoder[Any]
    doc: str = ""
    required: bool = False
    attribute: str = ""
    essential: bool = False


# The attribute of a key that is checked and not kept.
UNKEPT = "-"
Fields = Map[str, Field]
Check = Callable[[dict[str, Any], Mapping, At, Report], None]
# Does with attributes what the check does; returns whether the check would have nothing to report.
Simple = Callable[[dict[str, Any]], bool]


class Record(Generic[T]):
    """A mapping with known keys, made into a model value.

    `check` may look at all values together, report, and change them before the value is made; `simple` is
    its short way for values without fault.
    """

    def __init__(
        self,
        make: Callable[..., T],
        noun: str,
        fields: Fields,
        check: Check | None = None,
        simple: Simple | None = None,
    ) -> None:
        self.make = make
        self.noun = noun
        self.fields = fields
        self.check = check
        self.simple = simple
        self.required = tuple(name for name, field in fields.items() if field.required)
        # What every key of every record needs, looked up once.
        self._steps = {
            name: (field.decoder.decode, field.attribute or name) for name, field in fields.items()
        }

    def decode(self, node: Node, at: At, report: Report, **given: Any) -> T | None:
        """Return the value; `given` are attributes that the file says elsewhere."""
        if not isinstance(node, Mapping):
            found = "nothing" if isinstance(node, Scalar) and node.empty else node.kind
            report.add(faults.WRONG_TYPE, f"expected {self.noun} with its keys, found {found}", at)
            return None
        values: dict[str, Any] = given
        entries, steps = node.entries, self._steps
        unknown = False
        for key, child in entries.items():
            step = steps.get(key)
            if step is None:
                unknown = True
                continue
            decode, attribute = step
            value = decode(child, (at, key), report)
            if value is not None and attribute != UNKEPT:
                values[attribute] = value
        if unknown or not all(map(entries.__contains__, self.required)):
            self._report_keys(node, at, report)
        if self.check is not None:
            self.check(values, node, at, report)
        for key in self.required:
            attribute = steps[key][1]
            if attribute not in values and attribute != UNKEPT:
                if self.fields[key].essential:
                    return None
                if key in _NAMES:
                    values[attribute] = ""
        return self.make(**values)

    def direct(self, token: Token, tokens: Tokens, **given: Any) -> T:
        """Return the value of a mapping of tokens."""
        if token is not MAPPING or (self.check is not None and self.simple is None):
            raise Unsure
        values = given
        steps = self._direct
        for key in tokens:
            if key is END:
                break
            attribute, direct = steps[key]
            if attribute in values:
                raise Unsure
            values[attribute] = direct(next(tokens), tokens)
        if not self._needed <= values.keys() or (self.simple is not None and not self.simple(values)):
            raise Unsure
        return self.make(**values)

    @cached_property
    def _direct(self) -> dict[Token, tuple[str, Direct]]:
        # A key whose value is checked and not kept would hide one that is written twice.
        return {
            name: (field.attribute or name, directly(field.decoder))
            for name, field in self.fields.items()
            if field.attribute != UNKEPT
        }

    @cached_property
    def _needed(self) -> frozenset[str]:
        return frozenset(self.fields[name].attribute or name for name in self.required)

    def lacks(self, node: Mapping, key: str) -> bool:
        """Return whether `key` is not written in `node`, not even misspelt."""
        return key not in node.entries and key not in self._meant(node).values()

    def _meant(self, node: Mapping) -> dict[str, str]:
        """Return the unknown keys of `node`, each with the known key most like it."""
        unknown = [key for key in node.entries if key not in self.fields]
        open_keys = [key for key in self.fields if key not in node.entries] if unknown else []
        # A look takes a millisecond: a file of nothing but wrong keys would take minutes.
        meant = {key: nearest(key, open_keys) or nearest(key, self.fields) for key in unknown[:LOOKED_UP]}
        return dict.fromkeys(unknown, "") | meant

    def _report_keys(self, node: Mapping, at: At, report: Report) -> None:
        meant = self._meant(node)
        for key, near in meant.items():
            message = f"unknown key {quoted(key)} in {self.noun}"
            help = f"did you mean `{near}`?" if near else f"known keys: {', '.join(self.fields)}"
            if key.isdigit() and is_empty(node.entries[key]):
                help = "a comma ends a value inside braces: write numbers without separators, 90000"
            report.add(faults.UNKNOWN_KEY, message, (at, key), help, on_key=True, meant=near)
        for key in self.required:
            if key not in node.entries and key not in meant.values():
                message = f"{self.noun} has no `{key}`"
                doc = self.fields[key].doc
                report.add(faults.MISSING_KEY, message, at, f"add `{key}:`" + (f" ({doc})" if doc else ""))


# Keys whose value, where it is missing, is an empty text in the model.
_NAMES = frozenset({"id", "ref", "about", "evaluator", "text", "bid"})


class ByShape(Generic[T]):
    """One of several decoders, chosen by whether the node is text, a mapping or a list."""

    def __init__(
        self,
        text: Decoder[T] | None = None,
        mapping: Decoder[T] | None = None,
        sequence: Decoder[T] | None = None,
        wanted: str = "",
        help: str = "",
    ) -> None:
        self.by_kind: dict[type, Decoder[T] | None] = {
            Scalar: text,
            Mapping: mapping,
            Sequence: sequence,
        }
        self.wanted = wanted
        self.help = help

    def decode(self, node: Node, at: At, report: Report) -> T | None:
        """Return the value by the decoder for the node's shape."""
        decoder = self.by_kind[type(node)]
        if isinstance(node, Scalar) and node.empty:
            message = f"{name_of(at)} is empty; expected {self.wanted}"
            report.add(faults.EMPTY_VALUE, message, at, self.help, on_key=has_key(at))
            return None
        if decoder is None:
            report.add(faults.WRONG_TYPE, f"expected {self.wanted}, found {node.kind}", at)
            return None
        return decoder.decode(node, at, report)

    def direct(self, token: Token, tokens: Tokens) -> T:
        """Return the value by the decoder for the token's shape."""
        kind = Scalar if isinstance(token, (str, tuple)) else Mapping if token is MAPPING else Sequence
        decoder = self.by_kind[kind]
        if decoder is None or token in ("", "~"):
            raise Unsure
        value: T = directly(decoder)(token, tokens)
        return value


VERSION = Field(FormatVersion(), "the format version, 1", required=True, attribute=UNKEPT)
