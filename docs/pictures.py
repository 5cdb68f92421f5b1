"""Pictures of the report pages for README and docs, made with Chromium where it is installed.

A picture depends on the browser and its fonts, so the tests only look whether each is there.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
EXAMPLE = ROOT / "examples" / "library-services" / "bids.yaml"
LETTER = "assessment-summary"
# Name, width and height in CSS pixels, and whether dark.
PICTURES = (
    ("report", 1280, 1640, False),
    ("report-dark", 1280, 1000, True),
    ("report-phone", 500, 1000, False),
    (LETTER, 900, 1150, False),
)


def draw() -> list[Path]:
    """Draw every picture and return their paths; none where there is no Chromium."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_bytes(_page())
        letter = Path(folder) / "letter.html"
        letter.write_bytes(_letter())
        for name, width, height, dark in PICTURES:
            subprocess.run(
                [
                    browser,
                    *("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                    *("--force-color-profile=srgb", "--no-first-run", "--disable-background-networking"),
                    *(["--blink-settings=preferredColorScheme=0"] if dark else []),
                    f"--user-data-dir={folder}/browser",
                    f"--window-size={width},{height}",
                    f"--screenshot={IMAGES / name}.png",
                    (letter if name == LETTER else page).as_uri(),
                ],
                check=True,
                capture_output=True,
                timeout=120,
            )
    return [IMAGES / f"{name}.png" for name, *_ in PICTURES]


def _page() -> bytes:
    from sv_score.assessment import assess
    from sv_score.writing.report import write
    from sv_score.writing.report.audience import Reader
    from sv_score.writing.report.contents import gather

    return write(gather(assess(str(EXAMPLE)), Reader()), "html")


def _letter() -> bytes:
    from sv_score.assessment import assess
    from sv_score.writing.summary import write
    from sv_score.writing.summary.letter import letter
    from sv_score.writing.summary.parts import document

    result = assess(str(EXAMPLE)).result
    assert result is not None
    made = document(letter(result, "mill", ("harbour",)))
    # The picture shows how the reasons look; the pages before them are the published criteria.
    start = next(
        n for n, part in enumerate(made.parts) if getattr(part, "text", "").startswith("Your tender")
    )
    return write(made._replace(parts=made.parts[start:]), "html")
