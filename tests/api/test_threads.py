"""Many procurements evaluated at the same time have the findings that each has by itself."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import sv_score
from sv_score.rules import HISTORY_RULES, RECORD_RULES, rule_module
from sv_score.rules.documentation import of_module
from tests.rules.overlay import write_example

THREADS, TIMES = 4, 15
waited: Counter[tuple[str, int]] = Counter()
# What their examples need is worked out once for all rules: texts, rationales, quotes, the history.
RULES = RECORD_RULES + HISTORY_RULES
SHARED = ("record.py", "quotes.py", "commitments.py", "histories.py", "publication.py", "texts.py")


def let_others_go_first(frame: FrameType, event: str, _: Any) -> Any:
    """Let another thread run before a line of what rules share, the first times that it is reached."""
    folder, _, name = frame.f_code.co_filename.replace("\\", "/").rpartition("/")
    if not folder.endswith("sv_score/rules") or name not in SHARED:
        return None
    line = (name, frame.f_lineno)
    if event == "line" and waited[line] < TIMES:
        waited[line] += 1
        time.sleep(0.001)
    return let_others_go_first


@pytest.fixture
def taking_turns() -> Iterator[None]:
    waited.clear()
    threading.settrace(let_others_go_first)
    yield
    threading.settrace(None)  # type: ignore[arg-type]


def findings(path: Path) -> list[str]:
    return [f"{f.file} {f.code} {f.line} {f.message}" for f in sv_score.evaluate(path).findings]


@pytest.mark.usefixtures("taking_turns")
def test_procurements_evaluated_at_once_have_their_own_findings(tmp_path: Path) -> None:
    paths = []
    for name in RULES:
        folder = tmp_path / name
        folder.mkdir()
        write_example(of_module(rule_module(name)).example, folder)
        paths.append(folder / "bids.yaml")
    alone = [findings(path) for path in paths]
    assert sum(map(bool, alone)) > len(RULES) * 0.9
    with ThreadPoolExecutor(THREADS) as pool:
        at_once = list(pool.map(findings, paths))
    assert at_once == alone
