"""Checks on what was read. One rule, one module, one line in `RULES`; its docstring documents it.

A rule module has a `RULE` (code, name, severity) and `check(subject)`, which yields findings. Rules see
values and routes, never lines or columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from sv_score.model.finding import Finding
from sv_score.rules.subject import Subject

CRITERIA_RULES = (
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


def rule_module(name: str) -> ModuleType:
    """Return the rule module called `name`."""
    return import_module(f"sv_score.rules.{name}")


def run(subject: Subject) -> Iterator[Finding]:
    """Yield what the rules find: those on criteria, then those on bids where there are any."""
    for name in CRITERIA_RULES:
        yield from rule_module(name).check(subject)
    if subject.evaluation is not None and subject.criteria is not None:
        for name in BID_RULES:
            yield from rule_module(name).check(subject)
