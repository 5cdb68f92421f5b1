"""A small procurement with every kind of answer, complete for a final summary, and letters made from it."""

from pathlib import Path
from typing import Any

from sv_score.assessment import assess
from sv_score.model.result import Result
from sv_score.writing.summary.letter import Letter, letter
from sv_score.writing.summary.missing import Missing, missing
from tests import strategies

LEVELS = [{"score": n, "label": f"Level {n}", "descriptor": f"Descriptor of {n}."} for n in range(4)]


def criteria() -> Any:
    return {
        "sv_score": 1,
        "id": "c",
        "title": "Parks",
        "authority": "A Council",
        "scale": {"meets_at": 2, "levels": LEVELS},
        "dimensions": [
            {
                "id": "work",
                "name": "Work",
                "weight": 60,
                "minimum": {"percent": 40, "disqualifies": False},
                "criteria": [
                    {"id": "W1", "title": "Jobs", "weight": 70, "question": "Which jobs?"}
                    | {"sub_criteria": [{"id": "W1a", "text": "How many."}, {"id": "W1b", "text": "Where."}]},
                    {"id": "W2", "title": "Spend", "weight": 30, "kind": "measured"}
                    | {"measure": {"id": "spend", "unit": "GBP"}}
                    | {
                        "bands": [
                            {"from": 0, "score": 0},
                            {"from": 500, "score": 2},
                            {"from": 900, "score": 3},
                        ]
                    },
                ],
            },
            {
                "id": "place",
                "name": "Place",
                "weight": 40,
                "criteria": [
                    {"id": "P1", "title": "Groups", "weight": 100},
                    {"id": "P2", "title": "A promise", "kind": "gate", "disqualifies": True},
                ],
            },
        ],
    }


def bid(name: str) -> Any:
    """Return a complete bid whose texts name it."""
    return {
        "id": name,
        "supplier": f"{name.title()} Ltd",
        "responses": {
            "W1": {
                "scores": {"ev1": {"score": 2, "rationale": f"Mark text of {name}."}, "ev2": 1},
                "consensus": {
                    "score": 2,
                    "rationale": f"W1a: forty at {name} p3. W1b: in town. "
                    f"[confidential]Secret of {name}.[/confidential]",
                    "why_not_higher": f"No figures at {name} p3.",
                    "differences": [{"evaluator": "ev2", "resolution": f"Difference at {name}."}],
                    "dissent": [{"evaluator": "ev1", "reason": f"Dissent at {name}."}],
                },
                "evidence": [{"ref": f"{name} p3", "note": "A table"}],
            },
            "W2": {"quantity": 731, "unit": "GBP"},
            "P1": {"consensus": {"score": 3, "rationale": f"Groups of {name} at p5."}},
            "P2": "pass",
        },
    }


def procurement(*bids: Any, **changed: Any) -> strategies.Data:
    evaluators = [{"id": "ev1", "name": "Person One"}, {"id": "ev2", "name": "Person Two"}]
    file = {"sv_score": 1, "criteria": "criteria.yaml", "evaluators": evaluators, "bids": list(bids)}
    return {"criteria": criteria() | changed, "bids": file}


def result_of(data: strategies.Data, folder: Path) -> Result:
    found = assess(str(strategies.write(data, folder)))
    assert found.result is not None, [finding.message for finding in found.findings]
    return found.result


def lacking(data: strategies.Data, folder: Path, *bids: str) -> list[Missing]:
    return list(missing(result_of(data, folder), bids or ("ash",)))


def letter_of(result: Result, own: str, *successful: str, draft: bool = False) -> Letter:
    lacks = tuple(missing(result, (own, *successful)))
    return letter(result, own, successful, lacks, draft=draft)
