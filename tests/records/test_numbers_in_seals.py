"""Numbers in the canonical form: by value, the same for every spelling, and short whatever a seal says."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.finding import Finding
from sv_score.records.canonical import LONGEST, number_text

DIGITS = st.text("0123456789", min_size=1, max_size=45)


@given(sign=st.sampled_from(["", "-"]), digits=DIGITS, power=st.integers(-90, 90))
def test_the_text_has_the_value(sign: str, digits: str, power: int) -> None:
    number = Decimal(f"{sign}{digits}e{power}")
    text = number_text(number)
    assert Decimal(text) == number
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    # Written out as long as that is short, with an exponent otherwise.
    assert text == ("0" if not number else plain if len(plain) <= LONGEST else text)
    assert ("e" in text) == (bool(number) and len(plain) > LONGEST)


@given(digits=DIGITS, power=st.integers(-90, 90), zeros=st.integers(0, 5))
def test_every_spelling_has_the_same_text(digits: str, power: int, zeros: int) -> None:
    spelt = f"{'0' * zeros}{digits}{'0' * zeros}e{power - zeros}"
    assert number_text(Decimal(spelt)) == number_text(Decimal(f"{digits}e{power}"))


def test_a_number_that_would_fill_the_memory() -> None:
    assert number_text(Decimal("-25e999999999")) == "-25e999999999"
    assert number_text(Decimal("1e-999999999")) == "1e-999999999"


def test_an_exponent_that_no_file_can_have_is_text() -> None:
    from pathlib import Path

    from sv_score.reading.seals import read_seal
    from sv_score.reading.source import Source

    text = (
        'sv_score: 1\nsealed: "2026-01-10"\nfiles:\n  - name: x.yaml\n    kind: criteria\n'
        f"    sha256: {'0' * 64}\n    content: {{a: 1e9999, b: 1e99999, c: 1e{'9' * 30}}}\n"
    )
    findings: list[Finding] = []
    seal = read_seal(Source("x.seal.yaml", text.encode(), Path()), findings)
    assert seal is not None and not findings
    assert seal.files[0].content == {"a": Decimal("1e9999"), "b": "1e99999", "c": f"1e{'9' * 30}"}
