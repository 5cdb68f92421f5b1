"""Neighbouring levels differ in something that can be observed.

## What it does
Reports two neighbouring levels (or bands) whose descriptors are the same apart from words of degree, such
as good, very good, excellent, fully, mostly or some.

## Why it matters
Evaluators cannot observe the difference between a good and a very good answer, so their marks part and the
reasons repeat the descriptor. Such notes could not be defended in Woods Building Services v Milton Keynes
Council [2015] EWHC 2011 (TCC). Section 23 of the Procurement Act 2023 asks for criteria that are clear,
measurable and specific.

## Example
```yaml
scale:
  levels:
    - {}
    - {descriptor: A good answer to the question.}
    - {descriptor: A very good answer to the question.}
```

## Use instead
```yaml
scale:
  levels:
    - {}
    - {descriptor: "Actions are named, without dates."}
    - {descriptor: Each action has a date.}
```

## Options
- `also`: further words of degree, in lower case.
"""

from collections.abc import Iterator
from itertools import pairwise

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.subject import Subject, scales
from sv_score.rules.texts import Described, described, file_words, is_blank, word_set, words

RULE = Rule("SV307", "descriptors-differ-by-adverb", Severity.WARNING)
OPTIONS: dict[str, list[str]] = {"also": []}

_DEGREES = word_set(
    """
    acceptable adequate adequately basic broadly clear clearly completely comprehensive comprehensively
    considerable considerably convincing convincingly detailed entirely excellent exceptional
    exceptionally extremely fair fairly few full fully generally good great greatly high highly
    insufficient largely limited little low mainly major many minor moderate moderately most mostly much
    outstanding partial partially partly poor poorly quite rather reasonable reasonably robust
    satisfactory significant significantly slight slightly some somewhat strong strongly substantial
    substantially sufficient superior thorough thoroughly totally unacceptable unsatisfactory very weak
    weakly well
    """
)
_ARTICLES = frozenset(("a", "an", "the"))


def check(subject: Subject) -> Iterator[Finding]:
    """Report neighbouring descriptors that differ only in degree."""
    degrees = _DEGREES.union(word.casefold() for word in subject.option(RULE, "also", OPTIONS["also"]))
    if file_words(subject).isdisjoint(degrees):
        return
    for scale, route in scales(subject):
        written = [level for level in described(scale, route) if not is_blank(level.descriptor)]
        for lower, upper in pairwise(written):
            if differ_by_degree(lower.descriptor, upper.descriptor, degrees):
                yield _finding(subject, lower, upper)


def differ_by_degree(one: str, other: str, degrees: frozenset[str] = _DEGREES) -> bool:
    """Return whether two texts are different, but only in words of degree."""
    first, second = words(one), words(other)
    if degrees.isdisjoint(first) and degrees.isdisjoint(second):
        return False
    return first != second and _bare(first, degrees) == _bare(second, degrees)


def _bare(said: tuple[str, ...], degrees: frozenset[str]) -> list[str]:
    return [word for word in said if word not in degrees and word not in _ARTICLES]


def _finding(subject: Subject, lower: Described, upper: Described) -> Finding:
    message = (
        f"levels {lower.score:f} and {upper.score:f} differ only in words of degree, "
        "expected something that an evaluator can observe"
    )
    help = f"say what an answer at {upper.score:f} contains that one at {lower.score:f} does not"
    labels = (Label(subject.criteria_file, lower.route, f"level {lower.score:f} is described here"),)
    return subject.at_criteria(RULE, message, upper.route, help, labels=labels)
