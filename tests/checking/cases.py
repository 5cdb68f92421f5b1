"""Files that say what must be found in them: `# expect: SV201` or `# expect: SV201:7` on the line.

Unlike the cases of one rule these are whole stories: every error and every warning in them is expected.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from sv_score.checking.check import check
from sv_score.checking.settings import Settings

CASES = Path(__file__).parent.parent / "cases"
Seen = set[tuple[str, int, str]]


def expected(paths: Iterable[Path]) -> Seen:
    """Return file name, line and code (with the column where one is given) of every expectation."""
    wanted = set()
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            _, mark, comment = line.partition("# expect:")
            for code in re.findall(r"SV\d{3}(?::\d+)?", comment) if mark else ():
                wanted.add((path.name, number, code))
    return wanted


def found(path: Path) -> tuple[Seen, Seen]:
    """Return what is found in a file or folder, with columns: errors and warnings, and everything."""
    grave, everything = set(), set()
    for finding, place, _ in check([str(path)], Settings()).findings:
        item = (finding.file.rsplit("/", 1)[-1], place.line, f"{finding.code}:{place.column}")
        everything.add(item)
        if finding.severity != "info":
            grave.add(item)
    return grave, everything


def without_column(seen: Seen) -> Seen:
    return {(file, line, code[:5]) for file, line, code in seen}


def assert_as_expected(path: Path, files: Iterable[Path]) -> None:
    """Assert that exactly the expected errors and warnings are found, and the expected notes too."""
    wanted = expected(files)
    grave, everything = found(path)
    assert without_column(grave) <= without_column(wanted)
    assert wanted <= everything | without_column(everything)
