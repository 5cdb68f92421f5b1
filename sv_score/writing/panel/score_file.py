"""A score file for one evaluator: the questions, the published levels, and an empty place for every mark."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.bids import Bid, Mark
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.places import Place, Sheet
from sv_score.reading.csv import HEADER
from sv_score.writing.figures import evidence_text, published
from sv_score.writing.panel.yaml_text import comment_lines, value_lines

HOW = (
    "For each answer write a score of the scale after `score:` and, in quotes, the reason after "
    "`rationale:`, with the page of the bid.",
    "A place left empty is a mark still to come, and never a zero.",
    "If you cannot mark an answer, write `abstained: true` and `reason:` in place of the two lines.",
    "Mark alone: the panel meets when everybody has finished.",
)


class ScoreFile(NamedTuple):
    """What a score file is made of; `labels` are the bids' labels by id where evaluators mark blind."""

    criteria: AwardCriteria
    sheet: Sheet
    places: tuple[Place, ...]
    labels: dict[str, str]


def as_yaml(file: ScoreFile) -> str:
    """Return the file as YAML; questions and levels stand in comments."""
    return "\n".join(_yaml_lines(file)) + "\n"


def as_csv(file: ScoreFile) -> str:
    """Return the file as CSV, one row for each place; questions and levels are in `questions`."""
    evaluator = file.sheet.evaluator.id
    rows = [f"{name_of(file, place.bid)},{place.criterion.id},{evaluator},," for place in in_order(file)]
    return "\n".join([",".join(HEADER), *rows]) + "\n"


def in_order(file: ScoreFile) -> list[Place]:
    """Return the places bid by bid; where evaluators mark blind, in the order of the labels."""
    if not file.labels:
        return list(file.places)
    order = {bid: place for place, bid in enumerate(file.labels)}
    return sorted(file.places, key=lambda place: order[place.bid.id])


def name_of(file: ScoreFile, bid: Bid) -> str:
    """Return what the file calls a bid: its label where evaluators mark blind, else its id."""
    return file.labels[bid.id] if file.labels else bid.id


def _yaml_lines(file: ScoreFile) -> Iterator[str]:
    evaluator = file.sheet.evaluator
    whose = f"{evaluator.name} ({evaluator.id})" if evaluator.name else evaluator.id
    yield from comment_lines(f"Marks of {whose}. {_title(file.criteria)}")
    yield "#"
    for line in HOW:
        yield from comment_lines(line)
    for dimension, criteria in _asked(file):
        yield "#"
        yield from comment_lines((dimension.name or dimension.id).upper())
        for criterion in criteria:
            yield "#"
            for line in question_lines(file.criteria, criterion):
                yield from comment_lines(line, hang="    ")
    yield "sv_score: 1"
    yield from value_lines("evaluator", evaluator.id)
    yield "bids:"
    last = ""
    for place in in_order(file):
        name = name_of(file, place.bid)
        if name != last:
            yield f"  - id: {name}"
            if not file.labels:
                yield from _about(place.bid)
            yield "    responses:"
            last = name
        yield from _place_lines(file, place)


def _place_lines(file: ScoreFile, place: Place) -> Iterator[str]:
    scale = file.criteria.scale_of(place.criterion)
    title = place.criterion.title or place.criterion.id
    yield from comment_lines(f"{title} ({scale.describe() if scale else 'no scale'})", "      ")
    yield f"      {place.criterion.id}:"
    yield "        scores:"
    yield f"          {file.sheet.evaluator.id}:"
    yield from (f"            {line}" for line in _mark_lines(place.mark))


def _mark_lines(mark: Mark | None) -> Iterator[str]:
    """Yield the lines of a mark, or of the empty place for it."""
    if mark is None:
        yield from ("score:", "rationale:")
    elif mark.abstained:
        yield "abstained: true"
        yield from value_lines("reason", mark.reason)
    else:
        yield f"score: {published(mark.score) if mark.score is not None else ''}"
        if mark.rationale:
            yield from value_lines("rationale", mark.rationale)


def _about(bid: Bid) -> Iterator[str]:
    if bid.supplier:
        yield from comment_lines(bid.supplier, "    ")
    for document in bid.documents:
        yield from comment_lines(f"Read: {document.path} ({document.id})", "    ")


def _title(criteria: AwardCriteria) -> str:
    return " · ".join(text for text in (criteria.title, criteria.authority) if text)


def _asked(file: ScoreFile) -> Iterator[tuple[Dimension, list[Criterion]]]:
    wanted = {place.criterion.id for place in file.places}
    for dimension in file.criteria.dimensions:
        criteria = [c for c in dimension.criteria if c.id in wanted]
        if criteria:
            yield dimension, criteria


def question_lines(criteria: AwardCriteria, criterion: Criterion) -> Iterator[str]:
    """Yield what is published of a criterion: title, question, what it asks for, levels, minimum."""
    yield f"{criterion.id} {criterion.title}".strip()
    for text in (criterion.question, criterion.description):
        if text:
            yield f"  {text}"
    for part in criterion.sub_criteria:
        yield f"  - {part.text}"
    if criterion.evidence:
        yield f"  Evidence asked for: {evidence_text(criterion.evidence)}"
    scale = criteria.scale_of(criterion)
    if scale is not None:
        yield from (f"  {line}" for line in level_lines(scale))
    if criterion.minimum is not None and criterion.minimum.score is not None:
        yield f"  Minimum: {published(criterion.minimum.score)}"


def level_lines(scale: Scale) -> Iterator[str]:
    """Yield a line for each level or band of a scale, lowest first, and where the requirement is met."""
    if scale.step is not None:
        yield f"Scores: {scale.describe()}"
    described = [(level.score, "", level.label, level.descriptor) for level in scale.levels]
    described += [(band.start, " and above", band.label, band.descriptor) for band in scale.bands]
    for score, reach, label, descriptor in sorted(described, key=lambda each: each[0]):
        text = ": ".join(part for part in (label, descriptor) if part)
        yield f"{published(score)}{reach} {text}".strip()
    if scale.meets_at is not None:
        yield f"{published(scale.meets_at)} fully meets the requirement."


def questions(criteria: AwardCriteria) -> str:
    """Return every scored criterion with its question and levels as Markdown, to go with CSV score files."""
    from sv_score.writing.parts import Heading, Part, Points, as_markdown

    parts: list[Part] = [Heading(_title(criteria), 1), Points(HOW_IN_CSV)]
    for dimension in criteria.dimensions:
        scored = [c for c in dimension.criteria if c.kind is Kind.SCORED]
        if scored:
            parts.append(Heading(dimension.name or dimension.id))
        for criterion in scored:
            title, *lines = question_lines(criteria, criterion)
            parts += [Heading(title, 3), Points(tuple(line.strip().removeprefix("- ") for line in lines))]
    return as_markdown(parts)


HOW_IN_CSV = (
    "For each row write a score of the scale under score and the reason, with the page of the bid, under "
    "rationale.",
    "A row without a score and a rationale is a mark still to come, and never a zero.",
    "If you cannot mark an answer, write abstained under score and the reason under rationale.",
    "Save the file as CSV (UTF-8). Mark alone: the panel meets when everybody has finished.",
)
