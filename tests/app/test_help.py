"""Help fits a screen, goes by the stages of a procurement, and its examples are good command lines."""

import re
import shlex
from importlib import import_module
from typing import Any

import pytest
import typer

from sv_score.app import COMMANDS, GROUPS, STAGES, command_named
from sv_score.app.typer_app import build
from sv_score.writing.check import CHECK_FORMATS
from tests.commands.run import sv_score

Words = tuple[str, ...]


def everything() -> dict[Words, Any]:
    """Return what Typer makes of each command, by its words."""
    program: Any = typer.main.get_command(build())
    found: dict[Words, Any] = {}
    for name, command in program.commands.items():
        inside = getattr(command, "commands", None)
        found |= {(name,): command} if inside is None else {(name, word): c for word, c in inside.items()}
    return found


EVERY = everything()


def function(words: Words) -> Any:
    """Return the function that a command of these words runs."""
    if words[0] in COMMANDS:
        return command_named(words[0])
    return import_module(f"sv_score.app.{words[0]}").COMMANDS[words[1]]


def test_every_command_stands_in_one_stage() -> None:
    named = [name for names in STAGES.values() for name in names]
    assert len(named) == len(set(named)) and set(named) == {*COMMANDS, *GROUPS}


def test_the_list_of_commands_fits_a_screen() -> None:
    done = sv_score("--help", COLUMNS="80")
    lines = done.stdout.splitlines()
    assert done.returncode == 0 and done.stderr == ""
    assert len(lines) <= 40 and max(map(len, lines)) <= 80
    assert [line for line in lines if line in STAGES] == list(STAGES)
    for name in (*COMMANDS, *GROUPS):
        assert re.search(rf"^  {name} +[A-Z].*\.$", done.stdout, re.MULTILINE), name
    assert sv_score("-h", COLUMNS="30").stdout == done.stdout


@pytest.mark.parametrize("words", list(EVERY), ids=" ".join)
def test_the_help_of_a_command_says_what_it_does_in_a_line_and_has_an_example(words: Words) -> None:
    first, _, rest = EVERY[words].help.partition("\n")
    assert len(first) <= 70 and first.endswith("."), first
    example = re.search(r"^Example: sv-score (.*)$", rest, re.MULTILINE)
    assert example is not None
    given = shlex.split(example[1])
    assert tuple(given[: len(words)]) == words
    # Whatever the command does not take raises an error.
    EVERY[words].make_context("sv-score", given[len(words) :])


@pytest.mark.parametrize("words", list(EVERY), ids=" ".join)
def test_every_argument_and_option_is_explained_within_80_columns(words: Words) -> None:
    command = EVERY[words]
    for parameter in command.params:
        if parameter.name != "help":
            assert parameter.help and parameter.help.endswith("."), parameter.name
    context = typer.Context(command, info_name=f"sv-score {' '.join(words)}", terminal_width=80)
    shown = command.get_help(context)
    assert max(map(len, shown.splitlines())) <= 80
    assert "{" not in shown and "<str>" not in shown


def test_the_words_offered_are_the_words_taken() -> None:
    """A word that is offered by Tab and refused would be worse than none."""
    tried = 0
    for words in EVERY:
        for parameter, annotation in function(words).__annotations__.items():
            # Any vocabulary is taken; Tab offers those of the policy models that come along.
            known = () if parameter == "match" else getattr(annotation, "__metadata__", ())
            for declared in known:
                for value in declared.values:
                    assert re.search(rf"\b{value}\b", declared.help), (words, parameter, value)
                    tried += 1
    assert tried > 100
    offered = command_named("check").__annotations__["form"].__metadata__[0].values
    assert offered == tuple(CHECK_FORMATS)


def test_the_help_of_a_command_lists_its_own_options_first() -> None:
    shown = sv_score("evaluate", "--help", COLUMNS="80").stdout
    own, common = shown.split("Output and help:\n")
    assert "--require-final" in own and "--color" not in own
    assert "--color" in common and "--format" in common
    assert shown.startswith("Usage: sv-score evaluate [OPTIONS] FILE\n")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["evalute"], "'evaluate'"),
        (["reprot", "bids.yaml"], "'report'"),
        (["assesment-summary"], "'assessment-summary'"),
        (["criteria", "lst"], "'list'"),
        (["panel", "sttus"], "'status'"),
        (["evaluate", "bids.yaml", "--outptu", "x"], "--output"),
        (["report", "bids.yaml", "--audiense", "public"], "--audience"),
        (["panel", "make", "bids.yaml", "--blnid"], "--blind"),
        (["--verison"], "--version"),
    ],
)
def test_what_was_meant_is_named(words: list[str], meant: str) -> None:
    done = sv_score(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(rf"Did you mean .*{meant}.*\?\n$", done.stderr)


def test_a_path_for_the_panel_is_no_mistyped_command(tmp_path: Any) -> None:
    (tmp_path / "mak").mkdir()
    assert "mak has no bids.yaml" in sv_score("panel", "mak", cwd=tmp_path).stderr
    assert "somewhere/bids.yaml does not exist" in sv_score("panel", "somewhere/bids.yaml").stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rehearse", "criteria.yaml", "--random", "many"], "--random: `many` is not a whole number."),
        (
            ["agreement", "x", "--enough", "1"],
            "--enough: 1 is too small; write a whole number of at least 2.",
        ),
        (
            ["rehearse", "x", "--random", "100001"],
            "--random: 100001 is out of range; write a whole number from 0 to 100000.",
        ),
        (["evaluate", "x", "-f", "jsn"], "--format: `jsn` is not known; did you mean `json`?"),
        (["history", "x", "--by", "Ann"], "--by, --reason and --date go with --record"),
        (["report", "x"], "'--output' / '-o' is missing."),
        (["evaluate"], "'FILE' is missing."),
        (["evaluate", "x", "-f"], "Option '-f' needs a value after it."),
        (["evaluate", "x", "--quiet=yes"], "Option '--quiet' takes no value."),
        (["evaluate", "x", "y"], "There is more on the line than the command takes: (y)"),
        (["evaluate", "x", "--zzz"], "No such option '--zzz'."),
        (["bogus"], "No such command 'bogus'."),
    ],
)
def test_a_faulty_command_line_is_answered_in_plain_words(words: list[str], said: str) -> None:
    done = sv_score(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {said}"
