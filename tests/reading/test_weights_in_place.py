"""Agreed weights are put into the text of a criteria file, and nothing else is touched."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.reading.evaluation import read_criteria
from sv_score.reading.source import Source, Unreadable
from sv_score.reading.weights_in_place import with_weights
from tests import strategies

ROOT = Path(__file__).parents[2]
LIBRARY = (ROOT / "examples/library-services/criteria.yaml").read_bytes()


def read(data: bytes):
    findings: list = []
    criteria = read_criteria(Source("c.yaml", data, Path()), findings)
    assert criteria is not None and not findings
    return criteria


@settings(max_examples=20, deadline=None)
@given(strategies.criteria_files(), st.data())
def test_only_the_weights_are_other_when_the_file_is_read_again(
    drawn: strategies.Data, data: st.DataObject
) -> None:
    ending, mark = data.draw(st.sampled_from(["\n", "\r\n", "\r"])), data.draw(st.booleans())
    text = strategies.as_yaml(drawn).replace("title:", "# weight: 5\ntitle:", 1).replace("\n", ending)
    before = text.encode("utf-8-sig" if mark else "utf-8")
    number = strategies.decimals(0, 100, 3)
    dimensions = {d["id"]: data.draw(number) for d in drawn["dimensions"] if "weight" in d}
    criteria = {
        c["id"]: data.draw(number) for d in drawn["dimensions"] for c in d["criteria"] if "weight" in c
    }
    after, changes = with_weights(Source("c.yaml", before, Path()), dimensions, criteria)
    old, new = read(before), read(after)
    blank = re.compile(
        rb"^(\s*(?:- )?weight:) .*?(\r?)$" if ending != "\r" else rb"weight: [^\r]*", re.MULTILINE
    )
    assert blank.sub(rb"", before) == blank.sub(rb"", after)
    for was, dimension in zip(old.dimensions, new.dimensions, strict=True):
        wanted = dimensions.get(dimension.id)
        assert dimension.weight == wanted
        for c_was, criterion in zip(was.criteria, dimension.criteria, strict=True):
            assert criterion == c_was._replace(weight=criteria.get(criterion.id))
    changed = {c.id for c in changes}
    same = {d.id for d in old.dimensions if d.weight == dimensions.get(d.id)}
    assert not changed & same


def test_comments_spacing_and_line_ends_stay_as_they_are() -> None:
    before = LIBRARY.replace(b"    weight: 20\n", b"    weight:   20.0  # to be agreed\r\n", 1)
    after, changes = with_weights(
        Source("c.yaml", before, Path()), {"service-transformation": Decimal("22.50")}, {"ST1": Decimal(50)}
    )
    assert [tuple(c) for c in changes] == [("service-transformation", "20.0", "22.5")]
    assert after == before.replace(b"weight:   20.0  # to be", b"weight:   22.5  # to be")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"    weight: 20\n", b"    weight: &w 20\n"),
        (b"    weight: 20\n", b"    weight:\n      &w 20\n"),
    ],
)
def test_a_weight_that_is_not_a_plain_number_in_its_place_is_left_alone(old: bytes, new: bytes) -> None:
    with pytest.raises(Unreadable, match="by hand"):
        with_weights(
            Source("c.yaml", LIBRARY.replace(old, new, 1), Path()),
            {"service-transformation": Decimal(30)},
            {},
        )


def test_a_flow_mapping_is_changed_in_place_too() -> None:
    text = b"dimensions: [{id: a, weight: 60, criteria: [{id: A1, weight: 100}]}, {id: b, weight: 40}]"
    after, _ = with_weights(Source("c", text, Path()), {"a": Decimal(5), "b": Decimal("95")}, {})
    assert after == text.replace(b"60", b"5").replace(b"weight: 40", b"weight: 95")
