"""`sv-score report`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, Quiet


def report(
    file: Annotated[str, Argument(help="The bids file (YAML); `-` reads standard input.")],
    output: Annotated[
        str,
        Option(
            "--output",
            "-o",
            help="The file to write; its ending says what: html, pdf, xlsx, docx, md, csv or json.",
        ),
    ],
    audience: Annotated[
        str,
        Option(
            help="Who will read it: panel (everything), public or supplier.",
            values=("panel", "public", "supplier"),
        ),
    ] = "panel",
    bid: Annotated[str, Option(help="The supplier's own bid, with --audience supplier.")] = "",
    successful: Annotated[
        str, Option(help="The bid that the authority names as successful, with --audience supplier.")
    ] = "",
    template: Annotated[
        str, Option(help="The authority's own Word template (docx), for a report that ends in .docx.")
    ] = "",
    require_final: Annotated[
        bool, Option("--require-final", help="Make a provisional score an error.")
    ] = False,
    unsealed_ok: Annotated[
        bool,
        Option("--unsealed-ok", help="Report although the criteria are not as sealed; the report says so."),
    ] = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Write a report: a page, a workbook, Word or PDF.

    Example: sv-score report bids.yaml -o report.html --audience public
    """
    from sv_score.commands.report import Options, run

    options = Options(
        file, output, audience, bid, successful, template, require_final, unsealed_ok, color, quiet
    )
    raise SystemExit(run(options))
