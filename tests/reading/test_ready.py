"""The criteria files that come along are found, read without fault, and are what their names say."""

import pytest

from sv_score.reading import ready
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.source import Unreadable


def test_there_are_ready_files():
    assert "starter" in ready.criteria_ids()
    assert "ppn-002" in ready.model_ids()
    assert ready.criteria_ids() == sorted(ready.criteria_ids())


@pytest.mark.parametrize("name", ready.criteria_ids())
def test_a_ready_file_is_read_without_fault(name):
    findings = []
    source = ready.open_criteria(name)
    file = read_criteria(source, findings)
    assert not findings
    assert source.label == f"sv-score/criteria/{name}.yaml"
    assert len(file.dimensions) >= 2


@pytest.mark.parametrize("name", ready.model_ids())
def test_a_model_can_be_opened(name):
    assert b"themes:" in ready.open_model(name).data


def test_a_name_that_is_not_ready_is_unreadable():
    with pytest.raises(Unreadable, match="does not exist"):
        ready.open_criteria("nothing")
