"""How much of the product the tests run, lines and branches apart; run after the tests.

One figure for both hides the branches, of which there are fewer: each has to reach the share by itself.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

LEAST = Fraction(95, 100)


def shares(totals: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Return how many lines and branches were run, and how many there are, from the totals of coverage.py."""
    return {
        "lines": (totals["covered_lines"], totals["num_statements"]),
        "branches": (totals["covered_branches"], totals["num_branches"]),
    }


def sentence(found: Mapping[str, tuple[int, int]]) -> str:
    """Return the shares in words, rounded down: what is a hair below the least share reads so."""
    told = (f"{of * 1000 // total / 10:.1f} % of {total:,} {what}" for what, (of, total) in found.items())
    return f"run by the tests: {' and '.join(told)}; at least {float(LEAST * 100):g} % of each has to be"


def enough(found: Mapping[str, tuple[int, int]]) -> bool:
    """Return whether lines and branches, each, reach the least share."""
    return all(of >= LEAST * total for of, total in found.values())


def main() -> int:
    """Print the shares and return the exit code: 1 where one is too small."""
    command = [sys.executable, "-m", "coverage", "json", "--quiet", "-o", "-"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        print(f"nothing is known about what the tests run: {(done.stdout + done.stderr).strip()}")
        return 1
    found = shares(json.loads(done.stdout)["totals"])
    print(sentence(found))
    return 0 if enough(found) else 1


if __name__ == "__main__":
    sys.exit(main())
