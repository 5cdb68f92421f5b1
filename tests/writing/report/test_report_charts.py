"""A chart shows exactly its score, on the axis from 0 to 100."""

import re
from fractions import Fraction
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from sv_score.writing.report.charts import AXIS, on_paper, strip

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


def test_on_paper_every_shape_carries_its_colour_and_the_axis_is_whole() -> None:
    page = on_paper(strip(Fraction(1), Fraction(2), "", minimum=Fraction(3)) + AXIS)
    assert not re.search(r'class="[gzmrdo]"|<use', page)
    assert re.findall(r">(\d+)</text>", page) == ["0", "25", "50", "75", "100"]
