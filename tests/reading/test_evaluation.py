"""An evaluation as a whole: which files are read, in which order, and what is said of those that are not."""

import pytest

from sv_score.reading.evaluation import read_evaluation
from sv_score.reading.locate import locate
from sv_score.reading.source import Unreadable
from tests.reading.texts import BIDS, CRITERIA

CSV = "bid,criterion,evaluator,score,rationale\nharbour,LE1,ev1,3,\n"


def write(folder, **files):
    for name, text in {"criteria.yaml": CRITERIA, "bids.yaml": BIDS, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder / "bids.yaml")


def found(reading):
    return [(x.finding.code, x.place.line, x.place.column) for x in locate(reading.findings, reading.sources)]


def test_everything_the_bids_file_names_is_read_in_order(tmp_path, monkeypatch):
    marks = BIDS.replace("responses: {LE1: 3, CR1: 4}", "responses: {CR1: 4}")
    write(
        tmp_path,
        **{"bids.yaml": marks.replace("bids:", "scores: [scores/a.csv]\nbids:"), "scores/a.csv": CSV},
    )
    monkeypatch.chdir(tmp_path)
    reading = read_evaluation("bids.yaml")
    assert not reading.findings
    assert [s.label for s in reading.sources] == ["bids.yaml", "criteria.yaml", "scores/a.csv"]
    assert (reading.bids_file, reading.criteria_file) == ("bids.yaml", "criteria.yaml")
    assert reading.criteria.id == "lib"
    assert list(reading.evaluation.bids[0].responses) == ["CR1", "LE1"]


def test_files_are_looked_for_beside_the_bids_file(tmp_path, monkeypatch):
    write(tmp_path / "in" / "here")
    monkeypatch.chdir(tmp_path)
    reading = read_evaluation("in/here/bids.yaml")
    assert not reading.findings
    assert [s.label for s in reading.sources] == ["in/here/bids.yaml", "in/here/criteria.yaml"]


def test_backslashes_in_a_name_are_slashes(tmp_path):
    path = write(
        tmp_path, **{"bids.yaml": BIDS.replace("criteria.yaml", "sub\\c.yaml"), "sub/c.yaml": CRITERIA}
    )
    assert read_evaluation(path).criteria.id == "lib"


def test_a_ready_file_is_named_by_its_id(tmp_path):
    reading = read_evaluation(write(tmp_path, **{"bids.yaml": BIDS.replace("criteria.yaml", "starter")}))
    assert not reading.findings
    assert reading.criteria_file == "sv-score/criteria/starter.yaml"


def test_a_file_beside_goes_before_a_ready_one(tmp_path):
    path = write(tmp_path, **{"bids.yaml": BIDS.replace("criteria.yaml", "starter"), "starter": CRITERIA})
    assert read_evaluation(path).criteria.id == "lib"


@pytest.mark.parametrize("name, help", [("startr", "did you mean `starter`?"), ("x.yaml", "write the path")])
def test_a_criteria_file_that_is_not_there(tmp_path, name, help):
    reading = read_evaluation(write(tmp_path, **{"bids.yaml": BIDS.replace("criteria.yaml", name)}))
    assert found(reading) == [("SV117", 2, 11)]
    assert reading.findings[0].help.startswith(help)
    assert reading.criteria is None
    assert len(reading.evaluation.bids) == 2


def test_score_files_that_are_not_there_are_each_found(tmp_path):
    text = BIDS.replace("bids:", "scores:\n  - a.csv\n  - .\n  - b.csv\nbids:")
    reading = read_evaluation(write(tmp_path, **{"bids.yaml": text, "b.csv": CSV}))
    assert found(reading)[:2] == [("SV117", 7, 5), ("SV117", 8, 5)]


def test_faults_of_all_files_are_found_in_one_pass_and_in_reading_order(tmp_path):
    text = BIDS.replace("LE1: 3", "LE1: x").replace("bids:", "scores: [a.csv]\nbids:")
    path = write(
        tmp_path,
        **{"bids.yaml": text, "criteria.yaml": CRITERIA.replace("60", "x"), "a.csv": CSV.replace("3", "x")},
    )
    assert found(read_evaluation(path)) == [("SV103", 10, 22), ("SV105", 10, 13), ("SV105", 2, 17)]


def test_a_bids_file_that_is_not_yaml_ends_the_reading(tmp_path):
    reading = read_evaluation(write(tmp_path, **{"bids.yaml": BIDS + "}"}))
    assert [code for code, _, _ in found(reading)] == ["SV001"]
    assert reading.evaluation is None
    assert reading.criteria is None


def test_a_bids_file_that_is_not_there_is_an_exception(tmp_path):
    with pytest.raises(Unreadable, match="does not exist"):
        read_evaluation(str(tmp_path / "none.yaml"))
