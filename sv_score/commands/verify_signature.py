"""Verifying a signature: whether it is one of the file beside it, and by whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sv_score.commands.sign import signature_verdict, signed_file
from sv_score.commands.verdict import Verdict
from sv_score.writing.parts import Heading, Sentences

if TYPE_CHECKING:
    from sv_score.commands.verify import Options


def verify(path: str, options: Options) -> Verdict:
    """Return what a signature comes to; raise `Unreadable` where ssh-keygen or a file is missing."""
    signature = Path(path)
    verdict = signature_verdict(signature, options.signers)
    state = "Good" if verdict.good else "NOT GOOD"
    sentence = f"{state}: {verdict.sentence}."
    values = {
        "kind": "signature",
        "path": path,
        "file": signed_file(signature).as_posix(),
        "sound": verdict.good,
        "signer": verdict.signer or None,
        "message": verdict.sentence,
    }
    return Verdict(path, verdict.good, (Heading(path, 1), Sentences((sentence,))), values)
