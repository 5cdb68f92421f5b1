"""Fill in what documentation shows: the output of its commands, and the pictures.

Every block tagged `console` in README.md, docs/ and examples/ is run, command by command, in a folder
that has copies of `examples`, `criteria` and `docs/samples`, and the output is written below each command.
The test suite does the same and compares, so that no example can be out of date.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)
PICTURE = ROOT / "docs" / "images" / "evaluate.svg"
RULES = ROOT / "docs" / "rules.md"
RULES_HEAD = """# Rules

Everything `sv-score check` can find, by code. This page is made from the rules themselves.

Most examples are fragments, laid over two small files without faults: a mapping is merged key by key, a
list item by item, and `~` removes a key. The examples of SV0xx, SV1xx, SV513 and SV526 are files of their
own. What stands under `sealed_as` is laid over the criteria file that was sealed on 2 March 2026, and `seal`
over that seal.
"""


def pages() -> Iterator[Path]:
    """Yield the files that hold commands."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").rglob("*.md"))
    yield from sorted((ROOT / "examples").rglob("*.md"))


def filled(text: str) -> str:
    """Return a page with the output of each of its commands below it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("examples", "criteria", "docs/samples"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        return BLOCK.sub(lambda block: block[1] + _run_all(block[2], folder) + block[3], text)


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


def generated() -> dict[Path, str]:
    """Return the pages and pictures that are made whole: the picture of the README, the rules page."""
    return {PICTURE: picture(), RULES: rules_page()}


def picture() -> str:
    """Return the library example as the terminal shows it."""
    from sv_score.assessment import assess
    from sv_score.writing.page import Page
    from sv_score.writing.terminal import svg

    assessment = assess(str(ROOT / "examples" / "library-services" / "bids.yaml"))
    page = Page(assessment.result)
    return svg(page, width=100, title="sv-score evaluate bids.yaml")


def rules_page() -> str:
    """Return the documentation of every rule as one page."""
    from sv_score.rules.documentation import all_documentation

    base = ROOT / "tests" / "rules" / "base"
    parts = [RULES_HEAD]
    for name in ("criteria.yaml", "bids.yaml"):
        parts.append(f"`{name}`\n\n```yaml\n{(base / name).read_text(encoding='utf-8')}```\n")
    for documentation in all_documentation():
        rule = documentation.rule
        parts.append(f"## {rule.code}\n\n**{rule.name}** ({rule.severity}). {documentation.title}\n")
        parts.append(f"{documentation.what}\n\n*Why it matters.* {documentation.why}\n")
        if documentation.example:
            parts.append(f"Found in:\n\n```yaml\n{documentation.example}```\n")
            parts.append(f"Not in:\n\n```yaml\n{documentation.instead}```\n")
        if documentation.options:
            parts.append(f"Options:\n\n{documentation.options}\n")
    return "\n".join(parts)


def main() -> None:
    """Fill in every page and draw the picture."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        page.write_text(filled(text), encoding="utf-8", newline="\n")
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    # Run as a program, this file's folder is where Python looks first.
    from pictures import draw

    if not draw():
        print("The pictures of reports were not made anew: Chromium is not installed.")


if __name__ == "__main__":
    main()
