"""How much is read at most, so that a broken or hostile file cannot use up the machine.

Nobody should meet a limit by writing a file. Who does with an honest one raises it by an environment
variable, `SV_SCORE_MAX_FILE_MIB=1024` for one. A settings file cannot raise it: it may have come with the
files that it would let in.
"""

from __future__ import annotations

import os

MIB = 1024 * 1024
PREFIX = "SV_SCORE_MAX_"
# What environment variables said that is no number; the first file that is opened says so.
WRONG: list[str] = []


def _most(name: str, usual: int) -> int:
    """Return the limit that the environment names, or the usual one."""
    text = os.environ.get(PREFIX + name, "")
    if not text:
        return usual
    if text.isascii() and text.isdigit() and 0 < len(text.lstrip("0")) <= 10:
        return int(text)
    WRONG.append(f"{PREFIX}{name} is not a whole number above 0; the usual limit is {usual}")
    return usual


FILE_BYTES = _most("FILE_MIB", 256) * MIB
VALUES = _most("VALUES", 20_000_000)
# At once: bids are let go one by one, and no other file has nearly so many.
HELD_VALUES = _most("HELD_VALUES", 60_000)
# In one file.
BIDS = _most("BIDS", 100_000)
# Of one rule in one file.
FINDINGS = _most("FINDINGS", 1_000)
# The same where files have very many rows; with the one that counts the rest a screen can show them.
FEW_FINDINGS = 9
ALIASES = _most("ALIASES", 1_000)
ALIASED_VALUES = _most("ALIASED_VALUES", 100_000)
CSV_CELL = _most("CSV_CELL", 1_000_000)
PACKAGE_BYTES = _most("PACKAGE_MIB", 32) * MIB
UNPACKED_BYTES = _most("UNPACKED_MIB", 64) * MIB
PARTS = _most("PARTS", 2_000)
SHEET_CELLS = _most("SHEET_CELLS", 2_000_000)
BUNDLE_BYTES = _most("BUNDLE_MIB", 1_024) * MIB
BUNDLE_FILES = _most("BUNDLE_FILES", 10_000)

# Fixed: nothing that the format allows needs more.
DEPTH = 64
NUMBER_LENGTH = 40
BUNDLE_NAME = 400
# More columns than spreadsheet programs have, to XFD.
COLUMNS = 16_384


def raising(name: str, now: int) -> str:
    """Return how to raise the limit `name`, which is `now`, for the help of a finding."""
    return f"if the file is what it should be, set the environment variable {PREFIX}{name} above {now}"
