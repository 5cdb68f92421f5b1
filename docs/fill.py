"""Fill in what documentation shows: the output of its commands, and the pictures.

Every block tagged `console` in README.md, docs/ and examples/ is run, command by command, in a folder
that has copies of `examples`, `criteria` and `docs/samples`, and the output is written below each command.
A page with the comment `<!-- commands run in an empty folder -->` starts with nothing, and a block with
`title="NAME"` is written to the file of that name, with `title="NAME, at the end"` added to it, as its reader
would do.
The test suite does the same and compares, so that no example can be out of date.

    python docs/fill.py                  every page and picture
    python docs/fill.py docs/panel.md    this page alone; several may be named
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r'^(```(?:console|\w+ title="(?P<name>[^",]+)(?P<end>, at the end)?")\n)(?P<text>.*?)(?P<close>^```)',
    re.DOTALL | re.MULTILINE,
)
EMPTY = "<!-- commands run in an empty folder -->"
PICTURE = ROOT / "docs" / "images" / "evaluate.svg"
COMMANDS = ROOT / "docs" / "commands.md"
MANUAL = ROOT / "docs" / "man" / "sv-score.1"
RULES = ROOT / "docs" / "rules.md"


def pages() -> Iterator[Path]:
    """Yield the files that hold commands."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").rglob("*.md"))
    yield from sorted((ROOT / "examples").rglob("*.md"))


def filled(text: str) -> str:
    """Return a page with the output of each of its commands below it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in () if EMPTY in text else ("examples", "criteria", "docs/samples"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        return BLOCK.sub(lambda block: _followed(block, folder, writes=EMPTY in text), text)


def _followed(block: re.Match[str], folder: str, *, writes: bool) -> str:
    """Return a block after doing what it says: its commands run, or its text written to a file."""
    if block["name"] is None:
        return block[1] + _run_all(block["text"], folder) + block["close"]
    if writes:
        path = Path(folder) / block["name"]
        before = path.read_text(encoding="utf-8") if block["end"] else ""
        path.write_text(before + block["text"], encoding="utf-8", newline="\n")
    return block[0]


def _run_all(block: str, folder: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_output(line[2:], folder)}" for line in commands)


def _output(command: str, folder: str) -> str:
    """Return what a terminal would show after `command`, without spaces at line ends."""
    words = shlex.split(command)
    if words[0] == "cat":
        shown = (Path(folder) / words[1]).read_text(encoding="utf-8")
    elif words[0] == "sv-score":
        environment = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "FORCE_COLOR"}}
        environment |= {"NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
        shown = subprocess.run(
            [sys.executable, "-m", "sv_score", *words[1:]],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        ).stdout
    else:
        raise SystemExit(f"a console block runs sv-score or cat, not {words[0]}")
    return "".join(line.rstrip() + "\n" for line in shown.splitlines())


def makers() -> dict[Path, Callable[[], str]]:
    """Return what makes each file that is made whole: the picture of the README, pages, the manual page."""
    # This folder is not a package; run as a program it is searched first, imported by a test it is not.
    if str(ROOT / "docs") not in sys.path:
        sys.path.append(str(ROOT / "docs"))
    from commands_page import commands_page
    from man_page import man_page
    from rules_page import rules_page

    return {PICTURE: picture, COMMANDS: commands_page, MANUAL: man_page, RULES: rules_page}


def generated() -> dict[Path, str]:
    """Return the files that are made whole, with what should stand in them."""
    return {path: make() for path, make in makers().items()}


def picture() -> str:
    """Return the library example as the terminal shows it."""
    from sv_score.assessment import assess
    from sv_score.writing.page import Page
    from sv_score.writing.terminal import svg

    assessment = assess(str(ROOT / "examples" / "library-services" / "bids.yaml"))
    page = Page(assessment.result)
    return svg(page, width=100, title="sv-score evaluate bids.yaml")


def main(only: list[str]) -> None:
    """Fill in the pages named in `only`; without any, every page, and draw the pictures."""
    made, shown = makers(), [page for page in pages() if page not in makers()]
    chosen = {Path(name).resolve() for name in only}
    for name in chosen - {*made, *shown}:
        raise SystemExit(f"{name} has no commands and is not made from anything")
    for page in shown:
        if not chosen or page in chosen:
            text = page.read_text(encoding="utf-8")
            page.write_text(filled(text), encoding="utf-8", newline="\n")
    for path, make in made.items():
        if not chosen or path in chosen:
            path.parent.mkdir(exist_ok=True)
            path.write_text(make(), encoding="utf-8", newline="\n")
    if chosen:
        return
    # Run as a program, this file's folder is where Python looks first.
    from pictures import draw

    if not draw():
        print("The pictures of reports were not made anew: Chromium is not installed.")


if __name__ == "__main__":
    main(sys.argv[1:])
