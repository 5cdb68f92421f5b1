"""Pictures kept as files and compared with a tolerance, where the same fonts are there.

SV_SCORE_GOLDEN=write makes them anew; then look at them.
"""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = Path(__file__).parent / "golden"
_AXE = ROOT / ".venv" / "tools" / "node_modules" / "axe-core" / "axe.min.js"
AXE = _AXE if _AXE.exists() else None
# Pictures are compared at this width, in grey; a difference is the mean over all points, of 255.
WIDTH = 160
TOLERANCE = 2.0


def fonts() -> str:
    """Return which fonts this machine takes for the two that the page asks for."""
    if shutil.which("fc-match") is None:
        return "unknown"
    asked = ("system-ui", "Charter")
    found = (
        subprocess.run(["fc-match", name], capture_output=True, text=True, check=False) for name in asked
    )
    return "; ".join(run.stdout.strip() for run in found)


def check_picture(name: str, png: bytes) -> None:
    """Compare a picture with the one that is kept."""
    image = pytest.importorskip("PIL.Image")
    path, with_fonts = GOLDEN / f"{name}.png", GOLDEN / "fonts.txt"
    if os.environ.get("SV_SCORE_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        # Few colours: a quarter of the size, and nothing to be seen of it.
        kept = io.BytesIO()
        image.open(io.BytesIO(png)).convert("RGB").quantize(64).save(kept, "PNG", optimize=True)
        path.write_bytes(kept.getvalue())
        with_fonts.write_text(fonts() + "\n", encoding="utf-8")
    if with_fonts.read_text(encoding="utf-8").strip() != fonts():
        pytest.skip("the pictures were made with other fonts than this machine has")
    seen, kept_ = (
        image.open(source).convert("L").resize((WIDTH, WIDTH * 1600 // image.open(source).width))
        for source in (io.BytesIO(png), path)
    )
    assert seen.size == kept_.size
    apart = sum(abs(a - b) for a, b in zip(seen.tobytes(), kept_.tobytes(), strict=True)) / len(
        seen.tobytes()
    )
    assert apart <= TOLERANCE, f"{name} differs from the picture that is kept by {apart:.1f}"
