"""What large files of one thing over and over take: the memory of the machine is not theirs."""

import pytest

from sv_score.reading import limits
from tests.fuzz.large import SHAPES, beyond, text_of

# One of each way in which a file once took a hundred times its size.
TRIED = (
    "a list of numbers",
    "a list of empty lists",
    "unknown keys",
    "numbers in place of bids",
    "evaluators of one answer",
    "lines of a history",
    "commas in a spreadsheet",
    "commas",
    "ignore comments",
)


@pytest.mark.parametrize("name", TRIED)
def test_a_large_file_of_faults_takes_ten_times_its_size_at_most(name: str) -> None:
    code, memory, allowed = beyond(SHAPES[name], 600_000)
    assert code in (1, 2)
    assert memory < allowed


def test_what_is_measured_is_the_file() -> None:
    # Without the limit on what is held the measure has to show it.
    shape = SHAPES["a list of numbers"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SV_SCORE_MAX_HELD_VALUES", "1000000")
        _, memory, allowed = beyond(shape, 600_000)
    assert memory > allowed
    assert limits.HELD_VALUES < 300_000


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_has_the_size_that_was_asked_for(name: str) -> None:
    shape = SHAPES[name]
    usual = len(text_of(shape, 0))
    assert 50_000 <= len(text_of(shape, 50_000)) <= 50_000 + usual + 60
