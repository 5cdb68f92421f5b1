"""An ordinary command line is read without Typer, and to the same arguments."""

import sys
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from sv_score.app import COMMANDS, command_named
from sv_score.app.options import Argument, Option
from sv_score.app.quick import arguments, run_quickly
from sv_score.app.typer_app import typed

WORDS = [
    *(
        "a.yaml",
        "-",
        "--",
        "",
        "-x",
        "text",
        "--format",
        "-f",
        "-ftext",
        "--format=csv",
        "--format=",
        "-f=csv",
    ),
    *("--output", "-o", "--bid", "--bid=mill", "--detail", "--no-detail", "--detail=yes", "--require-final"),
    *(
        "--quiet",
        "-q",
        "-qf",
        "--color",
        "--colour",
        "--help",
        "-h",
        "--version",
        "--forma",
        "--select",
        "SV2",
    ),
    *("--strict", "--exit-zero", "--no-quiet", "--fail-on", "never", "--config"),
]


def by_typer(command: Any, words: list[str]) -> dict[str, Any] | None:
    """Return the arguments as Typer gives them to a command with the same parameters, or `None`."""
    taken: list[dict[str, Any]] = []
    same = typed(command)

    def take(**values: Any) -> None:
        taken.append(values)

    take.__signature__ = same.__signature__  # type: ignore[attr-defined]
    take.__annotations__ = same.__annotations__
    app = typer.Typer(add_completion=False)
    app.command(context_settings={"help_option_names": ["-h", "--help"]})(take)
    done = CliRunner().invoke(app, words)
    return taken[0] if done.exit_code == 0 and taken else None


@pytest.mark.parametrize("name", ["evaluate", "check", "compare", "criteria"])
@settings(max_examples=60)
@given(words=st.lists(st.sampled_from(WORDS), max_size=5))
def test_what_is_read_quickly_is_what_typer_reads(name: str, words: list[str]) -> None:
    if name == "criteria":
        from sv_score.app.criteria import criteria_show as command
    else:
        command = command_named(name)
    quickly = arguments(command, words)
    if quickly is not None:
        assert quickly == by_typer(command, words)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["b.yaml"], {"file": "b.yaml"}),
        (["-", "-f", "csv", "-q"], {"file": "-", "form": "csv", "quiet": True}),
        (["--format=json", "b.yaml", "--detail"], {"file": "b.yaml", "form": "json", "detail": True}),
        (["b.yaml", "--bid", "a", "--bid=b"], {"file": "b.yaml", "bid": ["a", "b"]}),
        (["b.yaml", "--detail", "--no-detail"], {"file": "b.yaml", "detail": False}),
    ],
)
def test_ordinary_command_lines_are_read_quickly(words: list[str], named: dict[str, Any]) -> None:
    command = command_named("evaluate")
    read = arguments(command, words)
    assert read is not None and read == by_typer(command, words)
    assert {name: read[name] for name in named} == named


@pytest.mark.parametrize(
    "words", [[], ["a", "b"], ["a", "--help"], ["a", "-x"], ["a", "--bid"], ["a", "--"], ["a", "--bid", "-q"]]
)
def test_anything_else_is_left_to_typer(words: list[str]) -> None:
    assert arguments(command_named("evaluate"), words) is None


def test_an_option_that_is_needed_and_other_types_are_left_to_typer() -> None:
    def needed(output: Annotated[str, Option("--output")], file: Annotated[str, Argument()]) -> None:
        """Need an option."""

    def counted(number: Annotated[int, Option("--number")] = 1) -> None:
        """Take a number."""

    assert arguments(needed, ["f"]) is None
    assert arguments(needed, ["f", "--output", "o"]) == {"file": "f", "output": "o"}
    assert arguments(counted, []) is None


def test_on_windows_what_its_shell_does_not_expand_is_left_to_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sv_score.app.quick.os.name", "nt")
    assert arguments(command_named("check"), ["*.yaml"]) is None
    assert arguments(command_named("check"), ["a.yaml"]) is not None


def test_a_refused_word_is_explained_by_typer(tmp_path: Path) -> None:
    assert run_quickly(["evaluate", "b.yaml", "--format", "jsn"]) is False
    assert run_quickly(["no-such-command"]) is False and run_quickly([]) is False


def test_every_command_declares_what_typer_understands() -> None:
    for name in COMMANDS:
        assert typer.main.get_command(_app(name))


def _app(name: str) -> typer.Typer:
    app = typer.Typer()
    app.command()(typed(command_named(name)))
    return app


def test_typer_is_not_imported_by_an_ordinary_command_line() -> None:
    from tests.commands.test_evaluate import HIGHWAYS, modules_after

    assert "typer" in sys.modules
    assert not {"typer", "inspect"} & modules_after(HIGHWAYS, "--format", "csv")
