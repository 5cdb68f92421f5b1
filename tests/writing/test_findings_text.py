"""How a finding is shown to people: place, excerpt, caret under the right column, what to do."""

import re
from pathlib import Path

import pytest

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.reading.locate import locate
from sv_score.reading.source import Source
from sv_score.writing.findings import SHOWN_PER_RULE, summary, write_findings

RULE = Rule("SV201", "dimension-weights-total")
CRITERIA = """\
sv_score: 1
dimensions:
  - id: jobs
    weight: 45
  - id: climate
    weight: 50.5
"""


def shown(text: str, *findings: Finding, colour: bool = False, width: int = 0) -> str:
    sources = [Source("criteria.yaml", text.encode(), Path())]
    return write_findings(locate(findings, sources), sources, colour=colour, width=width)


def finding(*route: str | int, message: str = "an error", **extra: object) -> Finding:
    return Finding(RULE, message, "criteria.yaml", tuple(route), **extra)  # type: ignore[arg-type]


def columns(line: str) -> int:
    """Return how many columns a terminal uses, for the characters of these tests."""
    return sum(2 if ord(char) > 0x2E80 else 0 if 0x300 <= ord(char) < 0x370 else 1 for char in line)


def test_an_error_with_labels_is_one_block_with_all_its_places() -> None:
    labels = tuple(Label("criteria.yaml", ("dimensions", n, "weight"), "counted here") for n in range(2))
    error = finding(
        "dimensions",
        message="the dimensions' weights total 95.5, expected 100",
        on_key=True,
        help="raise one weight by 4.5",
        labels=labels,
    )
    assert shown(CRITERIA, error) == (
        "error[SV201]: the dimensions' weights total 95.5, expected 100\n"
        " --> criteria.yaml:2:1\n"
        "  |\n"
        "2 | dimensions:\n"
        "  | ^^^^^^^^^^\n"
        "...\n"
        "4 |     weight: 45\n"
        "  |             -- counted here\n"
        "...\n"
        "6 |     weight: 50.5\n"
        "  |             ---- counted here\n"
        "  = help: raise one weight by 4.5\n"
    )


LONG = finding("dimensions", message=" ".join(["word"] * 30), help="write " + " ".join(["this"] * 30))


@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("colour", [False, True])
def test_sentences_go_on_in_the_next_line_where_a_terminal_ends(width: int, colour: bool) -> None:
    text = re.sub("\x1b[^m]*m", "", shown(CRITERIA, LONG, colour=colour, width=width))
    assert max(map(len, text.splitlines())) <= width
    # Below where the sentence begins, and with every word of it.
    assert text.split() == shown(CRITERIA, LONG).split()
    head, help = "error[SV201]: ", "  = help: "
    assert {len(line) - len(line.lstrip()) for line in text.splitlines() if line.startswith("  ")} <= {
        2,
        len(head),
        len(help),
    }


@pytest.mark.parametrize("width", [0, 20, 30])
def test_they_stay_in_one_line_through_a_pipe_and_where_nothing_has_room(width: int) -> None:
    assert shown(CRITERIA, LONG, width=width).splitlines()[0] == f"error[SV201]: {LONG.message}"


def test_a_word_that_is_longer_than_a_line_is_not_broken() -> None:
    long = finding("dimensions", message=f"no file {'a' * 90} here")
    assert shown(CRITERIA, long, width=80).splitlines()[:3] == [
        "error[SV201]: no file",
        f"              {'a' * 90}",
        "              here",
    ]


def caret_of(text: str, *route: str | int) -> tuple[int, int, int]:
    """Return the column of the value in the excerpt, the caret's, and the caret's length."""
    excerpt, underline = shown(text, finding(*route)).splitlines()[3:5]
    start = underline.index("^")
    assert set(underline[start:]) == {"^"}
    return columns(excerpt[: excerpt.index("WRONG")]), start, len(underline) - start


def test_the_caret_stands_under_the_value_after_wide_combining_and_tabbed_text() -> None:
    for before in ("abc", "漢字かな", "e\u0301e\u0301", "mixed 漢 and e\u0301"):
        value, caret, length = caret_of(f'{{"{before}": 1, b: WRONG}}\n', "b")
        assert (value, length) == (caret, 5), before
    value, caret, length = caret_of("{a: 1,\t\tb: WRONG}\n", "b")
    assert (value, length) == (caret, 5)


def test_a_caret_under_wide_characters_is_as_wide_as_they_are() -> None:
    underline = shown("b: 漢字\n", finding("b")).splitlines()[4]
    assert underline.count("^") == 4


def test_the_column_counts_characters_and_not_bytes() -> None:
    assert "criteria.yaml:1:12\n" in shown("{漢字: 1, é: WRONG}\n", finding("é"))


def test_a_very_long_line_is_cut_to_a_window_around_the_place() -> None:
    text = (
        "{"
        + "a: 1, " * 0
        + ", ".join(f"k{n}: {n}" for n in range(2000))
        + ", b: WRONG, "
        + "c: "
        + "x" * 5000
        + "}\n"
    )
    lines = shown(text, finding("b")).splitlines()
    assert max(map(len, lines)) < 130
    value, caret, length = caret_of(text, "b")
    assert (value, length) == (caret, 5)
    assert lines[3].endswith("…") and "| …" in lines[3]


def test_a_long_value_has_a_caret_no_longer_than_the_excerpt() -> None:
    lines = shown("b: " + "x" * 5000 + "\n", finding("b")).splitlines()
    assert max(map(len, lines)) < 130


def test_of_one_rule_ten_are_shown_and_the_rest_are_counted() -> None:
    text = "".join(f"k{n}: 1\n" for n in range(25))
    many = [finding(f"k{n}", message=f"finding {n}") for n in range(25)]
    other = Finding(Rule("SV202", "other"), "another rule", "criteria.yaml", ("k24",))
    lines = shown(text, *many, other)
    assert lines.count("error[SV201]") == SHOWN_PER_RULE == 10
    assert lines.count("another rule") == 1
    assert lines.endswith("… and 15 more SV201 in criteria.yaml\n")


def test_exactly_ten_are_all_shown_without_a_count() -> None:
    text = "".join(f"k{n}: 1\n" for n in range(10))
    lines = shown(text, *(finding(f"k{n}") for n in range(10)))
    assert lines.count("error[SV201]") == 10 and "more" not in lines


def test_control_characters_in_message_help_and_excerpt_reach_no_terminal() -> None:
    text = 'b: "\u202ecod\u2066"\n'
    lines = shown(text, finding("b", message="found \x1b[31m", help="not \x9b \u202e"))
    assert not {"\x1b", "\x9b", "\u202e", "\u2066"} & set(lines)
    assert "found <U+001B>[31m" in lines and "not <U+009B> <U+202E>" in lines
    assert 'b: "�cod�"' in lines


def test_colour_changes_no_character_that_is_read() -> None:
    import re

    error = finding("dimensions", on_key=True, help="do this")
    coloured = shown(CRITERIA, error, colour=True)
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == shown(CRITERIA, error)


def test_the_summary_counts_by_severity() -> None:
    kinds = [Severity.WARNING, Severity.ERROR, Severity.ERROR, Severity.INFO]
    findings = [finding("dimensions", message=str(n), severity=kind) for n, kind in enumerate(kinds)]
    assert summary(locate(findings, [])) == "2 errors, 1 warning, 1 note"
    assert summary([]) == "no findings"
