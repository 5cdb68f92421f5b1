"""Decoders of single values: text, ids, numbers, dates, words. The field decides what a value means."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.limits import NUMBER_LENGTH
from sv_score.reading.nodes import Node, Scalar
from sv_score.reading.report import At, Report, did_you_mean, quoted, text_of_node
from sv_score.reading.tokens import Token, Tokens, Unsure

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_SMALL = {digit: Decimal(digit) for digit in "0123456789"}
# Patterns are compiled when a value first needs them: most files need none, and starting up is felt.
_ID = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?"
_LEADING_ZERO = r"[+-]?0+[1-9][0-9]*"
_GROUPED = r"[+-]?\d{1,3}(?:[_, ']\d{3})+(?:\.\d+)?"
_DATE = r"\d{4}-\d\d-\d\d"


class Text:
    """Any text that is not empty, exactly as written."""

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the text."""
        if type(node) is Scalar and not (node.plain and node.text in ("", "~")):
            text = node.text
            if text and not text.isspace():
                return text
        return text_of_node(node, at, report, "text")

    def direct(self, token: Token, tokens: Tokens) -> str:
        """Return the text of a token."""
        if type(token) is str:
            if token and token != "~":
                return token
        elif type(token) is tuple and token[0] and not token[0].isspace():
            return token[0]
        raise Unsure


class Identifier:
    """An id: letters, digits, dot, underscore and hyphen, starting with a letter or a digit."""

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the id."""
        text = text_of_node(node, at, report, "an id")
        if text is not None and not re.fullmatch(_ID, text):
            report.add(
                faults.BAD_ID,
                f"{quoted(text)} is not an id",
                at,
                "use letters, digits, `.`, `_` and `-`, starting with a letter or a digit",
            )
            return None
        return text

    def direct(self, token: Token, tokens: Tokens) -> str:
        """Return the id of a token."""
        text = token[0] if type(token) is tuple else token
        if type(text) is str and re.fullmatch(_ID, text):
            return text
        raise Unsure


class Number(NamedTuple):
    """An exact decimal number between `lowest` and `highest`, written without quotes."""

    lowest: Decimal | None = None
    highest: Decimal | None = None
    above: Decimal | None = None

    @property
    def bounded(self) -> bool:
        """Return whether not every number will do."""
        return self.lowest is not None or self.highest is not None or self.above is not None

    def decode(self, node: Node, at: At, report: Report) -> Decimal | None:
        """Return the number exactly as written: `0.1` is one tenth."""
        text = text_of_node(node, at, report, "a number")
        if text is None:
            return None
        value = number_from(text, isinstance(node, Scalar) and node.plain, at, report)
        return value if value is None or self._fits(value, at, report) else None

    def direct(self, token: Token, tokens: Tokens) -> Decimal:
        """Return the number of a token that has at most forty digits and nothing else."""
        if type(token) is not str:
            raise Unsure
        value = _SMALL.get(token)
        if value is None:
            if not _only_digits(token):
                raise Unsure
            value = Decimal(token)
        if self.bounded:
            raise Unsure
        return value

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
    if plain and (text in _SMALL or _only_digits(text)):
        return Decimal(text)
    if not plain:
        help = f"remove the quotes: write {text}" if re.fullmatch(_NUMBER, text) else ""
        report.add(faults.WRONG_TYPE, f"expected a number, found the text {quoted(text)}", at, help)
        return None
    if len(text) > NUMBER_LENGTH:
        message = f"a number of {len(text):,} characters; at most {NUMBER_LENGTH} are read"
        report.add(faults.NOT_A_NUMBER, message, at)
        return None
    if re.fullmatch(_LEADING_ZERO, text):
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
    value = Decimal(text)
    # There is one zero: a sign before it would be printed.
    return value if value else value.copy_abs()


def _only_digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= NUMBER_LENGTH


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
        text = text_of_node(node, at, report, "`true` or `false`")
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
        text = text_of_node(node, at, report, "a date")
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
        text = text_of_node(node, at, report, "one of " + ", ".join(words))
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
        text = text_of_node(node, at, report, "one of " + ", ".join(self.words))
        if text is None or text in self.words:
            return text
        message = f"{quoted(text)} is not one of {', '.join(self.words)}"
        report.add(faults.NOT_ONE_OF, message, at, did_you_mean(text, self.words))
        return None


class TextAs(Generic[T]):
    """A text made into something by `make`."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self.make = make

    def decode(self, node: Node, at: At, report: Report) -> T | None:
        """Return what the text stands for."""
        text = text_of_node(node, at, report, "text")
        return None if text is None else self.make(text)


class FormatVersion:
    """The version of the file format, which is 1."""

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the version."""
        text = text_of_node(node, at, report, "the format version, 1")
        if text is None or text == "1":
            return text
        help = "write `sv_score: 1`, or use the version of sv-score that the file was written for"
        report.add(faults.FORMAT_VERSION, f"format version {quoted(text)} is not known", at, help)
        return None
