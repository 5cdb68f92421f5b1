"""What the YAML parsers stumble over, in our own words: theirs differ from one another."""

from __future__ import annotations

import re
from collections.abc import Sequence as Sequence_

from sv_score.model.finding import Finding
from sv_score.reading import faults, limits
from sv_score.reading.lines import Lines, line_and_column
from sv_score.reading.nodes import Mark, Node, ParserMark

_NOT_PRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


# Where the parser looks ahead for the colon of a key it goes no further than this.
_LOOKED_AHEAD = 1024


def too_deep(label: str, mark: ParserMark) -> Finding:
    """Return the finding of a value that lies deeper than any file needs."""
    return Finding(
        faults.TOO_DEEP,
        f"more than {limits.DEPTH} levels of nesting",
        label,
        mark=(mark.line + 1, mark.column + 1),
        help="no sv-score file needs that many; check the brackets and the indentation",
    )


def nesting_finding(error: Exception, text: str, label: str, above: Sequence_[Node]) -> Finding | None:
    """Return a finding where the parser itself gave up at a thousand brackets, `None` for any other error.

    libyaml does so from 0.2.6 on, when it looks ahead and has not told of the first brackets; the place is
    where this reader, which stops much earlier, would have stopped. `above` are the values still open.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None or "nesting" not in str(getattr(error, "problem", "")):
        return None
    row = Lines(text)[mark.line][: mark.column]
    begin = max(0, mark.column - _LOOKED_AHEAD)
    if above and above[-1].start.line == mark.line:
        begin = max(begin, above[-1].start.column + 1)
    level = len(above)
    for match in re.finditer(r"[][{}]", row[begin:]):
        level += 1 if match[0] in "[{" else -1
        if level > limits.DEPTH:
            return too_deep(label, Mark(mark.line, begin + match.start()))
    return too_deep(label, mark)


def syntax_finding(error: Exception, text: str, label: str) -> Finding:
    """Say in our own words what libyaml or PyYAML stumbled over (their wordings differ)."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _unprintable(text, label)
    lines = Lines(text)
    line, column = mark.line, mark.column
    row = lines[line] if line < len(lines) else ""
    place = (line + 1, column + 1)
    lead = row[: len(row) - len(row.lstrip())]
    if "\t" in lead:
        return Finding(
            faults.TAB_INDENTATION,
            "a tab is used for indentation",
            label,
            mark=(line + 1, lead.index("\t") + 1),
            help="use spaces; set the editor to insert spaces when Tab is pressed",
        )
    opening = getattr(error, "context_mark", None)
    context = str(getattr(error, "context", ""))
    if opening is not None and "quoted scalar" in context:
        # The end of the file is where the parser gave up; the opening quote is what to look at.
        place = (opening.line + 1, opening.column + 1)
    elif opening is not None and "flow" in context and opening.line < line:
        message = "a bracket is not closed on the line it opens on, and what follows does not fit into it"
        mark = (opening.line + 1, opening.column + 1)
        help = "close the bracket; write `}` for `{` and `]` for `[`"
        return Finding(faults.YAML_SYNTAX, message, label, mark=mark, help=help)
    message, help = _explain(str(getattr(error, "problem", "")), row, column)
    return Finding(faults.YAML_SYNTAX, message, label, mark=place, help=help)


def _explain(problem: str, row: str, column: int) -> tuple[str, str]:
    if "mapping values are not allowed" in problem:
        return (
            "a second `: ` in one line",
            "put the text in quotes when it contains `: `, or check the indentation",
        )
    if "could not find expected ':'" in problem:
        return (
            "a key without `:`",
            "write `key: value`, and quote text that goes over several lines",
        )
    if "quoted scalar" in problem or "unexpected end of stream" in problem:
        return "a quoted text is not closed", "add the closing quote"
    if "block mapping" in problem or "<block end>" in problem or "block collection" in problem:
        return "the indentation does not fit the lines above", "line the key up with its neighbours"
    if "alias" in problem:
        return "a name for an alias or anchor is wrong", "quote text that starts with `*` or `&`"
    found = f"`{row[column]}`" if column < len(row) else "the end of the line"
    if "',' or" in problem:
        return f"`,` or a closing bracket expected, {found} found", "close the bracket on this line"
    return f"YAML does not allow {found} here", "put the text in quotes, or check the indentation"


def _unprintable(text: str, label: str) -> Finding:
    """Find the character that the reader refused, in text that has no place in its error."""
    match = re.search(_NOT_PRINTABLE, text)
    if match is None:
        return Finding(faults.YAML_SYNTAX, "the YAML cannot be read", label, mark=(1, 1))
    mark = line_and_column(text, match.start())
    message = f"character U+{ord(match.group()):04X} is not allowed in a text file"
    return Finding(faults.CONTROL_CHARACTER, message, label, mark=mark, help="delete it")
