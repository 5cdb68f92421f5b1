"""`sv-score rehearse`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Form, Option, Output, Quiet

SECTIONS = ("levels", "minimums", "weights", "separation", "measured", "bids")


def rehearse(
    criteria: Annotated[str, Argument(help="A criteria file, or the id of a ready one.")],
    random: Annotated[int, Option(min=0, max=100_000, help="How many random bids to draw.")] = 1000,
    seed: Annotated[int, Option(min=0, help="Another number draws other random bids.")] = 1,
    marks: Annotated[
        list[str] | None,
        Option(
            help="The scores plausible bids earn: 2-4, LE1=2-4 or all; repeatable.", metavar="[ID=]LOW-HIGH"
        ),
    ] = None,
    bids: Annotated[str, Option(help="A bids file with mock bids of your own.")] = "",
    section: Annotated[
        list[str] | None,
        Option(
            help="Only this table: levels, minimums, weights, separation, measured or bids; repeatable.",
            values=SECTIONS,
        ),
    ] = None,
    form: Form = "",
    output: Output = "",
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Try a criteria file on mock bids before publication.

    Example: sv-score rehearse criteria.yaml
    """
    from sv_score.commands.rehearse import Options, run
    from sv_score.commands.show import Look

    look = Look(form, output, color)
    options = Options(criteria, random, seed, tuple(marks or ()), bids, tuple(section or ()), look, quiet)
    raise SystemExit(run(options))
