"""`sv_score.check`: every fault of criteria, bids, score, model and policy files at once."""

from __future__ import annotations

import os
from collections.abc import Iterable

from sv_score.api.evaluation import StrPath
from sv_score.api.finding import Finding, finding_of
from sv_score.commands.check import Options, checked, settings_for


def check(
    *paths: StrPath,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: StrPath = "",
    isolated: bool = False,
) -> list[Finding]:
    """Check files and folders (this folder, where none is named) and return what was found, by place.

    `select` and `ignore` are codes or families, such as `["SV2"]`. Settings come from the nearest settings
    file as on the command line, from the file `config`, or with `isolated` from none. Raises `Unreadable`
    where a path or a setting cannot be read, or there is nothing to check.
    """
    options = Options(
        paths=tuple(os.fspath(path) for path in paths) or (".",),
        select=_codes(select),
        ignore=_codes(ignore),
        config=os.fspath(config),
        isolated=isolated,
    )
    return [finding_of(located) for located in checked(options, settings_for(options)).findings]


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    """Return the codes given; a single text is one code, not a list of letters."""
    return (given,) if isinstance(given, str) else tuple(given)
