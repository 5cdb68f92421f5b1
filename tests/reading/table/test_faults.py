"""What is wrong in a large score file is reported as in a small one; hostile files end in a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sv_score.assessment import Assessment, assess
from sv_score.model.finding import Finding, Route
from sv_score.reading import evaluation, limits
from sv_score.reading.report import Few
from sv_score.reading.table import rows
from sv_score.rules.provisional import RULE
from tests.reading.table import written

MOST = limits.FEW_FINDINGS
GOOD = "select 'a' bid, 'LE1' criterion, 'ev1' evaluator, 3 score"
CRITERIA = """\
sv_score: 1
id: small
title: A small procurement
scale: {min: 0, max: 5, step: 1}
dimensions:
  - {id: one, weight: 50, criteria: [{id: LE1, title: A, weight: 100}]}
  - {id: two, weight: 50, criteria: [{id: LE2, title: B, weight: 100}]}
"""
BIDS = """\
sv_score: 1
criteria: criteria.yaml
scores: [%s]
evaluators: [{id: ev1}, {id: ev2}]
bids:
  - {id: a}
  - {id: b, responses: {LE1: {scores: {ev1: 2}}, LE2: 3}}
"""


@pytest.fixture(params=["large", "small"], autouse=True)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read every file as a large one, then every file as a small one."""
    if request.param == "large":
        monkeypatch.setattr(rows, "MANY", -1)
        monkeypatch.setattr(evaluation, "_NEVER_LARGE", 0)
    return str(request.param)


def assessed(folder: Path, name: str = "marks.parquet") -> Assessment:
    (folder / "criteria.yaml").write_text(CRITERIA)
    (folder / "bids.yaml").write_text(BIDS % name)
    return assess(str(folder / "bids.yaml"), words=False)


def in_marks(found: Assessment) -> list[tuple[str, Route]]:
    return [(f.code, f.route) for f in found.findings if "marks" in f.file and f.code != "SV508"]


FAULTS: dict[str, tuple[list[written.Row], list[tuple[str, Route]]]] = {
    "unknown bid": (
        [{"bid": "c", "criterion": "LE1", "evaluator": "ev1", "score": "3"}],
        [("SV109", (1, "bid"))],
    ),
    "unknown criterion": (
        [{"bid": "a", "criterion": "LE3", "evaluator": "ev1", "score": "3"}],
        [("SV502", (1, "criterion"))],
    ),
    "unknown evaluator": (
        [{"bid": "a", "criterion": "LE1", "evaluator": "ev9", "score": "3"}],
        [("SV509", (1, "score")), ("SV512", (1, "evaluator"))],
    ),
    "off the scale": (
        [
            {"bid": "a", "criterion": "LE1", "evaluator": e, "score": s}
            for e, s in (("ev1", "3"), ("ev2", "9"))
        ],
        [("SV503", (2, "score"))],
    ),
    "no number": (
        [{"bid": "a", "criterion": "LE1", "evaluator": "ev1", "score": "3,5"}],
        [("SV105", (1, "score"))],
    ),
    "two ways": (
        [{"bid": "a", "criterion": "LE1", "evaluator": "ev1", "score": "03"}],
        [("SV104", (1, "score"))],
    ),
    "a long number": (
        [{"bid": "a", "criterion": "LE1", "evaluator": "ev1", "score": "9" * 41}],
        [("SV105", (1, "score"))],
    ),
    "no criterion": ([{"bid": "a", "evaluator": "ev1", "score": "3"}], [("SV112", (1, "criterion"))]),
    "no evaluator": ([{"bid": "a", "criterion": "LE1", "score": "3"}], [("SV112", (1, "evaluator"))]),
    "a reason without a score": (
        [{"bid": "a", "criterion": "LE1", "evaluator": "ev1", "rationale": "Dated"}],
        [("SV112", (1, "score"))],
    ),
    "abstained without a reason": (
        [{"bid": "a", "criterion": "LE1", "evaluator": "ev1", "score": "abstained"}],
        [("SV102", (1, "score"))],
    ),
    "a mark twice": (
        [{"bid": "a", "criterion": "LE1", "evaluator": "ev1", "score": s} for s in "33"],
        [("SV509", (1, "score")), ("SV513", (2, "score"))],
    ),
    "agreed twice": (
        [{"bid": "a", "criterion": "LE1", "entry": e, "score": "3"} for e in ("agreed", "consensus")],
        [("SV526", ())],
    ),
    "an entry nobody knows": (
        [{"bid": "a", "criterion": "LE1", "entry": "quantitty", "score": "3"}],
        [("SV110", (1, "entry"))],
    ),
    "an evaluator's consensus": (
        [{"bid": "a", "criterion": "LE1", "evaluator": "ev1", "entry": "consensus", "score": "3"}],
        [("SV116", (1, "evaluator"))],
    ),
    "neither pass nor fail": (
        [{"bid": "a", "criterion": "LE1", "entry": "result", "score": "yes"}],
        [("SV110", (1, "score"))],
    ),
    "a mark that the bids file has": (
        [{"bid": "b", "criterion": "LE1", "evaluator": "ev1", "score": "2"}],
        [("SV513", (1, "score"))],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_row_is_reported_there(name: str, tmp_path: Path) -> None:
    given, expected = FAULTS[name]
    written.write_rows(tmp_path / "marks.parquet", given)
    found = assessed(tmp_path)
    wanted = {code for code, _ in expected}
    # Of two agreed scores either one is the second.
    assert set(in_marks(found)) >= {one for one in expected if one[1]}
    assert {code for code, _ in in_marks(found)} >= wanted
    assert {code for code, _ in in_marks(found)} - wanted <= {"SV507", "SV509", "SV512", "SV601", "SV607"}
    assert found.result is None


def test_places_in_a_csv_file_count_the_header(tmp_path: Path) -> None:
    written.write_rows(tmp_path / "marks.csv", FAULTS["unknown bid"][0] + FAULTS["no number"][0])
    found = in_marks(assessed(tmp_path, "marks.csv"))
    assert ("SV109", (2, "bid")) in found
    assert ("SV105", (3, "score")) in found


HOSTILE: dict[str, tuple[str, str, str]] = {
    "a float": (f"{GOOD[:-7]}3.0::double score", "SV103", "floating-point"),
    "a list": (f"{GOOD[:-7]}[3] score", "SV103", "column of integer[]"),
    "a record": ("select 'a' bid, {'x': 1} criterion, 'ev1' evaluator, 3 score", "SV103", "struct"),
    "bytes": ("select 'a'::blob bid, 'LE1' criterion, 'ev1' evaluator, 3 score", "SV103", "blob"),
    "true": (f"{GOOD[:-7]}true score", "SV103", "boolean"),
    "a column too few": ("select 'a' bid, 'LE1' criterion, 3 score", "SV021", "no column `evaluator`"),
    "a column too many": (f"{GOOD}, 'x' remark", "SV021", "`remark`"),
    "no rows": (f"{GOOD} where false", "SV009", "no rows"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_table_that_is_not_one_of_marks_is_refused(name: str, tmp_path: Path) -> None:
    select, code, part = HOSTILE[name]
    written.as_parquet(tmp_path / "marks.parquet", select)
    found = assessed(tmp_path)
    assert found.result is None
    assert [part in f.message for f in found.findings if f.code == code] == [True]


def _broken(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4] + bytes(200) + data[204:])


DAMAGED: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("bid,criterion,evaluator,score\n"),
    "broken off": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "a footer of nothing": lambda path: path.write_bytes(b"PAR1" + b"\xff" * 60 + b"PAR1"),
    "zeros in the middle": _broken,
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "marks.parquet"
    written.as_parquet(
        path, "select 'bid' || range bid, 'LE1' criterion, 'ev1' evaluator, 3 score from range(5000)"
    )
    DAMAGED[name](path)
    found = assessed(tmp_path)
    assert found.result is None
    assert [f.message for f in found.findings if "marks" in f.file] == [
        "the file cannot be read: it is not a Parquet file, or is damaged"
    ]


def test_a_file_of_nothing_but_faults_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FINDINGS", 4)
    # Above 1 MB it counts as large.
    rows = ["a,LE1,ev1,3", *["x"] * 600_000]
    (tmp_path / "marks.csv").write_text("bid,criterion,evaluator,score\n" + "\n".join(rows))
    found = assessed(tmp_path, "marks.csv")
    assert found.result is None
    [stopped] = [f for f in found.findings if f.code == "SV016"]
    assert stopped.message == "more than 400 faults; what follows was not read"
    assert 400 < int(stopped.route[0]) < 2_000


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written.as_parquet(tmp_path / "marks.parquet", "select repeat('x', 99) || range bid from range(9000)")
    monkeypatch.setattr(limits, "FILE_BYTES", 5_000)
    assert ("SV010", ()) in in_marks(assessed(tmp_path))


def test_decimals_are_exact_and_columns_of_any_case(tmp_path: Path) -> None:
    each = "from (values ('a')) x(bid), (values ('LE1'), ('LE2')) y(c)"
    written.as_parquet(
        tmp_path / "marks.parquet",
        f"select bid \"BID\", c Criterion, '' evaluator, 3::decimal(9, 2) score, 'agreed' entry {each}",
    )
    result = assessed(tmp_path).result
    assert result is not None
    assert [shown.score for shown in result.bids[0].dimensions] == [60, 60]


def test_many_findings_are_counted(tmp_path: Path, size: str) -> None:
    select = "select 'x' || range bid, 'LE1' criterion, 'ev1' evaluator, 3 score from range(1000)"
    written.as_parquet(tmp_path / "marks.parquet", select)
    found = [f for f in assessed(tmp_path).findings if f.code == "SV109"]
    if size == "large":
        assert [f.route for f in found[:MOST]] == [(row, "bid") for row in range(1, MOST + 1)]
        assert [f.message for f in found[MOST:]] == [f"and {1000 - MOST} more like this: unknown-reference"]
    else:
        assert len(found) == 1000


def test_few_keeps_the_first_and_counts_what_each_stands_for() -> None:
    few = Few(MOST)
    for number in range(MOST + 3):
        few.add(Finding(RULE, f"number {number}", "a.csv", (number,)), 10)
    few.append(Finding(RULE, "elsewhere", "b.csv"))
    assert [f.message for f in few if f.file == "a.csv"] == [f"number {n}" for n in range(MOST)]
    assert [f.message for f in few.more()] == [f"and {10 * (MOST + 3) - MOST} more like this: provisional"]
