"""What a history says and what has changed since; the scores in the files on one side, entries on the other.

Replaying a history gives the scores it leads to. Comparing these with the scores in the files gives what
is still to be recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sv_score.model.bids import Consensus, Evaluation, Mark, Response
from sv_score.model.checksum import sha256
from sv_score.model.history import NO_WORDS, Entry, History, Place, Whose
from sv_score.model.named_tuple import NamedTuple

Words = Mapping[str, str]


class Given(NamedTuple):
    """A score as text and the words beside it."""

    score: str | None
    words: Words = NO_WORDS


class Standing(NamedTuple):
    """Where a history leaves one score; `unexplained` is the last change of it that has no reason."""

    given: Given
    unexplained: Entry | None = None


class Change(NamedTuple):
    """A difference between the files and the history; `first` where the history never had this score."""

    place: Place
    old: Given
    new: Given
    first: bool = False

    @property
    def needs_reason(self) -> bool:
        """Return whether a score was changed or withdrawn, and not only entered or put in other words."""
        return not self.first and self.old.score != self.new.score


# What stands in the files.


def current(evaluation: Evaluation) -> dict[Place, Given]:
    """Return every score of the bids file and its score files, in the order of the bids file."""
    found: dict[Place, Given] = {}
    for bid in evaluation.bids:
        for criterion, response in bid.responses.items():
            for mark in response.marks:
                # An evaluator's place that is still empty is no score.
                if score := mark_text(mark):
                    place = Place(bid.id, criterion, Whose.MARK, mark.evaluator)
                    found[place] = Given(score, _texts(mark))
            for whose, given in _panel_and_answer(response):
                found[Place(bid.id, criterion, whose)] = given
    return found


def mark_text(mark: Mark) -> str:
    """Return what an evaluator gave: `3`, `abstained`, or `excluded 3` where it was set aside."""
    score = "" if mark.score is None else number_text(mark.score)
    if mark.abstained:
        return "abstained"
    return f"excluded {score}".strip() if mark.excluded else score


def number_text(value: Decimal) -> str:
    """Return a number by its value: 4, 4.0 and 4.00 are the same score."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _panel_and_answer(response: Response) -> Iterator[tuple[Whose, Given]]:
    """Yield the panel's score and the bidder's answer, where there is one."""
    beside = {"rationale": _flat(response.rationale)} if response.rationale else NO_WORDS
    agreed = response.consensus
    if agreed is not None and agreed.score is not None:
        yield Whose.CONSENSUS, Given(number_text(agreed.score), _consensus_words(agreed))
    elif response.agreed is not None:
        yield Whose.CONSENSUS, Given(number_text(response.agreed), beside)
    if response.no_response:
        yield Whose.ANSWER, Given("no response", beside)
    elif response.passed is not None:
        yield Whose.ANSWER, Given("pass" if response.passed else "fail", beside)
    elif response.quantity is not None:
        yield Whose.ANSWER, Given(f"{number_text(response.quantity)} {response.unit}".strip(), beside)


def _consensus_words(agreed: Consensus) -> dict[str, str]:
    words = _texts(agreed)
    words |= {f"difference of {d.evaluator}": _flat(d.resolution) for d in agreed.differences}
    return words | {f"dissent of {d.evaluator}": _flat(d.reason) for d in agreed.dissent}


def _texts(value: Mark | Consensus) -> dict[str, str]:
    """Return the texts of a mark or a consensus by name; how a text is wrapped in the file is no matter."""
    pairs = zip(value._fields, value, strict=True)
    kept = (pair for pair in pairs if pair[0] not in ("evaluator", "file"))
    return {name: _flat(text) for name, text in kept if isinstance(text, str) and text}


def _flat(text: str) -> str:
    return " ".join(text.split())


# What the history leads to.


def replayed(entries: Iterable[Entry]) -> dict[Place, Standing]:
    """Return where the entries leave each score."""
    state: dict[Place, Standing] = {}
    for entry in entries:
        before = state.get(entry.place)
        # An entry that leaves the score as it was may bring the reason that a change before it lacked.
        unexplained = before.unexplained if before is not None and entry.old == entry.new else None
        if entry.old != entry.new and before is not None:
            unexplained = entry
        state[entry.place] = Standing(
            Given(entry.new, entry.words), None if entry.reason.strip() else unexplained
        )
    return state


def changes(now: Mapping[Place, Given], before: Mapping[Place, Standing]) -> list[Change]:
    """Return what the files say and the history does not, withdrawn scores last."""
    found = []
    for place, given in now.items():
        standing = before.get(place)
        if standing is None:
            found.append(Change(place, Given(None), given, first=True))
        elif standing.given.score != given.score or dict(standing.given.words) != dict(given.words):
            found.append(Change(place, standing.given, given))
    gone = (p for p, standing in before.items() if p not in now and standing.given.score is not None)
    return found + [Change(place, before[place].given, Given(None)) for place in gone]


def never_recorded(history: History, evaluation: Evaluation) -> int:
    """Return how many scores of the files the history has never had."""
    return sum(change.first for change in changes(current(evaluation), replayed(history.entries)))


def entries_for(
    history: History, changed: Iterable[Change], *, by: str, when: str, reason: str = ""
) -> list[Entry]:
    """Return the changes as entries that continue `history`; a first entry carries no reason."""
    number = max((entry.number for entry in history.entries), default=0)
    previous = history.head
    made = []
    for change in changed:
        number += 1
        why = "" if change.first else reason
        entry = Entry(
            number,
            previous,
            when,
            by,
            change.place,
            change.old.score,
            change.new.score,
            change.new.words,
            why,
        )
        previous = digest(written(entry))
        made.append(entry)
    return made


def written(entry: Entry) -> str:
    """Return an entry as the text of its line, without a line end."""
    import json

    place = entry.place
    values = {
        "sv_score": 1,
        "entry": entry.number,
        "previous": entry.previous or None,
        "when": entry.when,
        "by": entry.by,
        "bid": place.bid,
        "criterion": place.criterion,
        "whose": str(place.whose),
        **({"evaluator": place.evaluator} if place.evaluator else {}),
        "old": entry.old,
        "new": entry.new,
        **({"words": dict(entry.words)} if entry.words else {}),
        **({"reason": entry.reason} if entry.reason else {}),
    }
    text = json.dumps(values, ensure_ascii=False)
    # Characters that an editor may take for a line end, or cannot show, are written as codes.
    return text if text.isprintable() else json.dumps(values)


def digest(line: str) -> str:
    """Return the SHA-256 of a line's text in UTF-8, in hexadecimal."""
    return sha256(line.encode()).hexdigest()


def shown(score: str | None) -> str:
    """Return a score for a sentence or a cell, `none` where there is none."""
    return "none" if score is None else score
