"""`sv-score criteria list` and `criteria show`: their arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Option


def criteria_list() -> None:
    """List the ready criteria files and the policy models.

    Example: sv-score criteria list
    """
    from sv_score.commands.criteria import list_ready

    raise SystemExit(list_ready())


def criteria_show(
    name: Annotated[str, Argument(metavar="ID", help="The id of a criteria file or model.")],
    as_yaml: Annotated[bool, Option("--yaml", help="Print the file itself.")] = False,
) -> None:
    """Show a ready criteria file or a policy model.

    Example: sv-score criteria show starter --yaml
    """
    from sv_score.commands.criteria import show

    raise SystemExit(show(name, as_yaml=as_yaml))


COMMANDS = {"list": criteria_list, "show": criteria_show}
