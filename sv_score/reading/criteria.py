"""Criteria files: the table of their keys, and what must hold within one record."""

from __future__ import annotations

from typing import Any

from sv_score.model.criteria import (
    STAGES,
    AwardCriteria,
    Contract,
    Criterion,
    CriterionWeights,
    Dimension,
    Element,
    Kind,
    Moderation,
    Refinement,
    RelativeImportance,
    Rounding,
    RoundingMode,
    Source,
    SubCriterion,
)
from sv_score.reading import faults
from sv_score.reading.decode import VERSION, ByShape, Field, ListOf, Record, TextMap
from sv_score.reading.nodes import Mapping, Node, Sequence
from sv_score.reading.report import At, Report, did_you_mean, quoted
from sv_score.reading.scales import (
    BAND,
    MEASURE,
    MINIMUM_PERCENT,
    MINIMUM_SCORE,
    PERCENT,
    SCALE,
    ZERO,
)
from sv_score.reading.values import Boolean, Choice, Day, Identifier, Integer, Number, Text, TextAs, Word

SUB_CRITERION = ByShape(
    TextAs(SubCriterion),
    Record(
        SubCriterion,
        "a sub-criterion",
        {
            "id": Field(Identifier(), "its id"),
            "text": Field(Text(), "what is looked at", True),
        },
    ),
    wanted="a sub-criterion's text",
)

ELEMENT = Record(
    Element,
    "a required element",
    {
        "id": Field(Identifier(), "its id", True),
        "text": Field(Text(), "what an answer must have"),
        "from": Field(Number(), "the lowest score that needs it", attribute="start"),
    },
)

# Keys that only one kind of criterion has.
_ONLY_FOR = {
    "bands": Kind.MEASURED,
    "measure": Kind.MEASURED,
    "disqualifies": Kind.GATE,
    "holds_at_lowest": Kind.GATE,
}


def _criterion_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Check which keys go with the kind of criterion, unless the kind itself could not be read."""
    if "kind" not in values and not CRITERION.lacks(node, "kind"):
        return
    kind = values.get("kind", Kind.SCORED)
    for key, only in _ONLY_FOR.items():
        if key in node.entries and kind is not only:
            help = f"remove it, or write `kind: {only}`"
            if key == "disqualifies":
                help = "put it under `minimum:`, or write `kind: gate`"
            message = f"a {kind} criterion has no `{key}`"
            report.add(faults.KEYS_CONFLICT, message, (at, key), help, on_key=True)
    if kind is Kind.GATE:
        for key in ("weight", "scale", "minimum"):
            if key in node.entries:
                help = "remove it: a gate is passed or failed and carries no weight"
                report.add(faults.KEYS_CONFLICT, f"a gate has no `{key}`", (at, key), help, on_key=True)
        values.pop("weight", None)
    elif CRITERION.lacks(node, "weight"):
        help = "add `weight:`, a percent" + (", or write `kind: gate`" if "kind" not in node.entries else "")
        report.add(faults.MISSING_KEY, f"a {kind} criterion has no `weight`", at, help)
    if kind is Kind.MEASURED:
        for key in ("measure", "bands"):
            if CRITERION.lacks(node, key):
                help = "a measured criterion needs the published function from quantity to score"
                report.add(faults.MISSING_KEY, f"a measured criterion has no `{key}`", at, help)


CRITERION = Record(
    Criterion,
    "a criterion",
    {
        "id": Field(Identifier(), "the criterion's id, such as LE1", True),
        "title": Field(Text(), "its title, as published"),
        "kind": Field(Choice(Kind), "scored (the default), measured or gate"),
        "weight": Field(PERCENT, "its weight in percent"),
        "question": Field(Text(), "what bidders are asked"),
        "description": Field(Text(), "what is meant"),
        "subject_matter_link": Field(Text(), "how it relates to what is bought"),
        "scale": Field(SCALE, "its own scale, where the default one does not serve"),
        "minimum": Field(MINIMUM_SCORE, "its published threshold"),
        "disqualifies": Field(Boolean(), "whether failing this gate disqualifies"),
        "holds_at_lowest": Field(
            ListOf(Identifier(), 1, "criterion id"),
            "the scored criteria that stay at the lowest score where this gate is failed",
        ),
        "evidence": Field(ListOf(Identifier()), "the kinds of evidence asked for"),
        "sub_criteria": Field(ListOf(SUB_CRITERION, noun="sub-criterion"), "disclosed, not weighted"),
        "requires": Field(ListOf(ELEMENT, noun="element"), "what an answer must have, by score"),
        "measure": Field(MEASURE, "what a measured criterion counts"),
        "measures": Field(ListOf(MEASURE, noun="measure"), "what commitments are counted in"),
        "bands": Field(ListOf(BAND, 1, "band"), "the published function from quantity to score"),
        "tags": Field(TextMap(), "references to models and goals, by scheme"),
    },
    _criterion_check,
)

DIMENSION = Record(
    Dimension,
    "a dimension",
    {
        "id": Field(Identifier(), "the dimension's id", True),
        "name": Field(Text(), "its name, as published"),
        "weight": Field(PERCENT, "its weight in percent of the whole"),
        "description": Field(Text(), "what is meant"),
        "minimum": Field(MINIMUM_PERCENT, "its published threshold"),
        "criteria": Field(ListOf(CRITERION, 1, "criterion"), "its award criteria", True),
    },
)


def _rounding_places(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    if ROUNDING.lacks(node, "places") and "mode" in node.entries:
        report.add(faults.MISSING_KEY, "the rounding has no `places`", at, "add `places: 2`")


ROUNDING = Record(
    Rounding,
    "the rounding",
    {
        "places": Field(Integer(0, 6), "how many decimals results are printed with"),
        "mode": Field(Choice(RoundingMode), "half_up, half_even or down"),
    },
    _rounding_places,
)

CONTRACT = Record(
    Contract,
    "the contract",
    {
        "value": Field(Number(ZERO), "the estimated value in pounds, including VAT"),
        "commenced": Field(Day(), "the day the procurement commenced"),
        "importance": Field(Word("standard", "high"), "standard or high"),
        "starts": Field(Day(), "the day the contract starts"),
        "ends": Field(Day(), "the day the contract ends"),
        "sector": Field(Text(), "the sector it belongs to, in words or as a code"),
        "place": Field(Text(), "where it is carried out, in words or as a code"),
    },
)

SOURCE = Record(
    Source,
    "a source",
    {
        "about": Field(Text(), "the statement it supports", True),
        "source": Field(Text(), "where it was read"),
        "verified": Field(Word("primary", "secondary", "unverified"), "how far it was checked"),
    },
)

REFINEMENT = Record(
    Refinement,
    "a refinement",
    {
        "date": Field(Day(), "the day of the change"),
        "stage": Field(Word(*STAGES), "how far the procedure was"),
        "notice": Field(Text(), "the notice that bidders were told by"),
        "reason": Field(Text(), "why"),
        "changes": Field(ListOf(Text()), "what changed: ids of criteria and dimensions, or keys"),
    },
)


def _criteria_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Check what the dimensions need under the published kind of relative importance."""
    ordered = values.get("relative_importance") is RelativeImportance.ORDER
    whole = values.get("criterion_weights") is CriterionWeights.OF_WHOLE
    if ordered and whole:
        report.add(
            faults.KEYS_CONFLICT,
            "criteria cannot be weighted `of_whole` when dimensions are in order of importance",
            (at, "criterion_weights"),
            "remove `criterion_weights`, so that each dimension's criteria total 100",
        )
    written = _records(node.entries.get("dimensions"))
    place = (at, "dimensions")
    if "relative_importance" in values or CRITERIA_FILE.lacks(node, "relative_importance"):
        _check_weights_given(ordered, written, place, report)
    _check_criterion_ids(values.get("dimensions", ()), written, place, report)
    _check_held(values.get("dimensions", ()), written, place, report)


def _records(node: Node | None) -> list[tuple[int, Mapping]]:
    """Return the items of a list that records are made from, with their positions."""
    items = node.items if isinstance(node, Sequence) else []
    return [(index, item) for index, item in enumerate(items) if isinstance(item, Mapping)]


def _check_weights_given(ordered: bool, written: list[tuple[int, Mapping]], at: At, report: Report) -> None:
    """Check that every dimension has a weight, or that none has where their order says it."""
    for index, dimension in written:
        if ordered and "weight" in dimension.entries:
            help = "remove the weight, or write `relative_importance: weights`"
            message = "dimensions in order of importance carry no weight"
            report.add(faults.KEYS_CONFLICT, message, ((at, index), "weight"), help, on_key=True)
        elif not ordered and DIMENSION.lacks(dimension, "weight"):
            help = "add `weight:`, a percent of the whole, or write `relative_importance: order`"
            report.add(faults.MISSING_KEY, "a dimension has no `weight`", (at, index), help)


def _check_criterion_ids(
    dimensions: tuple[Dimension, ...], written: list[tuple[int, Mapping]], at: At, report: Report
) -> None:
    """Report criterion ids that two dimensions share; within one the list has done so."""
    seen: dict[str, int] = {}
    for dimension, (d, node) in zip(dimensions, written, strict=True):
        criteria = _records(node.entries.get("criteria"))
        for criterion, (c, _) in zip(dimension.criteria, criteria, strict=True):
            first = seen.setdefault(criterion.id.casefold(), d)
            if criterion.id and first != d:
                message = f"criterion id `{criterion.id}` is used in two dimensions"
                place = ((((at, d), "criteria"), c), "id")
                report.add(faults.DUPLICATE_ID, message, place, "give each criterion its own id")


def _check_held(
    dimensions: tuple[Dimension, ...], written: list[tuple[int, Mapping]], at: At, report: Report
) -> None:
    """Report what a gate holds at the lowest score although it is no scored criterion of this file."""
    kinds = {criterion.id: criterion.kind for dimension in dimensions for criterion in dimension.criteria}
    if "" in kinds:
        return  # An id that could not be read has been reported, and may be the one that is meant.
    scored = [name for name, kind in kinds.items() if kind is Kind.SCORED]
    for dimension, (d, node) in zip(dimensions, written, strict=True):
        criteria = _records(node.entries.get("criteria"))
        for criterion, (c, _) in zip(dimension.criteria, criteria, strict=True):
            for index, name in enumerate(criterion.holds_at_lowest):
                place = (((((at, d), "criteria"), c), "holds_at_lowest"), index)
                if name not in kinds:
                    help = did_you_mean(name, scored, f"the scored criteria are {', '.join(scored)}")
                    report.add(faults.UNKNOWN_REFERENCE, f"no criterion {quoted(name)}", place, help)
                elif kinds[name] is not Kind.SCORED:
                    message = f"`{name}` is {_NOT_SCORED[kinds[name]]}; only a scored criterion can be held"
                    report.add(faults.UNKNOWN_REFERENCE, message, place, "leave it out")


# What a criterion is that no panel gives a score.
_NOT_SCORED = {Kind.MEASURED: "measured, its bands give the score", Kind.GATE: "a gate"}

CRITERIA_FILE = Record(
    AwardCriteria,
    "a criteria file",
    {
        "sv_score": VERSION,
        "id": Field(Identifier(), "the id of these criteria", True),
        "title": Field(Text(), "what is procured", True),
        "authority": Field(Text(), "who procures"),
        "description": Field(Text(), "what these criteria are for"),
        "model": Field(Identifier(), "the policy model they follow, or custom"),
        "policy": Field(Text(), "the authority's policy file, relative to this one"),
        "edition": Field(Text(), "the authority's own edition"),
        "contract": Field(CONTRACT, "what is bought"),
        "social_value_weight": Field(PERCENT, "social value's share of all award marks, percent"),
        "moderation": Field(Choice(Moderation), "consensus or single"),
        "rounding": Field(ROUNDING, "the published rounding of results"),
        "scale": Field(SCALE, "the default scale"),
        "criterion_weights": Field(Choice(CriterionWeights), "of_dimension or of_whole"),
        "relative_importance": Field(Choice(RelativeImportance), "weights or order"),
        "dimensions": Field(ListOf(DIMENSION, 2, "dimension"), "at least two", True),
        "attribution": Field(Text(), "a licence's attribution statement"),
        "sources": Field(ListOf(SOURCE), "where policy statements come from"),
        "refinements": Field(ListOf(REFINEMENT, noun="refinement"), "changes since publication (s.24)"),
    },
    _criteria_check,
)
