"""Results to compare, from rows of marks or from drawn procurements, for the tests of this folder."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from sv_score.model.result import Result
from sv_score.reading.evaluation import read_evaluation
from sv_score.scoring.dimensions import score
from tests import oracle, strategies

REFERENCE = Path(__file__).parents[1] / "reference"


def case(name: str) -> oracle.Data:
    return oracle.load(REFERENCE / f"{name}.yaml")


def scored(procurement: strategies.Data) -> Result:
    """Return the result of a procurement, which must have one."""
    return scored_with_text(procurement)[0]


def scored_with_text(procurement: strategies.Data) -> tuple[Result, oracle.Data, oracle.Data]:
    """Return the result, and both files with every value as text, which is what the oracle reads."""
    with TemporaryDirectory() as folder:
        path = strategies.write(procurement, Path(folder))
        # Drawn procurements have no faults for the rules to find; reading alone is much quicker.
        reading = read_evaluation(str(path))
        assert reading.criteria is not None
        assert reading.evaluation is not None
        assert not reading.findings, [f.message for f in reading.findings]
        result = score(reading.criteria, reading.evaluation)
        return result, oracle.load(Path(folder) / "criteria.yaml"), oracle.load(path)


def table(
    rows: Mapping[str, Sequence[object]],
    groups: Mapping[str, Mapping[str, str]],
    *,
    sense: Sequence[str] = (),
    of_whole: bool = False,
) -> Result:
    """Return the result of bids with these values, one per criterion.

    `groups` has the weights of the criteria by dimension, in the order of the columns, and `sense` says
    `min` where less is better. Values become places on a scale of their own, which keeps their order.
    """
    columns = list(zip(*rows.values(), strict=True))
    names = [name for shares in groups.values() for name in shares]
    ways = sense or ["max"] * len(names)
    ladders = dict(zip(names, map(_ladder, columns, ways), strict=True))
    dimensions = []
    for number, (group, shares) in enumerate(groups.items()):
        even = 100 // len(groups) + (100 % len(groups) if number == 0 else 0)
        weight = sum(map(Decimal, shares.values())) if of_whole else even
        criteria = [
            {"id": name, "weight": Decimal(share), "scale": _scale(len(ladders[name]))}
            for name, share in shares.items()
        ]
        dimensions.append({"id": group, "weight": weight, "criteria": criteria})
    bids = [
        {
            "id": bid,
            "responses": {
                name: ladders[name].index(Fraction(str(value)))
                for name, value in zip(names, row, strict=True)
            },
        }
        for bid, row in rows.items()
    ]
    file = {"sv_score": 1, "criteria": "criteria.yaml", "bids": bids}
    about = {"sv_score": 1, "id": "c", "title": "C", "dimensions": dimensions}
    if of_whole:
        about["criterion_weights"] = "of_whole"
    return scored({"criteria": about, "bids": file})


def _scale(levels: int) -> strategies.Data:
    return {"levels": [{"score": score} for score in range(max(levels, 2))]}


def _ladder(column: Sequence[object], way: str) -> list[Fraction]:
    return sorted({Fraction(str(value)) for value in column}, reverse=way == "min")


def flat(rows: Mapping[str, Sequence[object]], sense: Sequence[str] = ()) -> Result:
    """Return the result of bids on criteria of equal weight; the last column is a dimension of its own."""
    names = [f"C{n}" for n in range(len(next(iter(rows.values()))))]
    inner = names[:-1]
    shares = [100 // len(inner)] * (len(inner) - 1)
    shares.append(100 - sum(shares))
    groups = {
        "one": dict(zip(inner, map(str, shares), strict=True)),
        "two": {names[-1]: "100"},
    }
    return table(rows, groups, sense=sense)
