"""The part of an assessment summary that is the same for every supplier: the criteria and the method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sv_score.model.criteria import (
    AwardCriteria,
    Criterion,
    CriterionWeights,
    Dimension,
    Kind,
    Level,
    Moderation,
    RelativeImportance,
    Scale,
)
from sv_score.rules.wording import listed, roughly
from sv_score.writing.document import DocumentPart, Table, Terms
from sv_score.writing.figures import evidence_text, published
from sv_score.writing.notes import rounding_text
from sv_score.writing.parts import Heading, Sentences
from sv_score.writing.summary.missing import sub_criteria

HOW_SCORED = {
    Moderation.CONSENSUS: "Each score is one of the published scale, agreed by the panel.",
    Moderation.SINGLE: "Each score is one of the published scale, given by one evaluator.",
}
ARITHMETIC = (
    "The score of a dimension is the sum of criterion weight times percent earned, divided by the sum of the "
    "criterion weights. It is a sub-total, from 0 to 100."
)


def published_parts(criteria: AwardCriteria, more: Iterable[DocumentPart] = ()) -> Iterator[DocumentPart]:
    """Yield the award criteria: importance, how they were assessed, and the scores that were available.

    `more` stands behind the sentences on the method.
    """
    yield Heading("How tenders were assessed", 2)
    edition = f", edition {criteria.edition}" if criteria.edition else ""
    about = f"Award criteria {criteria.id}{edition}. {HOW_SCORED[criteria.moderation]}"
    yield Sentences((about, ARITHMETIC, rounding_text(criteria.rounding, criteria.printed_rounding)))
    yield from more
    yield _importance(criteria)
    if criteria.relative_importance is RelativeImportance.ORDER:
        yield Sentences(("The dimensions are listed in falling order of importance, without weights.",))
    if criteria.social_value_weight is not None:
        share = published(criteria.social_value_weight)
        yield Sentences((f"Social value carries {share} percent of all award marks.",))
    if criteria.scale is not None:
        own = any(c.scale for d in criteria.dimensions for c in d.weighed)
        exception = ", unless a criterion has a scale of its own" if own else ""
        yield from scale_parts(criteria.scale, f"The scores available{exception}")
    for dimension in criteria.dimensions:
        yield from _dimension(criteria, dimension)


def _importance(criteria: AwardCriteria) -> Table:
    ordered = criteria.relative_importance is RelativeImportance.ORDER
    rows = []
    for place, dimension in enumerate(criteria.dimensions, 1):
        weight = str(place) if dimension.weight is None else published(dimension.weight)
        rows.append((dimension.name or dimension.id, weight, _dimension_minimum(dimension)))
    header = ("Dimension", "Order of importance" if ordered else "Weight, percent", "Minimum, of 100")
    if not any(row[2] for row in rows):
        return Table("Relative importance", header[:2], tuple(row[:2] for row in rows))
    return Table("Relative importance", header, tuple(rows), (2,))


def _dimension_minimum(dimension: Dimension) -> str:
    minimum = dimension.minimum
    if minimum is None or minimum.percent is None:
        return ""
    return published(minimum.percent) + _consequence(minimum.disqualifies)


def _consequence(disqualifies: bool | None) -> str:
    """Return what the criteria say of a tender below a minimum."""
    if disqualifies is None:
        return ""
    return (
        "; below it a tender is disqualified" if disqualifies else "; below it a tender is not disqualified"
    )


def scale_parts(scale: Scale, title: str) -> Iterator[DocumentPart]:
    """Yield the scores of a scale with what each of them means."""
    levels = sorted(scale.levels, key=lambda level: level.score)
    if levels and any(level.percent is not None for level in levels):
        rows = tuple((published(o.score), _percent(scale, o), o.label, o.descriptor) for o in levels)
        yield Table(title, ("Score", "Percent earned", "Label", "Meaning"), rows, (2, 3))
    elif levels:
        rows3 = tuple((published(one.score), one.label, one.descriptor) for one in levels)
        yield Table(title, ("Score", "Label", "Meaning"), rows3, (1, 2))
    else:
        bands = tuple((f"from {published(b.start)}", b.label, b.descriptor) for b in scale.bands)
        if bands:
            yield Table(title, ("Score", "Label", "Meaning"), bands, (1, 2))
        yield Sentences((f"The scores are {scale.describe()}.",))
    if scale.meets_at is not None:
        yield Sentences((f"The requirement is fully met at {published(scale.meets_at)}.",))


def _percent(scale: Scale, level: Level) -> str:
    """Return the published percent of a level, or what it earns by its score where none is."""
    return roughly(scale.percent(level.score)) if level.percent is None else published(level.percent)


def _dimension(criteria: AwardCriteria, dimension: Dimension) -> Iterator[DocumentPart]:
    yield Heading(dimension.name or dimension.id, 3)
    if dimension.description:
        yield Sentences((dimension.description,))
    for criterion in dimension.criteria:
        yield Heading(criterion_title(criterion), 4)
        yield Terms(tuple(_terms(criteria, dimension, criterion)))
        if criterion.kind is Kind.MEASURED:
            yield _bands(criterion)
        if criterion.scale is not None:
            yield from scale_parts(criterion.scale, f"The scores available for {criterion.id}")


def criterion_title(criterion: Criterion) -> str:
    """Return a criterion's id and title."""
    return f"{criterion.id}, {criterion.title}" if criterion.title else criterion.id


def weight_of(criteria: AwardCriteria, dimension: Dimension, criterion: Criterion) -> str:
    """Return a criterion's relative importance in words."""
    if criterion.weight is None:
        return "pass or fail, no weight" if criterion.kind is Kind.GATE else ""
    whole = criteria.criterion_weights is CriterionWeights.OF_WHOLE
    of = "the whole" if whole else dimension.name or dimension.id
    return f"{published(criterion.weight)} percent of {of}"


def _terms(criteria: AwardCriteria, dimension: Dimension, criterion: Criterion) -> Iterator[tuple[str, str]]:
    if criterion.question:
        yield "Question", criterion.question
    if criterion.description:
        yield "About it", criterion.description
    yield "Relative importance", weight_of(criteria, dimension, criterion)
    yield "How assessed", _how(criterion)
    minimum = criterion.minimum
    if minimum is not None and minimum.score is not None:
        yield "Minimum score", published(minimum.score) + _consequence(minimum.disqualifies)
    if criterion.evidence:
        yield "Evidence asked for", evidence_text(criterion.evidence)
    if criterion.requires:
        yield "Asked for", "\n".join(_element(e.id, e.text) for e in criterion.requires)
    if criterion.sub_criteria:
        yield "Sub-criteria", "\n".join(f"{name}: {text}" for name, text in sub_criteria(criterion))


def _element(name: str, text: str) -> str:
    return f"{name}: {text}" if text else name


def _how(criterion: Criterion) -> str:
    if criterion.kind is Kind.GATE:
        fails = {True: "; failing it disqualifies", False: "; failing it does not disqualify", None: ""}
        held = listed(criterion.holds_at_lowest)
        stays = f"; failing it holds {held} at the lowest score" if held else ""
        return f"Passed or failed{fails[criterion.disqualifies]}{stays}"
    if criterion.kind is Kind.MEASURED:
        measure = criterion.measure
        definition = f". {measure.definition}" if measure and measure.definition else ""
        return f"By the quantity offered, in published bands{definition}"
    return "By a score of the published scale"


def _bands(criterion: Criterion) -> Table:
    unit = f", {criterion.measure.unit}" if criterion.measure and criterion.measure.unit else ""
    rows = tuple((f"from {published(band.start)}", published(band.score)) for band in criterion.bands)
    return Table(f"The scores available for {criterion.id}", (f"Quantity{unit}", "Score"), rows)
