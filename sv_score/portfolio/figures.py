"""Every figure of a portfolio as an Ibis expression, written once for every engine.

An expression says what is wanted of the tables of a store and is computed by DuckDB or by Apache Spark.
Nothing here joins dimensions, and nothing is a float: figures are counts, exact sums of decimals, and order
statistics that are actual values. Groups are never put in an order by their figures.

The lower quartile is the least value that at least a quarter of the values do not exceed; half and three
quarters likewise (nearest rank, the inverse of the empirical distribution function). It is found by counting.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from sv_score.model.named_tuple import NamedTuple
from sv_score.portfolio.rows import SCORED
from sv_score.portfolio.tables import BANDS, GROUP, KEY, TABLES

# What a portfolio may be grouped by, and the columns for it. The first stands for everything.
WHOLE = ""
SUPPLIER_TYPE = "supplier-type"
GROUPINGS = {WHOLE: "", "sector": "sector", "place": "place", SUPPLIER_TYPE: "supplier_type", "year": "year"}
TAG = "tag"


class Asked(NamedTuple):
    """What is asked for: what to group `by` (names of `GROUPINGS`), the tag `vocabulary` that dimensions are
    matched by (empty: their published ids), and how many answers are `enough` for a figure of agreement.
    """

    by: tuple[str, ...] = (WHOLE,)
    vocabulary: str = ""
    enough: int = 10


def table(name: str) -> Any:
    """Return a table of the store by name, for an engine to fill."""
    return ibis.table(TABLES[name], name=name)


def figures(asked: Asked) -> dict[str, Any]:
    """Return every expression by its name."""
    return {
        "overview": overview(),
        "left_out": left_out(),
        "scores": scores(asked),
        "score_spread": spread(_grouped("scores", asked), KEY, "ordered"),
        "evidence": evidence(asked),
        "commitments": commitments(asked),
        "commitment_spread": commitment_spread(asked),
        "agreement": agreement(asked),
        "agreement_spread": agreement_spread(asked),
        "findings": findings(asked),
        "unmatched": unmatched(asked),
    }


def overview() -> Any:
    """Return how many procurements are in each state, and how many bids, answers and marks they have."""
    return (
        table("procurements")
        .group_by("state")
        .aggregate(
            procurements=_.count(),
            bids=_total(_.bids),
            answers=_total(_.answers),
            marks=_total(_.marks),
        )
    )


def left_out() -> Any:
    """Return the procurements that no figure is about, each with the reason."""
    procurements = table("procurements")
    return procurements.filter(procurements.state != SCORED).select("procurement", "path", "reason")


def scores(asked: Asked) -> Any:
    """Return bids, procurements, states and the scores in each band of ten points, by dimension and group."""
    bands = {f"band_{n}": _count(_.band == n) for n in range(BANDS)}
    return (
        _grouped("scores", asked)
        .group_by(KEY)
        .aggregate(
            bids=_.bid.nunique(),
            bids_behind=_.bid.nunique(where=_.state == "final"),
            procurements=_.procurement.nunique(),
            final=_count(_.state == "final"),
            provisional=_count(_.state != "final"),
            **bands,
        )
    )


def evidence(asked: Asked) -> Any:
    """Return how many pieces of each kind of evidence there are, and from how many bids."""
    return (
        _grouped("evidence", asked)
        .group_by((*KEY, "evidence"))
        .aggregate(pieces=_.count(), bids=_.bid.nunique())
    )


def commitments(asked: Asked) -> Any:
    """Return commitments by measure and unit with the exact sum; never across units or dimensions."""
    return (
        _grouped("commitments", asked)
        .group_by((*KEY, "measure", "unit"))
        .aggregate(
            commitments=_.count(),
            added=_.quantity.count(),
            sum=_.quantity.sum().cast(TABLES["commitments"]["quantity"]),
            bids=_.bid.nunique(),
            bids_behind=_.bid.nunique(where=_.quantity.notnull()),
        )
    )


def commitment_spread(asked: Asked) -> Any:
    """Return how the quantities of one measure and unit are spread over commitments."""
    return spread(_grouped("commitments", asked), (*KEY, "measure", "unit"), "quantity")


def agreement(asked: Asked) -> Any:
    """Return how many figures of agreement there are, and how many of them are of too few answers."""
    return (
        _grouped("agreement", asked)
        .group_by((*KEY, "figure"))
        .aggregate(
            figures=_.count(),
            too_few=_count(_.answers < asked.enough),
        )
    )


def agreement_spread(asked: Asked) -> Any:
    """Return how figures of agreement of enough answers are spread, one for a dimension of a procurement."""
    grouped = _grouped("agreement", asked)
    return spread(grouped.filter(grouped.answers >= asked.enough), (*KEY, "figure"), "value")


def findings(asked: Asked) -> Any:
    """Return findings by code and group, of all procurements, also of those that were left out."""
    placed = table("findings").inner_join(_places(), "procurement")
    return (
        _by_group(placed, [name for name in asked.by if name != SUPPLIER_TYPE])
        .group_by((*GROUP, "code", "name", "severity"))
        .aggregate(findings=_.count(), procurements=_.procurement.nunique())
    )


def unmatched(asked: Asked) -> Any:
    """Return how many dimensions have no tag of the vocabulary that dimensions are matched by."""
    every = table("scores").select("procurement", "dimension").distinct()
    tags = table("tags")
    tagged = tags.filter(tags.vocabulary == asked.vocabulary)
    return every.anti_join(tagged, ["procurement", "dimension"]).aggregate(dimensions=_.count())


def spread(rows: Any, key: Sequence[str], column: str) -> Any:
    """Return how many values there are in each group, the extremes, and the quartiles by nearest rank."""
    known = rows.filter(rows[column].notnull())
    times = known.group_by((*key, column)).aggregate(times=_.count())
    within = ibis.window(group_by=key, order_by=column, preceding=None, following=0)
    counted = times.mutate(
        up_to=_total(times.times).over(within), all=_total(times.times).over(ibis.window(group_by=key))
    )
    value = counted[column]
    return counted.group_by(key).aggregate(
        counted=counted["all"].max(),
        lowest=value.min(),
        quarter=value.min(where=4 * counted.up_to >= counted["all"]),
        half=value.min(where=2 * counted.up_to >= counted["all"]),
        three_quarters=value.min(where=4 * counted.up_to >= 3 * counted["all"]),
        highest=value.max(),
    )


def _total(whole: Any) -> Any:
    """Return a sum of whole numbers as a whole number; engines differ in what they make of it."""
    return whole.sum().cast("int64")


def _count(condition: Any) -> Any:
    return condition.cast("int64").sum().cast("int64")


def _places() -> Any:
    """Return what of a procurement its rows are grouped by."""
    return table("procurements").select(
        "procurement", "kind", "scheme", "authority", "sector", "place", "year", scored=_.state == SCORED
    )


def _grouped(name: str, asked: Asked) -> Any:
    """Return the rows of a table, each once for every grouping, with what its dimension is matched by."""
    placed = table(name).inner_join(_places(), "procurement")
    placed = placed.filter(placed.scored)
    by = [each for each in asked.by if each != SUPPLIER_TYPE or "supplier_type" in TABLES[name]]
    if asked.vocabulary:
        tags = table("tags")
        tagged = tags.filter(tags.vocabulary == asked.vocabulary)
        placed = placed.inner_join(tagged, ["procurement", "dimension"]).mutate(
            kind=ibis.literal(TAG), scheme=_.vocabulary, authority=ibis.literal(""), dimension=_.tags
        )
    return _by_group(placed, by)


def _by_group(rows: Any, by: Sequence[str]) -> Any:
    """Return every row once for each grouping: rows are read once, however many groupings are asked for."""
    each = rows.mutate(grouping=ibis.array(list(by)).unnest())
    groups = [(each.grouping == name, each[GROUPINGS[name]]) for name in by if name]
    return each.mutate(group=ibis.cases(*groups, else_="") if groups else ibis.literal(""))
