"""Files turned into other files by LibreOffice, for tests that need a second program to agree."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")


def converted(path: Path, ending: str) -> Path:
    """Return `path` as LibreOffice writes it with another ending."""
    assert OFFICE is not None
    profile = path.parent / "office"
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            *("--convert-to", ending, "--outdir", str(path.parent / "made"), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "HOME": str(path.parent)},
    )
    made = path.parent / "made" / f"{path.stem}.{ending.partition(':')[0]}"
    assert made.exists(), f"LibreOffice could not open {path.name}"
    return made
