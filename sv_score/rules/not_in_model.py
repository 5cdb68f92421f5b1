"""A code is one of the model it is given for.

## What it does
Reports a tag under a policy model's id that is no theme, outcome or award criterion of that model, and
says so where the code belongs to another model. Ids count whatever their case.

## Why it matters
The three Social Value Models use similar codes for different things: PPN 06/20 numbers its criteria 1.1 to
8.2, PPN 002 and PPN 026 use 1a, 1b and so on, and 2b exists in PPN 026 only. Text and codes of the old
model pasted into a tender under a new one are the commonest fault of this kind; bidders then answer to an
award criterion that is not in force.

## Example
```yaml
model: ppn-002
dimensions:
  - criteria:
      - tags: {ppn-002: ["2.2"]}
```

## Use instead
```yaml
model: ppn-002
dimensions:
  - criteria:
      - tags: {ppn-002: [6a]}
```
"""

from collections.abc import Iterator, Mapping

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.reading import ready
from sv_score.rules.menu import Entry, menu, tags
from sv_score.rules.subject import Subject
from sv_score.rules.wording import listed, nearest

RULE = Rule("SV403", "not-in-model", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report codes that their model does not have."""
    menus: dict[str, Mapping[str, Entry] | None] = dict.fromkeys(("act", "sdg"))
    for tag in tags(subject):
        if tag.scheme not in menus:
            menus[tag.scheme] = _menu_of(tag.scheme, subject)
        entries = menus[tag.scheme]
        wanted = _flat(tag.code)
        if entries is None or wanted in entries:
            continue
        elsewhere = _elsewhere(subject, wanted, tag.scheme)
        expected = elsewhere or "expected one of its themes, outcomes or criteria"
        message = f"`{tag.scheme}` has no `{tag.code}`; {expected}"
        yield subject.at_criteria(RULE, message, tag.route, _help(wanted, tag.scheme, entries))


def _menu_of(scheme: str, subject: Subject) -> Mapping[str, Entry] | None:
    model = subject.model
    if model is None or scheme != model.id:
        model = subject.model_named(scheme)
    return None if model is None else menu(model)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _elsewhere(subject: Subject, wanted: str, scheme: str) -> str:
    """Return which other models have the code or the name."""
    found = []
    for name in ready.model_ids():
        model = subject.model_named(name)
        if model is None or name == scheme or model.status == "reference":
            continue
        entry = next((e for key, e in menu(model).items() if wanted in (key, e.name.casefold())), None)
        if entry is not None:
            found.append(f"the {entry.level.lower()} `{entry.code}` of `{name}`")
    return f"this is {listed(found)}" if found else ""


def _help(wanted: str, scheme: str, entries: Mapping[str, Entry]) -> str:
    named = [entry.code for entry in entries.values() if entry.name.casefold() == wanted]
    if named:
        return f"write its id, `{named[0]}`"
    # Codes of two or three characters are all alike.
    near = nearest(wanted, [entry.code for entry in entries.values()]) if len(wanted) > 3 else ""
    hint = f"did you mean `{near}`? " if near else ""
    return f"{hint}`sv-score criteria show {scheme}` lists the codes"
