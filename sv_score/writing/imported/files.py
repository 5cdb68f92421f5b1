"""The criteria file and the bids file that a confirmed map makes of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.criteria import Scale
from sv_score.reading.spreadsheet.import_map import AGREED, ImportMap, MappedCriterion, MappedDimension, Named
from sv_score.reading.spreadsheet.taken import Taken
from sv_score.writing.figures import published
from sv_score.writing.imported.import_map import scale_text
from sv_score.writing.panel.yaml_text import comment_lines, value_lines


def criteria_yaml(map: ImportMap, file: str) -> str:
    """Return the criteria file; what the spreadsheet does not say is left out of it."""
    return "\n".join(_criteria(map, file)) + "\n"


def _criteria(map: ImportMap, file: str) -> Iterator[str]:
    yield from comment_lines(
        f"Made from {file}. What that does not say is not in here: questions, levels, rounding."
    )
    yield "sv_score: 1"
    yield f"id: {map.id}"
    yield from value_lines("title", map.title)
    if map.whole:
        yield "criterion_weights: of_whole"
    if map.scale is not None:
        yield from _scale(map.scale, "")
    yield "dimensions:"
    for dimension in map.dimensions:
        yield from _dimension(map, dimension)


def _scale(scale: Scale, margin: str) -> Iterator[str]:
    if scale.step is not None and not scale.bands and scale.meets_at is None:
        yield f"{margin}scale: {scale_text(scale)}"
        return
    yield f"{margin}scale:"
    if scale.meets_at is not None:
        yield f"{margin}  meets_at: {published(scale.meets_at)}"
    if scale.step is not None:
        yield f"{margin}  min: {published(scale.lowest)}"
        yield f"{margin}  max: {published(scale.highest)}"
        yield f"{margin}  step: {published(scale.step)}"
    levels = [("score", one.score, one.label, one.descriptor, one.percent) for one in scale.levels]
    levels += [("from", one.start, one.label, one.descriptor, None) for one in scale.bands]
    if levels:
        yield f"{margin}  {'levels' if scale.levels else 'bands'}:"
    for key, score, label, descriptor, percent in levels:
        yield f"{margin}    - {key}: {published(score)}"
        if label:
            yield from value_lines("label", label, margin + "      ")
        if descriptor:
            yield from value_lines("descriptor", descriptor, margin + "      ")
        if percent is not None:
            yield f"{margin}      percent: {published(percent)}"


def _dimension(map: ImportMap, dimension: MappedDimension) -> Iterator[str]:
    yield f"  - id: {dimension.id}"
    if dimension.name:
        yield from value_lines("name", dimension.name, "    ")
    if dimension.weight is not None:
        yield f"    weight: {published(dimension.weight)}"
    yield "    criteria:"
    for one in dimension.criteria:
        yield from _criterion(map, one)


def _criterion(map: ImportMap, one: MappedCriterion) -> Iterator[str]:
    yield f"      - id: {one.id}"
    if one.title:
        yield from value_lines("title", one.title, "        ")
    if one.gate:
        yield "        kind: gate"
    if one.gate and one.disqualifies is not None:
        yield f"        disqualifies: {str(one.disqualifies).lower()}"
    if one.weight is not None and not one.gate:
        yield f"        weight: {published(one.weight)}"
    if one.highest is not None and not one.gate and map.scale is not None:
        step = map.scale.step if map.scale.step is not None else None
        own = Scale(map.scale.lowest, one.highest, step=step)
        yield f"        scale: {scale_text(own)}"


def bids_yaml(map: ImportMap, taken: Taken, file: str) -> str:
    """Return the bids file with every mark, agreed score, answer to a gate and reason that was taken."""
    return "\n".join(_bids(map, taken, file)) + "\n"


def _bids(map: ImportMap, taken: Taken, file: str) -> Iterator[str]:
    yield from comment_lines(
        f"Made from {file}. Declarations of interests and evidence are not in it: add them."
    )
    yield "sv_score: 1"
    yield "criteria: criteria.yaml"
    if map.evaluators:
        yield "evaluators:"
    for evaluator in map.evaluators:
        yield f"  - id: {evaluator.id}"
        if evaluator.name:
            yield from value_lines("name", evaluator.name, "    ")
    yield "bids:"
    for bid in map.bids:
        yield f"  - id: {bid.id}"
        if bid.name:
            yield from value_lines("supplier", bid.name, "    ")
        responses = [line for id in map.criteria for line in _response(map, taken, bid, id)]
        if responses:
            yield "    responses:"
            yield from responses


def _response(map: ImportMap, taken: Taken, bid: Named, criterion: str) -> Iterator[str]:
    result = taken.results.get((bid.id, criterion))
    if result:
        reason = _panel_reason(taken, bid.id, criterion)
        if not reason:
            yield f"      {criterion}: {result}"
            return
        yield from (f"      {criterion}:", f"        result: {result}", *reason)
        return
    marks = list(_scores(map, taken, bid.id, criterion))
    lines = [*marks, *_agreed(taken, bid.id, criterion)]
    if marks and (bid.id, criterion, AGREED) not in taken.scores:
        lines += _panel_reason(taken, bid.id, criterion)
    if lines:
        yield f"      {criterion}:"
        yield from lines


def _scores(map: ImportMap, taken: Taken, bid: str, criterion: str) -> Iterator[str]:
    people = [one.id for one in map.evaluators if (bid, criterion, one.id) in taken.scores]
    if people:
        yield "        scores:"
    for id in people:
        yield f"          {id}:"
        yield f"            score: {published(taken.scores[bid, criterion, id])}"
        reason = taken.rationales.get((bid, criterion, id))
        if reason:
            yield from value_lines("rationale", reason, "            ")


def _panel_reason(taken: Taken, bid: str, criterion: str) -> list[str]:
    """Return the lines of a reason that belongs to the answer and to no score."""
    reason = taken.rationales.get((bid, criterion, AGREED))
    return list(value_lines("rationale", reason, "        ")) if reason else []


def _agreed(taken: Taken, bid: str, criterion: str) -> Iterator[str]:
    place = (bid, criterion, AGREED)
    if place in taken.scores:
        yield "        consensus:"
        yield f"          score: {published(taken.scores[place])}"
        if place in taken.rationales:
            yield from value_lines("rationale", taken.rationales[place], "          ")
