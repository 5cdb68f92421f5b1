"""The contents of one item of a long list as plain tokens, for the short way of reading it.

Most bids of a large file have no fault. They are read straight from their tokens into model values,
without nodes that know their places. A decoder's `direct` gives up with `Unsure` at anything out of the
ordinary, and the whole item is read again the long way, which reports what is wrong and where.

A token is the text of a scalar without quotes, a tuple of the text of one with quotes, or a sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sv_score.model.finding import Finding
from sv_score.reading.nodes import Mapping, Node, Scalar, Sequence
from sv_score.reading.report import ROOT, Report


class Sign:
    """Where a mapping or a list begins, and where either ends."""

    __slots__ = ()


MAPPING, SEQUENCE, END = Sign(), Sign(), Sign()

Token = str | tuple[str] | Sign
Tokens = Iterator[Token]
# Gives the value that starts with a token and takes the rest of it; raises `Unsure` or `KeyError`.
Direct = Callable[[Token, Tokens], Any]


class Unsure(Exception):
    """The short way does not do; nothing is said about why."""


def directly(decoder: Any) -> Direct:
    """Return the short way of `decoder`; one that has none decodes nodes made of the tokens."""
    direct: Direct | None = getattr(decoder, "direct", None)
    return direct if direct is not None else by_nodes(decoder)


def by_nodes(decoder: Any) -> Direct:
    """Return the short way of a decoder that has none of its own."""

    def direct(token: Token, tokens: Tokens) -> Any:
        findings: list[Finding] = []
        value = decoder.decode(_node(token, tokens), ROOT, Report("", findings))
        if value is None or findings:
            raise Unsure
        return value

    return direct


class _Nowhere:
    line = column = 0


_NOWHERE: Any = _Nowhere()
_NOWHERE.start_mark = _NOWHERE.end_mark = _NOWHERE


def _node(token: Token, tokens: Tokens) -> Node:
    if isinstance(token, str):
        return Scalar(token, True, _NOWHERE)
    if isinstance(token, tuple):
        return Scalar(token[0], False, _NOWHERE)
    if token is MAPPING:
        mapping = Mapping(_NOWHERE)
        for key in tokens:
            if key is END:
                break
            name = key_of(key)
            if name in mapping.entries:
                raise Unsure
            mapping.entries[name] = _node(next(tokens), tokens)
        return mapping
    sequence = Sequence(_NOWHERE)
    for item in tokens:
        if item is END:
            break
        sequence.items.append(_node(item, tokens))
    sequence.count = len(sequence.items)
    return sequence


def key_of(token: Token) -> str:
    """Return the text of a key."""
    if type(token) is str and token and token != "<<":
        return token
    if type(token) is tuple and token[0]:
        return token[0]
    raise Unsure
