"""Every shipped criteria file, broken in every mechanical way: the fault is found on its line."""

import shutil
from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from tests.checking.faults import FAULTS, Fault

ROOT = Path(__file__).parent.parent.parent
SHIPPED = (*sorted(ROOT.glob("criteria/*.yaml")), *sorted(ROOT.glob("examples/*/criteria.yaml")))
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").splitlines() for path in SHIPPED}
FIRST, LAST = 0, -1


def mutants() -> list[object]:
    """Return every fault in every file: in the first place of one file, in the last of the next."""
    cases: list[object] = []
    for fault in FAULTS:
        for number, (name, lines) in enumerate(TEXTS.items()):
            edited = fault.edit(lines, (FIRST, LAST)[number % 2])
            if edited is not None:
                cases.append(pytest.param(fault, *edited, id=f"{fault.name}-{name}"))
    return cases


def found(lines: list[str], folder: Path) -> list[tuple[str, int, str]]:
    if any(line.startswith("policy: ") for line in lines):
        shutil.copytree(ROOT / "examples" / "policies", folder / "policies")
    path = folder / "tender" / "criteria.yaml"
    path.parent.mkdir()
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [
        (f.finding.code, f.place.line, f.finding.severity) for f in check([str(path)], Settings()).findings
    ]


@pytest.mark.parametrize(("fault", "lines", "index"), mutants())
def test_the_fault_is_found_on_its_line(fault: Fault, lines: list[str], index: int, tmp_path: Path) -> None:
    seen = [(code, line) for code, line, _ in found(lines, tmp_path)]
    assert (fault.code, index + 1) in seen, f"line {index + 1} is: {lines[index]}"


# Not in pairs: where reading stops, where lines stand twice, and where what is inside is not known.
ENDING = {"SV001", "SV003", "SV005", "SV006", "SV007", "SV014", "SV015"}
TWICE = {"SV004", "SV108"}
HIDING = {"key misspelt: dimenions", "scale removed"}
OTHERS = [f for f in FAULTS if f.code not in ENDING | TWICE and f.name not in HIDING]


def pairs() -> list[object]:
    """Return two faults at a time, one in the last place of a file and one in the first."""
    cases: list[object] = []
    for name in ("criteria/starter.yaml", "examples/highways-works/criteria.yaml"):
        for first, last in zip(OTHERS, [*OTHERS[7:], *OTHERS[:7]], strict=True):
            below = last.edit(TEXTS[name], LAST)
            both = first.edit(below[0], FIRST) if below else None
            if below is None or both is None:
                continue
            line = below[0][below[1]]
            index = next((i for i, row in enumerate(both[0]) if row is line), None)
            if index not in (None, both[1]):
                wanted = {(first.code, both[1] + 1), (last.code, index + 1)}
                cases.append(pytest.param(both[0], wanted, id=f"{first.name}-{last.name}-{name}"))
    return cases


@pytest.mark.parametrize(("lines", "wanted"), pairs())
def test_two_faults_are_both_found_at_once(
    lines: list[str], wanted: set[tuple[str, int]], tmp_path: Path
) -> None:
    assert wanted <= {(code, line) for code, line, _ in found(lines, tmp_path)}


@pytest.mark.parametrize("name", TEXTS)
def test_the_untouched_file_has_neither_error_nor_warning(name: str, tmp_path: Path) -> None:
    assert [f for f in found(TEXTS[name], tmp_path) if f[2] != "info"] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_applies_to_three_files_at_least_and_its_finding_is_not_there_before(
    fault: Fault, tmp_path: Path
) -> None:
    files = [name for name, lines in TEXTS.items() if fault.edit(lines, FIRST) is not None]
    assert len(files) >= 3
    for name in files:
        edited = fault.edit(TEXTS[name], FIRST)
        assert edited is not None
        assert edited[0] != TEXTS[name]


def test_there_are_many_faults_and_none_twice() -> None:
    assert len(FAULTS) >= 30
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
