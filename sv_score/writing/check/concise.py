"""One line per finding, `path:line:col: error[SV203] message`, for editors and for `grep`.

Paths and messages are on one line each: what would act on a terminal is written as a code.
"""

from __future__ import annotations

from sv_score.checking.check import Checked
from sv_score.writing.check import Look
from sv_score.writing.check.safe import defused
from sv_score.writing.findings import one_line


def write(checked: Checked, look: Look) -> str:
    """Return a line for each finding and nothing else; no findings are an empty text."""
    return defused("".join(one_line(located) + "\n" for located in checked.findings))
