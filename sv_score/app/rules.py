"""`sv-score rules`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument


def rules(
    only: Annotated[str, Argument(help="Codes that start with this, or names that contain it.")] = "",
) -> None:
    """List the rules of check.

    Example: sv-score rules weight
    """
    from sv_score.commands.rules import list_rules

    raise SystemExit(list_rules(only))
