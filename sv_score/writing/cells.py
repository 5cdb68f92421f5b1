"""What stands in a cell of the terminal's tables: bars, figures and flags, as lines of plain text."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sv_score.model.result import BidResult, DimensionResult, Result
from sv_score.writing.figures import is_open, published, score_text, weighted_text

BAR = 10
_EIGHTHS = " ▏▎▍▌▋▊▉█"


class Layout:
    """How to draw: the box, whether blocks can be printed, and the columns there are."""

    def __init__(self, encoding: str, width: int) -> None:
        blocks = "utf" in encoding.lower()
        self.full, self.empty, self.range = ("█", "·", "▒") if blocks else ("#", ".", "=")
        self.blocks = blocks
        self.joint = "–" if blocks else "-"
        self.cross = "✗" if blocks else "x"
        self.width = width

    def bar(self, low: Fraction, high: Fraction) -> str:
        """Return a bar of ten cells for 0 to 100; a provisional range is shaded."""
        eighths = low * BAR * 8 / 100
        whole, rest = divmod(eighths.numerator // eighths.denominator, 8)
        text = self.full * whole
        if low != high:
            end = -(-(high * BAR / 100).numerator // (high * BAR / 100).denominator)
            return (text + self.range * max(end - whole, 1)).ljust(BAR, self.empty)[:BAR]
        if rest and self.blocks:
            text += _EIGHTHS[rest]
        return text.ljust(BAR, self.empty)


def cell_lines(result: Result, shown: DimensionResult, layout: Layout) -> list[str]:
    """Return a cell's lines: bar and score, weighted marks, then every flag in words."""
    rounding = result.criteria.printed_rounding
    score = score_text(shown, rounding, layout.joint)
    bar = layout.bar(shown.low, shown.high)
    lines = [bar, f"{score} P"] if is_open(shown) else [f"{bar} {score}"]
    weighted = weighted_text(shown, rounding, layout.joint)
    if weighted:
        lines.append(weighted)
    if shown.minimum is not None and shown.minimum.met is not True:
        verdict = "not met" if shown.minimum.met is False else "open"
        lines.append(f"{layout.cross} min. {published(shown.minimum.threshold)} {verdict}")
    failed = [c.criterion.id for c in shown.criteria if c.minimum and c.minimum.met is False]
    return lines + [f"{layout.cross} min. {name} not met" for name in failed]


def needed(result: Result, bid: BidResult, layout: Layout) -> int:
    """Return the width below which a figure of this bid would wrap."""
    lines = [line for shown in bid.dimensions for line in cell_lines(result, shown, layout)]
    return widest([*lines, "." * BAR])


def widest(texts: Sequence[str]) -> int:
    """Return the width of the widest line of all `texts`."""
    return max((len(line) for text in texts for line in text.splitlines()), default=0)
