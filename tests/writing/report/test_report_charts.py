"""A chart shows exactly its score, on the axis from 0 to 100."""

import re
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.writing.report.charts import AXIS, on_paper, strip
from tests import strategies
from tests.writing.pages import bid, two_dimensions
from tests.writing.report.reports import page_of

pytest.importorskip("jinja2")

SCORES = st.fractions(0, 100, max_denominator=997)


def positions(chart: str, element: str, name: str) -> list[Fraction]:
    return [
        Fraction(found.attrib[name].removesuffix("%"))
        for found in ElementTree.fromstring(chart).iter(element)
    ]


@given(SCORES, SCORES, st.none() | SCORES)
def test_a_dot_stands_where_its_score_is(one: Fraction, other: Fraction, minimum: Fraction | None) -> None:
    low, high = sorted((one, other))
    chart = strip(low, high, "words", minimum=minimum)
    dots = positions(chart, "circle", "cx")
    assert len(dots) == (1 if low == high else 2)
    for dot, score in zip(dots, (low, high), strict=False):
        assert abs(dot - score) <= Fraction(1, 2000)
    lines = re.findall(r'<line class="m"[^>]*x1="([\d.]+)%"', chart)
    assert len(lines) == (minimum is not None)
    if minimum is not None:
        assert abs(Fraction(lines[0]) - minimum) <= Fraction(1, 2000)


def test_a_final_score_and_a_range_differ_in_shape() -> None:
    final, open_ = strip(Fraction(40), Fraction(40), ""), strip(Fraction(40), Fraction(60), "")
    assert 'class="d"' in final and 'class="o"' not in final
    assert 'class="d"' not in open_ and open_.count('class="o"') == 2 and 'class="r"' in open_


def test_a_provisional_score_with_equal_marks_is_hollow_and_in_the_legend(tmp_path: Path) -> None:
    alike = {"scores": {"ev1": 3, "ev2": 3}}
    data = two_dimensions([bid("ash"), bid("birch", a1=alike, a2=alike)])
    page = page_of(strategies.write(data, tmp_path))
    chart = re.search(r'id="d:jobs".*?</section>', page, re.DOTALL)
    assert chart is not None
    dots = re.findall(r'data-bid="(\w+)".*?<circle class="(\w)"', chart[0])
    assert dots == [("ash", "d"), ("birch", "o")]
    legend = re.findall(r"<span><svg[^>]*>(.*?)</svg> ([^<]*)</span>", page)
    alone = [words for drawing, words in legend if drawing.count("<circle") == 1 and 'class="o"' in drawing]
    assert alone == ["provisional: lowest and highest alike"]


def test_on_paper_every_shape_carries_its_colour_and_the_axis_is_whole() -> None:
    page = on_paper(strip(Fraction(1), Fraction(2), "", minimum=Fraction(3)) + AXIS)
    assert not re.search(r'class="[gzmrdo]"|<use', page)
    assert re.findall(r">(\d+)</text>", page) == ["0", "25", "50", "75", "100"]
