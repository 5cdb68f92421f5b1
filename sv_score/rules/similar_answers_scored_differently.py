"""Nearly the same answer earns the same score.

## What it does
Compares the bidders' own texts, where responses carry an `answer`, within each criterion. Reports two answers
that share most of their words and have different final scores, or of which one is recorded to have a required
element that the other lacks, and says which elements these are.

## Why it matters
The same words of two bidders passed in one bid and failed in the other are unequal treatment, unless the
record shows what else set them apart. Bids were treated differently on the same fact in Woods Building
Services v Milton Keynes Council [2015] EWHC 2011 (TCC). Two answers may differ in one word that matters, so
this is a warning.

## Example
```yaml
bids:
  - responses:
      LE1: {answer: Two apprentices start in October and the head gardener trains them each week.}
  - responses:
      LE1:
        answer: Two apprentices start in October and the head gardener trains them every week.
        consensus: {score: 1}
```

## Use instead
```yaml
bids:
  - responses:
      LE1: {answer: Two apprentices start in October and the head gardener trains them each week.}
  - responses:
      LE1:
        answer: We will offer opportunities to young people where this is possible.
        consensus: {score: 1}
```

## Options
- `similarity`: the percent of their words that two answers must share to be reported, 80 unless configured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from math import ceil

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules.record import Judged, final_score, judged, percent_of, tokens
from sv_score.rules.subject import Subject
from sv_score.rules.texts import is_blank
from sv_score.rules.wording import listed

RULE = Rule("SV614", "similar-answers-scored-differently", Severity.WARNING)
OPTIONS = {"similarity": 80}
# Words that more answers than this have say little, and comparing all pairs would cost much. Answers with
# just the same words are always compared.
_MOST = 24


class _Answer(NamedTuple):
    judged: Judged
    score: Decimal
    words: frozenset[str]


def check(subject: Subject) -> Iterator[Finding]:
    """Report pairs of similar answers with different scores, at the later of the two."""
    limit = subject.option(RULE, "similarity", OPTIONS["similarity"])
    by_criterion: dict[str, list[_Answer]] = {}
    for one in judged(subject):
        score = None if is_blank(one.response.answer) else final_score(subject, one.response)
        if score is not None:
            answer = _Answer(one, score, frozenset(tokens(one.response.answer)))
            by_criterion.setdefault(one.criterion.id, []).append(answer)
    for answers in by_criterion.values():
        yield from _of_criterion(subject, answers, limit)


def _of_criterion(subject: Subject, answers: list[_Answer], limit: int) -> Iterator[Finding]:
    """Compare each answer with the earlier ones that it can be similar to.

    Two sets of words that share so much of them share one of their first few, whatever the order; with the
    rarest words first, few others have those.
    """
    having: Counter[str] = Counter(word for answer in answers for word in answer.words)
    leading: dict[str, list[int]] = {}
    alike: dict[frozenset[str], list[int]] = {}
    for place, answer in enumerate(answers):
        first = len(answer.words) - ceil(len(answer.words) * limit / 100) + 1
        signs = sorted(answer.words, key=lambda word: (having[word], word))[:first]
        near = {other for word in signs for other in leading.get(word, ())[:_MOST]}
        near.update(alike.get(answer.words, ())[:_MOST])
        for other in sorted(near):
            share = _share(answers[other].words, answer.words, limit)
            if share >= limit and _apart(answers[other], answer):
                yield _finding(subject, answers[other], answer, share)
                break
        for word in signs:
            leading.setdefault(word, []).append(place)
        alike.setdefault(answer.words, []).append(place)


def _apart(earlier: _Answer, later: _Answer) -> bool:
    """Return whether two answers have different scores, or an element that was found in one of them only."""
    return earlier.score != later.score or bool(_elements_apart(earlier.judged, later.judged))


def _elements_apart(one: Judged, other: Judged) -> list[str]:
    """Return the elements that were recorded for both answers and not alike."""
    found = other.response.elements
    return [name for name, status in one.response.elements.items() if found.get(name, status) != status]


def _share(one: frozenset[str], other: frozenset[str], limit: int) -> int:
    """Return the percent of their words that two answers share, 0 where their lengths rule out `limit`."""
    if min(len(one), len(other)) * 100 < limit * max(len(one), len(other)):
        return 0
    return percent_of(len(one & other), len(one | other))


def _finding(subject: Subject, earlier: _Answer, later: _Answer, share: int) -> Finding:
    one, other = later.judged, earlier.judged
    alike = earlier.score == later.score
    scores = (
        f"both score {later.score:f}" if alike else f"their scores are {earlier.score:f} and {later.score:f}"
    )
    message = (
        f"the answers to `{one.criterion.id}` of bids `{other.bid.id}` and `{one.bid.id}` share "
        f"{share} percent of their words; {scores}"
    )
    elements = [
        f"`{name}` is {_shown(other.response.elements[name])} in `{other.bid.id}` and "
        f"{_shown(one.response.elements[name])} in `{one.bid.id}`"
        for name in _elements_apart(other, one)
    ]
    message += f"; {listed(elements)}" if elements else ""
    help = "say in both records what sets the answers apart, or "
    help += "record the same of both" if alike else "give both the same score"
    finding = subject.at_bids(RULE, message, (*one.route, "answer"), help)
    label = Label(subject.bids_file, (*other.route, "answer"), f"earns {earlier.score:f}")
    return finding._replace(labels=(label,))


def _shown(status: str) -> str:
    return status.replace("_", " ")
