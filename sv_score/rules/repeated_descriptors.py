"""The levels of a scale have different descriptors.

## What it does
Reports two levels (or bands) of a scale with the same descriptor, and two neighbouring ones that share
nearly all their words. Descriptors with different numbers are different. Neighbours that differ only in
words of degree are left to SV307.

## Why it matters
Two levels with one description can be told apart only by a rule that was not published. Section 23 of the
Procurement Act 2023 asks for criteria that are clear, measurable and specific.

## Example
```yaml
scale:
  levels:
    - {}
    - {}
    - {}
    - {descriptor: "Each action has a date and a named person in charge."}
```

## Use instead
```yaml
scale:
  levels:
    - {}
    - {}
    - {}
    - {descriptor: "As 2, and a resident checks each action before it counts as done."}
```

## Options
- `similarity`: the percent of words that two neighbouring descriptors must share to be reported, 90 unless
  configured; 100 reports only the same words.
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.descriptors_differ_by_adverb import differ_by_degree
from sv_score.rules.subject import Subject, scales
from sv_score.rules.texts import Described, described, is_blank, word_set, words

RULE = Rule("SV306", "repeated-descriptors", Severity.WARNING)
OPTIONS = {"similarity": 90}

# A word of these makes another demand of an answer, however much else is the same.
_QUANTIFIERS = word_set("no not without none any all each every both one two three four five either")


def check(subject: Subject) -> Iterator[Finding]:
    """Report descriptors that are the same or nearly so."""
    similarity = subject.option(RULE, "similarity", OPTIONS["similarity"])
    for scale, route in scales(subject):
        seen: dict[tuple[str, ...], Described] = {}
        before: Described | None = None
        for level in described(scale, route):
            if is_blank(level.descriptor):
                continue
            same = seen.setdefault(tuple(words(level.descriptor)), level)
            if same is not level:
                yield _finding(subject, same, level, "have the same descriptor")
            elif before is not None and _alike(before.descriptor, level.descriptor, similarity):
                yield _finding(subject, before, level, "have nearly the same descriptor")
            before = level


def _alike(one: str, other: str, similarity: int) -> bool:
    first, second = set(words(one)), set(words(other))
    if len(first & second) * 100 < similarity * len(first | second):
        return False
    tells = any(word in _QUANTIFIERS or word.isdigit() for word in first ^ second)
    return not tells and not differ_by_degree(one, other)


def _finding(subject: Subject, one: Described, other: Described, what: str) -> Finding:
    message = f"levels {one.score:f} and {other.score:f} {what}, expected a difference that can be seen"
    help = f"say what an answer at {other.score:f} shows that one at {one.score:f} does not, or drop a level"
    labels = (Label(subject.criteria_file, one.route, f"level {one.score:f} is described here"),)
    return subject.at_criteria(RULE, message, other.route, help, labels=labels)
