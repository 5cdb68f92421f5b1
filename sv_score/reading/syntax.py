"""What the YAML parsers stumble over, in our own words: theirs differ from one another."""

from __future__ import annotations

import re

from sv_score.model.finding import Finding
from sv_score.reading import faults
from sv_score.reading.source import LINE_END

_NOT_PRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def syntax_finding(error: Exception, text: str, label: str) -> Finding:
    """Say in our own words what libyaml or PyYAML stumbled over (their wordings differ)."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _unprintable(text, label)
    lines = LINE_END.split(text)
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
    lines = LINE_END.split(text[: match.start()])
    mark = (len(lines), len(lines[-1]) + 1)
    message = f"character U+{ord(match.group()):04X} is not allowed in a text file"
    return Finding(faults.CONTROL_CHARACTER, message, label, mark=mark, help="delete it")
