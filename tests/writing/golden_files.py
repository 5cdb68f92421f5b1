"""Whole outputs kept as files. SV_SCORE_GOLDEN=write writes them anew; then read the difference."""

import os
import re
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def check_golden(name: str, text: str) -> None:
    """Compare `text` with the file `name`, apart from the version of sv-score and checksums."""
    text = re.sub(r'("version": |"sha256": )"[^"]*"', r'\1"-"', text)
    path = GOLDEN / name
    if os.environ.get("SV_SCORE_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert path.exists(), f"no {path}; run once with SV_SCORE_GOLDEN=write"
    assert text == path.read_bytes().decode(), f"differs from {path}"
