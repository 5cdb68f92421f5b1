"""Whatever text a file holds or a file is called, every format stays what it is."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.finding import Rule, Severity
from sv_score.reading.locate import Located
from sv_score.writing.check import CHECK_FORMATS, Look, write
from sv_score.writing.check.github import step_summary
from sv_score.writing.plain import plain
from tests.writing.check.cases import checked_of, made
from tests.writing.check.readers import READERS, commands, junit_root, markdown_rows

PARTS = (
    *("\n", "\r\n", "\r", "\u2028", "\x85", "\0", "\x1b[31m", "\ufffe", "\ud800", "\udcff", "\u202e"),
    *(
        "::error::",
        "::",
        "%",
        "%0A",
        "%25",
        ",",
        "##[group]x",
        "##[add-mask]x",
        "##add-mask[x]",
        "##vso[task.x]",
        "\n::warning file=x::y",
    ),
    *(
        "|",
        "<b>",
        "]]>",
        "<!--",
        "&amp;",
        "&#10;",
        "`",
        "**",
        "[a](b)",
        "![a](b)",
        "http://a.b",
        "@c",
        "~~",
        "\\",
    ),
    *("# ", "- ", "1. ", "www.a.b", "{0}", '"', "'", " ", "é", "🌱", "a" * 3000),
)
anything = st.lists(st.sampled_from(PARTS) | st.text(st.characters(), max_size=3), max_size=8).map("".join)
RULES = (
    Rule("SV201", "dimension-weights-total"),
    Rule("SV203", "zero-weight", Severity.WARNING),
    Rule("SV510", "abstained", Severity.INFO),
    Rule("SV999", "rule-of-tomorrow"),
)


@st.composite
def findings(draw: st.DrawFn) -> list[Located]:
    files = draw(st.lists(anything, min_size=1, max_size=2))
    parts = st.builds(made, anything, st.sampled_from(files), st.sampled_from(RULES), st.integers(1, 99))
    return sorted(draw(st.lists(parts, max_size=6)), key=lambda located: located.finding.file)


def places(found: list[Located]) -> list[tuple[str, int, int]]:
    return sorted((x.finding.code, x.place.line, x.place.column) for x in found)


@pytest.mark.parametrize("form", [form for form in CHECK_FORMATS if form != "text"])
@given(found=findings())
def test_the_format_holds(form: str, found: list[Located]) -> None:
    text = write(checked_of(*found), form, Look())
    text.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", text)
    read = sorted(found[1:] for found in READERS[form](text))
    assert read == places(found)


@given(found=findings())
def test_text_acts_on_no_terminal_and_no_log(found: list[Located]) -> None:
    # What a label says is written by the rule, which quotes nothing.
    found = [
        x._replace(
            finding=x.finding._replace(labels=tuple(y._replace(text="here") for y in x.finding.labels))
        )
        for x in found
    ]
    text = write(checked_of(*found), "text", Look())
    text.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]|##[\\w-]*\\[|^\\s*::", text, re.MULTILINE)
    assert len(text.rstrip("\n").split("\n\n")) == len(found) + 1


@given(found=findings())
def test_github_gets_one_command_per_finding(found: list[Located]) -> None:
    read = list(commands(write(checked_of(*found), "github", Look())))
    assert sorted(message.split("\n")[0] for _, _, message in read) == sorted(
        plain(x.finding.message) for x in found
    )
    assert all({"line", "endLine", "col", "endColumn", "title"} <= set(values) for _, values, _ in read)


@given(found=findings())
def test_no_line_of_a_log_is_a_command(found: list[Located]) -> None:
    text = write(checked_of(*found), "concise", Look())
    assert len(text.split("\n")) == len(found) + 1
    assert not re.search(r"^\s*::|##[\w-]*\[", text, re.MULTILINE)


@given(text=anything)
def test_json_gives_the_text_back(text: str) -> None:
    document = json.loads(write(checked_of(made(text, text)), "json", Look()))
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    (finding,) = document["findings"]
    assert (finding["message"], finding["path"]) == (whole, whole)
    assert (finding["help"] or "") == whole


@given(text=anything)
def test_a_markdown_cell_shows_the_text(text: str) -> None:
    ((heading, cells),) = markdown_rows(step_summary(checked_of(made(text[:99], text[:99]))))
    shown = plain(text[:99]).strip()
    assert (heading.strip(), cells[3].strip(), cells[4].strip()) == (shown, shown, shown)


@given(text=anything)
def test_a_junit_message_shows_the_text(text: str) -> None:
    root = junit_root(write(checked_of(made(text, text, RULES[0])), "junit", Look()))
    (failure,) = root.iter("failure")
    assert failure.get("message") == re.sub("[\ufffe\uffff]", "\ufffd", plain(text))
    assert len(failure.text.split("\n")) == (3 if text else 2)
