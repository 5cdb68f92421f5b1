"""The named tuples of the model behave as those of the standard library."""

import copy
import pickle
from decimal import Decimal
from typing import NamedTuple as Standard

import pytest

from sv_score.model.named_tuple import NamedTuple


class Ours(NamedTuple):
    """A level."""

    score: Decimal
    label: str = "none"
    tags: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.label} {self.score}"


class Theirs(Standard):
    """A level."""

    score: Decimal
    label: str = "none"
    tags: tuple[str, ...] = ()


def test_values_are_made_compared_and_shown_in_the_same_way() -> None:
    for given, named in (((Decimal(1),), {}), ((Decimal(1), "a"), {}), ((), {"score": 2, "tags": ("x",)})):
        ours, theirs = Ours(*given, **named), Theirs(*given, **named)
        assert tuple(ours) == tuple(theirs) and hash(ours) == hash(theirs)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert ours._asdict() == theirs._asdict()
        assert ours._fields == theirs._fields and ours._field_defaults == theirs._field_defaults
        assert ours == Ours(*given, **named) and isinstance(ours, tuple)


def test_the_hundredth_value_is_made_like_the_first() -> None:
    class Counted(NamedTuple):
        number: int
        text: str = "none"

    made = [Counted(n) if n % 2 else Counted(text="a", number=n) for n in range(200)]
    assert made == [(n, "none" if n % 2 else "a") for n in range(200)]
    assert Counted(1, "b") == (1, "b")
    for wrong in ({}, {"number": 1, "other": 2}):
        with pytest.raises(TypeError):
            Counted(**wrong)


def test_a_field_may_have_any_name() -> None:
    class Named(NamedTuple):
        new: str
        cls: int = 2
        made: int = 3

    assert [Named("a", 1) for _ in range(100)][-1] == ("a", 1, 3)


def test_a_value_can_be_replaced_in_part_copied_and_kept() -> None:
    ours = Ours(Decimal(3))
    assert ours._replace(label="b") == Ours(Decimal(3), "b") and ours.label == "none"
    assert type(ours._replace(label="b")) is Ours
    assert pickle.loads(pickle.dumps(ours)) == ours == copy.copy(ours)
    match ours:
        case Ours(score, label):
            assert (score, label) == (Decimal(3), "none")
    assert ours.shown == "none 3" and Ours.__doc__ == "A level."


@pytest.mark.parametrize("wrong", [{}, {"score": 1, "scores": 2}, {"label": "a"}])
def test_a_missing_or_unknown_field_is_an_error(wrong: dict[str, object]) -> None:
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind(**wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            kind(1, "a", (), 4)  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            kind(1, score=2)  # type: ignore[misc]


def test_nothing_can_be_changed_or_added() -> None:
    ours = Ours(Decimal(3))
    with pytest.raises(AttributeError):
        ours.score = Decimal(4)  # type: ignore[misc]
    with pytest.raises(AttributeError):
        ours.other = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="no field"):
        ours._replace(other=1)
    assert not hasattr(ours, "__dict__")
