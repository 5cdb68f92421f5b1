"""`sv-score assessment-summary`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, Quiet


def assessment_summary(
    file: Annotated[str, Argument(help="The bids file.")],
    output: Annotated[
        str,
        Option(
            "--output",
            "-o",
            help="The file to write: .docx, .html or .md. For several bids each id is put before the ending.",
        ),
    ] = "assessment-summary.docx",
    bid: Annotated[
        list[str] | None, Option(help="The bid of the supplier who gets it; may be repeated.")
    ] = None,
    every: Annotated[bool, Option("--all", help="Write one for the supplier of every bid.")] = False,
    successful: Annotated[
        list[str] | None,
        Option(help="The bid that the authority found successful; may be repeated."),
    ] = None,
    draft: Annotated[
        bool, Option("--draft", help="Write it although the record lacks something, marked as a draft.")
    ] = False,
    template: Annotated[
        str, Option("--template", help="The authority's own Word template (.docx), for a .docx.")
    ] = "",
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Write what each supplier is told, with the reasons.

    Every score and the recorded reasons for it, after the assessment.

    Example: sv-score assessment-summary bids.yaml --bid mill -o mill.docx
    """
    from sv_score.commands.assessment_summary import Options, run

    named, chosen = tuple(bid or ()), tuple(successful or ())
    raise SystemExit(run(Options(file, output, named, every, chosen, draft, template, color, quiet)))
