"""`sv-score schema`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Output

KINDS = ("criteria", "bids", "model", "policy", "proposal", "decision", "seal")


def schema(
    kind: Annotated[
        str, Argument(help="criteria, bids, model, policy, proposal, decision or seal.", offered=KINDS)
    ],
    output: Output = "",
) -> None:
    """Print the JSON Schema of a file format, for editors.

    Example: sv-score schema criteria -o criteria.schema.json
    """
    from sv_score.commands.schema import run

    raise SystemExit(run(kind, output))
