"""The first guess of a map as YAML, with the cell that each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sv_score.model.criteria import Scale
from sv_score.reading.spreadsheet.cells import column_name
from sv_score.reading.spreadsheet.guess import Guess
from sv_score.reading.spreadsheet.import_map import Block, ImportMap, Line, Lines, MappedDimension
from sv_score.writing.figures import published
from sv_score.writing.panel.yaml_text import comment_lines, value_lines
from sv_score.writing.plain import plain

_HEAD = (
    "A first guess of what stands where in {file}, with the cell that each value comes from.",
    "Read every line and put right what is wrong. What is missing is left out here: add it. Then write "
    "`confirmed: true` and run the same command again with --map and --output.",
)


def as_yaml(guess: Guess, file: str) -> str:
    """Return the map of the spreadsheet `file` for somebody to correct."""
    return "\n".join(_lines(guess, file)) + "\n"


def _lines(guess: Guess, file: str) -> Iterator[str]:
    for text in _HEAD:
        yield from comment_lines(text.format(file=file))
    for remark in guess.remarks:
        yield from comment_lines(f"- {remark}", hang="  ")
    yield from _about(guess)
    yield "dimensions:"
    for dimension in guess.map.dimensions:
        yield from _dimension(guess, dimension)
    yield from _people(guess)
    yield from _cells(guess.map)


def _about(guess: Guess) -> Iterator[str]:
    """Yield what the map says of the evaluation as a whole."""
    found = guess.map
    yield "sv_score: 1"
    yield "confirmed: false"
    yield f"id: {found.id}"
    yield from _with(value_lines("title", found.title), guess.origins.get(("", "", "title")))
    yield from comment_lines("Criteria carry their share of their dimension, or of the whole.")
    yield f"criterion_weights: {'of_whole' if found.whole else 'of_dimension'}"
    yield from comment_lines(
        "The published scale. `levels:` with their descriptions say more; see the formats page."
    )
    if found.scale is not None:
        yield from _with([f"scale: {scale_text(found.scale)}"], guess.origins.get(("", "", "scale")))


def _people(guess: Guess) -> Iterator[str]:
    """Yield who bids and who evaluates."""
    found = guess.map
    yield "bids:" if found.bids else "# bids: none were found"
    for bid in found.bids:
        yield f"  - id: {bid.id}"
        yield from _with(
            value_lines("supplier", bid.name, "    "), guess.origins.get(("bid", bid.id, "supplier"))
        )
    if found.evaluators:
        yield "evaluators:"
    for evaluator in found.evaluators:
        yield f"  - id: {evaluator.id}"
        yield from value_lines("name", evaluator.name, "    ")


def _cells(found: ImportMap) -> Iterator[str]:
    """Yield where scores, reasons and the sheet's own figures stand."""
    if not found.marks:
        yield "# marks: none were found"
    for key, about, blocks in (
        (
            "marks",
            "Scores: where a bid and a criterion cross. `of:` is an evaluator, or `agreed`.",
            found.marks,
        ),
        ("rationales", "Reasons, in the same way.", found.rationales),
        ("figures", "What the sheet worked out. It is checked and never taken over.", found.figures),
    ):
        if blocks:
            yield from comment_lines(about)
            yield f"{key}:"
            for block in blocks:
                yield from _block(block)


def _dimension(guess: Guess, dimension: MappedDimension) -> Iterator[str]:
    origins = guess.origins
    yield f"  - id: {dimension.id}"
    name = dimension.name or "Social value"
    cell = origins.get(
        ("dimension", dimension.id, "name"), "no dimensions were found; at least two are needed"
    )
    yield from _with(value_lines("name", name, "    "), cell)
    if dimension.weight is not None:
        line = f"    weight: {published(dimension.weight)}"
        yield from _with([line], origins.get(("dimension", dimension.id, "weight")))
    else:
        yield "    # weight: none was found"
    yield "    criteria:"
    for one in dimension.criteria:
        yield f"      - id: {one.id}"
        title = value_lines("title", one.title, "        ") if one.title else ()
        yield from _with(list(title), origins.get(("criterion", one.id, "title")))
        for key, number in (("weight", one.weight), ("highest", one.highest)):
            if number is not None:
                word = "max" if key == "highest" else key
                line = f"        {word}: {published(number)}"
                yield from _with([line], origins.get(("criterion", one.id, key)))
        if one.gate:
            yield "        gate: true"
            yield "        # disqualifies: true or false, as published; the sheet does not say"
        elif one.weight is None:
            yield "        # weight: none was found"


def _block(block: Block) -> Iterator[str]:
    first = "  - "
    if block.sheet:
        yield from value_lines("sheet", block.sheet, first)
        first = "    "
    yield f"{first}of: {block.of}"
    if block.figure:
        yield f"    figure: {block.figure}"
    if block.divided_by != Decimal(1):
        yield f"    divided_by: {published(block.divided_by)}"
    yield f"    bids: {_places(block.bids)}"
    yield f"    criteria: {_places(block.criteria)}"
    if block.dimensions:
        yield f"    dimensions: {_places(block.dimensions)}"


def _places(lines: Lines) -> str:
    return "{" + ", ".join(f"{id}: {_place(line)}" for id, line in lines.items()) + "}"


def _place(line: Line) -> str:
    return column_name(line.number) if line.letter else str(line.number)


def scale_text(scale: Scale) -> str:
    """Return a stepped scale on one line."""
    step = published(scale.step) if scale.step is not None else "1"
    return f"{{min: {published(scale.lowest)}, max: {published(scale.highest)}, step: {step}}}"


def _with(lines: Sequence[str] | Iterator[str], cell: str | None) -> Iterator[str]:
    """Yield lines, the last with the cell that they come from."""
    made = list(lines)
    if made and cell:
        made[-1] += f"  # {plain(cell)}"
    yield from made
