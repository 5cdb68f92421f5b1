"""The checksum is SHA-256, wherever it comes from."""

import hashlib
import importlib
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model import checksum


@given(st.binary())
def test_it_is_the_checksum_of_hashlib(text: bytes) -> None:
    assert checksum.sha256(text).hexdigest() == hashlib.sha256(text).hexdigest()


def test_a_known_answer() -> None:
    # FIPS 180-4, example: "abc".
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert checksum.sha256(b"abc").hexdigest() == known


def test_without_pythons_own_it_is_that_of_hashlib(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.import_module

    def without(name: str) -> ModuleType:
        if name in ("_sha2", "_sha256"):
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(checksum, "import_module", without)
    assert checksum._made_in() is hashlib
