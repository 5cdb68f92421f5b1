"""`sv-score portfolio`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, Output, Quiet

GROUPINGS = ("sector", "place", "supplier-type", "year")
FORMATS = ("table", "text", "markdown", "json", "csv")
# The tags that the ready criteria carry; an authority may have its own.
VOCABULARIES = (
    "northern-ireland-ppn-01-21",
    "ppn-002",
    "ppn-026",
    "ppn-06-20",
    "scotland-community-benefits",
    "sdg",
    "victoria-social-procurement",
    "wales-wellbeing-goals",
)


def portfolio(
    paths: Annotated[list[str], Argument(help="Bids files and folders, or one store made with --store.")],
    by: Annotated[
        list[str] | None,
        Option(help="Also by sector, place, supplier-type or year; repeatable.", values=GROUPINGS),
    ] = None,
    dimension: Annotated[
        list[str] | None, Option(help="Only dimensions with this id (or these tags); repeatable.")
    ] = None,
    match: Annotated[
        str,
        Option(
            help="Match dimensions by their tags of this vocabulary, such as sdg, and not by ids.",
            offered=VOCABULARIES,
        ),
    ] = "",
    least_group: Annotated[int, Option(min=1, help="Withhold what comes from fewer bids than this.")] = 10,
    enough: Annotated[
        int, Option(min=2, help="Leave out agreement on fewer answers with two marks than this.")
    ] = 10,
    store: Annotated[str, Option(help="Keep what was read in this folder, to be read again at once.")] = "",
    add: Annotated[bool, Option("--add", help="Add to the store; procurements already in it stay.")] = False,
    engine: Annotated[
        str,
        Option(help="duckdb, spark (on this machine) or spark://host:port.", offered=("duckdb", "spark")),
    ] = "duckdb",
    jobs: Annotated[int, Option(min=0, help="How many processes read at once (0: one for each core).")] = 0,
    form: Annotated[
        str,
        Option(
            "--format",
            "-f",
            help="table (default on a terminal), text, markdown, json or csv.",
            values=FORMATS,
        ),
    ] = "",
    output: Output = "",
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Describe many evaluations at once, per dimension.

    Scores, evidence, commitments and agreement; dimensions are never added up.

    Example: sv-score portfolio evaluations --by sector
    """
    from sv_score.commands.portfolio import Options, run

    options = Options(
        paths=tuple(paths),
        by=tuple(by or ()),
        dimensions=tuple(dimension or ()),
        vocabulary=match,
        least_group=least_group,
        enough=enough,
        store=store,
        add=add,
        engine=engine,
        jobs=jobs,
        form=form,
        output=output,
        colour=color,
        quiet=quiet,
    )
    raise SystemExit(run(options))
