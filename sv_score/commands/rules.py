"""`sv-score explain CODE` and `sv-score rules`: the documentation of every rule."""

from __future__ import annotations

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import out
from sv_score.reading.report import did_you_mean
from sv_score.reading.source import Unreadable
from sv_score.rules.documentation import Documentation, all_documentation

# What the first digit of a code stands for.
FAMILIES = {
    "SV0": "the file itself",
    "SV1": "shape",
    "SV2": "arithmetic",
    "SV3": "lawful and clear criteria",
    "SV4": "policy models and authority policies",
    "SV5": "bids and scores",
    "SV6": "evaluation record",
    "SV7": "publication",
}


def explain(name: str) -> ExitCode:
    """Print what a rule does, why it matters and examples; `name` is its code or its name."""
    out(page(documented(name)))
    return ExitCode.DONE


def documented(name: str) -> Documentation:
    """Return the documentation of the rule with this code or name; raise `Unreadable` where there is none."""
    for documentation in all_documentation():
        if name.casefold() in (documentation.rule.code.casefold(), documentation.rule.name):
            return documentation
    known = [word for d in all_documentation() for word in (d.rule.code, d.rule.name)]
    raise Unreadable(f"no rule `{name}`; {did_you_mean(name, known, '`sv-score rules` lists them')}")


def list_rules(only: str) -> ExitCode:
    """List the rules, all or those whose code starts with `only` or whose name contains it."""
    wanted = only.casefold()
    found = [
        d for d in all_documentation() if d.rule.code.casefold().startswith(wanted) or wanted in d.rule.name
    ]
    if not found:
        raise Unreadable(f"no rule matches `{only}`; `sv-score rules` lists them all")
    family = ""
    for documentation in found:
        rule = documentation.rule
        if rule.code[:3] != family:
            out(f"{'' if not family else chr(10)}{rule.code[:3]}xx {FAMILIES[rule.code[:3]]}\n")
            family = rule.code[:3]
        out(f"  {rule.code}  {rule.severity:8} {rule.name:32} {documentation.title}\n")
    return ExitCode.DONE


def page(documentation: Documentation) -> str:
    """Return a rule's documentation as the text that `explain` prints."""
    rule = documentation.rule
    parts = [f"{rule.code} {rule.name} ({rule.severity})\n\n{documentation.title}\n"]
    for heading, text in (
        ("What it does", documentation.what),
        ("Why it matters", documentation.why),
        ("Example", _indented(documentation.example)),
        ("Use instead", _indented(documentation.instead)),
        ("Options", documentation.options),
    ):
        if text:
            parts.append(f"{heading}\n\n{text.rstrip()}\n")
    return "\n".join(parts)


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
