"""Criteria and bids as plain values, spelled in different ways and changed in one place."""

import json
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from sv_score.model.seal import Tree
from sv_score.reading.content_files import read_content
from sv_score.reading.source import Source
from tests import strategies

Place = tuple[str | int, ...]


def content(text: str | bytes, kind: str = "criteria") -> Tree:
    """Return the canonical content of a file with this text, which must be free of faults."""
    findings: list[Any] = []
    data = text if isinstance(text, bytes) else text.encode()
    tree = read_content(Source(f"{kind}.yaml", data, Path()), kind, findings)
    assert tree is not None, [finding.message for finding in findings]
    return tree


def spelled(value: Any, seed: int) -> bytes:
    """Return plain values as YAML: keys in another order, other quotes, comments, line ends, numbers."""
    writer = _Writer(Random(seed))
    text = writer.choice(["", "# made by hand\n", "\n\n# x: 1\n"]) + writer.block(value, "")
    if writer.choice([True, False]):
        text = text.replace("\n", "\r\n")
    return writer.choice([b"", b"\xef\xbb\xbf"]) + text.encode()


class _Writer:
    """Writes the same values in many spellings; hypothesis draws the seed, which is much the faster way."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.choice = random.choice

    def shuffled(self, value: Any) -> list[tuple[str, Any]]:
        items = list(value.items())
        self.random.shuffle(items)
        return items

    def block(self, value: Any, indent: str) -> str:
        lines = []
        pairs: Any = self.shuffled(value) if isinstance(value, dict) else enumerate(value)
        for key, item in pairs:
            lead = f"{indent}{key}:" if isinstance(value, dict) else f"{indent}-"
            end = self.choice(["\n", "\n", "  # a comment\n", "\n\n"])
            if key == "sv_score":
                lines.append(f"{lead} 1{end}")
            elif isinstance(item, dict | list) and item and self.choice([True, True, False]):
                lines.append(lead + end + self.block(item, indent + "  "))
            else:
                lines.append(f"{lead} {self.flow(item)}{end}")
        return "".join(lines)

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self.flow(item)}" for key, item in self.shuffled(value)) + "}"
        if isinstance(value, list | tuple):
            return "[" + ", ".join(self.flow(item) for item in value) + "]"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, Decimal | int):
            return self.number(Decimal(value))
        spaced = str(value).replace(" ", self.choice([" ", "  "]))
        plain = str(value).replace(" ", "").replace("-", "").isalnum() and not str(value)[0].isdigit()
        quoted = [json.dumps(spaced), f"'{spaced}'"]
        return self.choice([*quoted, spaced] if plain else quoted)

    def number(self, value: Decimal) -> str:
        text = f"{value:f}"
        pointed = text if "." in text else text + "."
        exponents = [f"{value.scaleb(-2):f}e2", f"{value.scaleb(1):f}e-1"]
        return self.choice([text, pointed + "0", pointed + "00", *exponents])


def places(value: Any, place: Place = ()) -> list[Place]:
    """Return the place of every scalar and every list item in plain values."""
    found: list[Place] = []
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        here = (*place, key)
        if isinstance(item, dict | list | tuple):
            found += places(item, here)
        else:
            found.append(here)
    return found


def at(value: Any, place: Place) -> Any:
    """Return what stands at a place."""
    for step in place:
        value = value[step]
    return value


def changed(value: Any, place: Place, new: Any) -> Any:
    """Return plain values with `new` at a place, the rest as it was."""
    if not place:
        return new
    if isinstance(value, dict):
        return {k: changed(v, place[1:], new) if k == place[0] else v for k, v in value.items()}
    return [changed(v, place[1:], new) if i == place[0] else v for i, v in enumerate(value)]


def criteria() -> st.SearchStrategy[Any]:
    """Return criteria files as plain values, with texts in them."""
    return strategies.criteria_files().map(_worded)


def _worded(file: Any) -> Any:
    worded = {**file, "authority": "A council", "edition": "2", "policy": "ours"}
    worded.pop("policy")
    first, *rest = file["dimensions"]
    asked, *others = first["criteria"]
    texts = {"question": "How will you do it?", "tags": {"sdg": ["8", "4"]}, "evidence": ["plan", "study"]}
    words = {"sub_criteria": ["Who does it", "When it is done"], "subject_matter_link": "It is needed"}
    first = {**first, "description": "What is meant", "criteria": [{**asked, **texts, **words}, *others]}
    return {**worded, "dimensions": [first, *rest]}
