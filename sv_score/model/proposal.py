"""What partners and user groups propose for the weights of a scheme, and what was decided.

A proposal says its weights in one of three ways. An order has no numbers and is never given any.
"""

from __future__ import annotations

from datetime import date as Day
from decimal import Decimal
from enum import StrEnum

from sv_score.model.finding import Route
from sv_score.model.named_tuple import NamedTuple


class How(StrEnum):
    """How a proposal says what weighs how much; the words are keys of the file."""

    WEIGHTS = "weights"
    ORDER = "order"
    SWINGS = "swings"


class Part(NamedTuple):
    """What is said about one dimension or criterion, by its id.

    `value` is a weight, a swing, or in an order the place from 1, equal ones sharing it (1, 2, 2, 4).
    `dimension` is the dimension a criterion was listed under, where the file lists it under one. `route`
    says where it is written.
    """

    id: str
    value: Decimal
    route: Route = ()
    dimension: str = ""


class Parts(NamedTuple):
    """What is said about dimensions and about criteria; empty where nothing is."""

    dimensions: tuple[Part, ...] = ()
    criteria: tuple[Part, ...] = ()


class Proposal(NamedTuple):
    """One group's proposal: `by` is who made it, `reasons` are theirs, `file` is where it was read."""

    id: str
    by: str = ""
    date: Day | None = None
    how: How = How.WEIGHTS
    parts: Parts = Parts()
    reasons: tuple[str, ...] = ()
    file: str = ""


class Decision(NamedTuple):
    """The weights that people agreed on, who decided, when and why."""

    date: Day | None = None
    decided_by: tuple[str, ...] = ()
    agreed: Parts = Parts()
    reasons: tuple[str, ...] = ()
    file: str = ""
