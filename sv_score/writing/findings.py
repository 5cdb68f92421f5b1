"""Findings as text, in the shape that compilers use: code, message, place, excerpt, what to do.

For maintainers: written line by line and never through Rich, which would wrap, crop or interpret the
text of a bid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from sv_score.model.finding import Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.lines import Lines
from sv_score.reading.locate import Located, Place
from sv_score.reading.source import Source
from sv_score.writing.plain import BLANK, plain, without_commands

SHOWN_PER_RULE = 10
EXCERPT = 96
# In less room than this a sentence is harder to read in short lines than in a long one.
_LEAST = 20
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}
_BOLD, _BLUE, _END = "\x1b[1m", "\x1b[1;34m", "\x1b[0m"

LinesOf = Callable[[str], Lines]


def lines_of(sources: Iterable[Source]) -> LinesOf:
    """Return a function from a file's name to its lines, which are counted when first asked for."""
    by_label = {source.label: source for source in sources}
    counted: dict[str, Lines] = {}

    def lines(file: str) -> Lines:
        if file not in counted:
            source = by_label.get(file)
            counted[file] = Lines(source.data.decode("utf-8-sig", "replace") if source else "")
        return counted[file]

    return lines


def write_findings(
    findings: Sequence[Located],
    sources: Iterable[Source],
    *,
    colour: bool,
    explain: bool = False,
    width: int = 0,
) -> str:
    """Return the findings as text for people, with excerpts of the `sources`.

    Of one rule in one file the first ten are shown and the rest counted. With `explain` each finding
    ends with the command that explains its rule. Sentences go on in the next line after `width` characters,
    unless it is 0; programs that read findings line by line count on that.
    """
    lines = lines_of(sources)
    shown: Counter[tuple[str, str]] = Counter()
    parts = []
    for located in findings:
        key = (located.finding.code, located.finding.file)
        shown[key] += 1
        if shown[key] <= SHOWN_PER_RULE:
            parts.append("\n".join(_block(located, lines, _Style(colour, explain, width))) + "\n")
    for (code, file), count in shown.items():
        if count > SHOWN_PER_RULE:
            parts.append(f"… and {count - SHOWN_PER_RULE} more {code} in {plain(file)}\n")
    return "\n".join(parts)


def is_workbook(file: str) -> bool:
    """Return whether a finding is in a workbook or its sheet, which is then called `marks.xlsx[Scores]`."""
    return file.partition("[")[0].lower().endswith((".xlsx", ".xlsm"))


def is_parquet(file: str) -> bool:
    """Return whether a finding is in a Parquet file, which has rows and columns but no lines."""
    return file.lower().endswith(".parquet")


def place_text(file: str, place: Place) -> str:
    """Return where a finding is: `criteria.yaml:14:26`, `marks.xlsx[Scores] E12`, `marks.parquet row 7`."""
    if is_parquet(file):
        return f"{plain(file)} row {place.line}"
    if not is_workbook(file):
        return f"{plain(file)}:{place.line}:{place.column}"
    from sv_score.reading.spreadsheet.cells import column_name

    cell = f" {column_name(place.column)}{place.line}" if file.endswith("]") else ""
    return plain(file) + cell


def one_line(located: Located) -> str:
    """Return a finding on one line: `criteria.yaml:14:26: error[SV201] message`."""
    finding, place = located.finding, located.place
    return f"{place_text(finding.file, place)}: {finding.severity}[{finding.code}] {plain(finding.message)}"


def summary(findings: Iterable[Located]) -> str:
    """Return how many errors, warnings and notes there are, such as `2 errors, 1 warning`."""
    counts = Counter(located.finding.severity for located in findings)
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    parts = [f"{counts[s]} {name}{'s' if counts[s] > 1 else ''}" for s, name in names.items() if counts[s]]
    return ", ".join(parts) or "no findings"


class _Style(NamedTuple):
    """How findings are shown: with colours, with the command that explains a rule, how wide."""

    colour: bool
    explain: bool
    width: int


def _block(located: Located, lines: LinesOf, style: _Style) -> Iterator[str]:
    finding, place = located.finding, located.place
    paint = _painter(style.colour)
    head = f"{finding.severity}[{finding.code}]"
    first, *others = _wrapped(f"{head}: ", plain(finding.message), style.width)
    yield f"{paint(head, _COLOURS[finding.severity])}{paint(': ' + first, _BOLD)}"
    yield from (f"{' ' * len(head)}  {paint(line, _BOLD)}" for line in others)
    width = len(str(max([place.line, *(p.line for p in located.labels if _near(p, place))])))
    arrow = paint("-->", _BLUE)
    yield f"{' ' * width}{arrow} {place_text(finding.file, place)}"
    if not is_workbook(finding.file) and not is_parquet(finding.file):
        yield from _excerpt(located, lines, width, paint)
    if finding.help:
        before = f"{' ' * width} = help: "
        first, *others = _wrapped(before, plain(finding.help), style.width)
        yield f"{' ' * width} {paint('=', _BLUE)} {paint('help', _BOLD)}: {first}"
        yield from (f"{' ' * len(before)}{line}" for line in others)
    if style.explain:
        yield f"{' ' * width} {paint('=', _BLUE)} {paint('docs', _BOLD)}: sv-score explain {finding.code}"


def _wrapped(before: str, text: str, width: int) -> list[str]:
    """Return `text` in lines that leave room for what stands `before` the first; no word is broken."""
    left = width - len(before)
    if left < _LEAST or len(text) <= left:
        return [text]
    from textwrap import wrap

    return wrap(text, left, break_long_words=False, break_on_hyphens=False) or [text]


def _painter(colour: bool) -> Callable[[str, str], str]:
    return (lambda text, code: f"{code}{text}{_END}") if colour else (lambda text, code: text)


def _near(label: Place, place: Place) -> bool:
    return abs(label.line - place.line) <= 400


def _excerpt(located: Located, lines: LinesOf, width: int, paint: Callable[[str, str], str]) -> Iterator[str]:
    finding = located.finding
    marks: dict[int, list[tuple[Place, str, str]]] = {}
    marks.setdefault(located.place.line, []).append((located.place, "^", ""))
    for label, place in zip(finding.labels, located.labels, strict=True):
        if label.file == finding.file and place != located.place and _near(place, located.place):
            marks.setdefault(place.line, []).append((place, "-", label.text))
    rows = lines(finding.file)
    bar = paint("|", _BLUE)
    margin = " " * width
    yield f"{margin} {bar}"
    previous = 0
    for number in sorted(marks):
        if number > len(rows):
            continue
        if previous and number > previous + 1:
            yield paint("...", _BLUE)
        previous = number
        row = rows[number - 1]
        begin = max(0, marks[number][0][0].column - 1 - EXCERPT // 2) if len(row) > EXCERPT else 0
        yield f"{paint(str(number).rjust(width), _BLUE)} {bar} {_window(row, begin)}"
        for place, sign, text in marks[number]:
            shift = _width(_window(row, begin)[: max(0, place.column - 1 - begin)])
            length = max(1, min(_width(row[place.column - 1 :][: place.length]), EXCERPT - shift))
            underline = paint(sign * length, _COLOURS[finding.severity] if sign == "^" else _BLUE)
            yield f"{margin} {bar} {' ' * shift}{underline}{' ' + plain(text) if text else ''}"


def _window(row: str, begin: int) -> str:
    """Return the part of a line that is shown, one character for each of the line's, safe to print."""
    part = row[begin : begin + EXCERPT]
    shown = "".join(c if c.isprintable() and c not in BLANK else " " if c == "\t" else "�" for c in part)
    # No service that keeps the log takes a part of it for a command.
    shown = without_commands(shown, "#�")
    if begin:
        shown = "…" + shown[1:]
    return shown[:-1] + "…" if len(row) > begin + EXCERPT else shown


def _width(text: str) -> int:
    """Return how many columns `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
