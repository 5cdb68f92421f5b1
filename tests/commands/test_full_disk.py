"""A disk that really is full: a small file system in memory, where one may be mounted."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sv_score.reading.scores import read_consensuses
from sv_score.reading.source import open_source
from tests import panel_folder
from tests.commands.run import sv_score
from tests.commands.test_recording import BIDS, SAME, alike, process

PAGE = 4096


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a file system of 256 kB, taken away afterwards."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    done = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not done or done.returncode:
        pytest.skip("needs the right to mount a file system in memory")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def leave_free(disk: Path, size: int) -> None:
    """Fill the disk until only `size` bytes, in whole pages, are free."""
    state = os.statvfs(disk)
    free = state.f_bavail * state.f_frsize - -(-size // PAGE) * PAGE
    (disk / "ballast").write_bytes(b"\0" * free)


def finished(bids: Path) -> int:
    """Return how many answers have a finished record; the file must be whole."""
    findings: list = []
    found = read_consensuses(open_source(str(bids.parent / "moderation.yaml")), findings)
    assert not findings
    return sum(not written.unfinished for written in found.values())


def test_a_record_is_whole_when_the_disk_is_full(small_disk: Path) -> None:
    names = tuple(f"b{number}" for number in range(40))
    bids = panel_folder.make(small_disk, alike(names), names)
    number = len(names) * len(panel_folder.CRITERIA_IDS)
    # The old file and the new one stand beside one another until the new one is whole.
    leave_free(small_disk, 5 * PAGE)
    child = process(bids)
    _, err = child.communicate(SAME * number, timeout=60)
    assert child.returncode == 2
    assert err.endswith(
        "moderation.yaml cannot be written: no space left on device; free some space on the disk\n"
    )
    kept = finished(bids)
    assert 5 < kept < number
    assert not [path.name for path in small_disk.iterdir() if path.name.startswith(".moderation")]
    (small_disk / "ballast").unlink()
    child = process(bids)
    child.communicate("no\n" + SAME * number, timeout=60)
    assert finished(bids) > kept


def test_a_history_and_a_bundle_are_whole_or_not_there(small_disk: Path) -> None:
    bids = panel_folder.make(small_disk, alike(), BIDS)
    said = ("--record", "--by", "Clerk", "--date", "2026-06-01")
    leave_free(small_disk, 2 * PAGE)
    recorded = sv_score("history", str(bids), *said)
    bundled = sv_score("bundle", str(bids), "-o", str(small_disk / "evaluation.zip"))
    for done, name in ((recorded, "bids.history.jsonl"), (bundled, "evaluation.zip")):
        assert done.returncode == 2 and "no space left on device" in done.stderr, done.stderr
        assert not (small_disk / name).exists()
    (small_disk / "ballast").unlink()
    assert sv_score("history", str(bids), *said).returncode == 0
    assert sv_score("verify", str(small_disk / "bids.history.jsonl")).returncode == 0
