"""A rule's documentation, from its module's docstring: the one source of `explain`, the rules page,
SARIF help and the tests that run every example.

A docstring has a title line and these headings: What it does, Why it matters, Example, Use instead,
Options. The examples are fragments of files, see `docs/rules.md`.
"""

from __future__ import annotations

import inspect
import re
from types import ModuleType

from sv_score.model.finding import Rule
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules import ALL_RULES, rule_module


class Documentation(NamedTuple):
    """What is written about a rule; `example` and `instead` are YAML or CSV, the others Markdown text."""

    rule: Rule
    title: str
    what: str
    why: str
    example: str
    instead: str
    options: str


def of_module(module: ModuleType) -> Documentation:
    """Return the documentation of a rule module."""
    return of_text(module.RULE, inspect.getdoc(module) or "")


def of_text(rule: Rule, text: str) -> Documentation:
    """Return the documentation in a docstring."""
    title, *rest = re.split(r"^## +(.*?)\s*$", text, flags=re.MULTILINE)
    parts = dict(zip(rest[::2], (part.strip() for part in rest[1::2]), strict=True))
    return Documentation(
        rule,
        title.strip(),
        parts.get("What it does", ""),
        parts.get("Why it matters", ""),
        _code(parts.get("Example", "")),
        _code(parts.get("Use instead", "")),
        parts.get("Options", ""),
    )


def _code(part: str) -> str:
    found = re.search(r"```(?:yaml|csv)\n(.*?)```", part, re.DOTALL)
    return found[1] if found else ""


def all_documentation() -> list[Documentation]:
    """Return the documentation of every rule, by code."""
    from sv_score.rules.reading_faults import documentation

    written = [of_module(rule_module(name)) for name in ALL_RULES]
    return sorted([*written, *documentation()], key=lambda d: d.rule.code)
