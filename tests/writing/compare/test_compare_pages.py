"""What pages of compare and margins say and never say, whatever the bids."""

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from sv_score.assessment import assess
from sv_score.commands import compare, margins
from sv_score.comparing.margins import margins as margins_of
from sv_score.comparing.overview import overview
from sv_score.comparing.pairs import compare as pair_of
from sv_score.comparing.pairs import field
from sv_score.model.finding import Severity
from sv_score.model.result import Result
from sv_score.writing.compare import ComparePage
from sv_score.writing.compare.headtohead import bar
from sv_score.writing.compare.json import write as compare_json
from sv_score.writing.compare.parts import LISTED_BIDS, LISTED_DOMINATORS, parts
from sv_score.writing.margins.sentences import pair_sentences
from sv_score.writing.parts import as_markdown, as_text
from tests import strategies
from tests.comparing.cases import flat, scored, table
from tests.writing.pages import EXAMPLES, ROOT, bid, page_of, two_dimensions
from tests.writing.test_never_one_number import numbers, telling_figures

WORDS = re.compile(r"\b(best|winn\w+|wins|top|rank\w*|overall|front|percentile|index|mean|average)\b", re.I)


def text_of(result: Result, *bids: int) -> str:
    seen = overview(result)
    return as_text(parts(ComparePage(result, seen, pair_of(seen.field, *bids) if bids else None)))


@pytest.mark.parametrize("form", ["text", "table", "markdown", "json"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_no_page_prints_a_figure_that_joins_dimensions(
    example: str, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    file = f"examples/{example}/bids.yaml"
    result = page_of(file).result
    assert result is not None
    telling = telling_figures(result, drawn=False)
    assert telling
    names = tuple(b.bid.id for b in result.bids[:2])
    compare.run(compare.Options(file, (), form=form, quiet=True))
    compare.run(compare.Options(file, names, form=form, quiet=True))
    margins.run(margins.Options(file, all_pairs=True, form=form, quiet=True))
    text = capsys.readouterr().out
    # Findings name lines and columns, which are no figures.
    text = re.sub(r'"(?:line|column)": \d+', "", text)
    # A rationale may quote any number of the bid; nothing that people wrote is a figure of ours.
    for b in result.bids:
        for response in b.bid.responses.values():
            for written in (response.consensus.rationale if response.consensus else "", response.rationale):
                text = text.replace(written, "") if written else text
    bad = numbers(text) & telling
    assert not bad, sorted(map(float, bad))


@settings(max_examples=8, deadline=None)
@given(strategies.procurements(least=2, most=4))
def test_no_page_orders_bids_in_words_and_every_bid_and_gate_is_shown(
    procurement: strategies.Data,
) -> None:
    result = scored(procurement)
    seen = overview(result)
    for pair in (None, pair_of(seen.field, 0, 1)):
        page = ComparePage(result, seen, pair)
        text = as_text(parts(page))
        assert not WORDS.search(text)
        assert as_markdown(parts(page))
        document = json.loads("".join(compare_json(page)), parse_float=Decimal)
        shown = len(result.bids)
        assert len(document["pairs"]) == (shown * (shown - 1) // 2 if pair is None else 1)
        assert [b["id"] for b in document["bids"]] == [b.bid.id for b in result.bids]
        assert [b["disqualified_by"] for b in document["bids"]] == [
            list(b.disqualified_by) for b in result.bids
        ]
        for b in result.bids if pair is None else (pair.a, pair.b):
            for name in b.disqualified_by:
                assert re.search(rf"{b.bid.id}\)? is disqualified by: [^.]*\b{re.escape(name)}\b", text)


@settings(max_examples=8, deadline=None)
@given(strategies.procurements(least=1, most=4))
def test_margins_can_be_written_in_every_form(procurement: strategies.Data) -> None:
    with TemporaryDirectory() as folder:
        file = str(strategies.write(procurement, Path(folder)))
        errors = any(f.severity is Severity.ERROR for f in assess(file).findings)
        for form, ending in (("text", "txt"), ("markdown", "md"), ("json", "json"), ("table", "table")):
            output = Path(folder) / f"page.{ending}"
            asked = margins.Options(file, form=form, output=str(output), quiet=True)
            assert margins.run(asked) == (1 if errors else 0)
            text = output.read_text(encoding="utf-8")
            if form == "json":
                assert {d["id"] for d in json.loads(text)["dimensions"]} == {
                    d["id"] for d in procurement["criteria"]["dimensions"]
                }
            else:
                assert not WORDS.search(text)


def test_more_than_twelve_bids_get_lists_that_stay_short() -> None:
    rows = {f"b{n}": [n, n, n] for n in range(60)}
    text = text_of(flat(rows))
    assert "Of 1,770 pairs of bids, 1,770 are dominance." in text
    assert "Not dominated by any other bid: b59." in text
    assert "The 1,770 pairs are not listed one by one." in text
    assert f"{59 - LISTED_BIDS} more bids are dominated" in text
    assert f"b0 is dominated by {59 - LISTED_DOMINATORS} more bids." in text
    assert len(text.splitlines()) < 40 + LISTED_BIDS * (LISTED_DOMINATORS + 1)


def test_a_long_list_of_undominated_bids_is_cut_and_counted() -> None:
    rows = {f"b{n}": [n, 70 - n, 1] for n in range(70)}
    text = text_of(flat(rows))
    assert "b58, b59 and 10 more." in text
    assert "Of 2,415 pairs of bids, 2,415 are trade-offs." in text


def test_one_bid_is_compared_with_nothing() -> None:
    text = text_of(table({"only": [1, 1]}, {"d": {"A": "100"}, "e": {"Z": "100"}}))
    assert "There is one bid, and nothing to compare it with." in text
    assert "pairs" not in text


def test_the_matrix_shows_every_relation_in_both_directions() -> None:
    rows = {"high": [2, 2, 1], "low": [1, 1, 1], "twin": [1, 1, 1], "odd": [3, 0, 1]}
    lines = text_of(flat(rows)).splitlines()
    start = next(n for n, line in enumerate(lines) if line.split() == list(rows))
    cells = [re.split(r"  +", line) for line in lines[start + 1 : start + 5]]
    assert cells == [
        ["high", ".", "> u", "> u", "~ u"],
        ["low", "<", ".", "= u", "~ u"],
        ["twin", "<", "= u", ".", "~ u"],
        ["odd", "~ u", "~ u", "~ u", "."],
    ]


def sentences(first: Any, second: Any, places: int, weights: tuple[int, int] = (45, 55)) -> str:
    procurement = two_dimensions([first, second], rounding={"places": places, "mode": "half_up"})
    criteria = procurement["criteria"]
    for dimension, weight in zip(criteria["dimensions"], weights, strict=True):
        dimension["weight"] = weight
    criteria["dimensions"][0]["criteria"] = [
        {"id": "A1", "weight": Decimal("50.4")},
        {"id": "A2", "weight": Decimal("49.6")},
    ]
    return text_of(scored(procurement), 0, 1)


def test_scores_that_print_alike_and_are_not_equal_are_named() -> None:
    text = sentences(bid("one", a1=3, a2=2), bid("two", a1=2, a2=3), places=0)
    assert "In Jobs both scores print as 50 and are not equal: they differ by 0.16." in text
    assert "one is better on Jobs (50 v 50, weight 45)." in text


def test_printed_scores_further_apart_than_the_exact_ones_are_named() -> None:
    plain = sentences(bid("one", a1=3, a2=4), bid("two", a1=4, a2=3), places=2)
    assert "In Jobs" not in plain
    # Exactly 50.08 and 49.92, which print as 50 and 49 where the rest is cut off.
    procurement = two_dimensions(
        [bid("one", a1=3, a2=2), bid("two", a1=2, a2=3)], rounding={"places": 0, "mode": "down"}
    )
    procurement["criteria"]["dimensions"][0]["criteria"] = [
        {"id": "A1", "weight": Decimal("50.4")},
        {"id": "A2", "weight": Decimal("49.6")},
    ]
    apart = text_of(scored(procurement), 0, 1)
    assert "In Jobs the printed scores 50 and 49 are further apart than the exact ones" in apart
    assert "which differ by 0.16" in apart


def test_weighted_marks_that_print_alike_are_named() -> None:
    text = sentences(bid("one", a1=3, a2=4), bid("two", a1=4, a2=3), places=1, weights=(10, 90))
    assert "In Jobs the weighted marks print alike as 7.0 of 10; the exact scores are not equal." in text


def test_an_order_of_importance_is_shown_and_not_applied(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    compare.run(compare.Options("examples/integrated-health/bids.yaml", form="text"))
    text = capsys.readouterr().out
    assert "Care workforce (80.00 v 60.00, 4 of 5 in importance)" in text
    assert "The published order of importance of the dimensions is shown and not applied here" in text
    assert "weights between dimensions are" not in text


def test_provisional_marks_are_open_and_said_to_be() -> None:
    evaluators = {"scores": {"ev1": 2, "ev2": 4}}
    result = scored(two_dimensions([bid("one", a1=evaluators, a2=3), bid("two", a1=3, a2=3)]))
    assert field(result).bids[0].criteria.low < field(result).bids[0].criteria.high
    text = text_of(result, 0, 1)
    assert "Still open, because marks are provisional: Jobs (52.00 to 68.00 P v 60.00, weight 45)." in text
    assert "A1, one: no agreed score yet; the marks given are 2 to 4 of 5." in text
    assert "Provisional marks leave open whether one dominates the other." in text


def test_bars_are_ten_cells_and_show_a_range() -> None:
    assert bar(Fraction(0), Fraction(0)) == "." * 10
    assert bar(Fraction(100), Fraction(100)) == "#" * 10
    assert bar(Fraction(199, 10), Fraction(199, 10)) == "#" + "." * 9
    assert bar(Fraction(40), Fraction(65)) == "####===..."


def test_a_difference_that_does_not_add_up_as_printed_is_explained() -> None:
    shares = [{"id": "A1", "weight": Decimal("37.5")}, {"id": "A2", "weight": Decimal("62.5")}]
    dimensions = [
        {"id": "jobs", "name": "Jobs", "weight": 50, "criteria": shares},
        {"id": "climate", "weight": 50, "criteria": [{"id": "B1", "weight": 100}]},
    ]
    whole = {"places": 0, "mode": "half_up"}
    # 42.5 and 47.5, printed 43 and 48, differ by 5; 42.5 and 27.5 as 43 and 28 by 15: both add up.
    # 20 and 7.5, printed 20 and 8, differ by 12.5, which prints as 13.
    bids = [bid("one", a1=1, a2=1), bid("two", a1=1, a2=0)]
    result = scored(two_dimensions(bids, dimensions=dimensions, rounding=whole))
    assert "In Jobs the difference is worked out before rounding: it is exactly 12.5." in text_of(
        result, 0, 1
    )
    shown = next(margins_of(result, ["jobs"]))
    said = next(pair_sentences(shown.pairs[0], shown.criteria, result.criteria.printed_rounding))
    assert said.startswith("one is ahead by 13 (exactly 12.5, from the scores before rounding).")


def test_a_measured_answer_moves_by_bands_and_a_mark_by_levels() -> None:
    offers = {
        "id": "B1",
        "weight": 50,
        "kind": "measured",
        "measure": {"id": "m", "unit": "people"},
        "bands": [{"from": Decimal(0), "score": 0}, {"from": Decimal(10), "score": 5}],
    }
    dimensions = [
        {"id": "jobs", "weight": 50, "criteria": [offers, {"id": "A2", "weight": 50}]},
        {"id": "climate", "weight": 50, "criteria": [{"id": "A1", "weight": 100}]},
    ]
    bids = [bid("one", a2=0, b1={"quantity": Decimal(10)}), bid("two", a2=4, b1={"quantity": Decimal(0)})]
    result = scored(two_dimensions(bids, dimensions=dimensions))
    shown = next(margins_of(result, ["jobs"]))
    said = list(pair_sentences(shown.pairs[0], shown.criteria, result.criteria.printed_rounding))
    assert said[1].startswith(
        "Marks: moving one mark by 1 level or band is enough: B1 of one, an offer of 10 down"
    )


def test_long_names_of_many_bids_get_letters_in_the_matrix() -> None:
    names = [f"northgate-consortium-{n:02}" for n in range(12)]
    lines = text_of(
        scored(two_dimensions([bid(name, a1=n % 6) for n, name in enumerate(names)]))
    ).splitlines()
    head = next(place for place, line in enumerate(lines) if line.split() == list("ABCDEFGHIJKL"))
    assert [line.split()[:2] for line in lines[head + 1 : head + 13]] == [
        [letter, name] for letter, name in zip("ABCDEFGHIJKL", names, strict=True)
    ]
    assert max(map(len, lines[head : head + 13])) < 90


def test_a_higher_level_that_earns_the_same_is_no_advantage() -> None:
    percents = [0, 20, 50, 50, 80, 100]
    levels = [{"score": score, "percent": percent} for score, percent in enumerate(percents)]
    result = scored(two_dimensions([bid("one", a1=2), bid("two", a1=3)], scale={"levels": levels}))
    text = text_of(result, 0, 1)
    assert "two +1 level, equal marks" in text
    assert "one and two are equal on every criterion." in text
