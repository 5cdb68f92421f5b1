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
from sv_score.rules.subject import Subject, appearance, responses

ARITHMETIC = (
    "dimension_weights_total",
    "criterion_weights_total",
    "zero_weight",
    "dimension_weighs_nothing",
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
    "meets_at_an_end",
    "label_twice",
    "social_value_without_weight",
    "element_off_scale",
    "percents_on_some_levels",
    "band_above_a_whole",
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
    "averages_evaluators",
    "dimension_name_twice",
    "marks_by_text_alone",
    "percentage_against_weights",
    "label_without_equivalent",
    "marks_by_address",
)
# Rules on models and policies, by what a file must have for them to say anything.
ANY_FILE = (
    "unknown_model",
    "not_in_model",
    "too_few_kpis",
    "common_misstatement",
    "licensed_content",
    "tag_scheme_misspelt",
)
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
    "share_above_a_whole",
)
# Where a gate says what stays at the lowest score if it is failed.
WITH_HOLDING_GATE = ("scored_though_gate_failed",)
# On what is not there: what could not be read may be it.
ON_ABSENCE = frozenset(("missing_response", "no_mark", "missing_mark"))
# Rules on the evaluation record, by what a file must have for them to say anything.
WITH_AGREED = ("no_consensus_record",)
WITH_RECORD = (
    "consensus_outside_marks",
    "minimum_overridden",
    "no_why_not_higher",
    "difference_not_resolved",
    "no_such_difference",
    "no_rationale",
    "short_rationale",
    "rationale_repeats_descriptor",
    "quote_not_in_bid",
    "document_not_readable",
    "no_passage_cited",
    "same_words_different_scores",
    "effect_of_excluded",
    "average_in_disguise",
)
WITH_MINIMUM = ("dimension_minimum_overridden",)
WITH_SUB_CRITERIA = ("sub_criterion_not_explained",)
WITH_ANSWERS = ("similar_answers_scored_differently",)
WITH_ELEMENTS = ("same_elements_different_scores", "score_conflicts_with_elements", "unknown_element")
WITH_EVALUATORS = (
    "consensus_before_declaration",
    "uncleared_interest",
    "evaluator_not_declared",
    "no_declarations",
    "interest_in_unknown_bid",
    "evaluator_works_for_bidder",
    "single_evaluator",
)
RECORD_RULES = (
    WITH_AGREED
    + WITH_RECORD
    + WITH_MINIMUM
    + WITH_SUB_CRITERIA
    + WITH_ANSWERS
    + WITH_ELEMENTS
    + WITH_EVALUATORS
)
# Rules on the history of scores, where one lies beside the bids file.
HISTORY_RULES = (
    "change_not_recorded",
    "change_without_reason",
    "score_not_in_history",
    "history_broken",
)
# On what was published, where a criteria file has a seal or records refinements.
PUBLICATION_RULES = (
    "changed_after_sealing",
    "refinement_incomplete",
    "refinement_too_late",
    "refined_after_scoring",
    "refinement_not_sealed",
    "seal_of_another_file",
    "scored_before_sealing",
    "refinement_without_seal",
)
# On a seal itself, whatever it lies beside.
SEAL_RULES = ("seal_altered",)

# Rules on what things are called, by whether there is anything for them to report.
WITH_IDS_ALIKE = ("ids_look_alike",)
WITH_OTHER_LETTERS = ("names_look_alike",)
NAME_RULES = WITH_IDS_ALIKE + WITH_OTHER_LETTERS

CRITERIA_RULES = ARITHMETIC + LAWFUL + MODELS + PUBLICATION_RULES + SEAL_RULES
ALL_RULES = CRITERIA_RULES + BID_RULES + WITH_HOLDING_GATE + RECORD_RULES + HISTORY_RULES + NAME_RULES


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
    if subject.seal is not None:
        names += SEAL_RULES
    if subject.seal is not None or (subject.criteria is not None and subject.criteria.refinements):
        names += PUBLICATION_RULES
    if subject.history is not None:
        names += HISTORY_RULES
    names += _name_rules_for(subject)
    if subject.evaluation is None:
        return names
    names += BID_RULES + _record_rules_for(subject)
    return tuple(name for name in names if not (subject.scores_unread and name in ON_ABSENCE))


def _name_rules_for(subject: Subject) -> tuple[str, ...]:
    """Return the rules on names that have something to report: most files have none."""
    published = subject.criteria.dimensions if subject.criteria is not None else ()
    judged = [c for d in published for c in d.criteria]
    bids, evaluators = (e.bids, e.evaluators) if (e := subject.evaluation) is not None else ((), ())
    measures = [m.id for c in judged for m in (*c.measures, *((c.measure,) if c.measure else ()))]
    kinds = ([d.id for d in published], [c.id for c in judged], measures, [b.id for b in bids])
    names = WITH_IDS_ALIKE if any(_alike(ids) for ids in (*kinds, [e.id for e in evaluators])) else ()
    texts = [
        *(d.name for d in published),
        *(c.title for c in judged),
        *(text for each in evaluators for text in (each.name, each.organisation)),
        *(text for bid in bids for text in (bid.supplier, *bid.partners)),
    ]
    return names if "".join(texts).isascii() else names + WITH_OTHER_LETTERS


def _alike(ids: list[str]) -> bool:
    """Return whether two different ids look alike."""
    different = set(ids)
    return len(set(appearance("\n".join(different)).split("\n"))) < len(different)


def _record_rules_for(subject: Subject) -> tuple[str, ...]:
    """Return the rules on held scores and on the record that can say anything about these bids."""
    answers = [response for _, _, response, _ in responses(subject)]
    published = subject.criteria.dimensions if subject.criteria is not None else ()
    holding = any(gate.holds_at_lowest for dimension in published for gate in dimension.gates)
    agreed = any(answer.consensus for answer in answers)
    there = (
        (WITH_HOLDING_GATE, holding),
        (WITH_AGREED, any(answer.agreed is not None for answer in answers)),
        (WITH_RECORD, agreed or any(answer.marks for answer in answers)),
        (WITH_MINIMUM, agreed and any(dimension.minimum for dimension in published)),
        (WITH_SUB_CRITERIA, agreed and any(c.sub_criteria for d in published for c in d.criteria)),
        (WITH_ANSWERS, any(answer.answer for answer in answers)),
        (WITH_ELEMENTS, any(answer.elements for answer in answers)),
        (WITH_EVALUATORS, bool(subject.evaluation and subject.evaluation.evaluators)),
    )
    return tuple(name for names, has_any in there if has_any for name in names)


def run(subject: Subject, only: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Yield what the rules find: those on criteria, then those on bids where there are any.

    With `only` these rules alone are asked.
    """
    if subject.criteria is None:
        for name in SEAL_RULES if subject.seal is not None else ():
            yield from rule_module(name).check(subject)
        return
    prepared = subject._replace(answered=tuple(responses(subject))).remembering()
    for name in only or rules_for(prepared):
        yield from rule_module(name).check(prepared)
