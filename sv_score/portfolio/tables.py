"""The tables that many evaluations are kept in: which columns, and of what type.

No column is a float. A score is kept twice: as the exact fraction, for readers, and as a decimal of 35 places
cut off (never rounded), for the engines to put in order. Fractions with denominators up to 10^17 are ordered
alike by both, and the fraction can be had back from the decimal (see `exact_score`).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

INTEGER = "int64"
TEXT = "string"
# 0 to 100 and 35 places: as many digits as engines have.
ORDERED = "decimal(38, 35)"
QUANTITY = "decimal(38, 9)"
AGREEMENT = "decimal(12, 4)"

# What a figure is about: which dimension (see `rows.scheme_of`), of which group.
GROUP = ("grouping", "group")
KEY = ("kind", "scheme", "authority", "dimension", *GROUP)
# Of ten points each.
BANDS = 10

PLACES = 35
FINEST = 10**17
# What a sum of a thousand million quantities still has room for.
LARGEST_QUANTITY = Decimal(10) ** 20
QUANTITY_PLACES = 9

# Of every table, the columns in their order.
TABLES: dict[str, dict[str, str]] = {
    # One row for each bids file. `scheme` is what its dimension ids belong to (see `rows.scheme_of`); `state`
    # is scored or left out, with the reason; `fingerprint` is over the checksums of all files read.
    "procurements": {
        "procurement": INTEGER,
        "path": TEXT,
        "id": TEXT,
        "kind": TEXT,
        "scheme": TEXT,
        "authority": TEXT,
        "sector": TEXT,
        "place": TEXT,
        "year": TEXT,
        "state": TEXT,
        "reason": TEXT,
        "bids": INTEGER,
        "answers": INTEGER,
        "marks": INTEGER,
        "fingerprint": TEXT,
    },
    # One row for each file that was read.
    "sources": {"procurement": INTEGER, "path": TEXT, "sha256": TEXT},
    # One row for each tag vocabulary that criteria of a dimension use, with all their tags of it.
    "tags": {"procurement": INTEGER, "dimension": TEXT, "vocabulary": TEXT, "tags": TEXT},
    # One row for each bid and dimension. `bid` is a number: names of bids and suppliers are not kept.
    "scores": {
        "procurement": INTEGER,
        "bid": INTEGER,
        "supplier_type": TEXT,
        "dimension": TEXT,
        "state": TEXT,
        "score": TEXT,
        "ordered": ORDERED,
        "band": INTEGER,
    },
    # One row for each piece of evidence that an answer names.
    "evidence": {
        "procurement": INTEGER,
        "bid": INTEGER,
        "supplier_type": TEXT,
        "dimension": TEXT,
        "evidence": TEXT,
    },
    # One row for each commitment; `quantity` is null where it is not stated or too fine to be added exactly.
    "commitments": {
        "procurement": INTEGER,
        "bid": INTEGER,
        "supplier_type": TEXT,
        "dimension": TEXT,
        "measure": TEXT,
        "unit": TEXT,
        "quantity": QUANTITY,
        "as_written": TEXT,
    },
    # One row for each figure of agreement in a dimension, rounded as `sv-score agreement` prints it.
    "agreement": {
        "procurement": INTEGER,
        "dimension": TEXT,
        "answers": INTEGER,
        "marks": INTEGER,
        "figure": TEXT,
        "value": AGREEMENT,
        "exact": TEXT,
    },
    # One row for each finding.
    "findings": {
        "procurement": INTEGER,
        "code": TEXT,
        "name": TEXT,
        "severity": TEXT,
        "file": TEXT,
    },
}


@lru_cache(maxsize=4096)
def ordered(score: Fraction) -> Decimal:
    """Return a score, 0 to 100, as a decimal with 35 places, cut off."""
    return Decimal(f"{score.numerator * 10**PLACES // score.denominator}E-{PLACES}")


@lru_cache(maxsize=4096)
def exact_score(cut_off: Decimal) -> Fraction:
    """Return the fraction that `ordered` made this decimal of.

    Two fractions with denominators up to 10^17 lie at least 10^-34 apart, and the decimal lies less than
    10^-35 below its own: the nearest such fraction is the one meant.
    """
    return Fraction(cut_off).limit_denominator(FINEST)
