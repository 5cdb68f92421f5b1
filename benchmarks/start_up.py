"""What a person waits for at a small file: start-up, against programs that only import and print."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import EXAMPLE, SV_SCORE, WORK, Command, Row, against, in_turn

EVALUATE_MOST = 1.35
VERSION_MOST = 2.0

# The least that a command with this input and this output can do: import Typer, let the C parser go
# through the same bytes, print a Rich table with as many cells and lines.
BARE = """
import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def read(files: list[str]) -> None:
    import yaml
    from rich.console import Console
    from rich.table import Table

    for file in files:
        with open(file, "rb") as stream:
            data = stream.read()
        if file.endswith(".yaml"):
            for _ in yaml.parse(data, Loader=yaml.CSafeLoader):
                pass
    table = Table("Dimension", "Weight", "Harbour Community Trust", "Mill Lane Ltd", "Weavers Co-operative")
    for name in ("Transformation", "Involvement", "Community", "Local economy", "Supply", "Savings"):
        table.add_row(name, "20", *["██████▌··· 66.00\\n13.20 of 20"] * 3)
    Console(markup=False, emoji=False, highlight=False).print(table)


app()
"""


def input_files() -> list[str]:
    """Return every file that evaluating the example reads, as its own output lists them."""
    said = subprocess.run(
        [*SV_SCORE, "evaluate", str(EXAMPLE / "bids.yaml"), "--format", "json", "--quiet"],
        capture_output=True,
        check=True,
    )
    return [read["path"] for read in json.loads(said.stdout)["inputs"]]


def commands() -> dict[str, Command]:
    """Return the programs to compare."""
    WORK.mkdir(exist_ok=True)
    bare = WORK / "bare.py"
    bare.write_text(BARE, encoding="utf-8")
    script = Path(sys.executable).with_name("sv-score")
    own = (str(script),) if script.exists() else SV_SCORE
    return {
        "evaluate": (*own, "evaluate", str(EXAMPLE / "bids.yaml"), "--format", "table"),
        "bare": (sys.executable, str(bare), *input_files()),
        "version": (*own, "--version"),
        "nothing": (sys.executable, "-c", "pass"),
    }


def rows(*, quick: bool = False) -> list[Row]:
    """Measure and return the rows of the report."""
    runs = in_turn(commands(), 11 if quick else 41)
    return [
        against(
            "`evaluate` of three bids as a table",
            runs["evaluate"],
            "a bare Typer, PyYAML and Rich program",
            runs["bare"],
            EVALUATE_MOST,
        ),
        against("`--version`", runs["version"], "`python -c pass`", runs["nothing"], VERSION_MOST),
    ]
