"""An authority's own policy on social value criteria, as clauses that a program checks."""

from decimal import Decimal
from typing import NamedTuple


class Clause(NamedTuple):
    """One clause of a policy: its number, its words, and what to check.

    `kind` is maximum_measures, maximum_criteria, required_tag, social_value_weight, required_evidence or
    allowed_scales; `at_most`, `at_least` (percent or number), `scheme` with `tag`, `evidence` and
    `scales` hold what the kind needs. The clause holds for contracts worth at least `value_from` and
    more than `value_above` pounds; without them, for all.
    """

    id: str
    kind: str = ""
    text: str = ""
    at_most: Decimal | None = None
    at_least: Decimal | None = None
    scheme: str = ""
    tag: str = ""
    evidence: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    value_from: Decimal | None = None
    value_above: Decimal | None = None


class Policy(NamedTuple):
    """A policy file: who set the policy and its clauses."""

    id: str
    title: str = ""
    authority: str = ""
    clauses: tuple[Clause, ...] = ()
