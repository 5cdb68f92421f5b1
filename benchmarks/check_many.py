"""1,000 criteria files: `sv-score check` against yamllint and check-jsonschema on the same files.

yamllint looks at the form of the YAML only, check-jsonschema at the shape; both find less and say where
less precisely. Each has an environment of its own under `benchmarks/.work`.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import ROOT, SV_SCORE, WORK, Row, against, in_turn, milliseconds, run, seconds
from benchmarks.peers import python_with

FILES = 1_000
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"


def rows(*, quick: bool = False) -> list[Row]:
    """Measure and return the rows of the report."""
    folder, schema = _files(), _schema()
    names = [str(path) for path in sorted(folder.glob("*.yaml"))]
    runs = in_turn(
        {
            "sv-score": (*SV_SCORE, "check", str(folder), "--isolated"),
            "yamllint": (python_with("yamllint"), "-m", "yamllint", "-d", YAMLLINT, str(folder)),
            "check-jsonschema": (
                python_with("check-jsonschema"), "-m", "check_jsonschema", "--schemafile", str(schema), *names
            ),
        },
        2 if quick else 5,
    )  # fmt: skip
    ours = runs["sv-score"]
    took = seconds(ours)
    what = f"`check` of {FILES:,} criteria files"
    return [
        Row(what, milliseconds(took), "≤ 3 s", took <= 3),
        against(what, ours, "yamllint", runs["yamllint"], 1),
        against(what, ours, "check-jsonschema", runs["check-jsonschema"], 1),
    ]


def _files() -> Path:
    """Write the criteria files: the one of the first example, each with an id of its own."""
    folder = WORK / "criteria-files"
    folder.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "examples" / "first-steps" / "criteria.yaml").read_text(encoding="utf-8")
    for number in range(FILES):
        own = text.replace("id: village-hall-repairs-2026", f"id: village-hall-repairs-{number}")
        (folder / f"criteria-{number:04}.yaml").write_text(own, encoding="utf-8")
    return folder


def _schema() -> Path:
    path = WORK / "criteria.schema.json"
    path.write_text(run((*SV_SCORE, "schema", "criteria")).output, encoding="utf-8")
    return path
