"""What reading finds is documented, and its examples and cases are found where they say.

Every folder of tests/cases/faults is a fault. `# expect: SV101` at the end of a line of a bad file, or of
a file that it names, expects that fault there, `# expect: SV101:7` in that column too. Where a comment
cannot stand, a line `bad.csv 2:1` in `expect.txt` says the same of the folder's code.
"""

import re
from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.model.finding import Severity
from sv_score.reading import limits
from sv_score.rules import ALL_RULES, rule_module
from sv_score.rules.documentation import Documentation
from sv_score.rules.reading_faults import TEXTS, documentation, rules

CASES = Path(__file__).parent.parent / "cases" / "faults"
DOCUMENTED = documentation()
CODES = {rule.code for rule in rules()}
EXPECTED = re.compile(r"(SV\d{3})(?::(\d+))?")
BIDS = """\
sv_score: 1
criteria: starter
evaluators: [{id: ev1}, {id: ev2}]
scores: [marks.csv]
bids: [{id: harbour}]
"""
MODERATION = "bids: [{id: harbour, responses: {LE1: {consensus: {score: 3}}}}]\n"
# Faults that no few lines of text can show: the bytes of a file, the limit they go beyond, the place.
NOT_SHOWN: dict[str, list[tuple[bytes, tuple[object, str, int] | None, tuple[int, int]]]] = {
    "SV002": [
        (b"sv_score: 1\ntitle: Caf\xe9 in the park\n", None, (2, 11)),
        ("sv_score: 1\n".encode("utf-16"), None, (1, 1)),
    ],
    "SV003": [
        (b"sv_score: 1\ntitle: Care of\x07 parks\n", None, (2, 15)),
        (b"\xef\xbb\xbfsv_score: 1\rtitle: \xc2\x90\r", None, (2, 8)),
    ],
    # A file of many rows: tests/reading/table and tests/commands/test_large_scores.py.
    "SV022": [],
    "SV023": [],
    # Never alone: tests/reading/test_bids.py.
    "SV016": [],
    "SV010": [(b"sv_score: 1\ntitle: Care\n", (limits, "FILE_BYTES", 20), (1, 1))],
    "SV011": [(b"sv_score: 1\ntitle: " + b"[" * 80, None, (2, 71))],
    "SV012": [(b"sv_score: 1\ntitle: Care\n", (limits, "VALUES", 3), (2, 1))],
    "SV013": [
        (b"sv_score: 1\na: &a x\nb: [" + b"*a, " * 1001 + b"]\n", None, (3, 4005)),
        (
            b"sv_score: 1\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
            (limits, "ALIASED_VALUES", 10),
            (4, 8),
        ),
    ],
}

Place = tuple[str, str, int, int | None]


def code_of(one: Documentation) -> str:
    return one.rule.code


def files(kind: str) -> list[Path]:
    return sorted(path for end in ("yaml", "csv") for path in CASES.glob(f"SV*/{kind}*.{end}"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def found(path: Path, code: str) -> tuple[list[Place], list[Path]]:
    """Return file name, code, line and column of each fault of reading, and which files were read."""
    checked = check([str(path)], Settings(strict=code == "SV032"))
    places = [
        (Path(located.finding.file).name, located.finding.code, located.place.line, located.place.column)
        for located in checked.findings
        if located.finding.code in CODES
    ]
    return sorted(places), [path.parent / Path(each.label).name for each in checked.sources]


def expected(read: list[Path], code: str) -> list[Place]:
    """Return what the files that were read expect; a column that is not given is `None`."""
    wanted: list[Place] = []
    for path in read:
        for number, line in enumerate(
            path.read_text(encoding="utf-8").splitlines() if path.exists() else (), 1
        ):
            _, mark, comment = line.partition("# expect:")
            for each, column in EXPECTED.findall(comment) if mark else ():
                wanted.append((path.name, each, number, int(column) if column else None))
        beside = path.parent / "expect.txt"
        for line in beside.read_text(encoding="utf-8").splitlines() if beside.exists() else ():
            file, place = line.split()
            row, column = place.split(":")
            if file == path.name:
                wanted.append((file, code, int(row), int(column)))
    return sorted(wanted, key=lambda place: place[:3])


def codes_for(example: str, code: str, folder: Path) -> set[str]:
    """Return the codes of reading found in an example; a CSV example is the score file of a bids file."""
    (folder / "bids.yaml").write_text(BIDS if is_csv(code) else example, encoding="utf-8")
    (folder / "marks.csv").write_text(example, encoding="utf-8")
    (folder / "moderation.yaml").write_text(MODERATION, encoding="utf-8")
    return {each for _, each, _, _ in found(folder / "bids.yaml", code)[0]}


def is_csv(code: str) -> bool:
    return "```csv" in TEXTS[code]


def test_every_fault_is_documented_and_nothing_else() -> None:
    assert set(TEXTS) == CODES


def test_the_page_on_formats_lists_every_fault_with_its_severity() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (SV[01]\d\d) \| (\S+) \| (a warning: |a note: |)", page, re.MULTILINE)
    said = {Severity.ERROR: "", Severity.WARNING: "a warning: ", Severity.INFO: "a note: "}
    everything = [*rules(), *(rule_module(module).RULE for module in ALL_RULES)]
    known = [(rule.code, rule.name, said[rule.severity]) for rule in everything if rule.code < "SV200"]
    assert listed == sorted(known)


def test_codes_and_names_are_unique_among_all_rules() -> None:
    everything = [*rules(), *(rule_module(module).RULE for module in ALL_RULES)]
    assert len({rule.code for rule in everything}) == len(everything)
    assert len({rule.name for rule in everything}) == len(everything)


@pytest.mark.parametrize("one", DOCUMENTED, ids=code_of)
def test_documentation_is_complete(one: Documentation) -> None:
    assert one.title.endswith(".")
    assert one.what
    assert one.why
    assert bool(one.example) is bool(one.instead) is (one.rule.code not in NOT_SHOWN)
    headings = re.findall(r"^## (.*)$", TEXTS[one.rule.code], re.MULTILINE)
    assert headings == ["What it does", "Why it matters", "Example", "Use instead"][: 4 if one.example else 2]
    assert max(len(line) for line in TEXTS[one.rule.code].splitlines()) <= 110


SHOWN = [one for one in DOCUMENTED if one.rule.code not in NOT_SHOWN]


@pytest.mark.parametrize("one", SHOWN, ids=code_of)
def test_the_bad_example_is_found(one: Documentation, tmp_path: Path) -> None:
    assert one.rule.code in codes_for(one.example, one.rule.code, tmp_path)


@pytest.mark.parametrize("one", SHOWN, ids=code_of)
def test_the_good_example_is_left_alone(one: Documentation, tmp_path: Path) -> None:
    # An example need not be complete, but shows no other fault.
    assert codes_for(one.instead, one.rule.code, tmp_path) <= {"SV102"} - {one.rule.code}


@pytest.mark.parametrize("one", SHOWN, ids=code_of)
def test_every_fault_that_can_be_shown_has_cases(one: Documentation) -> None:
    folders = [path.parent.name for path in files("bad")], [path.parent.name for path in files("good")]
    assert one.rule.code in folders[0]
    assert one.rule.code in folders[1]


@pytest.mark.parametrize("path", files("bad"), ids=name)
def test_a_bad_file_has_just_the_faults_it_says(path: Path) -> None:
    code = path.parent.name
    seen, read = found(path, code)
    wanted = expected(read, code)
    assert code in {each for _, each, _, _ in wanted}, "a bad file expects its folder's code"
    assert [place[:3] for place in seen] == [place[:3] for place in wanted]
    for place, wish in zip(seen, wanted, strict=True):
        assert wish[3] in (None, place[3])


@pytest.mark.parametrize("path", files("good"), ids=name)
def test_a_good_file_has_none(path: Path) -> None:
    assert found(path, path.parent.name)[0] == []


@pytest.mark.parametrize(
    "code, data, limit, place",
    [(code, *case) for code, cases in NOT_SHOWN.items() for case in cases],
    ids=[f"{code}-{n}" for code, cases in NOT_SHOWN.items() for n, _ in enumerate(cases, 1)],
)
def test_a_fault_that_cannot_be_shown_is_found(code, data, limit, place, tmp_path, monkeypatch) -> None:
    file = tmp_path / "criteria.yaml"
    file.write_bytes(data)
    if limit:
        monkeypatch.setattr(*limit)
    assert found(file, code)[0] == [("criteria.yaml", code, *place)]
