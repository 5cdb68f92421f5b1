"""What the figures of a portfolio come to: values for pages, with small groups withheld.

Everything here is about one dimension at a time. Groups are in the order of their names, never of a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sv_score.model.named_tuple import NamedTuple
from sv_score.portfolio.rows import SCORED
from sv_score.portfolio.tables import BANDS, KEY, exact_score

Rows = list[dict[str, Any]]


class Scheme(NamedTuple):
    """What ids of dimensions belong to: its `kind` (see `rows.scheme_of`; or tag), id, and authority."""

    kind: str
    id: str
    authority: str = ""


class Spread(NamedTuple):
    """How `counted` values are spread; each of the others is one of the values."""

    counted: int
    lowest: Fraction
    quarter: Fraction
    half: Fraction
    three_quarters: Fraction
    highest: Fraction


class Scores(NamedTuple):
    """The scores of a dimension: `bands` counts final ones from 0, 10, ... 90; the last holds 100 too."""

    bids: int
    procurements: int
    final: int
    provisional: int
    spread: Spread | None
    bands: tuple[int, ...]


class Evidence(NamedTuple):
    """How many pieces of a `kind` of evidence, from how many bids; no figures where it is withheld."""

    kind: str
    withheld: bool = False
    pieces: int = 0
    bids: int = 0


class Commitments(NamedTuple):
    """Commitments in one measure and unit; no figures where they are withheld.

    Of all `commitments`, `spread` is about those with a quantity. `sum` is exact, and `None` where quantities
    cannot be added: without a measure or a unit, in percent, or too fine; `added` says how many it is of.
    """

    measure: str
    unit: str
    withheld: bool = False
    commitments: int = 0
    bids: int = 0
    added: int = 0
    sum: Decimal | None = None
    spread: Spread | None = None


class Agreement(NamedTuple):
    """How a figure of agreement is spread over procurements; those of `too_few` answers are not in it."""

    figure: str
    figures: int
    too_few: int
    spread: Spread | None


class Group(NamedTuple):
    """One dimension of one group; `grouping` is empty where it is all bids, `scores` where it is withheld."""

    scheme: Scheme
    dimension: str
    grouping: str = ""
    group: str = ""
    scores: Scores | None = None
    evidence: tuple[Evidence, ...] = ()
    commitments: tuple[Commitments, ...] = ()
    agreement: tuple[Agreement, ...] = ()


class FindingCount(NamedTuple):
    """How often a rule spoke, and in how many procurements."""

    grouping: str
    group: str
    code: str
    name: str
    severity: str
    findings: int
    procurements: int


class Portfolio(NamedTuple):
    """Everything `sv-score portfolio` says. `left_out` are paths with reasons; no figure is about them.

    Of fewer than `least_group` bids nothing is shown; `vocabulary` are the tags that dimensions are matched
    by, if any, and so many dimensions are `unmatched` then.
    """

    procurements: int
    bids: int
    answers: int
    marks: int
    left_out: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    findings: tuple[FindingCount, ...]
    least_group: int
    enough: int
    vocabulary: str = ""
    unmatched: int = 0


def summary(found: Mapping[str, Rows], least_group: int, enough: int, vocabulary: str = "") -> Portfolio:
    """Return the figures of an engine, one list of rows for each expression, as a portfolio."""
    scored = next((row for row in found["overview"] if row["state"] == SCORED), {})
    left_out = sorted((row["procurement"], row["path"], row["reason"]) for row in found["left_out"])
    return Portfolio(
        scored.get("procurements", 0),
        scored.get("bids", 0),
        scored.get("answers", 0),
        scored.get("marks", 0),
        tuple((path, reason) for _, path, reason in left_out),
        _groups(found, least_group),
        tuple(
            sorted(FindingCount(*(row[name] for name in FindingCount._fields)) for row in found["findings"])
        ),
        least_group,
        enough,
        vocabulary,
        found["unmatched"][0]["dimensions"] if vocabulary else 0,
    )


def withheld(bids: Mapping[Any, int], least: int, already: Collection[Any] = ()) -> set[Any]:
    """Return the groups to withhold of groups that do not overlap, given how many `bids` are in each.

    Those with fewer than `least`, and those that are withheld `already`; and, so that nobody works them out
    from the figures of all bids and of the other groups, the next smallest until those withheld have `least`
    bids together.
    """
    small = {group for group, count in bids.items() if count < least or group in already}
    together = sum(bids[group] for group in small)
    others = sorted((group for group in bids if group not in small), key=lambda group: (bids[group], group))
    while small and together < least and others:
        small.add(others[0])
        together += bids[others.pop(0)]
    return small


def _groups(found: Mapping[str, Rows], least: int) -> tuple[Group, ...]:
    """Return every dimension of every group, in the order of their names."""
    scores = {_key(row): row for row in found["scores"]}
    hidden = _hidden(scores, least)
    spreads = {_key(row): row for row in found["score_spread"]}
    evidence = _items(found["evidence"], ("evidence",), least, hidden)
    commitments = _items(found["commitments"], ("measure", "unit"), least, hidden)
    spreads |= {(*_key(row), row["measure"], row["unit"]): row for row in found["commitment_spread"]}
    spreads |= {(*_key(row), row["figure"]): row for row in found["agreement_spread"]}
    agreement: dict[Any, list[Agreement]] = {}
    for row in sorted(found["agreement"], key=lambda row: _FIGURES.index(row["figure"])):
        spread = _spread(spreads.get((*_key(row), row["figure"])), Fraction)
        shown = Agreement(row["figure"], row["figures"], row["too_few"], spread)
        agreement.setdefault(_key(row), []).append(shown)
    groups = []
    for key in sorted(scores):
        kind, scheme, authority, dimension, grouping, group = key
        name = Group(Scheme(kind, scheme, authority), dimension, grouping, group)
        if key not in hidden:
            name = name._replace(
                scores=_scores(scores[key], spreads.get(key)),
                evidence=tuple(_evidence(*each) for each in evidence.get(key, ())),
                commitments=tuple(_commitments(*each, spreads) for each in commitments.get(key, ())),
                agreement=tuple(agreement.get(key, ())),
            )
        groups.append(name)
    return tuple(groups)


_FIGURES = ("exact", "within one level", "alpha")
_PERCENT = ("%", "percent", "per cent", "pct")


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)


def _hidden(rows: Mapping[tuple[str, ...], Mapping[str, Any]], least: int) -> set[tuple[str, ...]]:
    """Return the keys to withhold: of each dimension and grouping, its small groups."""
    together: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
    for key, row in rows.items():
        together.setdefault(key[:5], {})[key] = _behind(row)
    return set().union(*(withheld(bids, least) for bids in together.values()))


def _behind(row: Mapping[str, Any]) -> int:
    """Return of how many bids the values of a row are: those with a final score, or a quantity, if any."""
    behind: int = row.get("bids_behind") or row["bids"]
    return behind


def _items(
    rows: Iterable[dict[str, Any]], names: tuple[str, ...], least: int, hidden: set[tuple[str, ...]]
) -> dict[tuple[str, ...], list[tuple[dict[str, Any], bool]]]:
    """Return the rows of each group in the order of their names, each with whether it is withheld.

    The rows of one name in the groups of one grouping do not overlap; those of `hidden` groups are withheld
    anyhow.
    """
    named = {(_key(row), *(row[name] for name in names)): row for row in rows}
    together: dict[Any, dict[tuple[str, ...], int]] = {}
    for (key, *item), row in named.items():
        together.setdefault((key[:5], *item), {})[key] = _behind(row)
    small = {of: withheld(bids, least, hidden) for of, bids in together.items()}
    found: dict[tuple[str, ...], list[tuple[dict[str, Any], bool]]] = {}
    for key, *item in sorted(named):
        hide = key in small[key[:5], *item]
        found.setdefault(key, []).append((named[key, *item], hide))
    return found


def _scores(row: Mapping[str, Any], spread: Mapping[str, Any] | None) -> Scores:
    bands = tuple(row[f"band_{n}"] for n in range(BANDS))
    counts = (row["bids"], row["procurements"], row["final"], row["provisional"])
    return Scores(*counts, _spread(spread, exact_score), bands)


def _spread(row: Mapping[str, Any] | None, exact: Callable[[Decimal], Fraction]) -> Spread | None:
    return None if row is None else Spread(row["counted"], *(exact(row[name]) for name in Spread._fields[1:]))


def _evidence(row: Mapping[str, Any], hide: bool) -> Evidence:
    kind = row["evidence"]
    return Evidence(kind, True) if hide else Evidence(kind, False, row["pieces"], row["bids"])


def _commitments(row: dict[str, Any], hide: bool, spreads: Mapping[tuple[str, ...], Any]) -> Commitments:
    measure, unit = row["measure"], row["unit"]
    if hide:
        return Commitments(measure, unit, True)
    # Nobody can say what was added where neither measure nor unit is named, and percents have no sum.
    named = bool(measure and unit)
    add = named and not unit.casefold().startswith(_PERCENT) and row["added"] > 0
    added, total = (row["added"], row["sum"]) if add else (0, None)
    spread = _spread(spreads.get((*_key(row), measure, unit)), Fraction) if named else None
    return Commitments(measure, unit, False, row["commitments"], row["bids"], added, total, spread)
