"""Checks on what was read. One rule, one module, one line in a tuple below; its docstring documents it.

A rule module has a `RULE` (code, name, severity) and `check(subject)`, which yields findings. Rules see
values and routes, never lines or columns. A rule that can be tuned has `OPTIONS`, a mapping of option
names to defaults (a list, a whole number, a truth value or a text), and asks `subject.option`.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from sv_score.model.finding import Finding
from sv_score.rules.loading import load
from sv_score.rules.subject import Subject, responses

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
    "weight_without_effect",
    "no_level_for_no_answer",
    "minimum_never_bites",
    "minimum_by_one_combination",
    "rounding_hides_failure",
    "undescribed_levels",
    "bands_against_direction",
    "bands_do_not_reach_the_top",
    "equal_bands",
    "contract_dates_in_disorder",
    "percents_do_not_reach_the_top",
)
LAWFUL = (
    "single_metric_in_disguise",
    "monetised_total",
    "total_across_units",
    "no_subject_matter_link",
    "empty_question",
    "repeated_descriptors",
    "descriptors_differ_by_adverb",
    "several_questions_in_one",
    "vague_term",
    "bonus_not_described",
    "weighting_in_sub_criteria",
    "minimum_without_consequence",
    "no_evidence_asked",
    "measure_without_definition",
    "mixed_units",
    "corporate_policy",
    "favours_size",
    "asks_the_same_twice",
    "too_many_criteria",
    "relative_to_rivals",
    "meets_at_not_said",
    "rounding_not_published",
    "dimension_without_name",
    "gate_carries_judgement",
    "percentage_of_contract_value",
    "past_performance_elsewhere",
    "level_not_described",
)
# Rules on models and policies, by what a file must have for them to say anything.
ANY_FILE = ("unknown_model", "not_in_model", "too_few_kpis", "common_misstatement", "licensed_content")
WITH_MODEL = (
    "not_traceable_to_model",
    "weight_below_model_minimum",
    "weight_not_stated",
    "more_outcomes_than_recommended",
    "model_not_in_force",
    "metric_not_in_model",
    "legacy_model",
)
WITH_MODEL_OR_POLICY = ("contract_facts_missing",)
WITH_POLICY = (
    "policy_maximum_measures",
    "policy_maximum_criteria",
    "policy_required_tag",
    "policy_social_value_weight",
    "policy_required_evidence",
    "policy_allowed_scales",
)
MODELS = ANY_FILE + WITH_MODEL + WITH_MODEL_OR_POLICY + WITH_POLICY
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
    "vague_commitment",
    "commitment_without_baseline",
    "commitment_after_contract",
    "commitment_unit",
    "unknown_measure",
    "quantity_without_unit",
    "negative_quantity",
    "duplicate_supplier",
    "partner_also_bids",
    "evidence_kind_missing",
    "commitment_ends_before_it_starts",
)


CRITERIA_RULES = ARITHMETIC + LAWFUL + MODELS
ALL_RULES = CRITERIA_RULES + BID_RULES


def rule_module(name: str) -> ModuleType:
    """Return the rule module called `name`."""
    return load(name)


def options_of() -> dict[str, dict[str, Any]]:
    """Return the options that rules have, by rule name and option name, with their defaults."""
    modules = [rule_module(name) for name in ALL_RULES]
    return {m.RULE.name: dict(m.OPTIONS) for m in modules if hasattr(m, "OPTIONS")}


def rules_for(subject: Subject) -> tuple[str, ...]:
    """Return the rules that can say anything about `subject`; each module costs time to load."""
    names: tuple[str, ...] = ARITHMETIC + LAWFUL + ANY_FILE
    if subject.model is not None:
        names += WITH_MODEL
    if subject.model is not None or subject.policy is not None:
        names += WITH_MODEL_OR_POLICY
    if subject.policy is not None:
        names += WITH_POLICY
    return names if subject.evaluation is None else names + BID_RULES


def run(subject: Subject) -> Iterator[Finding]:
    """Yield what the rules find: those on criteria, then those on bids where there are any."""
    if subject.criteria is None:
        return
    prepared = subject._replace(answered=tuple(responses(subject)))
    for name in rules_for(prepared):
        yield from rule_module(name).check(prepared)
