"""No two criteria ask for the same thing.

## What it does
Reports two weighted criteria with the same title, with questions that share nearly all their words, or
measured by a measure of the same id. Questions with different numbers are different.

## Why it matters
Practice, not law: one activity then earns marks twice, and its real weight is the sum of two published
ones. Evaluators cannot tell which answer belongs where.

## Example
```yaml
dimensions:
  - {}
  - criteria:
      - question: How will apprentices from the district work on the care of the parks?
```

## Use instead
```yaml
dimensions:
  - {}
  - criteria:
      - question: How will the four friends groups take part in planning each season?
```

## Options
- `similarity`: the percent of words that two questions must share to be reported, 80 unless configured.
"""

from collections.abc import Iterator
from math import ceil

from sv_score.model.criteria import Criterion, Kind
from sv_score.model.finding import Finding, Label, Route, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import content_words, words

RULE = Rule("SV318", "asks-the-same-twice", Severity.WARNING)
OPTIONS = {"similarity": 80}

_Placed = tuple[Criterion, Route]
# Longer questions are compared by their beginnings, and by this many of their words.
_LONGEST = 2000
_MOST_WORDS = 16


def check(subject: Subject) -> Iterator[Finding]:
    """Report criteria that ask what an earlier one asks."""
    similarity = subject.option(RULE, "similarity", OPTIONS["similarity"])
    weighed = [(c, route) for c, route in criteria(subject) if c.kind is not Kind.GATE]
    measures: dict[str, _Placed] = {}
    titles: dict[str, _Placed] = {}
    questions = _Questions(similarity)
    for placed in weighed:
        criterion = placed[0]
        same_measure = _first(measures, criterion.measure.id.casefold() if criterion.measure else "", placed)
        same_title = _first(titles, " ".join(words(criterion.title)), placed)
        same_question = questions.like(placed)
        if same_question:
            yield _finding(subject, same_question, placed, "question", "nearly the same question as")
        elif same_title:
            yield _finding(subject, same_title, placed, "title", "the same title as")
        elif same_measure:
            yield _finding(subject, same_measure, placed, "measure", "the same measure as")


def _first(known: dict[str, _Placed], text: str, placed: _Placed) -> _Placed | None:
    """Return the criterion that had this text before; remember this one where there was none."""
    first = known.setdefault(text, placed) if text else placed
    return None if first is placed else first


class _Questions:
    """The questions so far, by their first words in the order of the alphabet.

    Two questions that share most of their words share one of the first few; the others need not be
    compared.
    """

    def __init__(self, similarity: int) -> None:
        self.similarity = similarity
        self.by_word: dict[str, list[tuple[frozenset[str], _Placed]]] = {}

    def like(self, placed: _Placed) -> _Placed | None:
        """Return an earlier criterion with nearly the same question, and remember this one."""
        asked = content_words(placed[0].question[:_LONGEST])
        leading = len(asked) - ceil(len(asked) * self.similarity / 100) + 1
        near = None
        for word in sorted(asked)[: min(leading, _MOST_WORDS)]:
            others = self.by_word.setdefault(word, [])
            near = near or next((other for known, other in others if self._alike(asked, known)), None)
            # A word that very many questions share says little, and comparing all pairs costs much.
            if len(others) < 32:
                others.append((asked, placed))
        return near

    def _alike(self, one: frozenset[str], other: frozenset[str]) -> bool:
        if len(one & other) * 100 < self.similarity * len(one | other):
            return False
        return not any(word.isdigit() for word in one ^ other)


def _finding(subject: Subject, earlier: _Placed, later: _Placed, key: str, what: str) -> Finding:
    message = f"`{later[0].id}` has {what} `{earlier[0].id}`, expected two different things"
    help = "ask for it once, or say in each question what the other one leaves out"
    labels = (Label(subject.criteria_file, (*earlier[1], key), "asked here first"),)
    route = (*later[1], key, "id") if key == "measure" else (*later[1], key)
    return subject.at_criteria(RULE, message, route, help, labels=labels)
