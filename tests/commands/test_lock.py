"""Two people who write to one file do so one after the other, and nobody waits for a program that is gone."""

import os
import threading
import time
from pathlib import Path

import pytest

from sv_score.commands.lock import locked
from sv_score.reading.source import Unreadable
from tests.press import pressed_after

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")


def lock_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def test_whoever_comes_second_is_told_and_may_try_again(tmp_path: Path) -> None:
    path = tmp_path / "bids.yaml"
    with locked(str(path)):
        assert lock_of(path).exists()
        with (
            pytest.raises(
                Unreadable, match=r"somebody else is writing to .*bids\.yaml; try again in a moment"
            ),
            locked(str(path), patience=0),
        ):
            pytest.fail("both had the lock")
        with locked(str(tmp_path / "other.yaml"), patience=0):
            pass
    assert list(tmp_path.iterdir()) == []
    with locked(str(path), patience=0):
        pass


def test_whoever_waits_gets_the_lock_next(tmp_path: Path) -> None:
    path, order, waiting = str(tmp_path / "bids.yaml"), [], threading.Event()

    def second() -> None:
        waiting.set()
        with locked(path):
            order.append("second")

    other = threading.Thread(target=second)
    with locked(path):
        other.start()
        waiting.wait()
        # Long enough for the other to have opened the file that is removed below.
        time.sleep(0.1)
        order.append("first")
    other.join(timeout=10)
    assert order == ["first", "second"]
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_let_go_of_when_the_work_fails(tmp_path: Path) -> None:
    path = str(tmp_path / "bids.yaml")
    with pytest.raises(ZeroDivisionError), locked(path):
        _ = 1 / 0
    with locked(path, patience=0):
        pass


def test_a_file_that_a_killed_program_left_behind_locks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bids.yaml"
    lock_of(path).touch()
    with locked(str(path), patience=0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_somebody_removed_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "bids.yaml"
    with locked(str(path)):
        lock_of(path).unlink()
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "bids.yaml", tmp_path / "elsewhere"
    lock_of(path).symlink_to(elsewhere)
    with pytest.raises(Unreadable, match=r"bids\.yaml cannot be locked for writing: "), locked(str(path)):
        pytest.fail("the link was followed")
    assert not elsewhere.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = str(tmp_path / "none" / "bids.yaml")
    with pytest.raises(Unreadable, match="cannot be locked for writing: no such file"), locked(path):
        pytest.fail("there is no such folder")


@pytest.mark.parametrize("step", ["open", "unlink"])
def test_ctrl_c_leaves_no_lock_behind(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pressed_after(step, monkeypatch), locked(str(tmp_path / "bids.yaml")):
        assert step != "open"
    assert not list(tmp_path.iterdir())
