"""Whether proposals and a decision fit the criteria they speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from sv_score.model.criteria import AwardCriteria, CriterionWeights, Dimension, RelativeImportance
from sv_score.model.finding import Finding, Route, Rule
from sv_score.model.proposal import Decision, How, Part, Parts, Proposal
from sv_score.reading import faults
from sv_score.reading.report import did_you_mean, nearest
from sv_score.rules.criterion_weights_total import RULE as CRITERION_TOTAL
from sv_score.rules.dimension_weights_total import RULE as DIMENSION_TOTAL
from sv_score.rules.wording import distance, listed, number


def proposal_findings(criteria: AwardCriteria, proposals: Sequence[Proposal]) -> Iterator[Finding]:
    """Yield what is wrong with proposals: among each other, then each with the criteria."""
    seen: dict[str, str] = {}
    for proposal in proposals:
        first = seen.setdefault(proposal.id.casefold(), proposal.file)
        if first != proposal.file:
            message = f"proposal id `{proposal.id}` is used in {first} too"
            yield Finding(faults.DUPLICATE_ID, message, proposal.file, ("proposal",), "give each its own id")
        yield from part_findings(criteria, proposal.parts, proposal.how, proposal.file)


def decision_findings(criteria: AwardCriteria, decision: Decision) -> Iterator[Finding]:
    """Yield what is wrong with a decision."""
    if decision.agreed.dimensions and criteria.relative_importance is RelativeImportance.ORDER:
        message = "the dimensions are published in order of importance and carry no weight"
        help = "decide weights of criteria only, or write `relative_importance: weights` in the criteria file"
        yield Finding(faults.KEYS_CONFLICT, message, decision.file, ("agreed", "dimensions"), help, True)
    yield from part_findings(criteria, decision.agreed, How.WEIGHTS, decision.file)


def part_findings(criteria: AwardCriteria, parts: Parts, how: How, file: str) -> Iterator[Finding]:
    """Yield what is wrong with what is said about dimensions and criteria in `file`."""
    if not parts.dimensions and not parts.criteria:
        message = "no dimension and no criterion is named"
        yield Finding(faults.MISSING_KEY, message, file, (), "say what weighs how much")
    if parts.dimensions:
        ids = [dimension.id for dimension in criteria.dimensions]
        yield from _names(parts.dimensions, ids, "dimension", file)
        if {part.id for part in parts.dimensions} == set(ids):
            yield from _total(parts.dimensions, Fraction(100), "the dimensions", how, DIMENSION_TOTAL, file)
    yield from _known(criteria, parts.criteria, file)
    own = {part.id: part.value for part in parts.dimensions} if how is How.WEIGHTS else {}
    for dimension in criteria.dimensions:
        ids = [criterion.id for criterion in dimension.weighed]
        said = [part for part in parts.criteria if part.id in ids]
        if not said:
            continue
        yield from _names(said, ids, "criterion", file, f" of `{dimension.id}`")
        if {part.id for part in said} == set(ids):
            wanted = _wanted(criteria, dimension, own)
            yield from _total(said, wanted, f"the criteria of `{dimension.id}`", how, CRITERION_TOTAL, file)


def _wanted(criteria: AwardCriteria, dimension: Dimension, own: dict[str, Decimal]) -> Fraction:
    """Return what the weights of a dimension's criteria total."""
    if criteria.criterion_weights is CriterionWeights.OF_DIMENSION:
        return Fraction(100)
    return Fraction(own.get(dimension.id, dimension.weight or Decimal(0)))


def _known(criteria: AwardCriteria, parts: Sequence[Part], file: str) -> Iterator[Finding]:
    """Yield findings for criteria that do not exist, are gates, or stand under another dimension."""
    home = {c.id: d.id for d in criteria.dimensions for c in d.weighed}
    gates = {c.id for d in criteria.dimensions for c in d.gates}
    for part in parts:
        route = part.route
        if part.id in gates:
            message = f"`{part.id}` is a gate and carries no weight"
            yield Finding(faults.KEYS_CONFLICT, message, file, route, "leave it out", True)
        elif part.id not in home:
            help = did_you_mean(part.id, home, f"there are {', '.join(home)}")
            yield Finding(faults.UNKNOWN_REFERENCE, f"no criterion `{part.id}`", file, route, help, True)
        elif part.dimension and part.dimension != home[part.id]:
            message = f"`{part.id}` is a criterion of `{home[part.id]}`, not of `{part.dimension}`"
            yield Finding(faults.UNKNOWN_REFERENCE, message, file, route, "list it there", True)


def _names(
    parts: Sequence[Part], ids: Sequence[str], noun: str, file: str, where: str = ""
) -> Iterator[Finding]:
    """Yield findings for ids that do not exist, stand twice, or are missing."""
    seen: set[str] = set()
    for part in parts:
        if part.id not in ids:
            help = did_you_mean(part.id, ids, f"there are {', '.join(ids)}")
            yield Finding(faults.UNKNOWN_REFERENCE, f"no {noun} `{part.id}`", file, part.route, help, True)
            # One that is only misspelt is not missing as well.
            seen.add(nearest(part.id, ids))
        elif part.id in seen:
            message = f"{noun} `{part.id}` stands twice"
            yield Finding(faults.DUPLICATE_ID, message, file, part.route, "keep one", True)
        seen.add(part.id)
    missing = [name for name in ids if name not in seen]
    if missing:
        several = "criteria" if noun == "criterion" else f"{noun}s"
        message = (
            f"nothing is said about the {noun if len(missing) == 1 else several} {listed(missing)}{where}"
        )
        help = "name every one, also one that weighs 0"
        yield Finding(faults.MISSING_KEY, message, file, _above(parts[0].route), help, True)


def _total(
    parts: Sequence[Part], wanted: Fraction, what: str, how: How, rule: Rule, file: str
) -> Iterator[Finding]:
    """Yield a finding where weights do not total what they have to, or swings nothing at all."""
    total = sum((Fraction(part.value) for part in parts), Fraction(0))
    route = _above(parts[0].route)
    if how is How.WEIGHTS and total != wanted:
        message = f"the weights of {what} total {number(total)}, expected {number(wanted)}"
        help = distance(total, wanted, [Fraction(part.value) for part in parts])
        yield Finding(rule, message, file, route, help, True)
    elif how is How.SWINGS and not total:
        yield Finding(
            faults.OUT_OF_RANGE, f"the swings of {what} are all 0", file, route, "give one 100", True
        )


def _above(route: Route) -> Route:
    """Return the place of the list that a part stands in; in a CSV file, its row."""
    return route[:1] if route and isinstance(route[0], int) else route[:2]
