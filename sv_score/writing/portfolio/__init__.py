"""A portfolio as pages: parts for people, JSON and CSV for programs."""

from __future__ import annotations

from sv_score.portfolio.summary import Scheme

NOT_STATED = "not stated"
# Left-out files that a page for people lists before the rest is counted.
LISTED = 20

_KINDS = {"model": "Policy model", "criteria": "Criteria", "criteria-file": "Criteria file", "tag": "Tags of"}


def scheme_title(scheme: Scheme) -> str:
    """Return what people read of what dimension ids belong to."""
    title = f"{_KINDS.get(scheme.kind, scheme.kind)} {scheme.id}"
    return f"{title} · {scheme.authority}" if scheme.authority else title
