"""The command line: what it is called and which commands there are.

One module per command holds its arguments, options and help; the command itself is in
`sv_score.commands` and is imported only when it runs. `typer_app` makes the command line of them, `quick`
reads an ordinary one sooner.
"""

from collections.abc import Callable
from importlib import import_module

START = """sv-score evaluates the social value of bids, per dimension, never as a single figure.

Start here:
  sv-score new my-procurement        make a folder with a criteria file and a bids file
  sv-score evaluate FILE             score the bids of a bids file, per dimension
  sv-score check PATH                find faults in criteria and bids files before they count
  sv-score criteria list             list the ready criteria and policy models
  sv-score --help                    list every command
"""

# Commands with commands of their own, and their help; the first line is shown in the list of commands.
GROUPS = {
    "criteria": "List and show ready criteria and policy models.",
    "panel": """Make score files for evaluators; see how far they are.

    `sv-score panel BIDS` makes a score file for each evaluator.

    Example: sv-score panel bids.yaml
    """,
    "workbook": """Make Excel workbooks for evaluators; read them back.

    Example: sv-score workbook make bids.yaml
    """,
}
# In the order of a procurement. Each command is a module here with a function of the same name (`_` for `-`).
STAGES = {
    "Before publication": (
        "new",
        "criteria",
        "check",
        "explain",
        "rules",
        "schema",
        "consult",
        "rehearse",
        "seal",
        "diff",
    ),
    "While evaluating": (
        "evaluate",
        "panel",
        "workbook",
        "import",
        "moderate",
        "agreement",
        "compare",
        "margins",
        "history",
    ),
    "Afterwards": ("report", "assessment-summary", "bundle", "sign", "verify", "portfolio"),
}
COMMANDS = tuple(name for names in STAGES.values() for name in names if name not in GROUPS)


def command_named(name: str) -> Callable[..., None]:
    """Return the function that takes the arguments and options of the command `name`."""
    # `import` is a word of Python's own, and cannot be the name of a function.
    word = "import_" if name == "import" else name.replace("-", "_")
    command: Callable[..., None] = getattr(import_module(f"sv_score.app.{word}"), word)
    return command
