"""Every folder of tests/cases/rules is a rule; its bad files say where the rule must speak.

`# expect: SV201` at the end of a line expects a finding of that code on the line, `# expect: SV201:7`
in that column too; `# expect-in-history: SV693:4` expects it on line 4 of the history beside the file. Good
files must have no finding of the folder's code, and read without fault.
"""

import re
from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.reading.evaluation import history_name

CASES = Path(__file__).parent.parent / "cases" / "rules"
EXPECTED = re.compile(r"(SV\d{3})(?::(\d+))?")


def files(pattern: str) -> list[Path]:
    # A seal belongs to the case that it lies beside.
    return [path for path in sorted(CASES.glob(f"SV*/{pattern}*.yaml")) if ".seal." not in path.name]


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def found(path: Path) -> list[tuple[str, int, int]]:
    checked = check([str(path)], Settings())
    label = str(path).replace("\\", "/")
    for located in checked.findings:
        assert is_said(located.finding.message) and located.finding.message
        assert is_said(located.finding.help)
    return [
        (located.finding.code, located.place.line, located.place.column)
        for located in checked.findings
        if located.finding.file in (label, history_name(label))
    ]


def is_said(text: object) -> bool:
    """Return whether a text is one, without a gap that was filled with nothing."""
    return isinstance(text, str) and re.search(r"\bNone\b|``", text) is None


def expected(path: Path) -> list[tuple[str, int, int | None]]:
    wanted = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        _, mark, comment = line.partition("# expect:")
        for code, column in EXPECTED.findall(comment) if mark else ():
            wanted.append((code, number, int(column) if column else None))
        _, mark, comment = line.partition("# expect-in-history:")
        wanted += [(code, int(row), 1) for code, row in EXPECTED.findall(comment) if mark]
    return wanted


@pytest.mark.parametrize("path", files("bad"), ids=name)
def test_a_bad_file_is_found_where_it_says(path: Path) -> None:
    wanted = expected(path)
    code = path.parent.name
    assert any(c == code for c, _, _ in wanted), "a bad file expects its folder's code somewhere"
    seen = found(path)
    for wanted_code in {c for c, _, _ in wanted}:
        places = sorted((line, column) for c, line, column in seen if c == wanted_code)
        lines = sorted(line for c, line, _ in wanted if c == wanted_code)
        assert [line for line, _ in places] == lines
        for c, line, column in wanted:
            if c == wanted_code and column is not None:
                assert (line, column) in places


@pytest.mark.parametrize("path", files("good"), ids=name)
def test_a_good_file_is_left_alone(path: Path) -> None:
    codes = {code for code, _, _ in found(path)}
    assert path.parent.name not in codes
    assert not {code for code in codes if code < "SV200"}, "a good file must be readable"
