"""`sv-score seal`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Option


def seal(
    files: Annotated[
        list[str],
        Argument(help="The criteria file, and more files to seal with it.", metavar="FILE..."),
    ],
    date: Annotated[
        str, Option(help="The day of the seal, year-month-day; otherwise SOURCE_DATE_EPOCH or today.")
    ] = "",
    notice: Annotated[str, Option(help="The notice that the files are published with.")] = "",
    again: Annotated[
        str,
        Option(help="Seal changed files again, and why; the seal of before is kept in the new one."),
    ] = "",
    output: Annotated[
        str, Option("--output", "-o", help="Write the seal here instead of beside the first file.")
    ] = "",
) -> None:
    """Seal files as published, so that any change shows.

    Criteria are sealed by what they say: other spelling or order changes nothing.

    Example: sv-score seal criteria.yaml --notice 2026/S 001-000123
    """
    from sv_score.commands.seal import Options, run

    raise SystemExit(run(Options(tuple(files), date, notice, again, output)))
