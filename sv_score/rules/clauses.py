"""Clauses of an authority's policy, as the rules on them share them: which hold, how they are named."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Route, Rule
from sv_score.model.policy import Clause
from sv_score.rules.menu import contract, value_fits
from sv_score.rules.subject import Subject


def clauses(subject: Subject, kind: str) -> Iterator[tuple[Clause, int]]:
    """Yield the clauses of a kind that hold for this contract, with their positions in the policy.

    A clause for certain contract values does not hold where the file states no value; SV412 says so.
    """
    for index, clause in enumerate(subject.policy.clauses if subject.policy else ()):
        if clause.kind == kind and value_fits(clause, contract(subject).value):
            yield clause, index


def broken(
    subject: Subject,
    rule: Rule,
    clause: tuple[Clause, int],
    found: str,
    route: Route,
    *,
    on_key: bool = False,
) -> Finding:
    """Return a finding that names the clause, quotes it, and points at it in the policy file."""
    (given, index), policy = clause, subject.policy
    name = policy.id if policy else ""
    words = " ".join(given.text.split())
    message = f"{found}, by clause `{given.id}` of policy `{name}`"
    labels: tuple[Label, ...] = ()
    if policy and policy.file:
        labels = (Label(policy.file, ("clauses", index), f"clause {given.id}"),)
    help = f"clause `{given.id}` reads: “{words}”"
    return subject.at_criteria(rule, message, route, help, on_key=on_key, labels=labels)
