"""Which command a mutant goes through, with which options, and which of its files is changed.

Everything about mutant `number` follows from it and the seed, so that it can be made again at any time.
"""

from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from sv_score.app import GROUPS
from tests.fuzz import corpus, mutations
from tests.fuzz.calls import CHOICES, MORE, Call, all_calls


class Mutant(NamedTuple):
    """One run: the command line, the files that differ from the corpus, and how they came about."""

    number: int
    call: Call
    words: tuple[str, ...]
    files: Mapping[str, bytes]
    typed: bytes
    done: tuple[str, ...]

    @property
    def command(self) -> str:
        return " ".join(self.words[: 2 if self.words[0] in GROUPS else 1])

    @property
    def starts(self) -> str:
        """Return the program that it may start: whatever is verified may turn out to be a signature."""
        return self.call.starts or ("ssh-keygen" if self.words[0] == "verify" else "")

    @property
    def kind(self) -> str:
        """Return the kind of input that was changed, or that only the command line was."""
        return corpus.kind_of(self.done[0].partition(":")[0]) if self.done else "command line"


class Plan:
    """The mutants of one seed, made of the files of the corpus."""

    def __init__(self, seed: int, files: Mapping[str, bytes]) -> None:
        self.seed = seed
        self.files = files
        self.calls = all_calls()
        self.shares = [call.share for call in self.calls]
        self.folders: dict[str, list[str]] = {}
        for name in files:
            folder = name.partition("/")[0]
            # Criteria and bids are what everything else hangs on.
            self.folders.setdefault(folder, []).extend(
                [name] * (4 if corpus.kind_of(name) in ("bids", "criteria") else 1)
            )
        self.read_by_folder = {
            folder: [n for n in names if _is_read(n)] for folder, names in self.folders.items()
        }

    def mutant(self, number: int) -> Mutant:
        """Return mutant `number`."""
        rng = Random(self.seed * 1_000_000_007 + number)
        call = rng.choices(self.calls, self.shares)[0]
        words = list(_filled(call.words.split(), rng))
        named = [word for word in words if word in self.files]
        if named and not call.writes and rng.random() < 0.03:
            # Another file than the one meant, of whatever kind.
            wrong = rng.choice(list(self.files))
            words[words.index(rng.choice(named))] = wrong
            named.append(wrong)
        if rng.random() < 0.25:
            words += rng.choice(MORE.get(words[0], ((),)))
        targets = self._targets(call, words, named)
        chosen = rng.sample(targets, min(len(targets), 2 if rng.random() < 0.12 else 1))
        files: dict[str, bytes] = {}
        done: list[str] = []
        for name in dict.fromkeys(chosen):
            files[name], changes = mutations.mutated(name, self.files[name], rng)
            done.append(f"{name}: {', '.join(changes)}")
        typed = files.get(call.typed, self.files.get(call.typed, b""))
        return Mutant(number, call, tuple(words), files, typed, tuple(done))

    def unchanged(self) -> Iterator[Mutant]:
        """Yield every call once with the files as they are: what is ordinary, to measure it."""
        for number, call in enumerate(call for call in self.calls if not call.cold):
            words = tuple(_filled(call.words.replace("{word}", "SV201").split(), Random(number)))
            yield Mutant(-1 - number, call, words, {}, self.files.get(call.typed, b""), ())

    def _targets(self, call: Call, words: list[str], named: list[str]) -> list[str]:
        targets = named + [call.typed] * bool(call.typed)
        if call.reads == "*":
            folders = {word.partition("/")[0] for word in words}
            for folder in sorted(folders & self.read_by_folder.keys()):
                targets += self.read_by_folder[folder]
        elif call.reads:
            targets += [call.reads] * 3
        return targets


def _is_read(name: str) -> bool:
    """Return whether a command that reads a bids file may come to read the file `name` of its folder."""
    return corpus.kind_of(name) in (
        "bids",
        "criteria",
        "scores",
        "scores csv",
        "policy",
        "blind key",
        "seal",
        "history",
        "document",
        "settings",
    )


def _filled(words: list[str], rng: Random) -> Iterator[str]:
    """Yield the words with one choice for every place; a place that comes twice has the same choice."""
    chosen: dict[str, str] = {}
    for word in words:
        for place, choices in CHOICES.items():
            if place in word:
                choice = (
                    chosen.setdefault(place, rng.choice(choices))
                    if place != "{word}"
                    else rng.choice(choices)
                )
                word = word.replace(place, choice)
        # A command that is given the whole machine has a right to take its time.
        yield "/etc/passwd" if word == "/" else word
