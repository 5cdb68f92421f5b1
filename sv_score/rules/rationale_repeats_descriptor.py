"""A rationale says more than the descriptor of the level.

## What it does
Reports rationales, the panel's and the evaluators', most of whose words stand in one descriptor of the
scale. Words that only join others and the pages cited do not count. A descriptor that builds on another
level ("As 3, and ...") has the words of that level too. The finding shows the share and the words.

## Why it matters
A note that an answer is of a high standard because it is of a high standard explains nothing: notes that
repeated the descriptor could not be defended in Woods Building Services v Milton Keynes Council [2015] EWHC
2011 (TCC). The explanation of a score in an assessment summary refers to what is in the tender.

## Example
```yaml
bids:
  - responses:
      LE1:
        consensus: {rationale: Each action has a date and there is a named person in charge.}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        consensus:
          rationale: "Bid p3 dates both starts and names the head gardener; p4 covers one park of four."
```

## Options
- `percent`: the share of a rationale's words that may stand in a descriptor, 70 unless configured; from it
  on the rationale is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules.record import Reason, at_reason, percent_of, rationales, reason_of, tokens
from sv_score.rules.subject import Subject
from sv_score.rules.texts import COMMON, content_words, described, is_blank
from sv_score.rules.wording import listed

RULE = Rule("SV609", "rationale-repeats-descriptor", Severity.WARNING)
OPTIONS = {"percent": 70}
# A rationale of fewer words that carry meaning says too little to compare; it is SV608.
_LEAST = 3
# A rationale is only looked at where a few of its first words stand in a descriptor.
_FIRST = 16
_FEW = 3
_TIMES = 3
_MARGIN = 20
# A page says where, and not what: a descriptor that was copied with a page behind it is still one.
_PLACE = r"\b(?:pp?|pages?|paras?|paragraphs?|sections?)\.? ?\d+(?:[-–.]\d+)*|\bbid\b"
_BUILT_ON = r"\b(?:as|level|score) (\d+(?:\.\d+)?)\b"
# Endings by which two forms of a word differ, the longest first.
_ENDINGS = ("ing", "ed", "es", "s")


class _Descriptors(NamedTuple):
    """The words of a scale's descriptors: by score, and all of them as they stand in a text.

    A text longer than `longest` characters has too many words for most of them to stand in a descriptor.
    """

    by_score: tuple[tuple[str, frozenset[str]], ...]
    plain: frozenset[str]
    longest: int


class _Echo(NamedTuple):
    score: str
    percent: int
    shared: tuple[str, ...]


def check(subject: Subject) -> Iterator[Finding]:
    """Report rationales that repeat a descriptor."""
    limit = subject.option(RULE, "percent", OPTIONS["percent"])
    known: dict[int, _Descriptors] = {}
    for said in rationales(subject):
        text, scale = said[0], said[1].scale
        descriptors = known.get(id(scale))
        if descriptors is None:
            descriptors = known[id(scale)] = _descriptors(scale)
        # Almost every rationale has too few of these words; finding that out must cost next to nothing.
        if len(text) > descriptors.longest:
            continue
        if len(descriptors.plain.intersection(text.split(None, _FIRST)[:_FIRST])) < _FEW:
            continue
        if _mostly_its_own(text, descriptors, limit):
            continue
        echo = _echo(text, descriptors)
        if echo is not None and echo.percent >= limit:
            yield _finding(subject, reason_of(said), echo)


def _descriptors(scale: Scale) -> _Descriptors:
    written = [level for level in described(scale, ()) if not is_blank(level.descriptor)]
    by_score: dict[str, frozenset[str]] = {}
    for level in sorted(written, key=lambda level: level.score):
        # "As 3, and ..." holds what level 3 says too.
        built_on = re.findall(_BUILT_ON, level.descriptor.casefold())
        words = _stems(level.descriptor).union(*(by_score.get(score, ()) for score in built_on))
        by_score[f"{level.score:f}"] = words
    plain: set[str] = set()
    for word in {word for level in written for word in tokens(level.descriptor)}:
        forms = (word, *(_stem(word) + ending for ending in ("", "e", *_ENDINGS)))
        plain.update(form + sign for form in (*forms, word.capitalize()) for sign in ("", ",", "."))
    longest = _TIMES * max((len(level.descriptor) for level in written), default=0)
    return _Descriptors(tuple(by_score.items()), frozenset(plain), longest)


def _mostly_its_own(text: str, descriptors: _Descriptors, limit: int) -> bool:
    """Return whether far too many words of a rationale stand in no descriptor, as a quick look can tell.

    Words with brackets or colons at them are taken for its own, so that a margin is left.
    """
    said = set(text.split()) - COMMON
    return len(said - descriptors.plain) * 100 > (100 - limit + _MARGIN) * len(said)


def _echo(text: str, descriptors: _Descriptors) -> _Echo | None:
    """Return the descriptor that shares the largest part of the rationale's words."""
    said = _stems(re.sub(_PLACE, " ", text, flags=re.IGNORECASE))
    if len(said) < _LEAST:
        return None
    echoes = (
        _Echo(score, percent_of(len(said & words), len(said)), tuple(sorted(said & words)))
        for score, words in descriptors.by_score
    )
    return max(echoes, key=lambda echo: echo.percent, default=None)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in content_words(text))


def _stem(word: str) -> str:
    """Return a word without its ending, so that named and names are one; short words stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _finding(subject: Subject, reason: Reason, echo: _Echo) -> Finding:
    words = {_stem(word): word for word in sorted(tokens(reason.text), reverse=True)}
    shared = listed([words.get(stem, stem) for stem in echo.shared])
    message = (
        f"{echo.percent} percent of the words of {reason.whose} {reason.where} stand in the descriptor "
        f"of level {echo.score}: {shared}"
    )
    help = "say what is in this bid, with its page, that the descriptor does not say"
    return at_reason(subject, RULE, message, reason, help)
