"""The published texts of a criteria file, walked once for all rules that read them.

For maintainers: `flat` is what patterns are matched on: lower case, hyphens and line breaks as single
spaces. A rule names texts of which one must occur in the file before any passage is searched: most
files hold none of them, and a pattern costs much more than looking for a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, islice

from sv_score.model.criteria import Criterion, Kind, Measure, Scale
from sv_score.model.finding import Route
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules.subject import Subject, criteria, dimensions


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as a text."""
    return frozenset(text.split())


_WORD = r"[^\W_]+"
_TYPOGRAPHIC = {ord(c): " " for c in "‐‑‒–—"} | {0xAD: "", ord("’"): "'"}
_PUNCTUATION = str.maketrans(dict.fromkeys("\0.,;:?!()[]/\"'", " "))
_PLACEHOLDERS = frozenset(("", "n/a", "na", "tbc", "tbd", "tba", "todo", "xxx", "to be confirmed"))
COMMON = word_set(
    """
    a about all an and any are as at be been by can could describe do does each explain for from give
    had has have how if in into is it its many may much of on or our please provide shall should so
    state such than that the their them there these they this those to under up us was we were what when
    where which who whose why will with within would you your bidder bidders contract
    """
)
# Words around a phrase by which a sentence turns it down rather than asks for it.
_REFUSAL_BEFORE = r"\b(?:not|never|no|nor|neither|without|cannot|rather than|instead of)\b"
_REFUSAL_AFTER = r"\b(?:not|never|cannot|nothing)\b"
# How many places of one text are looked at before it counts as turned down.
_MOST_MATCHES = 16
# Wording that ties a text to what is bought.
ON_CONTRACT = r"\b(?:this|the|our|these) (?:contract|services?|works?|repairs|project)\b"


class Part(StrEnum):
    """What a passage is, in the words of a message."""

    TITLE = "title"
    QUESTION = "question"
    DESCRIPTION = "description"
    SUB_CRITERION = "sub-criterion"
    ELEMENT = "required element"
    DEFINITION = "definition"
    UNIT = "unit"
    DESCRIPTOR = "descriptor"
    NAME = "name"
    EVIDENCE = "evidence"
    ABOUT = "opening description"


ASKED = frozenset((Part.TITLE, Part.QUESTION, Part.SUB_CRITERION, Part.ELEMENT))
ALL = frozenset(Part)


class Passage(NamedTuple):
    """One published text, `flat` and as `written`; `of` says whose it is, in which `criterion`, if any."""

    flat: str
    part: Part
    of: str
    route: Route
    criterion: Criterion | None = None
    written: str = ""

    @property
    def what(self) -> str:
        """Return what to call it in a message: the question of `LE1`."""
        return f"the {self.part} of {self.of}"


class Described(NamedTuple):
    """A level or a band of a scale with its descriptor; `route` is that of the descriptor."""

    score: Decimal
    descriptor: str
    route: Route


class _Texts(NamedTuple):
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    whole: str
    words: frozenset[str]

    def holding(self, hints: Iterable[str]) -> list[Passage]:
        """Return the passages that hold one of the phrases `hints`, in their order."""
        at: set[int] = set()
        for hint in hints:
            if not self.words.issuperset(hint.split()):
                continue
            place = self.whole.find(hint)
            while place >= 0:
                at.add(bisect_right(self.starts, place) - 1)
                place = self.whole.find(hint, place + 1)
        return [self.passages[index] for index in sorted(at)]


_Raw = tuple[str, Part, str, Route, Criterion | None]
# Between the passages of a file; no text can hold it.
_BETWEEN = "\0"


def flat(text: str) -> str:
    """Return `text` on one line in lower case, hyphens as spaces."""
    shown = text if text.isascii() else text.translate(_TYPOGRAPHIC)
    return " ".join(shown.casefold().replace("-", " ").split())


@lru_cache(maxsize=512)
def words(text: str) -> tuple[str, ...]:
    """Return the words, numbers and comparison signs of `text` in lower case, in their order."""
    return tuple(re.findall(_WORD + "|[<>≤≥]", text.casefold()))


def content_words(text: str) -> frozenset[str]:
    """Return the words of `text` that carry its matter: those of asking, linking and pointing left out."""
    return frozenset(words(text)).difference(COMMON)


def is_blank(text: str) -> bool:
    """Return whether `text` says nothing: empty, only dots, or a placeholder such as TBC."""
    return len(text) < 24 and text.strip(" .…-–_?!*[]<>\n\t").casefold() in _PLACEHOLDERS


def described(scale: Scale, route: Route) -> list[Described]:
    """Return the levels, or else the bands, of a scale in their order."""
    if scale.levels:
        return [
            Described(level.score, level.descriptor, (*route, "levels", index, "descriptor"))
            for index, level in enumerate(scale.levels)
        ]
    return [
        Described(band.start, band.descriptor, (*route, "bands", index, "descriptor"))
        for index, band in enumerate(scale.bands)
    ]


def judged_scales(subject: Subject) -> Iterator[tuple[Scale, Route]]:
    """Yield the scales by which evaluators judge answers, with their routes.

    A measured criterion's own scale is left out: its published bands say what earns each score.
    """
    published = subject.criteria
    if published is None:
        return
    scored = [(c, route) for c, route in criteria(subject) if c.kind is Kind.SCORED]
    if published.scale is not None and any(c.scale is None for c, _ in scored):
        yield published.scale, ("scale",)
    yield from ((c.scale, (*route, "scale")) for c, route in scored if c.scale is not None)


def measures_of(criterion: Criterion, route: Route) -> Iterator[tuple[Measure, Route]]:
    """Yield the measure and the reported measures of a criterion with their routes."""
    if criterion.measure is not None:
        yield criterion.measure, (*route, "measure")
    for index, measure in enumerate(criterion.measures):
        yield measure, (*route, "measures", index)


def passages(subject: Subject, parts: Collection[Part] = ALL) -> Iterator[Passage]:
    """Yield the published texts of these parts that are not empty."""
    return (passage for passage in subject.once(_texts).passages if passage.part in parts)


def whole(subject: Subject) -> str:
    """Return all published texts in one, as patterns are matched on: to see quickly what is not there."""
    return subject.once(_texts).whole


def file_words(subject: Subject) -> frozenset[str]:
    """Return every word of the published texts."""
    return subject.once(_texts).words


def found(
    subject: Subject, pattern: str, hints: Iterable[str], parts: Collection[Part] = ALL
) -> Iterator[tuple[Passage, str]]:
    """Yield the passages of these parts in which `pattern` is found, with the words found.

    Only passages that hold one of `hints`, phrases of whole words, are searched. A sentence that turns
    the matter down ("is not assessed") is passed over.
    """
    for passage in subject.once(_texts).holding(hints):
        words = _first_match(passage.flat, pattern) if passage.part in parts else ""
        if words:
            yield passage, words


def found_in_any(
    subject: Subject, wordings: Iterable[tuple[Iterable[str], str]], parts: Collection[Part] = ALL
) -> Iterator[tuple[Passage, str]]:
    """Yield passages as `found` does, each once, for several patterns that each have hints of their own."""
    seen: set[Route] = set()
    for hints, pattern in wordings:
        for passage, words in found(subject, pattern, hints, parts):
            if passage.route not in seen:
                seen.add(passage.route)
                yield passage, words


def first_match(passage: Passage, pattern: str, hints: Iterable[str]) -> str:
    """Return the words of one passage that `pattern` matches, as `found` does, or an empty text."""
    return _first_match(passage.flat, pattern) if any(hint in passage.flat for hint in hints) else ""


def _first_match(text: str, pattern: str) -> str:
    for match in islice(re.finditer(pattern, text), _MOST_MATCHES):
        if not refused(text, match.start(), match.end()):
            return match[0].strip()
    return ""


def refused(text: str, start: int, end: int) -> bool:
    """Return whether the sentence of `text` around start and end turns down what stands there."""
    before = sentences(text[:start])[-1]
    after = sentences(text[end:])[0]
    return bool(re.search(_REFUSAL_BEFORE, before) or re.search(_REFUSAL_AFTER, after))


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`; a text without an end of sentence is one."""
    return re.split(r"[.;:?!](?= |$)", text)


def _texts(subject: Subject) -> _Texts:
    raw = [item for item in _walk(subject) if item[0]]
    # Flattened in one go: a file has hundreds of short texts.
    everything = flat(_BETWEEN.join([item[0] for item in raw]))
    shown = everything.split(_BETWEEN)
    found = tuple(
        Passage(text.strip(), part, of, route, criterion, written)
        for text, (written, part, of, route, criterion) in zip(shown, raw, strict=False)
    )
    starts = tuple(accumulate((len(text) + 1 for text in shown), initial=0))
    vocabulary = frozenset(everything.translate(_PUNCTUATION).split())
    return _Texts(found, starts, everything, vocabulary)


def _walk(subject: Subject) -> Iterator[_Raw]:
    published = subject.criteria
    if published is None:
        return
    yield published.description, Part.ABOUT, "the file", ("description",), None
    if published.scale is not None:
        yield from _of_scale(published.scale, ("scale",), None)
    for dimension, route in dimensions(subject):
        of = f"`{dimension.id}`"
        yield dimension.name, Part.NAME, of, (*route, "name"), None
        yield dimension.description, Part.DESCRIPTION, of, (*route, "description"), None
    for criterion, route in criteria(subject):
        yield from _of_criterion(criterion, route)


def _of_criterion(criterion: Criterion, route: Route) -> Iterator[_Raw]:
    of = f"`{criterion.id}`"
    yield criterion.title, Part.TITLE, of, (*route, "title"), criterion
    yield criterion.question, Part.QUESTION, of, (*route, "question"), criterion
    yield criterion.description, Part.DESCRIPTION, of, (*route, "description"), criterion
    for index, sub in enumerate(criterion.sub_criteria):
        at = (*route, "sub_criteria", index, *(("text",) if sub.id else ()))
        yield sub.text, Part.SUB_CRITERION, of, at, criterion
    for index, element in enumerate(criterion.requires):
        yield element.text, Part.ELEMENT, of, (*route, "requires", index, "text"), criterion
    for index, kind in enumerate(criterion.evidence):
        yield kind.replace("_", " "), Part.EVIDENCE, of, (*route, "evidence", index), criterion
    for measure, at in measures_of(criterion, route):
        of = f"measure `{measure.id}`"
        yield measure.definition, Part.DEFINITION, of, (*at, "definition"), criterion
        yield measure.unit, Part.UNIT, of, (*at, "unit"), criterion
    if criterion.scale is not None:
        yield from _of_scale(criterion.scale, (*route, "scale"), criterion)


def _of_scale(scale: Scale, route: Route, criterion: Criterion | None) -> Iterator[_Raw]:
    whose = f" of `{criterion.id}`" if criterion else ""
    for level in described(scale, route):
        if level.descriptor:
            yield level.descriptor, Part.DESCRIPTOR, f"level {level.score:f}{whose}", level.route, criterion
