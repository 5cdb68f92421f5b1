"""`sv_score.report`: an evaluation as a file to look at, to send or to publish."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from sv_score.api.evaluation import Evaluation, StrPath, evaluation_of, scored_assessment
from sv_score.commands.output import write_bytes
from sv_score.commands.report import Options, made, prepared
from sv_score.reading.source import Unreadable


def report(
    what: StrPath | Evaluation,
    output: StrPath,
    *,
    audience: Literal["panel", "public", "supplier"] = "panel",
    bid: str = "",
    successful: str = "",
    template: StrPath = "",
    unsealed_ok: bool = False,
) -> Path:
    """Write a report of a bids file, or of an evaluation, to the file `output` and return its path.

    The ending of `output` says what kind of file: html, pdf, xlsx, docx, md, csv or json. `audience` says who
    will read it: the public and suppliers do not see evaluators' names and marks. `bid` is the supplier's own
    bid and `successful` the one that the authority names as successful, both for the audience `supplier`.
    `template` is a Word template. Raises `Unreadable` where the report cannot be made or written.
    """
    if audience not in ("panel", "public", "supplier"):
        raise Unreadable(f"audience is {audience!r}; write one of panel, public, supplier")
    given = [os.fspath(path) for path in (output, template)]
    file = "" if isinstance(what, Evaluation) else os.fspath(what)
    options = Options(file, given[0], audience, bid, successful, given[1], unsealed_ok=unsealed_ok)
    plan = prepared(options)
    assessment = scored_assessment(evaluation_of(what, unsealed_ok=unsealed_ok))
    write_bytes(given[0], made(assessment, plan, options))
    return Path(output)
