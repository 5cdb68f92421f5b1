"""No output joins a bid's dimensions into one number, names one, or orders bids by one."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.criteria import Rounding, RoundingMode
from sv_score.model.result import BidResult, Result
from sv_score.scoring.rounding import rounded
from sv_score.writing.page import Page
from tests import strategies
from tests.writing.pages import EXAMPLES, FORMATS, ROOT, page_from, page_of, printed

NUMBER = re.compile(r"\d+(?:\.\d+)?")
FRACTION = re.compile(r"(\d+)/(\d+)")


def numbers(text: str) -> set[Fraction]:
    """Return every number in `text`, and every quotient such as 108/5.

    Checksums and the version of the tool are not figures: 0.1.0 is not one tenth.
    """
    text = re.sub(r'"(?:sha256|version)": "[^"]+"', "", text)
    quotients = {Fraction(int(a), int(b)) for a, b in FRACTION.findall(text) if int(b)}
    return quotients | {Fraction(token) for token in NUMBER.findall(text)}


def joined(result: Result) -> set[Fraction]:
    """Return every figure that joins the dimension scores of one bid, exact and rounded."""
    found: set[Fraction] = set()
    columns = list(zip(*(bid.dimensions for bid in result.bids), strict=True))
    for bid in result.bids:
        for end in ("low", "high"):
            scores = [getattr(d, end) for d in bid.dimensions]
            weights = [Fraction(d.dimension.weight or 1) for d in bid.dimensions]
            weighted = [w * s / 100 for w, s in zip(weights, scores, strict=True)]
            found |= {sum(scores), sum(weighted), sum(scores) / len(scores), median(scores)}
            found |= {sum(weighted) * 100 / sum(weights), median(weighted), sum(weighted) / len(weighted)}
            found |= {sum(s / 100 for s in scores), sum(weighted) / 100}
            for mine, column in zip(scores, columns, strict=True):
                lowest, highest = min(d.low for d in column), max(d.high for d in column)
                if highest > lowest:
                    shown = (mine - lowest) / (highest - lowest)
                    found |= {shown, shown * 100}
    precise = {value for value in found if value.denominator > 1 or value > 100} - legitimate(result)
    cut = {
        Fraction(rounded(value, Rounding(places, mode)))
        for value in precise
        for places in (2, 3, 4, 5, 6)
        for mode in RoundingMode
    }
    # A figure such as 0.3 says too little: it may well occur for another reason.
    return {value for value in precise | cut if value.numerator > 100}


def legitimate(result: Result) -> set[Fraction]:
    """Return the figures that are one criterion's or one dimension's, exact and rounded."""
    found: set[Fraction] = {Fraction(n) for n in range(-1, 101)}
    rounding = result.criteria.printed_rounding
    for bid in result.bids:
        for d in bid.dimensions:
            exact = [d.low, d.high, d.weighted(d.low) or Fraction(0), d.weighted(d.high) or Fraction(0)]
            exact += [end for c in d.criteria for end in (c.low, c.high)]
            published = [d.dimension.weight, d.minimum.threshold if d.minimum else None]
            for c in d.criteria:
                threshold = c.minimum.threshold if c.minimum else None
                scale = result.criteria.scale_of(c.criterion)
                published += [level.percent for level in scale.levels] if scale else []
                published += [c.low_score, c.high_score, c.highest, c.criterion.weight, threshold]
                published.append(c.response.quantity)
            found |= {Fraction(value) for value in exact}
            found |= {Fraction(rounded(value, rounding)) for value in exact}
            found |= {Fraction(value) for value in published if value is not None}
    return found


def telling_figures(result: Result, *, drawn: bool) -> set[Fraction]:
    """Return the joined figures that stand for nothing else.

    A drawn procurement may have any number in it, and 4.38 may meet a published percent by chance. Of those
    only figures with five digits or more count; the examples show that shorter ones are found as well.
    """
    least = 10_000 if drawn else 100
    return {value for value in joined(result) - legitimate(result) if value.numerator > least}


def check_nothing_is_joined(page: Page, *, drawn: bool = False) -> int:
    """Look for joined figures in every format; return how many could be told from other figures."""
    assert page.result is not None
    telling = telling_figures(page.result, drawn=drawn)
    # A finding names lines and columns, any of which might be a number looked for.
    page = page._replace(findings=())
    for form in FORMATS:
        for width in (80, None) if form == "table" else (None,):
            bad = numbers(printed(page, form, width)) & telling
            assert not bad, f"{form} prints {sorted(map(float, bad))}"
    return len(telling)


def test_no_format_prints_a_joined_figure_of_a_random_procurement() -> None:
    told_apart = []

    @given(strategies.procurements(), st.booleans())
    def check(procurement: strategies.Data, detail: bool) -> None:
        with TemporaryDirectory() as folder:
            page = page_from(procurement, Path(folder), detail=detail)
        told_apart.append(check_nothing_is_joined(page, drawn=True))

    check()
    assert sum(count > 10 for count in told_apart) > 10, "too few procurements could show a total"


@pytest.mark.parametrize("detail", [False, True], ids=["short", "detail"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_no_format_prints_a_joined_figure_of_an_example(
    example: str, detail: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert check_nothing_is_joined(page_of(f"examples/{example}/bids.yaml", detail=detail)) > 0


def test_the_search_would_find_a_total_a_mean_and_a_rounded_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = page_of("examples/library-services/bids.yaml")
    assert page.result is not None
    telling = joined(page.result) - legitimate(page.result)
    for joined_figure in ("70.60", "353/5", "69.67", "69.6667"):
        assert numbers(f"harbour: {joined_figure}.") & telling


def test_the_model_has_no_attribute_for_one_number() -> None:
    words = re.compile("total|sum|overall|mean|average|index|rank|score|points|place|grade|best|winner")
    for model in (Result, BidResult):
        own = {name for name in dir(model) if not name.startswith("_")} - set(dir(tuple))
        assert own == set(model._fields), "no property joins anything either"
        assert not [name for name in own if words.search(name)]
        for name, kind in get_type_hints(model).items():
            assert not re.search(r"Fraction|Decimal|\bint\b|float", str(kind)), name
    assert BidResult._fields == ("bid", "dimensions", "gates", "disqualified_by")
    assert Result._fields == ("criteria", "evaluation", "bids", "remarks")


@given(strategies.procurements(least=2), st.data())
def test_a_changed_dimension_changes_no_figure_of_another_one(
    procurement: strategies.Data, data: st.DataObject
) -> None:
    criteria = procurement["criteria"]
    changed = data.draw(st.sampled_from(criteria["dimensions"]))
    ids = {c["id"] for c in changed["criteria"]}
    other = [
        {**bid, "responses": bid["responses"] | {name: {"no_response": True} for name in ids}}
        for bid in procurement["bids"]["bids"]
    ]
    with TemporaryDirectory() as folder:
        before = page_from(procurement, Path(folder))
        bids = {**procurement["bids"], "bids": other}
        after = page_from({**procurement, "bids": bids}, Path(folder))
    for one, two in zip(*(json.loads(printed(p, "json"))["bids"] for p in (before, after)), strict=True):
        pairs = zip(one["dimensions"], two["dimensions"], strict=True)
        assert all(a == b for a, b in pairs if a["id"] != changed["id"])
        assert set(one) == {"id", "supplier", "dimensions", "gates", "disqualified_by"}
    untouched = [f"- {d['name']}: " for d in criteria["dimensions"] if d is not changed]
    lines = [
        [line for line in printed(page, "text").splitlines() if line.startswith(tuple(untouched))]
        for page in (before, after)
    ]
    assert lines[0] == lines[1]
    assert len(lines[0]) == len(untouched) * len(other)


@pytest.mark.parametrize("form", FORMATS)
def test_bids_stand_in_the_order_of_the_file_and_not_of_their_figures(form: str, tmp_path: Path) -> None:
    levels = [{"score": Decimal(score)} for score in range(6)]
    criteria = {
        "sv_score": 1,
        "id": "c",
        "title": "C",
        "scale": {"levels": levels},
        "dimensions": [
            {"id": name, "weight": 50, "criteria": [{"id": name.upper(), "weight": 100}]} for name in "ab"
        ],
    }
    order = ["mm", "zz", "kk", "qq"]
    for scores in ((1, 5, 0, 3), (5, 0, 3, 1)):
        bids = [
            {"id": name, "responses": {"A": score, "B": score}}
            for name, score in zip(order, scores, strict=True)
        ]
        file = {"sv_score": 1, "criteria": "criteria.yaml", "bids": bids}
        page = page_from({"criteria": criteria, "bids": file}, tmp_path)
        for width in (60, 200):
            text = printed(page, form, width)
            first = [text.index(name) for name in order]
            assert first == sorted(first)
