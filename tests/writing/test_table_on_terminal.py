"""The table shows every figure at every width and prints text from files as it is."""

import io
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.result import Result
from sv_score.writing.figures import figure
from sv_score.writing.parts import Grid, Part
from sv_score.writing.terminal_parts import print_parts
from tests import strategies
from tests.writing.pages import bid, page_from, printed, two_dimensions

MARKUP = "[bold]draft[/] :key: \x1b[31m"


def lost(result: Result, text: str) -> Counter[str]:
    """Return the scores and weighted figures, with how often each is missing from `text`."""
    rounding = result.criteria.printed_rounding
    cells = [d for bid in result.bids for d in bid.dimensions]
    exact = [value for d in cells for end in {d.low, d.high} for value in (end, d.weighted(end))]
    wanted = Counter(figure(value, rounding) for value in exact if value is not None)
    return wanted - Counter(re.findall(r"\d+(?:\.\d+)?", text))


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("width", [40, 80, 100, 200, None])
def test_thirty_bids_lose_no_figure_at_any_width(width: int | None, tmp_path: Path) -> None:
    marks = [(n % 6, n // 6 % 6, (n * 5) % 6) for n in range(30)]
    bids = [bid(f"bid-{n}", f"Supplier number {n}", *each) for n, each in enumerate(marks)]
    page = page_from(two_dimensions(bids), tmp_path)
    text = printed(page, "table", width)
    assert width is None or max(map(len, text.splitlines())) <= width
    assert "…" not in text and "..." not in text
    flat = one_line(text)
    for name in (one["id"] for one in bids):
        assert f"({name})" in flat
    assert not lost(page.result, text)


@settings(max_examples=20)
@given(procurement=strategies.procurements(), width=st.integers(40, 240), detail=st.booleans())
def test_no_figure_of_a_random_procurement_is_cropped(
    procurement: strategies.Data, width: int, detail: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = page_from(procurement, tmp_path_factory.mktemp("p"), detail=detail)
    text = printed(page, "table", width)
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= width
    assert not lost(page.result, text)


def test_markup_emoji_codes_and_control_characters_are_printed_and_not_obeyed(tmp_path: Path) -> None:
    page = page_from(two_dimensions([bid("one", MARKUP)]), tmp_path)
    for form in ("table", "text", "markdown", "json", "csv"):
        assert "\x1b" not in printed(page, form)
    for form in ("table", "text"):
        assert "[bold]draft[/] :key: <U+001B>[31m" in one_line(printed(page, form, 200))


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u061c", "\x07", "\x9b", "\u2028", "\ufeff"])
@pytest.mark.parametrize("form", ["table", "text", "markdown"])
def test_characters_that_act_on_a_terminal_are_shown_as_codes(char: str, form: str, tmp_path: Path) -> None:
    text = printed(page_from(two_dimensions([bid("one", f"Mill{char} Lane")]), tmp_path), form, 200)
    assert char not in text
    assert f"U+{ord(char):04X}" in text.replace("\\", "")


@pytest.mark.parametrize("name", ["long" * 2500, "lo ng" * 2000])
def test_a_name_of_ten_thousand_characters_wraps_and_loses_nothing(name: str, tmp_path: Path) -> None:
    for detail in (False, True):
        page = page_from(two_dimensions([bid("one", name), bid("two", "Mill")]), tmp_path, detail=detail)
        text = printed(page, "table", 80)
        assert max(map(len, text.splitlines())) <= 80
        assert text.count("g") >= name.count("g")
        assert not lost(page.result, text)


def test_the_whole_name_of_a_supplier_is_shown_but_not_the_partners(tmp_path: Path) -> None:
    one = {**bid("one", "Smith, with Love Ltd"), "partners": ["Northshire Makers CIC"]}
    page = page_from(two_dimensions([one]), tmp_path)
    for width in (60, 200):
        text = one_line(printed(page, "table", width))
        assert "Love Ltd" in text and "(one)" in text
        assert "Makers" not in text


def test_a_terminal_without_utf_8_gets_ascii_shapes(tmp_path: Path) -> None:
    answers = {"scores": {"ev1": 1, "ev2": 4}}
    page = page_from(two_dimensions([bid("one", "Mill", a1=answers), bid("two", "Weir")]), tmp_path)
    text = printed(page, "table", 100, encoding="ascii")
    assert "####......" in text and "=" in text and "|" in text
    assert "56.00-80.00 P" in text


@pytest.mark.parametrize(("score", "bar"), [(0, "··········"), (1, "██········"), (5, "██████████")])
def test_a_bar_is_as_long_as_the_score(score: int, bar: str, tmp_path: Path) -> None:
    page = page_from(two_dimensions([bid("one", b1=score)]), tmp_path)
    assert f"{bar} {score * 20}.00" in printed(page, "table", 100)


def test_an_open_range_is_shaded_and_never_looks_like_a_score(tmp_path: Path) -> None:
    answers = {"scores": {"ev1": 1, "ev2": 4}}
    text = printed(page_from(two_dimensions([bid("one", b1=answers)]), tmp_path), "table", 100)
    assert "██▒▒▒▒▒▒··" in text and "20.00–80.00 P" in text
    assert "11.00–44.00 of 55" in text


def test_dimensions_in_order_of_importance_show_their_place_and_no_marks(tmp_path: Path) -> None:
    procurement = two_dimensions([bid("one")], relative_importance="order")
    for dimension in procurement["criteria"]["dimensions"]:
        del dimension["weight"]
    text = printed(page_from(procurement, tmp_path), "table", 100)
    assert "Order" in text and "Weight" not in text and " of " not in text.split("The dimensions")[0]


def test_long_decimals_are_wrapped_and_not_lost(tmp_path: Path) -> None:
    rounding = {"places": 6, "mode": "half_up"}
    levels = [{"score": Decimal(n)} for n in range(8)]
    answers = {"scores": {"ev1": 1, "ev2": 6}}
    bids = [bid(f"bid-{n}", "A supplier with a name", answers, answers, answers) for n in range(4)]
    procurement = two_dimensions(bids, rounding=rounding, scale={"levels": levels})
    procurement["criteria"]["dimensions"][0]["weight"] = Decimal("45.123456")
    procurement["criteria"]["dimensions"][1]["weight"] = Decimal("54.876544")
    page = page_from(procurement, tmp_path)
    for width in (60, 80, 100):
        text = printed(page, "table", width)
        assert "…" not in text
        assert text.count("14.285714") == text.count("85.714286") == 8
        assert not lost(page.result, text)


def test_a_long_weight_is_never_cut_whatever_the_width(tmp_path: Path) -> None:
    procurement = two_dimensions([bid("one", "Mill Lane Ltd"), bid("two", "Weir Street Ltd")])
    for dimension, weight in zip(
        procurement["criteria"]["dimensions"], ("33.3333333333", "66.6666666667"), strict=True
    ):
        dimension["weight"] = Decimal(weight)
    page = page_from(procurement, tmp_path, detail=True)
    for width in range(60, 130):
        text = printed(page, "table", width)
        assert "…" not in text
        assert "33.3333333333" in text and "66.6666666667" in text
        assert not lost(page.result, text)


def parts_at(width: int, *parts: Part) -> list[str]:
    bytes_ = io.BytesIO()
    stream = io.TextIOWrapper(bytes_, encoding="utf-8", newline="")
    print_parts(parts, stream, colour=False, width=width)
    stream.flush()
    return [line.rstrip() for line in bytes_.getvalue().decode().splitlines()]


@pytest.mark.parametrize("detail", [False, True])
def test_on_a_narrow_terminal_bids_stand_below_one_another_and_no_word_is_broken(
    detail: bool, tmp_path: Path
) -> None:
    between = {"scores": {"ev1": 1, "ev2": 4}}
    bids = [bid("one", "Castlegate Infrastructure plc", a1=between), bid("two", "Weir")]
    page = page_from(two_dimensions(bids), tmp_path, detail=detail)
    text = printed(page, "table", 32)
    assert max(map(len, text.splitlines())) <= 32
    assert {"Castlegate", "Infrastructure", "(one)", "P"} <= set(text.split())
    lines = [line.rstrip() for line in text.splitlines()]
    start = lines.index("Weir (two)")
    assert lines[start : start + 3] == ["Weir (two)", "  ███████▏·· 72.00", "  32.40 of 45"]
    assert not lost(page.result, text)


def test_a_grid_never_breaks_a_word_and_becomes_lines_where_words_do_not_fit() -> None:
    grid = Grid(
        ("Where", "Published", "Applied", "Bears on"),
        (("social_value_weight", "a sentence of some words that wraps", "20", "neither " * 6),),
    )
    wide, narrow = parts_at(60, grid), parts_at(30, grid)
    assert any(line.strip().startswith("social_value_weight") for line in wide)
    assert "Bears on" in wide[1]
    assert max(map(len, wide)) <= 60
    assert narrow[:2] == ["social_value_weight", "  Published: a sentence of"]
    assert "  Applied: 20" in narrow
    assert max(map(len, narrow)) <= 30


@pytest.mark.parametrize(
    ("width", "figure_lines"), [(20, ["  ash: 71.3", "  #######..."]), (26, ["  ash: 71.3  #######..."])]
)
def test_as_lines_a_bar_stands_behind_its_figure_and_an_empty_cell_is_left_out(
    width: int, figure_lines: list[str]
) -> None:
    grid = Grid(("", "Weight", "ash", "", "Ahead"), (("Dimension score", "", "71.3", "#######...", "x"),))
    assert parts_at(width, grid) == ["Dimension score", *figure_lines, "  Ahead: x"]
