"""A procurement with many faults, in files with difficult names, and what a check of it comes to."""

import os
import sys
from pathlib import Path

from sv_score.checking.check import Checked, check
from sv_score.checking.settings import Settings
from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.reading.locate import Located, Place

BASE = Path(__file__).resolve().parents[2] / "rules" / "base"
# Rules that have settled, so that a new rule changes nothing here.
CODES = ("SV030", "SV032", "SV101", "SV109", "SV201", "SV202", "SV203", "SV502", "SV503", "SV512")
SETTINGS = Settings(strict=True, select=CODES)
# Names that every system can have, names that Windows cannot, and one that is not UTF-8.
PLAIN_NAMES = ("criteria.yaml", "süb/100%25 `x` & [a](b), @é.yaml")
HOSTILE = "::error title=x,y::100%25 |<b>@x](y)]]>&amp;`  ##[group]"
NAMES = (*PLAIN_NAMES, f"{HOSTILE}.yaml", f"süb/{HOSTILE}.yaml") if os.name == "posix" else PLAIN_NAMES
if sys.platform == "linux":
    NAMES = (*NAMES, "süb/\udcff.yaml")

CRITERIA = (
    (BASE / "criteria.yaml")
    .read_text(encoding="utf-8")
    .replace("weight: 60", "weight: 59 # sv: ignore[SV203] nothing is wrong here")
    .replace("{percent: 40, disqualifies: false}", '{"ümlaut 🌱 | `x`": 1, percent: 40, disqualifies: false}')
    .replace("tags: {act: [social]}", 'tags: {act: [social]}\n        "::warning::]]>%0A": "<b>"')
    .replace("weight: 100", "weight: 0 # sv: ignore[SV203]")
)
BIDS = (
    (BASE / "bids.yaml")
    .read_text(encoding="utf-8")
    .replace("scores:\n          ev1", "scores:\n          ghost: 2\n          ev1")
    .replace("CR1: 2}", 'CR1: 9, "é": 1}')
    .replace("\nevaluators:", "\nscores: [marks.csv]\nevaluators:", 1)
)
SCORES = (
    "bid,criterion,evaluator,score,rationale\n"
    '"greenway",CR1,ev1,3,"two\nlines, é"\n'
    "greenway,CR1,nobody,3,\n"
    '"stonebridge",LE9,ev2,7,"]]> | ::error::"\n'
)


def procurement(folder: Path) -> Checked:
    """Write the files into `folder`, which must be the current one, and check them."""
    for name in NAMES:
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(CRITERIA.encode())
    (folder / "bids.yaml").write_bytes(BIDS.encode())
    (folder / "marks.csv").write_bytes(SCORES.encode())
    (folder / "sound.yaml").write_bytes((BASE / "criteria.yaml").read_bytes())
    return check(["."], SETTINGS)


def made(text: str, file: str = "a.yaml", rule: Rule | None = None, line: int = 1) -> Located:
    """Return a finding that says `text` wherever it can."""
    rule = rule or Rule("SV203", "zero-weight", Severity.WARNING)
    labels = (Label(file, ("x", 0), text),)
    finding = Finding(rule, text, file, (text, 1), text, severity=rule.severity, labels=labels)
    return Located(finding, Place(line, 7, 3), (Place(line, 2),))


def checked_of(*findings: Located) -> Checked:
    """Return a check that found these, in one file that was not read."""
    return Checked(findings, (), 1)
