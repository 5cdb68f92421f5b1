"""The panel's record of one answer as lines of a score file, the same that somebody would type."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.bids import Consensus
from sv_score.writing.figures import published
from sv_score.writing.panel.yaml_text import value_lines

HEADER = (
    "# What the panel agreed, answer by answer, with its reasons.",
    "# The evaluators' own marks stay in their files.",
    "sv_score: 1",
    "bids:",
)


def new_file(bid: str, criterion: str, record: list[str]) -> str:
    """Return a score file that holds one record."""
    lines = [*HEADER, f"  - id: {bid}", "    responses:", f"      {criterion}:"]
    return "\n".join([*lines, *(f"        {line}" for line in record)]) + "\n"


def record_lines(agreed: Consensus, *, unfinished: bool) -> Iterator[str]:
    """Yield the lines of a consensus; reading them gives `agreed` again."""
    yield "consensus:"
    if agreed.score is not None:
        yield f"  score: {published(agreed.score)}"
    for key in ("rationale", "why_not_higher", "why_outside_marks"):
        if getattr(agreed, key):
            yield from value_lines(key, getattr(agreed, key), "  ")
    if agreed.differences:
        yield "  differences:"
    for difference in agreed.differences:
        yield f"    - evaluator: {difference.evaluator}"
        yield from value_lines("resolution", difference.resolution, "      ")
    if agreed.dissent:
        yield "  dissent:"
    for dissent in agreed.dissent:
        yield f"    - evaluator: {dissent.evaluator}"
        yield from value_lines("reason", dissent.reason, "      ")
    if agreed.date is not None:
        yield f"  date: {agreed.date.isoformat()}"
    if unfinished:
        yield "  unfinished: true    # still being entered; it does not count yet"
