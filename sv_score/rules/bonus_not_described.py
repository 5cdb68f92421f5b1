"""Levels above full compliance say what earns them.

## What it does
Reports a level (or band) above `meets_at` without a descriptor, or with one that only says that the
requirement is exceeded. Scales of measured criteria are left out, since their bands say what earns each
score.

## Why it matters
In Letting International v Newham [2008] EWHC 1583 (QB) the marks above full compliance were kept for
exceeding the specification, bidders had not been told, and the award was unlawful. What is meant by more
than the requirement may be published elsewhere in the tender documents, so this is a warning.

## Example
```yaml
scale:
  levels:
    - {}
    - {}
    - {}
    - {descriptor: Exceeds the requirement in most respects.}
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
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import described, is_blank, judged_scales, word_set, words

RULE = Rule("SV310", "bonus-not-described", Severity.WARNING)

# What is left of a descriptor without these is what more an answer has to show.
_EMPTY_WORDS = word_set(
    """
    a above add added additional additionally addresses adds all an and answer answers any areas as asked
    aspects assessor at authority benefit benefits better beyond bid bonus both broad broadly but buyer
    clear clearly client comprehensive confidence confident consistently council creative creativity
    criteria criterion delivers demonstrates detailed doubt elements evaluator evaluators every exceed
    exceeded exceeding exceeds excellent exceptional exceptionally exemplary expectation expectations
    expected extra far for full fully further furthermore gain gained give gives giving goes good greatly
    high highest highly in innovation innovations innovative innovatively is it its key level levels many
    mark marks material meeting meets more most much no of offer offers on or our outstanding over plus
    provides quality question required requirement requirements requires reserved respect respects
    response score scores several shows significant significantly some standard standards strong
    substantial substantially superior tender than that the this to us value very way ways well what
    which with
    """
)
_REFERRING = ("as", "level", "levels", "score", "scores", "at")


def check(subject: Subject) -> Iterator[Finding]:
    """Report levels above `meets_at` that do not say what more is needed."""
    for scale, route in judged_scales(subject):
        if scale.meets_at is None:
            continue
        for level in described(scale, route):
            if level.score <= scale.meets_at:
                continue
            blank = is_blank(level.descriptor)
            if blank or _says_nothing_more(level.descriptor):
                how = "has no descriptor" if blank else "only says that more is needed"
                message = f"level {level.score:f} is above `meets_at` and {how}, expected what earns it"
                help = f"say what an answer contains beyond one at {scale.meets_at:f}, or drop the level"
                yield subject.at_criteria(RULE, message, level.route, help)


def _says_nothing_more(descriptor: str) -> bool:
    """Return whether nothing but words of exceeding remains, references to other levels left aside."""
    said = words(descriptor)
    return all(
        word in _EMPTY_WORDS or (word.isdigit() and before in _REFERRING)
        for before, word in zip(("", *said), said, strict=False)
    )
