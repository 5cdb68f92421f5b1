"""`sv-score history`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Form, Option, Output, Refused


def history(
    file: Annotated[str, Argument(help="The bids file, or its folder; the history lies beside it.")],
    record: Annotated[
        bool, Option("--record", help="Add what was entered or changed since to the history.")
    ] = False,
    by: Annotated[str, Option("--by", help="With --record: who records it.")] = "",
    reason: Annotated[
        str, Option("--reason", help="With --record: why scores were changed or withdrawn.")
    ] = "",
    when: Annotated[
        str, Option("--date", help="With --record: the day, year-month-day (default: now).")
    ] = "",
    bid: Annotated[list[str] | None, Option(help="Show only this bid; may be repeated.")] = None,
    criterion: Annotated[list[str] | None, Option(help="Show only this criterion; may be repeated.")] = None,
    form: Form = "",
    output: Output = "",
    color: Color = "auto",
) -> None:
    """Show who gave or changed which score, when and why.

    With --record, add what was entered or changed since.

    Example: sv-score history bids.yaml --record --by "Ann Moor"
    """
    from sv_score.commands.history import Options, run

    if (by or reason or when) and not record:
        raise Refused("--by, --reason and --date go with --record")
    options = Options(
        file, form, output, tuple(bid or ()), tuple(criterion or ()), record, by, reason, when, color
    )
    raise SystemExit(run(options))
