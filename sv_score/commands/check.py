"""`sv-score check`: every fault of criteria, bids, score, model and policy files at once."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sv_score.checking.check import Checked, check
from sv_score.checking.settings import Settings, check_names, find_settings, read_settings
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import err, out, room, use_colour, write_file
from sv_score.commands.progress import LateProgress
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.evaluation import silent
from sv_score.reading.source import Unreadable
from sv_score.writing.check import Look, write


class Options(NamedTuple):
    """What the command line asks for; see `sv-score check --help`."""

    paths: tuple[str, ...] = (".",)
    form: str = "text"
    output: str = ""
    fail_on: str = ""
    strict: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exit_zero: bool = False
    statistics: bool = False
    show_settings: bool = False
    config: str = ""
    isolated: bool = False
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Check, print, and return the exit code; raise `Unreadable`."""
    settings = settings_for(options)
    if options.show_settings:
        out(_shown(settings))
        return ExitCode.DONE
    with LateProgress("Checking", quiet=options.quiet) as progress:
        found = checked(options, settings, progress)
    failing = tuple(f for f in found.findings if settings.fails(f.finding.severity))
    if options.quiet:
        found = found._replace(findings=failing)
    if failing or not options.quiet or options.form not in ("text", "concise"):
        _write(found, options, settings)
    return ExitCode.FOUND if failing and not options.exit_zero else ExitCode.DONE


def checked(options: Options, settings: Settings, progress: Callable[[float], None] = silent) -> Checked:
    """Return what checking the paths comes to; raise `Unreadable`, also where there is nothing to check."""
    found = check(options.paths, settings, progress)
    if not found.files:
        raise Unreadable(f"no sv-score file in {', '.join(options.paths)}; name a criteria or bids file")
    return found


def settings_for(options: Options) -> Settings:
    """Return the settings of the nearest file with the command line's on top; raise `Unreadable`."""
    if options.config:
        settings = read_settings(Path(options.config))
        if settings is None:
            raise Unreadable(f"{options.config} has no [tool.sv-score]; add that table, or name another file")
    elif options.isolated:
        settings = Settings()
    else:
        first = Path(options.paths[0])
        settings = find_settings(first if first.is_dir() else first.parent)
    for option, names in (("--select", options.select), ("--ignore", options.ignore)):
        check_names(names, option, Unreadable)
    return settings._replace(
        fail_on=options.fail_on or settings.fail_on,
        strict=options.strict or settings.strict,
        select=options.select or settings.select,
        ignore=(*settings.ignore, *options.ignore),
    )


def _write(checked: Checked, options: Options, settings: Settings) -> None:
    stream = sys.stdout
    colour = not options.output and use_colour(options.colour, stream)
    strict = settings.strict or settings.fail_on == "warning"
    look = Look(colour=colour, strict=strict, width=0 if options.output else room(stream))
    text = write(checked, options.form, look)
    if options.output:
        write_file(options.output, text)
    elif text:
        out(text, commands=options.form == "github")
    if options.form == "github":
        _step_summary(checked)
    if options.statistics:
        err(_statistics(checked))


def _step_summary(checked: Checked) -> None:
    """Add a summary to the page of a GitHub job, where there is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from sv_score.writing.check.github import step_summary

    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(step_summary(checked))
    except OSError as error:
        raise Unreadable(f"the step summary cannot be written: {error.strerror}") from None


def _statistics(checked: Checked) -> str:
    """Return how often each rule spoke, most often first."""
    counts = Counter((x.finding.code, x.finding.rule.name) for x in checked.findings)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "".join(f"{count:6} {code} {name}\n" for (code, name), count in ordered)


def _shown(settings: Settings) -> str:
    """Return every setting as TOML, with a comment that says which file it comes from."""
    from sv_score.writing.plain import plain

    origin = settings.origin or "no file, these are the defaults"
    lines = [f"# settings from {plain(origin)}"]
    for key in ("fail_on", "strict", "select", "ignore", "policy"):
        lines.append(f"{key.replace('_', '-')} = {_toml(getattr(settings, key))}")
    tables = {"severity": settings.severity, **{f"rules.{r}": v for r, v in settings.options.items()}}
    for name, table in tables.items():
        lines += ["", f"[{name}]"] if table else []
        lines += [f"{key} = {_toml(value)}" for key, value in table.items()]
    for override in settings.overrides:
        lines += [
            "",
            "[[overrides]]",
            f"files = {_toml(override.files)}",
            f"ignore = {_toml(override.ignore)}",
        ]
        lines += [f"severity.{key} = {_toml(value)}" for key, value in override.severity.items()]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    # Texts, lists, whole numbers and truth values are written alike in JSON and in TOML.
    from json import dumps

    text = dumps(value, ensure_ascii=False)
    # What could reorder a line or act on a terminal is printed as TOML writes any character.
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in text)
