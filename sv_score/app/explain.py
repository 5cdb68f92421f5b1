"""`sv-score explain`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument


def explain(code: Annotated[str, Argument(help="A code or name, such as SV201.")]) -> None:
    """Explain a rule: what it does, why it matters.

    Example: sv-score explain SV201
    """
    from sv_score.commands.rules import explain

    raise SystemExit(explain(code))
