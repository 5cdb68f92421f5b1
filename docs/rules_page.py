"""The page of all rules, made from their own documentation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sv_score.rules.documentation import Documentation, all_documentation

BASE = Path(__file__).resolve().parent.parent / "tests" / "rules" / "base"
HEAD = """# Rules

Everything `sv-score check` can find, by code. This page is made from the rules themselves.

An **error** would make a result wrong, or leaves out what the law, the record or the authority's own
policy asks for. A **warning** needs a person to judge. An **info** is worth knowing. None of them says
that criteria are lawful or unlawful. [Checking](checking.md) says how a finding is accepted and how rules
are set.

Most examples are fragments, laid over [two small files](#under-the-examples) without faults: a mapping is
merged key by key, a list item by item, and `~` removes a key. The examples of SV0xx, SV1xx, SV513 and SV526
are files of their own. What stands under `sealed_as` is laid over the criteria file that was sealed on
2 March 2026, and `seal` over that seal.
"""


def rules_page() -> str:
    """Return the page: for each family of rules a table of them, then a section for each."""
    from sv_score.commands.rules import FAMILIES

    parts = [HEAD]
    for family, rules in groupby(all_documentation(), key=lambda d: d.rule.code[:3]):
        listed = list(rules)
        parts += [f"## {family}xx: {FAMILIES[family]}\n", _overview(listed)]
        for documentation in listed:
            parts += _section(documentation)
    parts.append("## Under the examples\n")
    for name in ("criteria.yaml", "bids.yaml"):
        parts.append(f"`{name}`\n\n```yaml\n{(BASE / name).read_text(encoding='utf-8')}```\n")
    return "\n".join(parts)


def _overview(rules: list[Documentation]) -> str:
    rows = [
        f"| [{d.rule.code}](#{d.rule.code.lower()}) | {d.rule.severity} | {d.title.replace('|', '&#124;')} |"
        for d in rules
    ]
    return "\n".join(["| code | | what should hold |", "|---|---|---|", *rows, ""])


def _section(documentation: Documentation) -> Iterator[str]:
    rule = documentation.rule
    yield f"### {rule.code}\n\n**{rule.name}** ({rule.severity}). {documentation.title}\n"
    yield f"{documentation.what}\n\n*Why it matters.* {documentation.why}\n"
    if documentation.example:
        yield f"Found in:\n\n```yaml\n{documentation.example}```\n"
        yield f"Not in:\n\n```yaml\n{documentation.instead}```\n"
    if documentation.options:
        yield f"Options:\n\n{documentation.options}\n"
