"""Policy files: an authority's own rules as data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sv_score.model.finding import Finding
from sv_score.model.policy import Clause, Policy, scores_in
from sv_score.reading import faults
from sv_score.reading.decode import VERSION, Field, ListOf, Record
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.nodes import Mapping
from sv_score.reading.report import At, Report, quoted
from sv_score.reading.source import Source
from sv_score.reading.values import Identifier, Number, Text, Word

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
    """Check that a clause has what its kind needs, and that something can meet it."""
    needed = _NEEDS.get(values.get("kind", ""), ())
    if needed and all(CLAUSE.lacks(node, key) for key in needed):
        message = f"a `{values['kind']}` clause has no `{needed[0]}`"
        report.add(faults.MISSING_KEY, message, at, f"add `{'` or `'.join(needed)}`")
    least, most = values.get("at_least"), values.get("at_most")
    if least is not None and most is not None and least > most:
        message = f"`at_least` is {least:f} and `at_most` is {most:f}; nothing can be both"
        report.add(faults.OUT_OF_RANGE, message, (at, "at_least"), "exchange the two numbers")
    for index, scale in enumerate(values.get("scales", ())):
        if scores_in(scale) is None:
            help = 'put each scale between quotes: "0, 1, 2, 3" or "0 to 100 in steps of 5"'
            report.add(faults.WRONG_TYPE, f"{quoted(scale)} is not a scale", ((at, "scales"), index), help)


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
        "evidence": Field(
            ListOf(Identifier(), 1, "kind"), "kinds of evidence; every scored criterion asks for one"
        ),
        "scales": Field(ListOf(Text(), 1, "scale"), "the scales allowed, such as `0, 1, 2, 3, 4, 5`"),
        "value_from": Field(_AMOUNT, "smallest contract value it holds for, inclusive"),
        "value_above": Field(_AMOUNT, "contract value above which it holds, exclusive"),
        "value_below": Field(_AMOUNT, "contract value below which it holds, exclusive"),
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
    policy = decode_as(POLICY_FILE, "policy", node, source.label, findings)
    return policy and policy._replace(file=source.label)
