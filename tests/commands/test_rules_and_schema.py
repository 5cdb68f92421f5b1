"""`sv-score explain`, `rules` and `schema` as a user runs them."""

import json
import re
from pathlib import Path

import pytest

from sv_score.commands.rules import page, wrapped
from sv_score.reading.schema import FILES
from sv_score.rules.documentation import all_documentation
from tests.commands.run import sv_score

DONE, NOT_POSSIBLE = 0, 2


@pytest.mark.parametrize("name", ["SV201", "sv201", "dimension-weights-total", "Dimension-Weights-Total"])
def test_a_rule_is_explained_by_code_or_name(name: str) -> None:
    done = sv_score("explain", name)
    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout.startswith("SV201 dimension-weights-total (error)\n")
    for heading in ("What it does", "Why it matters", "Example", "Use instead"):
        assert f"\n{heading}\n" in done.stdout


@pytest.mark.parametrize("width", [60, 80, 100])
def test_running_text_is_wrapped_and_nothing_else(width: int) -> None:
    for documentation in all_documentation():
        shown = page(documentation, lambda text: wrapped(text, width))
        assert shown.split() == page(documentation).split()
        prose = re.sub(r"^```.*?^```$", "", shown, flags=re.DOTALL | re.MULTILINE)
        for line in prose.splitlines()[2:]:
            assert len(line) <= width or line.startswith(("    ", "|")) or " " not in line, line
        for example in (documentation.example, documentation.instead):
            assert all(f"    {line}" in shown.splitlines() for line in example.splitlines())


@pytest.mark.parametrize(("columns", "widest"), [("", 80), ("60", 60), ("200", 100)])
def test_it_is_as_wide_as_is_read_with_ease(columns: str, widest: int) -> None:
    done = sv_score("explain", "SV602", **({"COLUMNS": columns} if columns else {}))
    lines = [line for line in done.stdout.splitlines() if not line.startswith("    ")]
    assert widest - 12 < max(map(len, lines)) <= widest


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("SV20l", "sv-score: no rule `SV20l`; did you mean `SV"),
        ("dimension-weight-total", "did you mean `dimension-weights-total`?"),
        ("nonsense", "`sv-score rules` lists them"),
        ("", "sv-score: no rule ``; "),
    ],
)
def test_an_unknown_rule_names_the_nearest(name: str, says: str) -> None:
    done = sv_score("explain", name)
    assert (done.returncode, done.stdout) == (NOT_POSSIBLE, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def listed(*arguments: str) -> list[str]:
    done = sv_score("rules", *arguments)
    assert (done.returncode, done.stderr) == (DONE, "")
    return re.findall(r"^  (SV\d{3}) ", done.stdout, re.MULTILINE)


def test_the_rules_are_listed_all_or_some() -> None:
    everything = [documentation.rule.code for documentation in all_documentation()]
    assert listed() == everything
    assert listed("SV2") == [code for code in everything if code.startswith("SV2")]
    assert listed("sv201") == ["SV201"]
    assert set(listed("weight")) >= {"SV201", "SV202", "SV203"}
    done = sv_score("rules", "nonsense")
    assert done.returncode == NOT_POSSIBLE
    assert done.stderr == "sv-score: no rule matches `nonsense`; `sv-score rules` lists them all\n"


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_printed_or_written(kind: str, tmp_path: Path) -> None:
    printed = sv_score("schema", kind)
    assert (printed.returncode, printed.stderr) == (DONE, "")
    assert json.loads(printed.stdout)["type"] == "object"
    written = sv_score("schema", kind, "--output", "schema.json", cwd=tmp_path)
    assert (written.returncode, written.stdout) == (DONE, "")
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed.stdout


def test_help_and_the_tab_key_know_every_schema() -> None:
    from sv_score.app.schema import KINDS

    assert tuple(KINDS) == tuple(FILES)
    shown = sv_score("schema", "--help").stdout
    assert all(kind in shown for kind in FILES)


def test_an_unknown_schema_names_those_there_are() -> None:
    done = sv_score("schema", "criterion")
    assert (done.returncode, done.stdout) == (NOT_POSSIBLE, "")
    assert done.stderr == f"sv-score: no schema `criterion`; there are {', '.join(FILES)}\n"
