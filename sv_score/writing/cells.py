"""What stands in a cell of the terminal's tables: bars, figures and flags, as lines of plain text."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sv_score.model.result import BidResult, DimensionResult, Result
from sv_score.writing.figures import (
    BAR,
    BLOCKS,
    LETTERS,
    Flag,
    bar,
    flags,
    is_open,
    marked,
    published,
    score_text,
    verdict,
    weighted_text,
)


class Layout:
    """How to draw: the box, whether blocks can be printed, and the columns there are."""

    def __init__(self, encoding: str, width: int) -> None:
        blocks = "utf" in encoding.lower()
        self.strokes = BLOCKS if blocks else LETTERS
        self.blocks = blocks
        self.joint = "–" if blocks else "-"
        self.cross = "✗" if blocks else "x"
        self.width = width

    def bar(self, low: Fraction, high: Fraction) -> str:
        """Return a bar of ten cells for 0 to 100; a provisional range is shaded."""
        return bar(low, high, self.strokes)

    def flag(self, flag: Flag, *, on: bool = True) -> str:
        """Return a flag in few letters: `✗ min. SK1 not met`; without `on` with its threshold."""
        what = flag.on if on and flag.on else published(flag.minimum.threshold)
        return f"{self.cross if flag.failed else '?'} min. {what} {verdict(flag.minimum.met)}"


def cell_lines(result: Result, shown: DimensionResult, layout: Layout) -> list[str]:
    """Return a cell's lines: bar and score, and weighted marks; its flags come below."""
    rounding = result.criteria.printed_rounding
    score = marked(score_text(shown, rounding, layout.joint), shown)
    bar = layout.bar(shown.low, shown.high)
    lines = [bar, score] if is_open(shown) else [f"{bar} {score}"]
    weighted = weighted_text(shown, rounding, layout.joint)
    if weighted:
        lines.append(weighted)
    return lines


def needed(result: Result, bid: BidResult, layout: Layout) -> int:
    """Return the width below which a figure of this bid would wrap."""
    lines = [line for shown in bid.dimensions for line in cell_lines(result, shown, layout)]
    flagged = [layout.flag(flag) for shown in bid.dimensions for flag in flags(shown)]
    return widest([*lines, *flagged, "." * BAR])


def widest(texts: Sequence[str]) -> int:
    """Return the width of the widest line of all `texts`."""
    return max((len(line) for text in texts for line in text.splitlines()), default=0)
