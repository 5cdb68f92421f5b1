"""The day or moment of what is recorded: as given, as `SOURCE_DATE_EPOCH` says, or now, in UTC."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

from sv_score.reading.source import Unreadable

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"


def day_of(given: str = "") -> date:
    """Return the day `given` as year-month-day, or else that of now; raise `Unreadable`."""
    return _given(given, _DAY).date() if given else _now().date()


def moment_of(given: str = "") -> str:
    """Return the day or moment `given` as it is, or else the moment of now; raise `Unreadable`."""
    if not given:
        return f"{_now():%Y-%m-%dT%H:%M:%SZ}"
    _given(given, f"{_DAY}({_MOMENT})?")
    return given


def day_of_surroundings() -> date | None:
    """Return the day that `SOURCE_DATE_EPOCH` names, `None` where it is not set; raise `Unreadable`."""
    moment = _set_outside()
    return None if moment is None else moment.date()


def _now() -> datetime:
    return _set_outside() or datetime.now(UTC)


def _set_outside() -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    try:
        if re.fullmatch("[0-9]+", epoch):
            return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        pass
    raise Unreadable(f"SOURCE_DATE_EPOCH is `{epoch}`; write whole seconds since 1970")


def _given(text: str, form: str) -> datetime:
    try:
        if re.fullmatch(form, text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise Unreadable(f"--date {text} is not a date; write year-month-day, such as 2026-03-31")
