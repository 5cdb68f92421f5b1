"""Small procurements to bundle, and bundles that somebody has changed with care."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sv_score.commands import bundle, verify_bundle
from sv_score.commands.history import record_changes
from sv_score.commands.verdict import Verdict
from sv_score.commands.verify import Options
from sv_score.proving.bundle import MANIFEST, SUMS, Packed, pack, sums_of, unpack

CRITERIA = """\
sv_score: 1
id: parks
title: Care of parks
scale: {meets_at: 2, levels: [{score: 0}, {score: 2, label: Met, descriptor: Dated.}, {score: 3}]}
dimensions:
  - id: economy
    name: Local economy
    weight: 60
    criteria:
      - {id: E1, title: Apprentices, question: How will apprentices take part?, weight: 70}
      - {id: E2, title: Growers, weight: 30}
  - {id: people, weight: 40, criteria: [{id: P1, title: Friends groups, weight: 100}]}
"""
BIDS = """\
sv_score: 1
criteria: criteria.yaml
evaluators: [{id: ev1, name: Ann}, {id: ev2}]
scores: [scores/ev1.csv]
bids:
  - id: one
    supplier: One Ltd
    documents: [{id: bid, path: texts/one.txt}]
    responses:
      E1:
        scores: {ev2: 3}
        consensus:
          score: 2
          rationale: Bid p1 names a date.
          why_not_higher: Nobody outside checks it.
          differences: [{evaluator: ev2, resolution: Ev2 had read another page.}]
          dissent: [{evaluator: ev2, reason: I would still give 3.}]
      E2: 3
      P1: {no_response: true}
"""
SCORES = "bid,criterion,evaluator,score,rationale\none,E1,ev1,2,Dated on p1.\n"


def procurement(folder: Path, history: bool = True) -> Path:
    """Write a small procurement with a document, a score file and, perhaps, a history."""
    for name, text in (
        ("criteria.yaml", CRITERIA),
        ("bids.yaml", BIDS),
        ("scores/ev1.csv", SCORES),
        ("texts/one.txt", "We start on 1 May (p1).\n"),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if history:
        record_changes(str(folder / "bids.yaml"), "Clerk", "2026-06-01")
    return folder / "bids.yaml"


def bundled(bids: Path, name: str = "out.zip") -> Path:
    """Return the bundle of a bids file, made beside its folder in place of one of before."""
    out = bids.parent.parent / name
    out.unlink(missing_ok=True)
    bundle.run(bundle.Options(str(bids), str(out), quiet=True))
    return out


def verified(path: Path, signers: str = "") -> Verdict:
    return verify_bundle.verify(str(path), Options((str(path),), signers=signers))


def forged(path: Path, changed: Mapping[str, bytes | None], about: Mapping[str, Any] | None = None) -> Path:
    """Write a bundle with other contents and with a manifest and checksums that agree with them.

    `None` removes a file; `about` replaces what the manifest says of the whole.
    """
    files = unpack(path.read_bytes()) | {k: v for k, v in changed.items() if v is not None}
    files = {k: v for k, v in files.items() if changed.get(k, v) is not None}
    manifest = json.loads(files.pop(MANIFEST)) | dict(about or {})
    del files[SUMS]
    roles = {file["name"]: file["role"] for file in manifest["files"]}
    packed = [Packed(name, roles.get(name, "other"), data) for name, data in sorted(files.items())]
    manifest["files"] = [
        {"name": p.name, "role": p.role, "size": len(p.data), "sha256": p.sha256} for p in packed
    ]
    packed.append(Packed(MANIFEST, "manifest", json.dumps(manifest).encode()))
    out = path.with_name("forged.zip")
    out.write_bytes(pack({p.name: p.data for p in (*packed, sums_of(packed))}))
    return out
