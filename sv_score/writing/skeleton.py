"""The files of a new procurement: everything that is known written down, the rest left empty.

What is left empty is an error with its line, so that `sv-score evaluate` lists what is still to fill
in. Weights are whole numbers that total exactly 100; they are a start, not advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from sv_score.model.criteria import AwardCriteria, Criterion, Kind
from sv_score.model.policy_model import ModelCriterion, Outcome, PolicyModel

SCHEMA_FOLDER = ".sv-score"


def schema_line(kind: str) -> str:
    """Return the line that tells an editor where the schema of a file lies."""
    return f"# yaml-language-server: $schema={SCHEMA_FOLDER}/{kind}.schema.json"


def quoted(text: str) -> str:
    """Return text as a YAML value in double quotes."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def identifier(text: str) -> str:
    """Return an id made from a name: lower case, hyphens for what an id cannot hold."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    return slug or "x"


def shares(parts: int) -> list[int]:
    """Return `parts` whole percentages that total exactly 100, as even as they go."""
    base, rest = divmod(100, parts)
    return [base + (index < rest) for index in range(parts)]


def criteria_file(model: PolicyModel, outcomes: Sequence[Outcome], name: str) -> str:
    """Return a criteria file with the chosen outcomes as dimensions.

    With one outcome, each of its award criteria is a dimension, since a profile needs at least two.
    """
    return "\n".join(_criteria_lines(model, outcomes, name)) + "\n"


def _criteria_lines(model: PolicyModel, outcomes: Sequence[Outcome], name: str) -> Iterator[str]:
    yield schema_line("criteria")
    yield f"# {model.title}, {model.edition}. Source: {model.source}"
    for gap in model.not_included:
        yield f"# Not included: {' '.join(gap.split())}"
    yield "sv_score: 1"
    yield f"id: {identifier(name)}"
    yield "title:                    # what is procured"
    yield "authority:                # who procures"
    yield f"model: {model.id}"
    yield "contract:"
    yield "  value:                  # estimated value in pounds, including VAT"
    yield "  commenced:              # year-month-day"
    yield "social_value_weight: 10   # percent of all award marks; set the published figure"
    yield "moderation: consensus"
    yield "rounding: {places: 2, mode: half_up}"
    yield "scale:"
    yield "  meets_at: 3             # the score that fully meets the requirement"
    yield "  levels:"
    for score, label in enumerate(("Not met", "Weak", "Partial", "Met", "Exceeds")):
        yield f"    - score: {score}"
        yield f"      label: {label}"
        yield "      descriptor:         # what an answer at this level shows"
    yield "dimensions:"
    for code, name, weight, criteria in _dimensions(outcomes):
        yield f"  - id: {identifier(code)}"
        yield f"    {name}"
        yield f"    weight: {weight}            # percent; all dimensions total exactly 100"
        yield "    criteria:"
        for criterion, share in zip(criteria, shares(len(criteria)), strict=True):
            yield from _criterion_lines(model, criterion, share)


def _dimensions(
    outcomes: Sequence[Outcome],
) -> Iterator[tuple[str, str, int, tuple[ModelCriterion, ...]]]:
    """Yield what becomes the id, the name's line, the weight and the criteria of each dimension."""
    if len(outcomes) == 1:
        for criterion, weight in zip(outcomes[0].criteria, shares(len(outcomes[0].criteria)), strict=True):
            name = _name("name", criterion, "a name for this dimension")
            yield criterion.id, name, weight, (criterion,)
        return
    for outcome, weight in zip(outcomes, shares(len(outcomes)), strict=True):
        criteria = outcome.criteria or (ModelCriterion(outcome.id, outcome.name),)
        yield outcome.name, f"name: {quoted(outcome.name)}", weight, criteria


def _name(label: str, criterion: ModelCriterion, what: str) -> str:
    """Return a title line; a summary too long for a title leaves it to be filled in."""
    short = criterion.summary.rstrip(".")
    return f"{label}: {quoted(short)}" if len(short) <= 60 else f"{label}:    # {what}"


def _criterion_lines(model: PolicyModel, criterion: ModelCriterion, share: int) -> Iterator[str]:
    yield f"      - id: {criterion.id}"
    yield "        " + _name("title", criterion, "its title, as published")
    yield f"        description: {quoted(criterion.summary)}"
    if criterion.verified == "unverified":
        yield "        # The code or wording of this criterion is unverified: check it in the model."
    yield "        question:             # what bidders are asked"
    yield f"        weight: {share}            # percent; the criteria of a dimension total exactly 100"
    yield "        subject_matter_link:  # how it relates to what is bought"
    yield "        evidence: [method_statement, project_plan]"
    yield f"        tags: {{{model.id}: [{quoted(criterion.id)}]}}"
    if criterion.metrics:
        yield "        measures:"
        for metric in criterion.metrics:
            yield f"          - id: {metric.id}"
            yield f"            unit: {quoted(metric.unit)}"
            yield f"            definition: {quoted(metric.name)}"


def bids_file(criteria: AwardCriteria, name: str) -> str:
    """Return a bids file with two bids and an empty place for every response."""
    return "\n".join(_bids_lines(criteria, name)) + "\n"


def _bids_lines(criteria: AwardCriteria, name: str) -> Iterator[str]:
    yield schema_line("bids")
    yield "# Run `sv-score evaluate bids.yaml` at any time: it lists what is still to fill in."
    yield "sv_score: 1"
    yield "criteria: criteria.yaml"
    yield "procurement:"
    yield f"  id: {identifier(name)}"
    yield f"  title: {quoted(criteria.title or name)}"
    yield "evaluators: []    # or a list: - {id: ev1, name: ..., declaration: {date: ..., interests: none}}"
    yield "bids:"
    for bid, label in (("bid-a", "First supplier"), ("bid-b", "Second supplier")):
        yield f"  - id: {bid}"
        yield f"    supplier: {label}"
        yield "    responses:"
        for dimension in criteria.dimensions:
            yield f"      # {' '.join((dimension.name or dimension.id).split())}"
            for criterion in dimension.criteria:
                yield _response_line(criteria, criterion)


def _response_line(criteria: AwardCriteria, criterion: Criterion) -> str:
    if criterion.kind is Kind.GATE:
        what = "pass or fail"
    elif criterion.kind is Kind.MEASURED:
        unit = criterion.measure.unit if criterion.measure else "the quantity"
        what = f"{{quantity: ...}} in {unit}"
    else:
        scale = criteria.scale_of(criterion)
        what = f"the agreed score: {scale.describe()}" if scale else "the agreed score"
    about = criterion.title or shorten(criterion.description, 60, placeholder=" ...")
    title = f" ({about})" if about else ""
    return f"      {criterion.id}:    # {' '.join((what + title).split())}"


def read_me(criteria: AwardCriteria, name: str) -> str:
    """Return a README that says what to do next."""
    return f"""# {name}

1. `criteria.yaml` holds the award criteria. Fill in what is empty and set the published weights,
   levels and minimums. What is published here is what counts: sv-score never changes a weight.
2. `bids.yaml` holds the bids. Write one agreed score for each criterion, or evaluators' scores and
   the panel's consensus with its reasons.
3. Run this in this folder. It lists what is missing, with its line, and scores when all is there:

       sv-score evaluate bids.yaml

The result is a profile: one score per dimension and bid, never one figure for a bid.

The folder `{SCHEMA_FOLDER}` holds the schemas that let an editor complete and explain the keys.
{_sources(criteria)}"""


def _sources(criteria: AwardCriteria) -> str:
    if not criteria.attribution:
        return ""
    return f"\n{criteria.attribution}\n"
