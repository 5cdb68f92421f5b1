"""Rules are documented with fragments of files, laid over a small file that has no faults.

A mapping is merged key by key, a list item by item, anything else replaces what was there; `~` removes
a key. Keys of a bids file change the base bids file, all others the base criteria file. `clauses` are
those of an authority's policy, which the criteria file then names. `history` is what stands in the
history file beside the bids file. `sealed_as` is laid over the base criteria file as it was sealed on
2 March 2026, and `seal` over that seal.
"""

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sv_score.model.seal import Seal
from sv_score.reading.content_files import read_content
from sv_score.reading.evaluation import read_evaluation
from sv_score.reading.source import Source
from sv_score.records.history import current
from sv_score.records.seal import sealed_file
from sv_score.writing.seal.file import write as write_seal

BASE = Path(__file__).parent / "base"
BIDS_KEYS = {"criteria", "procurement", "evaluators", "bids", "scores"}


def plain(text: str) -> Any:
    """Return YAML as text, lists and mappings, so that every number stays as it is written."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def laid_over(base: Any, fragment: Any) -> Any:
    """Return `base` with `fragment` laid over it."""
    if isinstance(base, dict) and isinstance(fragment, dict):
        merged = dict(base)
        for key, value in fragment.items():
            if value == "~":
                merged.pop(key, None)
            else:
                merged[key] = laid_over(base.get(key), value)
        return merged
    if isinstance(base, list) and isinstance(fragment, list):
        pairs = [laid_over(b, f) for b, f in zip(base, fragment, strict=False)]
        return pairs + base[len(fragment) :] + fragment[len(base) :]
    return fragment


def write_example(fragment: str, folder: Path) -> None:
    """Write criteria.yaml and bids.yaml with the fragment laid over them, and its policy, to `folder`."""
    given = plain(fragment)
    sealed_as, seal = given.pop("sealed_as", None), given.pop("seal", {})
    if sealed_as is not None:
        (folder / "criteria.seal.yaml").write_text(sealed(sealed_as, seal), encoding="utf-8")
    clauses = given.pop("clauses", None)
    if clauses is not None:
        policy = {"sv_score": "1", "policy": "own", "title": "Own policy", "clauses": clauses}
        (folder / "policy.yaml").write_text(written(policy) + "\n", encoding="utf-8")
        given["policy"] = "policy.yaml"
    history = given.pop("history", None)
    for name, own in (("bids.yaml", True), ("criteria.yaml", False)):
        part = {k: v for k, v in given.items() if (k in BIDS_KEYS) is own}
        base = plain((BASE / name).read_text(encoding="utf-8"))
        (folder / name).write_text(written(laid_over(base, part)) + "\n", encoding="utf-8")
    if history is not None:
        (folder / "bids.history.jsonl").write_text(history_text(history, folder), encoding="utf-8")


def history_text(given: Any, folder: Path) -> str:
    """Return a history file with the entries given as a chain, or `complete` for the scores as they are."""
    if given == "complete":
        given = every_score(read_evaluation(str(folder / "bids.yaml")).evaluation)
    lines: list[str] = []
    for number, entry in enumerate(given, start=1):
        previous = hashlib.sha256(lines[-1].encode()).hexdigest() if lines else None
        known = {"entry": number, "previous": previous, "when": "2026-05-20", "by": "Panel clerk"}
        values = {key: None if value == "~" else value for key, value in entry.items()}
        lines.append(json.dumps(known | values))
    return "".join(f"{line}\n" for line in lines)


def every_score(evaluation: Any) -> list[dict[str, Any]]:
    return [
        {
            "bid": place.bid,
            "criterion": place.criterion,
            "whose": place.whose,
            "evaluator": place.evaluator,
            "old": None,
            "new": given.score,
            "words": dict(given.words),
        }
        for place, given in current(evaluation).items()
    ]


def sealed(criteria: Any, changes: Any) -> str:
    """Return the seal of the base criteria file with `criteria` laid over it, and `changes` over the seal."""
    file = written(laid_over(plain((BASE / "criteria.yaml").read_text(encoding="utf-8")), criteria))
    content = read_content(Source("criteria.yaml", file.encode(), BASE), "criteria", [])
    seal = Seal(date(2026, 3, 2), "sv-score", files=(sealed_file("criteria.yaml", "criteria", content),))
    text = write_seal(seal)
    # Only texts are changed, line by line: numbers in a seal are told from texts by their quotes.
    for key, value in changes.get("files", [{}])[0].get("content", {}).items():
        text = re.sub(rf'(\n +{key}: )"[^"]*"', rf'\1"{value}"', text, count=1)
    return text


def written(value: Any) -> str:
    """Return the value as YAML in flow style; what looks like a number or a date stays plain."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(k)}: {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    text = str(value)
    if text and all(c.isalnum() or c in ".-_" for c in text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
