"""The history of scores in the page: who changed what, when and why, for the panel and nobody else."""

import pytest

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
