"""Names are written in the letters that they seem to be written in.

## What it does
Reports a name of a supplier, partner, evaluator, organisation or dimension, or a title of a criterion, in
which a word has letters of two alphabets, such as a Greek `Η` in a Latin name, or that has a character that
cannot be seen. It also reports a supplier or partner whose name looks like that of another bid's supplier and
is written in other letters. A name in one alphabet, whichever it is, is left alone.

## Why it matters
Practice: names are compared to find a supplier that bids twice (SV521), a partner that also bids (SV522) and
an evaluator who works for a bidder (SV625). A name with a look-alike letter passes all three, and no reader
sees it. Such letters come with text that was copied from elsewhere, and can be put in on purpose.

## Example
```yaml
bids:
  - supplier: Greenwаy Gardens CIC
```

## Use instead
```yaml
bids:
  - supplier: Greenway Gardens CIC
```
"""

import re
import unicodedata
from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Route, Rule, Severity
from sv_score.rules.subject import Subject, criteria, dimensions

RULE = Rule("SV120", "names-look-alike", Severity.WARNING)
# Alphabets with letters that look like those of another one, by the first word of their letters' names.
_ALPHABETS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "FULLWIDTH", "MATHEMATICAL"}
# Letters of the Cyrillic and Greek alphabets, with the Latin ones that they look like in the same case: a
# small part of what Unicode Technical Standard 39 lists.
_ALIKE = str.maketrans(
    "аеорсухіјѕһԁԛԝвкмнтАВЕКМНОРСТУХІЈЅαονυικρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwbkmhtABEKMHOPCTYXIJSaovuikpABEZHIKMNOPTYX",
)
# Blank, though Unicode counts them as letters.
_BLANK = "\u115f\u1160\u3164\uffa0\u2800\u034f"
_JOINERS = "\u200c\u200d"


def check(subject: Subject) -> Iterator[Finding]:
    """Report names with letters of two alphabets or unseen characters, and suppliers that look alike."""
    for dimension, route in dimensions(subject):
        if what := _fault(dimension.name):
            yield subject.at_criteria(RULE, _message(dimension.name, what), (*route, "name"), _HELP)
    for criterion, route in criteria(subject):
        if what := _fault(criterion.title):
            yield subject.at_criteria(RULE, _message(criterion.title, what), (*route, "title"), _HELP)
    for name, route in _names(subject):
        if what := _fault(name):
            yield subject.at_bids(RULE, _message(name, what), route, _HELP)
    yield from _suppliers(subject)


_HELP = "type the name anew, in one alphabet and without anything that was copied"


def _message(name: str, what: str) -> str:
    return f"the name `{name}` {what}"


def _names(subject: Subject) -> Iterator[tuple[str, Route]]:
    evaluation = subject.evaluation
    for place, evaluator in enumerate(evaluation.evaluators if evaluation else ()):
        yield evaluator.name, ("evaluators", place, "name")
        yield evaluator.organisation, ("evaluators", place, "organisation")
    for place, bid in enumerate(evaluation.bids if evaluation else ()):
        yield bid.supplier, ("bids", place, "supplier")
        for number, partner in enumerate(bid.partners):
            yield partner, ("bids", place, "partners", number)


def _fault(name: str) -> str:
    """Return what is wrong with a name, or an empty text."""
    if name.isascii():
        return ""
    for word in re.findall(r"\S+", name):
        alphabets = {_alphabet(char) for char in word if char.isalpha()}
        for char in word:
            if _is_unseen(char, alphabets):
                return f"has a character that cannot be seen, U+{ord(char):04X}"
        for part in re.findall(r"[^\W\d_]+", word):
            if odd := _odd(part):
                code = f"U+{ord(odd):04X}, {_alphabet(odd).title()}"
                return f"has `{odd}` ({code}) among letters of another alphabet"
    return ""


def _odd(letters: str) -> str:
    """Return the first letter of the alphabet that a word has fewest letters of, if it has two alphabets."""
    found = [alphabet for char in letters if (alphabet := _alphabet(char)) in _ALPHABETS]
    if len(set(found)) < 2:
        return ""
    fewest = min(sorted(set(found)), key=found.count)
    return next(char for char in letters if _alphabet(char) == fewest)


def _alphabet(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _is_unseen(char: str, alphabets: set[str]) -> bool:
    if char in _JOINERS:
        # Persian and the scripts of India are written with them.
        return not alphabets - _ALPHABETS
    return char in _BLANK or unicodedata.category(char) == "Cf"


def _suppliers(subject: Subject) -> Iterator[Finding]:
    """Yield suppliers and partners whose names look like another bid's supplier, in other letters."""
    bids = subject.evaluation.bids if subject.evaluation else ()
    seen: dict[str, tuple[str, int]] = {}
    for place, bid in enumerate(bids):
        if bid.supplier:
            seen.setdefault(_looks(bid.supplier), (bid.supplier, place))
    for place, bid in enumerate(bids):
        partners = ((name, ("partners", number)) for number, name in enumerate(bid.partners))
        for name, route in ((bid.supplier, ("supplier",)), *partners):
            other, first = seen.get(_looks(name), (name, place))
            if first != place and _folded(other) != _folded(name):
                message = f"`{name}` looks like the supplier of bid `{bids[first].id}`, in other letters"
                label = Label(subject.bids_file, ("bids", first, "supplier"), "the other name")
                finding = subject.at_bids(RULE, message, ("bids", place, *route), _HELP)
                yield finding._replace(labels=(label,))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _looks(name: str) -> str:
    """Return what a name looks like: look-alike letters as Latin ones, without what cannot be seen."""
    seen = "".join(c for c in name if c not in _BLANK and unicodedata.category(c) != "Cf")
    return _folded(unicodedata.normalize("NFKC", seen).translate(_ALIKE))
