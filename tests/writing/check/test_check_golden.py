"""Whole outputs, kept as files. SV_SCORE_GOLDEN=write writes them anew; then read the difference.

The findings are made here, so that what the rules say and where is not tested a second time.
"""

import json
import os
from pathlib import Path

import pytest

from sv_score.checking.check import Checked
from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.reading.locate import locate
from sv_score.reading.source import Source
from sv_score.writing.check import CHECK_FORMATS, Look, write

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {
    "text": "txt",
    "json": "json",
    "sarif": "sarif",
    "junit": "xml",
    "gitlab": "json",
    "markdown": "md",
}

CRITERIA = """\
title: "Parks, größer 🌱"
dimensions:
  - {id: jobs, weight: 59, "ümlaut | <b>": 1}
  - {id: climate, weight: 40, minimum: 0}
"""
MARKS = 'bid,criterion,evaluator,score\n"Søn, Ltd",A1,ev1,9\n'
HOSTILE = "süb/100%25 `x` & [a](b), @é.yaml"
TOTAL = Rule("SV201", "dimension-weights-total")
KEY = Rule("SV101", "unknown-key")
ZERO = Rule("SV203", "zero-weight", Severity.WARNING)
SCALE = Rule("SV503", "off-scale")
NOTE = Rule("SV510", "abstained", Severity.INFO)


def in_criteria(file: str) -> list[Finding]:
    counted = (
        Label(file, ("dimensions", 0, "weight"), "counted here"),
        Label(file, ("dimensions", 1, "weight"), "counted here"),
    )
    total = "the dimensions' weights total 99, expected 100"
    key = "unknown key `ümlaut | <b>` in a dimension"
    zero = "a minimum of 0 % ::changes:: nothing"
    return [
        Finding(TOTAL, total, file, ("dimensions",), "add 1 in all", on_key=True, labels=counted),
        Finding(KEY, key, file, ("dimensions", 0, "ümlaut | <b>"), on_key=True),
        Finding(ZERO, zero, file, ("dimensions", 1, "minimum"), "remove it", severity=Severity.WARNING),
    ]


def checked() -> Checked:
    texts = {"criteria.yaml": CRITERIA, "marks.csv": MARKS, "sound.yaml": "a: 1\n", HOSTILE: CRITERIA}
    sources = tuple(Source(label, text.encode(), Path()) for label, text in texts.items())
    off = Finding(SCALE, "score 9 is not on the scale", "marks.csv", (2, "score"), "the scores are 0, 1, 2")
    note = Finding(NOTE, "ev1 abstained", "marks.csv", mark=(2, 12), severity=Severity.INFO)
    found = [*in_criteria("criteria.yaml"), off, note, *in_criteria(HOSTILE)]
    return Checked(locate(found, sources), sources, len(sources))


def settled(sarif: str) -> str:
    """Return the log without what every new rule and every release changes."""
    log = json.loads(sarif)
    (run,) = log["runs"]
    spoke = {result.pop("ruleIndex") for result in run["results"]}
    driver = run["tool"]["driver"]
    driver["version"] = "-"
    driver["rules"] = [{"id": driver["rules"][index]["id"]} for index in sorted(spoke)]
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("form", CHECK_FORMATS)
def test_the_format_is_as_it_was(form: str, here: Path) -> None:
    text = write(checked(), form, Look(docs="https://example.org/rules"))
    if form == "sarif":
        text = settled(text)
    path = GOLDEN / f"{form}.{ENDINGS.get(form, 'txt')}"
    if os.environ.get("SV_SCORE_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert path.exists(), f"no {path}; run once with SV_SCORE_GOLDEN=write"
    assert text == path.read_bytes().decode(), f"differs from {path}"
