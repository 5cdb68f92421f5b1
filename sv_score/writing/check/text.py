"""For people: each finding with an excerpt of its file and what to do, then how many there are."""

from __future__ import annotations

from sv_score.checking.check import Checked
from sv_score.writing.check import Look
from sv_score.writing.check.safe import defused
from sv_score.writing.findings import summary, write_findings


def write(checked: Checked, look: Look) -> str:
    """Return the findings in the shape that compilers use, and a last line that counts them."""
    found = write_findings(
        checked.findings, checked.sources, colour=look.colour, explain=True, width=look.width
    )
    return defused(f"{found}\n" if found else "") + summary_line(checked) + "\n"


def summary_line(checked: Checked) -> str:
    """Return `3 errors, 1 warning in 2 of 12 files`, or `no findings in 12 files`, those checked."""
    found = len({located.finding.file for located in checked.findings})
    part = f"{found} of " if 0 < found < checked.files else ""
    # A file that could not be found has a finding and was not checked.
    count = max(found, checked.files)
    return f"{summary(checked.findings)} in {part}{count} file{'' if count == 1 else 's'}"
