"""Checks on what was read. One rule, one module, one line in `RULES`; its docstring documents it.

A rule module has a `RULE` (code, name, severity) and `check(subject)`, which yields findings. Rules see
values and routes, never lines or columns. A rule that can be tuned has `OPTIONS`, a mapping of option
names to defaults (a list, a whole number, a truth value or a text), and asks `subject.option`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from sv_score.model.finding import Finding
from sv_score.rules.subject import Subject

ARITHMETIC = (
    "dimension_weights_total",
    "criterion_weights_total",
    "zero_weight",
    "level_twice",
    "levels_out_of_order",
    "meets_at_not_a_level",
    "percents_not_rising",
    "bands_out_of_order",
    "bands_start_late",
    "band_score_off_scale",
    "minimum_unreachable",
    "no_scale",
    "scale_without_span",
)
LAWFUL: tuple[str, ...] = ()
MODELS: tuple[str, ...] = ()
BID_RULES = (
    "missing_response",
    "unknown_criterion",
    "off_scale",
    "wrong_answer",
    "quantity_out_of_range",
    "wrong_unit",
    "no_mark",
    "provisional",
    "missing_mark",
    "abstained",
    "excluded",
    "unknown_evaluator",
)


CRITERIA_RULES = ARITHMETIC + LAWFUL + MODELS
ALL_RULES = CRITERIA_RULES + BID_RULES


def rule_module(name: str) -> ModuleType:
    """Return the rule module called `name`."""
    return import_module(f"sv_score.rules.{name}")


def options_of() -> dict[str, dict[str, Any]]:
    """Return the options that rules have, by rule name and option name, with their defaults."""
    modules = [rule_module(name) for name in ALL_RULES]
    return {m.RULE.name: dict(m.OPTIONS) for m in modules if hasattr(m, "OPTIONS")}


def run(subject: Subject) -> Iterator[Finding]:
    """Yield what the rules find: those on criteria, then those on bids where there are any."""
    if subject.criteria is None:
        return
    for name in CRITERIA_RULES if subject.evaluation is None else ALL_RULES:
        yield from rule_module(name).check(subject)
