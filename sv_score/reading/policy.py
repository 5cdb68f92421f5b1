"""Policy files: an authority's own rules as data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sv_score.model.finding import Finding
from sv_score.model.policy import Clause, Policy
from sv_score.reading import faults
from sv_score.reading.decode import (
    VERSION,
    At,
    Field,
    Identifier,
    ListOf,
    Number,
    Record,
    Report,
    Text,
    Word,
)
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.source import Source
from sv_score.reading.yaml import Mapping

_AMOUNT = Number(Decimal(0))
# What each kind of clause cannot be checked without; one of several is enough.
_NEEDS = {
    "maximum_measures": ("at_most",),
    "maximum_criteria": ("at_most",),
    "required_tag": ("tag",),
    "social_value_weight": ("at_least", "at_most"),
    "required_evidence": ("evidence",),
    "allowed_scales": ("scales",),
}


def _clause_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Check that a clause has what its kind needs."""
    needed = _NEEDS.get(values.get("kind", ""), ())
    if needed and not any(key in node.entries for key in needed):
        message = f"a `{values['kind']}` clause has no `{needed[0]}`"
        report.add(faults.MISSING_KEY, message, at, f"add `{'` or `'.join(needed)}`")


CLAUSE = Record(
    Clause,
    "a clause",
    {
        "id": Field(Identifier(), "the clause's number in the policy", True),
        "kind": Field(Word(*_NEEDS), "what is checked", True),
        "text": Field(Text(), "the clause in the policy's words", True),
        "at_most": Field(_AMOUNT, "the largest number or percent allowed"),
        "at_least": Field(_AMOUNT, "the smallest number or percent allowed"),
        "scheme": Field(Identifier(), "the scheme of the tag; any scheme where left out"),
        "tag": Field(Text(), "a tag that at least one criterion must carry"),
        "evidence": Field(ListOf(Identifier()), "kinds of evidence every scored criterion must ask for"),
        "scales": Field(ListOf(Text()), "the scales allowed, such as `0, 1, 2, 3, 4, 5`"),
        "value_from": Field(_AMOUNT, "smallest contract value it holds for, inclusive"),
        "value_above": Field(_AMOUNT, "contract value above which it holds, exclusive"),
    },
    _clause_check,
)

POLICY_FILE = Record(
    Policy,
    "a policy file",
    {
        "sv_score": VERSION,
        "policy": Field(Identifier(), "its id", True, attribute="id", essential=True),
        "title": Field(Text(), "its title", True),
        "authority": Field(Text(), "whose policy it is"),
        "clauses": Field(ListOf(CLAUSE, 1, "clause"), "what it asks", True),
    },
)


def read_policy(source: Source, findings: list[Finding]) -> Policy | None:
    """Return an authority's policy; faults are added to `findings`."""
    node = compose_source(source, findings)
    return decode_as(POLICY_FILE, "policy", node, source.label, findings)
