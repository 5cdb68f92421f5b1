"""Rules are documented with fragments of files, laid over a small file that has no faults.

A mapping is merged key by key, a list item by item, anything else replaces what was there; `~` removes
a key. Keys of a bids file change the base bids file, all others the base criteria file. `clauses` are
those of an authority's policy, which the criteria file then names.
"""

from pathlib import Path
from typing import Any

import yaml

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
    clauses = given.pop("clauses", None)
    if clauses is not None:
        policy = {"sv_score": "1", "policy": "own", "title": "Own policy", "clauses": clauses}
        (folder / "policy.yaml").write_text(written(policy) + "\n", encoding="utf-8")
        given["policy"] = "policy.yaml"
    for name, own in (("bids.yaml", True), ("criteria.yaml", False)):
        part = {k: v for k, v in given.items() if (k in BIDS_KEYS) is own}
        base = plain((BASE / name).read_text(encoding="utf-8"))
        (folder / name).write_text(written(laid_over(base, part)) + "\n", encoding="utf-8")


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
