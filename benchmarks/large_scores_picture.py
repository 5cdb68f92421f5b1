"""Time and memory by the number of rows as a drawing, both axes in powers of ten."""

from __future__ import annotations

from math import log10

from benchmarks.measure import Run

WIDTH, HEIGHT, LEFT, TOP, INNER = 360, 300, 52, 40, 220
STYLES = {
    ("parquet", "csv"): ("#1b5e9b", ""),
    ("parquet", "json"): ("#1b5e9b", "5 4"),
    ("csv", "csv"): ("#b3541e", ""),
    ("csv", "json"): ("#b3541e", "5 4"),
}
Series = dict[tuple[str, str], dict[int, float]]


def picture(found: dict[tuple[str, str], dict[int, Run]]) -> str:
    """Return an SVG with a chart of seconds and one of megabytes."""
    times = {key: {rows: one.seconds for rows, one in runs.items()} for key, runs in found.items()}
    memory = {key: {rows: one.megabytes for rows, one in runs.items()} for key, runs in found.items()}
    shown = _chart(0, "Processor time, seconds", times, (0.1, 1, 10, 100)) + _chart(
        WIDTH, "Highest memory, MB", memory, (10, 100, 1_000, 10_000)
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT + 50}" role="img"'
    style = ' font-family="sans-serif" font-size="11">\n'
    title = "<title>Time and memory of evaluate by the number of marks</title>\n"
    return f'{head}{style}{title}<rect width="100%" height="100%" fill="#fff"/>\n{shown}{_legend()}</svg>\n'


def _chart(left: int, title: str, series: Series, ticks: tuple[float, ...]) -> str:
    rows = sorted({count for points in series.values() for count in points})
    x0, y0 = left + LEFT, TOP + INNER

    def x(count: float) -> float:
        return x0 + (log10(count) - log10(rows[0])) / max(log10(rows[-1]) - log10(rows[0]), 1) * 270

    def y(value: float) -> float:
        return y0 - (log10(value) - log10(ticks[0])) / (log10(ticks[-1]) - log10(ticks[0])) * INNER

    parts = [f'<text x="{x0}" y="{TOP - 16}" font-weight="bold">{title}</text>']
    for tick in ticks:
        parts.append(f'<path d="M{x0} {y(tick):.1f}h270" stroke="#ddd"/>')
        parts.append(f'<text x="{x0 - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:,g}</text>')
    for count in rows:
        parts.append(f'<text x="{x(count):.1f}" y="{y0 + 16}" text-anchor="middle">{count:,}</text>')
    for key, points in series.items():
        colour, dashes = STYLES[key]
        line = " ".join(f"{x(count):.1f},{y(value):.1f}" for count, value in points.items())
        style = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"'
        parts.append(f'<polyline points="{line}" {style}/>')
    return "\n".join(parts) + "\n"


def _legend() -> str:
    parts = []
    for place, ((scores, form), (colour, dashes)) in enumerate(STYLES.items()):
        # Two columns, so that no text runs into the next one.
        at, low = LEFT + place // 2 * 340, HEIGHT + 12 + place % 2 * 20
        line = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"'
        parts.append(f'<path d="M{at} {low}h24" {line}/>')
        parts.append(f'<text x="{at + 30}" y="{low + 4}">scores as {scores}, written as {form}</text>')
    return "\n".join(parts) + "\n"
