"""Charts as SVG inside the page: a score as a dot on the published axis from 0 to 100.

Every chart has the same axis, from 0 to 100 and never cut to what the bids reached, so that all can be
compared by eye. A provisional score is a line between the lowest and the highest mark, with hollow ends, and
one hollow ring where these are alike. A minimum is a dashed line. Shapes tell these apart, not colours.
Positions are percents of the width, so that they fit any column.
"""

from __future__ import annotations

from fractions import Fraction

from sv_score.model.criteria import Rounding
from sv_score.scoring.rounding import rounded

HEIGHT = 22
_MIDDLE = HEIGHT // 2
# Finer than any screen or printer; a position is never read back as a figure.
_POSITION = Rounding(3)
# The rail and the ticks of every chart, once on the page; a chart takes them from there.
_GRID = f'<line class="g" x2="100%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>' + "".join(
    f'<line class="{name}" x1="{x}%" x2="{x}%" y2="{HEIGHT}"/>'
    for x, name in ((0, "z"), (25, "g"), (50, "g"), (75, "g"), (100, "g"))
)
_USE_GRID = '<use href="#grid"/>'
_FRAME = '<svg class="strip" role="img" aria-label="'
_LABELS = "".join(f'<text x="{x}%" y="11" text-anchor="middle">{x}</text>' for x in (0, 25, 50, 75, 100))
_USE_LABELS = '<use href="#labels"/>'
# Stands once on the page, out of sight.
SHARED = f'<svg class="unseen" aria-hidden="true"><g id="grid">{_GRID}</g><g id="labels">{_LABELS}</g></svg>'
AXIS = f'<svg class="axis" width="100%" height="14" aria-hidden="true">{_USE_LABELS}</svg>'
# What the page's styles say of the classes above, for a reader of SVG that does not see those styles.
_ON_PAPER = {
    SHARED: "",
    '<svg class="strip"': f'<svg class="strip" width="100%" height="{HEIGHT}"',
    _USE_GRID: _GRID,
    _USE_LABELS: _LABELS,
    'class="g"': 'stroke="#dedbd3"',
    'class="z"': 'stroke="#4a545f"',
    'class="m"': 'stroke="#8f2414" stroke-width="1.75" stroke-dasharray="3 2.5"',
    'class="r"': 'stroke="#1c4f7c" stroke-width="2"',
    'class="d"': 'fill="#1c4f7c"',
    'class="o"': 'fill="#ffffff" stroke="#1c4f7c" stroke-width="2"',
    "<text ": '<text font-size="8" font-family="sans-serif" fill="#4a545f" ',
}


def strip(
    low: Fraction, high: Fraction, words: str, *, minimum: Fraction | None = None, agreed: bool = True
) -> str:
    """Return one score, or its range from `low` to `high`, as an SVG element.

    A score that is not `agreed` is hollow, even where its range has no length. `words` is the text
    alternative and must be safe inside HTML already.
    """
    at_least = ""
    if minimum is not None:
        x = _position(minimum)
        at_least = f'<line class="m" x1="{x}%" x2="{x}%" y1="2" y2="{HEIGHT - 2}"/>'
    return f'{_FRAME}{words}">{_USE_GRID}{at_least}{_score(low, high, agreed)}</svg>'


def _score(low: Fraction, high: Fraction, agreed: bool) -> str:
    first = _position(low)
    if low == high and not agreed:
        return f'<circle class="o" cx="{first}%" cy="{_MIDDLE}" r="4.5"/>'
    if low == high:
        return f'<circle class="d" cx="{first}%" cy="{_MIDDLE}" r="5.5"/>'
    last = _position(high)
    ends = "".join(f'<circle class="o" cx="{x}%" cy="{_MIDDLE}" r="4.5"/>' for x in (first, last))
    return f'<line class="r" x1="{first}%" x2="{last}%" y1="{_MIDDLE}" y2="{_MIDDLE}"/>{ends}'


def _position(value: Fraction) -> str:
    text = f"{rounded(value, _POSITION):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def on_paper(page: str) -> str:
    """Return a page whose charts carry lines and colours themselves.

    Text from files is escaped, so that none of it can be taken for a shape.
    """
    for styled, plain in _ON_PAPER.items():
        page = page.replace(styled, plain)
    return page
