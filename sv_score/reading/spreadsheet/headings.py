"""What the headings of an evaluation spreadsheet usually mean. Every reading of one is only a first guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from sv_score.model.named_tuple import NamedTuple


class Role(StrEnum):
    """What a column or row holds."""

    SCORE = "score"
    AGREED = "agreed"
    MEAN = "mean"
    FIGURE = "figure"
    RATIONALE = "rationale"
    TOTAL = "total"


class Label(NamedTuple):
    """A heading taken apart: what it names, what is in its cells, and the evaluator that it names."""

    name: str
    role: Role | None = None
    evaluator: str = ""


BIDDER = re.compile(
    r"(bid|bidder|supplier|tenderer|tender|company|organisation|applicant|provider)s?( name)?", re.IGNORECASE
)
CRITERION = re.compile(
    r"((award |sub-?|evaluation )?criteri(on|a)|question|requirement|measure)s?( title| text)?",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(ref(erence)?|id|no|number|code|#|(criterion|question) (id|ref|no|number|code))\.?", re.IGNORECASE
)
EVALUATOR = re.compile(r"(evaluator|assessor|marker|scorer|panel member)( (id|name))?", re.IGNORECASE)
DIMENSION = re.compile(
    r"(dimension|theme|category|section|area|part|outcome|policy outcome|heading)s?", re.IGNORECASE
)
WEIGHT = re.compile(
    r"(criteri(on|a) )?(weight(ing)?s?|importance)( ?\(?(%|percent)\)?)?( of (dimension|whole))?",
    re.IGNORECASE,
)
HIGHEST = re.compile(
    r"(max(imum)?|highest|available|top)\.?( (score|marks?|points?)( available)?)?"
    r"|(score|marks?|points?) available|out of",
    re.IGNORECASE,
)
TOTAL = re.compile(r"\b(sub-?|grand )?totals?\b|\boverall\b", re.IGNORECASE)
OUT_OF = re.compile(
    r"\b(?:0|1|zero)\s*(?:-|–|to)\s*(\d{1,3})\b|\bout of\s+(\d{1,3})\b|\bmax(?:imum)?\s+(\d{1,3})\b",
    re.IGNORECASE,
)
_ID = re.compile(r"[A-Za-z]{1,4}[ -]?\d+(?:\.\d+)*[a-z]?\b")
_EVALUATOR = re.compile(
    r"\b(?:(?:evaluator|assessor|marker|scorer|panel member)\s*[A-Z0-9]{1,3}|ev\s?\d+)\b", re.IGNORECASE
)
# Looked for in this order: a weighted average is a figure, an agreed score is more than a score.
_ROLES = (
    (Role.FIGURE, re.compile(r"\bweighted\b|\bweighting applied\b", re.IGNORECASE)),
    (Role.MEAN, re.compile(r"\b(average|avg|mean)\b\.?", re.IGNORECASE)),
    (
        Role.RATIONALE,
        re.compile(r"\b(comments?|rationale|reasons?|justification|feedback|notes?)\b", re.IGNORECASE),
    ),
    (Role.TOTAL, TOTAL),
    (Role.AGREED, re.compile(r"\b(agreed|consensus|moderated|final)\b", re.IGNORECASE)),
    (Role.SCORE, re.compile(r"\b(raw )?(score|mark|points?)s?\b", re.IGNORECASE)),
)
_FILLER = re.compile(r"\b(score|mark|points?|weighted|for|by|of)s?\b", re.IGNORECASE)
_EDGES = " \t\r\n-–—:;,.()[]/|"


def is_one_mark_a_row(headings: Sequence[str]) -> bool:
    """Return whether each row under these headings is one mark: of one bid, criterion and evaluator."""
    found = [" ".join(text.split()) for text in headings if text.strip()]
    wanted = (BIDDER, CRITERION, EVALUATOR)
    return all(sum(bool(pattern.fullmatch(text)) for text in found) == 1 for pattern in wanted) and (
        sum(label_of(text) == Label("", Role.SCORE) for text in found) == 1
    )


def label_of(text: str, *, at_end: bool = False) -> Label:
    """Return what a heading such as `Harbour – weighted score` or `LE1 Evaluator 2` says.

    With `at_end` only the end of it can say what is in the cells: a criterion may be called Average wage.
    """
    text = " ".join(text.split())
    evaluator = _EVALUATOR.search(text)
    if evaluator:
        text = f"{text[: evaluator.start()]} {text[evaluator.end() :]}"
    role = None
    for one, pattern in _ROLES:
        # The last one: a column may hold the average of a criterion on average wages.
        found = next(reversed(list(pattern.finditer(text))), None)
        if found and (not at_end or not _FILLER.sub("", text[found.end() :]).strip(_EDGES)):
            role = one
            text = pattern.sub(" ", text) if not at_end else text[: found.start()]
            break
    if role is not None and not at_end:
        text = _FILLER.sub(" ", text)
    name = " ".join(text.split()).strip(_EDGES)
    return Label(name, role, evaluator[0] if evaluator else "")


def id_and_title(text: str) -> tuple[str, str]:
    """Return the reference at the start of a criterion's text, such as LE1, and the rest."""
    found = _ID.match(text.strip())
    if found is None:
        return "", text.strip()
    return found[0].replace(" ", ""), text.strip()[found.end() :].strip(_EDGES)


def id_from(text: str, taken: set[str]) -> str:
    """Return an id made of a name, and note it in `taken`; no two are the same in any case."""
    from unicodedata import normalize

    bare = normalize("NFKD", text).encode("ascii", "ignore").decode()
    word = re.sub(r"[^A-Za-z0-9._]+", "-", bare).strip("-._")
    # A reference such as LE1 keeps its capitals; a name loses them, and its legal form.
    if not re.match(r"[A-Z]{1,4}-?\d", word):
        word = re.sub(r"-(ltd|limited|plc|cic|llp)$", "", word.lower())
    base = word[:40].strip("-._") or "item"
    name, number = base, 2
    while name.casefold() in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name.casefold())
    return name


def is_agreed_sheet(name: str) -> bool:
    """Return whether a sheet's name says that the panel's scores are in it."""
    return bool(re.search(r"agreed|consensus|moderat|final|panel|summary", name, re.IGNORECASE))
