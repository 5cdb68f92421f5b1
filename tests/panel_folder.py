"""A procurement whose panel is at work, in a folder, for tests of the panel's commands."""

from collections.abc import Mapping, Sequence
from pathlib import Path

CRITERIA = """\
sv_score: 1
id: works
title: Works
scale:
  meets_at: 3
  levels:
    - {score: 0, label: None, descriptor: Nothing is said.}
    - {score: 1, label: Weak, descriptor: An action is named.}
    - {score: 2, label: Part, descriptor: "An action and who does it."}
    - {score: 3, label: Met, descriptor: "An action, who does it, and when."}
    - {score: 4, label: Strong, descriptor: "As 3, with a check."}
dimensions:
  - id: jobs
    name: Jobs
    weight: 60
    criteria:
      - id: J1
        title: Apprentices
        question: How many start?
        weight: 50
        minimum: {score: 1, disqualifies: true}
      - {id: J2, title: Training, question: Who is trained?, weight: 50}
  - id: place
    name: Place
    weight: 40
    criteria:
      - {id: P1, title: Halls, question: Who is told?, weight: 100}
"""
CRITERIA_IDS = ("J1", "J2", "P1")
# Marks by bid, criterion and evaluator; text in place of a score is the reason of an abstention.
Marks = Mapping[tuple[str, str, str], int | str]


def make(
    folder: Path,
    marks: Marks,
    bids: Sequence[str] = ("north", "south"),
    panel: Sequence[str] = ("ev1", "ev2"),
) -> Path:
    """Write the files and return the path of the bids file; marks stand in one CSV file."""
    (folder / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    rows = ["bid,criterion,evaluator,score,rationale"]
    for (bid, criterion, evaluator), mark in marks.items():
        cells = f"abstained,{mark}" if isinstance(mark, str) else f"{mark},See p{mark}"
        rows.append(f"{bid},{criterion},{evaluator},{cells}")
    (folder / "marks.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    evaluators = "".join(f"  - {{id: {name}, declaration: {{interests: none}}}}\n" for name in panel)
    listed = "".join(f"  - id: {bid}\n    supplier: {bid.title()} Ltd  # kept\n" for bid in bids)
    head = "sv_score: 1\ncriteria: criteria.yaml\nscores: [marks.csv]  # so far\n"
    text = f"{head}evaluators:\n{evaluators}bids:\n{listed}"
    (folder / "bids.yaml").write_text(text, encoding="utf-8")
    return folder / "bids.yaml"


def full(
    bids: Sequence[str] = ("north", "south"), panel: Sequence[str] = ("ev1", "ev2")
) -> dict[tuple[str, str, str], int | str]:
    """Return a mark by everybody for everything, spread over the scale."""
    places = [(b, c, e) for b in bids for c in CRITERIA_IDS for e in panel]
    return {place: (7 * n + n // 3) % 5 for n, place in enumerate(places)}
