"""sv-score run inside this process: its exit code, what it printed, and the trace of a fault."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NamedTuple


class Ran(NamedTuple):
    """What a run came to; `fault` is the trace of an exception that nothing expected."""

    code: int
    out: bytes
    err: bytes
    fault: str


def prepare() -> None:
    """Make the environment the same wherever the fuzzer runs, and keep traces instead of filing them."""
    for name in list(os.environ):
        if name.startswith(("GITHUB_", "FORCE_COLOR", "CLICOLOR", "NO_COLOR", "COLUMNS", "SV_SCORE")):
            del os.environ[name]
    os.environ |= {"TERM": "dumb", "SOURCE_DATE_EPOCH": "1767225600", "TZ": "UTC", "COLUMNS": "80"}
    from sv_score import __main__ as way_in

    way_in._fault = _kept  # type: ignore[assignment]


_traces: list[str] = []


def _kept() -> int:
    _traces.append(traceback.format_exc())
    return 3


def run(words: Sequence[str], typed: bytes = b"") -> Ran:
    """Run the command line `words` with `typed` on standard input."""
    from sv_score.__main__ import main

    out, err = io.BytesIO(), io.BytesIO()
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr
    sys.argv = ["sv-score", *words]
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed))
    # Held by names of their own: a wrapper that goes away closes what it wraps.
    printed, complained = io.TextIOWrapper(out), io.TextIOWrapper(err)
    sys.stdout, sys.stderr = printed, complained
    _traces.clear()
    code: object = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
    except BaseException:
        _traces.append(traceback.format_exc())
        code = 3
    finally:
        for stream in (printed, complained):
            try:
                stream.flush()
            except UnicodeError:
                _traces.append(traceback.format_exc())
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before
    number = code if isinstance(code, int) else 0 if code is None else 1
    return Ran(number, out.getvalue(), err.getvalue(), "".join(_traces))
