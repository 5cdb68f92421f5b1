"""One way to a day for every command: as given, else SOURCE_DATE_EPOCH, else now, always in UTC."""

import os
import time
from datetime import UTC, date, datetime

import pytest

from sv_score.commands.days import day_of, day_of_surroundings, moment_of
from sv_score.reading.source import Unreadable
from tests.commands.run import sv_score

WRONG = (
    "20260331",
    "2026-W13-2",
    "2026-02-30",
    "31 March",
    "2026-3-31",
    "２０２６-03-31",
    "2026-03-31 ",
    "²",
)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_what_is_given_counts() -> None:
    assert day_of("2026-03-31") == date(2026, 3, 31)
    assert moment_of("2026-03-31") == "2026-03-31"
    assert moment_of("2026-03-31T09:30:00Z") == "2026-03-31T09:30:00Z"


@pytest.mark.parametrize("text", WRONG)
def test_every_other_way_to_write_a_day_is_refused_by_all(text: str) -> None:
    for read in (day_of, moment_of):
        with pytest.raises(Unreadable, match="is not a date; write year-month-day, such as 2026-03-31"):
            read(text)


@pytest.mark.parametrize("text", ["2026-03-31T09:30", "2026-03-31T25:00:00Z", "2026-03-31T09:30:00+01:00"])
def test_a_moment_is_in_utc_and_whole(text: str) -> None:
    with pytest.raises(Unreadable, match="is not a date"):
        moment_of(text)


def test_the_surroundings_name_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    assert day_of_surroundings() is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert day_of_surroundings() == day_of() == date(2026, 1, 1)
    assert moment_of() == "2026-01-01T00:00:00Z"


@pytest.mark.parametrize("epoch", ["soon", "²", "99999999999999", "9" * 5000, "-1", "1.5", " 1", "1_000"])
def test_surroundings_that_name_none_are_a_sentence(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for read in (day_of, moment_of, day_of_surroundings):
        with pytest.raises(Unreadable, match=r"SOURCE_DATE_EPOCH is .*; write whole seconds since 1970"):
            read()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process can be set on POSIX only")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_today_is_the_day_in_utc(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        before = datetime.now(UTC)
        assert before.date() <= day_of() <= datetime.now(UTC).date()
        assert moment_of() >= f"{before:%Y-%m-%dT%H:%M:%SZ}"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("epoch", ["soon", "99999999999999"])
@pytest.mark.parametrize(
    "command",
    [
        "history BIDS --record --by Clerk",
        "moderate BIDS --record --by Clerk",
        "seal examples/first-steps/criteria.yaml -o none/x.seal.yaml",
        "report BIDS -o none/r.md",
    ],
)
def test_every_command_says_so(command: str, epoch: str) -> None:
    words = command.replace("BIDS", "examples/panel-at-work/bids.yaml").split()
    done = sv_score(*words, SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 2
    assert done.stderr == f"sv-score: SOURCE_DATE_EPOCH is `{epoch}`; write whole seconds since 1970\n"
    assert not os.path.exists("none")  # noqa: PTH110
