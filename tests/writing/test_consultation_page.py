"""What the page of a consultation says of proposals, exactly."""

from decimal import Decimal

from sv_score.assessment import assess
from sv_score.comparing.consultation import Group, How, View
from sv_score.writing.consultation.page import ConsultPage, swing_notes
from tests.writing.report.reports import FIRST_STEPS


def test_the_sum_of_swings_is_exact_however_long_they_are() -> None:
    swings = {"a": Decimal("100000000000000000000000000001"), "b": Decimal(1)}
    group = Group(None, ("a", "b"), None, (View("p", How.SWINGS, swings),), None)
    page = ConsultPage(assess(str(FIRST_STEPS)).reading.criteria, (), None, (group,), {})
    (note,) = swing_notes(group, page)
    assert "b 1/100000000000000000000000000002 = " in note
