"""Whichever way marks are written and read, the figures are the same."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sv_score.assessment import assess
from sv_score.reading import csv as reading_csv
from sv_score.reading import evaluation
from sv_score.reading.table import large, rows
from sv_score.writing import write
from sv_score.writing.page import Page
from tests import strategies
from tests.reading.table import written

# Shrinking writes and reads files for minutes.
NO_SHRINK = (Phase.explicit, Phase.reuse, Phase.generate)
FORMS = ("json", "csv", "text")


@pytest.fixture
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MANY", -1)
    monkeypatch.setattr(evaluation, "_NEVER_LARGE", 0)


def shown(bids: Path, **options: Any) -> list[str]:
    """Return the pages of an evaluation, without the names of files and the findings."""
    result = assess(str(bids), **options)
    assert result.result is not None, [f.message for f in result.findings]
    text = [write(Page(result.result, (), (), detail), form) for form in FORMS for detail in (False, True)]
    document = json.loads(text[0])
    assert document["bids"]
    return text


@st.composite
def divided(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any], list[written.Row]]:
    """Draw a procurement, the same with only some answers in the bids file, and the rest as rows."""
    whole = draw(strategies.procurements())
    stays = draw(st.sampled_from([0, 0, 3]))
    kept, moved = [], []
    for bid in whole["bids"]["bids"]:
        here = {name for name in bid["responses"] if stays and draw(st.integers(0, stays)) == 0}
        there = {name: r for name, r in bid["responses"].items() if name not in here}
        kept.append({k: v for k, v in bid.items() if k != "responses"})
        if here:
            kept[-1]["responses"] = {name: bid["responses"][name] for name in here}
        moved.append({"id": bid["id"], "responses": there})
    parted = {**whole, "bids": {**whole["bids"], "bids": kept}}
    return whole, parted, draw(st.permutations(written.rows_of(moved)))


@pytest.mark.usefixtures("every_file_is_large")
@settings(max_examples=25, deadline=None, phases=NO_SHRINK)
@given(divided())
def test_large_files_give_what_a_bids_file_gives(
    drawn: tuple[dict[str, Any], dict[str, Any], list[written.Row]],
) -> None:
    whole, parted, given_rows = drawn
    with TemporaryDirectory() as folder:
        expected = shown(strategies.write(whole, Path(folder)))
        for name in ("scores.parquet", "scores.csv"):
            if given_rows:
                bids = written.write(Path(folder), parted, given_rows, name)
                # With reasons every row becomes a mark of its own; without, equal answers are one value.
                assert shown(bids, words=True) == expected
                assert shown(bids, words=False) == expected


@settings(max_examples=10, deadline=None, phases=NO_SHRINK)
@given(divided())
def test_row_by_row_gives_the_same_as_all_at_once(
    drawn: tuple[dict[str, Any], dict[str, Any], list[written.Row]],
) -> None:
    _, parted, given_rows = drawn
    if not given_rows:
        return
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "MANY", -1)
        bids = written.write(Path(folder), parted, given_rows, "scores.parquet")
        at_once = shown(bids, words=False)
        patch.setattr(large._Reader, "_read_at_once", lambda *_: False)
        assert shown(bids, words=False) == at_once


@pytest.mark.usefixtures("every_file_is_large")
@settings(max_examples=15, deadline=None, phases=NO_SHRINK)
@given(divided(), st.integers(1, 4))
def test_how_many_rows_are_read_together_makes_no_difference(
    drawn: tuple[dict[str, Any], dict[str, Any], list[written.Row]], together: int
) -> None:
    _, parted, given_rows = drawn
    if not given_rows:
        return
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        bids = written.write(Path(folder), parted, given_rows, "scores.csv")
        expected = shown(bids, words=False)
        # Rows that lack the empty cells at their end are read one by one.
        table = Path(folder) / "scores.csv"
        lines = table.read_text(encoding="utf-8").split("\n")
        short = [line[:-1] if line.endswith(",") and n % 2 else line for n, line in enumerate(lines)]
        table.write_text("\n\n".join(short), encoding="utf-8")
        patch.setattr(reading_csv, "TOGETHER", together)
        assert shown(bids, words=False) == expected
