"""Small decoders that turn nodes into model values and report every fault of a file in one pass.

For maintainers: a decoder never raises. It returns its value, or `None` after reporting why there is
none. `At` is a route as a linked list, so that nothing is built for the many values without fault.
The records of `criteria.py`, `bids.py` and the others are tables of these decoders; the tables are
the one definition of the file formats.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from sv_score.model.finding import Finding, Route, Rule, Severity
from sv_score.reading import faults
from sv_score.reading.yaml import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)
At = tuple[Any, ...]
ROOT: At = ()

MAXIMUM_DIGITS = 40
_DIGITS = frozenset("0123456789")
# Patterns are compiled when a value first needs them: most files need none, and starting up is felt.
_ID = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?"
_LEADING_ZERO = r"[+-]?0\d"
_GROUPED = r"[+-]?\d{1,3}(?:[_, ']\d{3})+(?:\.\d+)?"
_DATE = r"\d{4}-\d\d-\d\d"


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

    @property
    def has_errors(self) -> bool:
        """Return whether an error has been reported."""
        return any(f.severity is Severity.ERROR for f in self.findings)


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
    from difflib import get_close_matches

    folded = {str(k).casefold(): str(k) for k in known}
    match = get_close_matches(word[:64].casefold(), folded, n=1, cutoff=0.6)
    return folded[match[0]] if match else ""


def did_you_mean(word: str, known: Any, otherwise: str = "") -> str:
    """Return a help text that names the nearest known word, or `otherwise`."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else otherwise


class Decoder(Protocol[T_co]):
    """Turns a node into a value, or reports and returns `None`."""

    def decode(self, node: Node, at: At, report: Report) -> T_co | None:
        """Return the value of `node`, which stands at `at`."""
        ...


def _text_of(node: Node, at: At, report: Report, wanted: str) -> str | None:
    """Return the text of a scalar that is not empty; report anything else as not being `wanted`."""
    if not isinstance(node, Scalar):
        report.add(faults.WRONG_TYPE, f"expected {wanted}, found {node.kind}", at)
        return None
    text = node.text
    if not text or text.isspace() or node.empty:
        report.add(faults.EMPTY_VALUE, f"{_name(at)} is empty; expected {wanted}", at, on_key=_has_key(at))
        return None
    return text


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def _name(at: At) -> str:
    return f"`{at[1]}`" if _has_key(at) else "this"


def _has_key(at: At) -> bool:
    return bool(at) and isinstance(at[1], str)


class Text:
    """Any text that is not empty, exactly as written."""

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the text."""
        if type(node) is Scalar and not (node.plain and node.text in ("", "~")):
            text = node.text
            if text and not text.isspace():
                return text
        return _text_of(node, at, report, "text")


class Identifier:
    """An id: letters, digits, dot, underscore and hyphen, starting with a letter or a digit."""

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the id."""
        text = _text_of(node, at, report, "an id")
        if text is not None and not re.fullmatch(_ID, text):
            report.add(
                faults.BAD_ID,
                f"{quoted(text)} is not an id",
                at,
                "use letters, digits, `.`, `_` and `-`, starting with a letter or a digit",
            )
            return None
        return text


class Number(NamedTuple):
    """An exact decimal number between `lowest` and `highest`, written without quotes."""

    lowest: Decimal | None = None
    highest: Decimal | None = None
    above: Decimal | None = None

    def decode(self, node: Node, at: At, report: Report) -> Decimal | None:
        """Return the number exactly as written: `0.1` is one tenth."""
        text = _text_of(node, at, report, "a number")
        if text is None:
            return None
        value = number_from(text, isinstance(node, Scalar) and node.plain, at, report)
        return value if value is None or self._fits(value, at, report) else None

    def _fits(self, value: Decimal, at: At, report: Report) -> bool:
        if self.lowest is not None and value < self.lowest:
            wanted = f"at least {self.lowest}"
        elif self.highest is not None and value > self.highest:
            wanted = f"at most {self.highest}"
        elif self.above is not None and value <= self.above:
            wanted = f"more than {self.above}"
        else:
            return True
        report.add(faults.OUT_OF_RANGE, f"{value:f} is out of range; expected {wanted}", at)
        return False


def number_from(text: str, plain: bool, at: At, report: Report) -> Decimal | None:
    """Return `text` as an exact number; report what is not a number or could mean two things."""
    if plain and (
        text in _DIGITS
        or (text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= MAXIMUM_DIGITS)
    ):
        return Decimal(text)
    if not plain:
        help = f"remove the quotes: write {text}" if re.fullmatch(_NUMBER, text) else ""
        report.add(faults.WRONG_TYPE, f"expected a number, found the text {quoted(text)}", at, help)
        return None
    if len(text) > MAXIMUM_DIGITS:
        message = f"a number of {len(text):,} characters; at most {MAXIMUM_DIGITS} are read"
        report.add(faults.NOT_A_NUMBER, message, at)
        return None
    if re.match(_LEADING_ZERO, text) and text.lstrip("+-0").isdigit():
        help = f"write {Decimal(text)}"
        report.add(faults.AMBIGUOUS_NUMBER, f"`{text}` can be read in two ways", at, help)
        return None
    if re.fullmatch(_GROUPED, text):
        help = f"write {re.sub('[_, ]', '', text.replace(chr(39), ''))}"
        report.add(faults.AMBIGUOUS_NUMBER, f"`{text}` has separators in it", at, help)
        return None
    if not re.fullmatch(_NUMBER, text) or not text.isascii():
        help = _number_help(text)
        report.add(faults.NOT_A_NUMBER, f"expected a number, found {quoted(text)}", at, help)
        return None
    return Decimal(text)


def _number_help(text: str) -> str:
    bare = text.strip("£$€% ")
    if bare != text and re.fullmatch(_NUMBER, bare.replace(",", "")):
        return f"write {bare.replace(',', '')} without the sign"
    if re.fullmatch(r"[+-]?\d+,\d{1,2}", text):
        return f"write a decimal point: {text.replace(',', '.')}"
    return "write digits with a point for decimals, such as 12.5"


class Integer:
    """A whole number between `lowest` and `highest`."""

    def __init__(self, lowest: int, highest: int) -> None:
        self.lowest = lowest
        self.highest = highest
        self._number = Number(Decimal(lowest), Decimal(highest))

    def decode(self, node: Node, at: At, report: Report) -> int | None:
        """Return the whole number."""
        value = self._number.decode(node, at, report)
        if value is not None and value != int(value):
            report.add(faults.OUT_OF_RANGE, f"expected a whole number, found {value}", at)
            return None
        return None if value is None else int(value)


class Boolean:
    """`true` or `false`, nothing else: `yes` and `on` mean different things to different readers."""

    def decode(self, node: Node, at: At, report: Report) -> bool | None:
        """Return the truth value."""
        text = _text_of(node, at, report, "`true` or `false`")
        if text in ("true", "false") and isinstance(node, Scalar) and node.plain:
            return text == "true"
        if text is not None:
            help = "write true or false, without quotes"
            report.add(faults.WRONG_TYPE, f"expected true or false, found {quoted(text)}", at, help)
        return None


class Day:
    """A calendar date, year-month-day."""

    def decode(self, node: Node, at: At, report: Report) -> date | None:
        """Return the date."""
        text = _text_of(node, at, report, "a date")
        if text is None:
            return None
        try:
            if re.fullmatch(_DATE, text):
                return date.fromisoformat(text)
            message = f"{quoted(text)} is not a date"
        except ValueError:
            message = f"{quoted(text)} is not a day of the calendar"
        report.add(faults.BAD_DATE, message, at, "write year-month-day, such as 2026-03-31")
        return None


class Choice(Generic[E]):
    """One of the words of an enumeration."""

    def __init__(self, choices: type[E]) -> None:
        self.choices = choices

    def decode(self, node: Node, at: At, report: Report) -> E | None:
        """Return the member the word names."""
        words = [str(member) for member in self.choices]
        text = _text_of(node, at, report, "one of " + ", ".join(words))
        if text is None:
            return None
        if text in words:
            return self.choices(text)
        message = f"{quoted(text)} is not one of {', '.join(words)}"
        report.add(faults.NOT_ONE_OF, message, at, did_you_mean(text, words))
        return None


class Word:
    """Exactly the given words, kept as text."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the word."""
        text = _text_of(node, at, report, "one of " + ", ".join(self.words))
        if text is None or text in self.words:
            return text
        message = f"{quoted(text)} is not one of {', '.join(self.words)}"
        report.add(faults.NOT_ONE_OF, message, at, did_you_mean(text, self.words))
        return None


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
            report.add(faults.TOO_FEW, message, at, on_key=_has_key(at))
        values = [self.item.decode(child, (at, i), report) for i, child in enumerate(node.items)]
        check_unique([str(getattr(value, "id", "")) for value in values], at, report, self.noun)
        return tuple(value for value in values if value is not None)


def check_unique(ids: list[str], at: At, report: Report, noun: str) -> None:
    """Report every id that stands twice in the list at `at`; case does not tell ids apart.

    `ids` has one entry for every item of the list, an empty text where the item has no id.
    """
    seen: dict[str, int] = {}
    for index, name in enumerate(ids):
        first = seen.setdefault(name.casefold(), index)
        if name and first != index:
            help = "give each its own id; upper and lower case do not tell ids apart"
            message = f"{noun} id {quoted(name)} is used twice"
            report.add(faults.DUPLICATE_ID, message, ((at, index), "id"), help)


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


class Record(Generic[T]):
    """A mapping with known keys, made into a model value.

    `check` may look at all values together, report, and change them before the value is made.
    """

    def __init__(self, make: Callable[..., T], noun: str, fields: Fields, check: Check | None = None) -> None:
        self.make = make
        self.noun = noun
        self.fields = fields
        self.check = check
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

    def lacks(self, node: Mapping, key: str) -> bool:
        """Return whether `key` is not written in `node`, not even misspelt."""
        return key not in node.entries and key not in self._meant(node).values()

    def _meant(self, node: Mapping) -> dict[str, str]:
        """Return the unknown keys of `node`, each with the known key most like it."""
        unknown = [key for key in node.entries if key not in self.fields]
        open_keys = [key for key in self.fields if key not in node.entries] if unknown else []
        return {key: nearest(key, open_keys) or nearest(key, self.fields) for key in unknown}

    def _report_keys(self, node: Mapping, at: At, report: Report) -> None:
        meant = self._meant(node)
        for key, near in meant.items():
            message = f"unknown key {quoted(key)} in {self.noun}"
            help = f"did you mean `{near}`?" if near else f"known keys: {', '.join(self.fields)}"
            if key.isdigit() and _is_empty(node.entries[key]):
                help = "a comma ends a value inside braces: write numbers without separators, 90000"
            report.add(faults.UNKNOWN_KEY, message, (at, key), help, on_key=True)
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
            message = f"{_name(at)} is empty; expected {self.wanted}"
            report.add(faults.EMPTY_VALUE, message, at, self.help, on_key=_has_key(at))
            return None
        if decoder is None:
            report.add(faults.WRONG_TYPE, f"expected {self.wanted}, found {node.kind}", at)
            return None
        return decoder.decode(node, at, report)


class TextAs(Generic[T]):
    """A text made into something by `make`."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self.make = make

    def decode(self, node: Node, at: At, report: Report) -> T | None:
        """Return what the text stands for."""
        text = _text_of(node, at, report, "text")
        return None if text is None else self.make(text)


class FormatVersion:
    """The version of the file format, which is 1."""

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the version."""
        text = _text_of(node, at, report, "the format version, 1")
        if text is None or text == "1":
            return text
        help = "write `sv_score: 1`, or use the version of sv-score that the file was written for"
        report.add(faults.FORMAT_VERSION, f"format version {quoted(text)} is not known", at, help)
        return None


VERSION = Field(FormatVersion(), "the format version, 1", required=True, attribute=UNKEPT)
