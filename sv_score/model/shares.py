"""Measures that are a share of something, so that no quantity of them can be above 100 percent."""

from __future__ import annotations

import re
from decimal import Decimal

from sv_score.model.criteria import Measure

WHOLE = Decimal(100)
_PERCENT = frozenset({"percent", "per cent", "percentage", "%"})
_PART = (
    r"\b(?:percent|per cent|percentage|proportion|part)\s+(?:by\s+\w+\s+)?of\b"
    r"|%\s+of\b|\bof\s+all\b|\bshare\b"
)
# What is set against an earlier or another amount can be more than the whole of it.
_AGAINST = (
    r"\b(?:grow(?:s|th|ing)?|increas\w*|rise|rises|rising|uplift|compared|baseline"
    r"|(?:last|previous|earlier) year|year before)\b"
)


def is_share(measure: Measure | None) -> bool:
    """Return whether the measure's unit is percent and its definition says of what it is a part."""
    if measure is None or " ".join(measure.unit.casefold().split()) not in _PERCENT:
        return False
    definition = " ".join(measure.definition.casefold().split())
    return bool(re.search(_PART, definition)) and not re.search(_AGAINST, definition)
