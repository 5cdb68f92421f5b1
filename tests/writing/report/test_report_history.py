"""The history of scores in the page: who changed what, when and why, for the panel and nobody else."""

import shutil
from pathlib import Path

import pytest

from sv_score.writing.report import write
from tests.writing.report.reports import FIRST_STEPS, PUBLIC, ROOT, Taken, contents_of, page_of

pytest.importorskip("jinja2")
BIDS = ROOT / "examples" / "library-services" / "bids.yaml"


def test_every_change_stands_there_with_its_reason_and_the_rest_is_counted() -> None:
    history = contents_of(BIDS).history
    assert history is not None
    text = Taken(page_of(BIDS)).text
    changed = [entry for entry in history.entries if entry.old is not None or entry.reason]
    for entry in changed:
        assert entry.by in text and entry.reason in text
    first = len(history.entries) - len(changed)
    words = "recorded for the first time" if changed else "recorded, and none was changed"
    assert f"{first} scores were {words}." in text
    assert history.head in text


def test_only_the_panel_sees_it_and_only_where_there_is_one() -> None:
    assert 'id="history"' in page_of(BIDS)
    assert 'id="history"' not in page_of(BIDS, PUBLIC)
    assert 'id="history"' not in page_of(FIRST_STEPS)


def library(folder: Path) -> Path:
    for name in ("library-services", "policies"):
        shutil.copytree(ROOT / "examples" / name, folder / name)
    return folder / "library-services" / "bids.yaml"


def test_a_history_that_is_not_whole_is_called_so(tmp_path: Path) -> None:
    bids = library(tmp_path)
    record = bids.with_name("bids.history.jsonl")
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    missing = "Entry 100 is missing between line 99 and line 100: it was removed."
    record.write_text("".join(lines[:99] + lines[100:]), encoding="utf-8")
    text = Taken(page_of(bids)).text
    assert "The history is not whole" in text and missing in text
    assert "is whole" not in text
    contents = contents_of(bids)
    assert "The history is not whole" in write(contents, "md").decode()
    assert missing.rstrip(".").lower() in "".join(f.finding.message for f in contents.findings).lower()


def test_scores_that_the_history_does_not_have_stand_there_too(tmp_path: Path) -> None:
    bids = library(tmp_path)
    before = bids.read_text(encoding="utf-8")
    assert "result: pass" in before
    bids.write_text(before.replace("result: pass", "result: fail", 1), encoding="utf-8")
    text = Taken(page_of(bids)).text
    assert "Changed in the files and not recorded" in text and "answer: pass to fail" in text


def test_a_long_list_of_faults_is_cut_and_counted(tmp_path: Path) -> None:
    bids = library(tmp_path)
    record = bids.with_name("bids.history.jsonl")
    record.write_text("no entry\n" * 100 + record.read_text(encoding="utf-8"), encoding="utf-8")
    text = Taken(page_of(bids)).text
    assert "Line 60 is no entry" in text and "And 40 more." in text
    assert "Line 61 is no entry: it is not JSON. " not in text.partition("Findings")[0]
