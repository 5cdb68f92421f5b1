"""Seals: made, read back, compared, and what refinements explain."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_score.model.criteria import Refinement
from sv_score.model.finding import Finding
from sv_score.model.seal import Part, Seal, Tree
from sv_score.reading.seals import read_seal, seal_name
from sv_score.reading.source import Source
from sv_score.records.difference import differences
from sv_score.records.seal import again, altered, changes_since, same_files, sealed_file, unnamed
from sv_score.writing.seal.file import write
from tests import strategies
from tests.records import files

QUICK = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAY = date(2026, 3, 2)
FULL = Refinement(date(2026, 3, 20), "before_final_tenders", "Notice 12", "Asked for", ("A1",))
TEXT = """
sv_score: 1
id: halls
title: Repairs
scale: {levels: [{score: 0, descriptor: None of it}, {score: 5, descriptor: All of it}]}
dimensions:
  - {id: a, weight: 60, criteria: [{id: A1, weight: 50}, {id: A2, weight: 50}]}
  - {id: b, weight: 40, criteria: [{id: B1, weight: 100, question: How}]}
"""


def sealed(text: str = TEXT) -> Seal:
    return Seal(DAY, "sv-score", "Notice 1", files=(sealed_file("c.yaml", "criteria", files.content(text)),))


def read(text: str) -> Seal:
    findings: list[Finding] = []
    seal = read_seal(Source("c.seal.yaml", text.encode(), Path()), findings)
    assert seal is not None
    assert not findings, [finding.message for finding in findings]
    return seal


@QUICK
@given(files.criteria(), strategies.procurements(most=2))
def test_a_seal_reads_back_as_it_was_made(file: Tree, procurement: Tree) -> None:
    criteria = files.content(strategies.as_yaml(file))
    bids = files.content(strategies.as_yaml(procurement["bids"]), "bids")
    seal = Seal(
        DAY,
        "sv-score 1",
        "2026/S: 1 #2",
        "why \"not\" \\ 'so'\u2028\U0001f600",
        (sealed_file("c.yaml", "criteria", criteria), sealed_file("b.yaml", "bids", bids)),
    )
    seal = again(seal, seal._replace(reason="again"))
    assert read(write(seal)) == seal
    assert list(altered(read(write(seal)))) == []


@pytest.mark.parametrize("ends", ["\r\n", "\n\n"])
def test_a_seal_survives_other_line_ends_and_a_byte_order_mark(ends: str) -> None:
    text = "\ufeff" + write(sealed()).replace("\n", ends)
    assert read(text) == sealed()


@QUICK
@given(st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()))
def test_any_text_is_sealed(text: str) -> None:
    tree = files.content(TEXT)
    file = sealed_file("c.yaml", "criteria", {**tree, "title": " ".join(text.split())})
    assert read(write(Seal(DAY, files=(file,)))).files == (file,)


def test_every_edit_of_the_content_shows_in_the_file_and_in_its_part() -> None:
    text = write(sealed())
    for old, new, part in (
        ('question: "How"', 'question: "How not"', "criterion B1"),
        ("weight: 40", "weight: 41", "dimension b"),
        ('title: "Repairs"', 'title: "Repair"', "settings"),
        ("All of it", "Most of it", "scale"),
    ):
        assert text.count(old) == 1
        names = [name for _, _, name in altered(read(text.replace(old, new)))]
        assert names == ["c.yaml", f"{part} of c.yaml"]


def test_a_part_that_is_missing_or_too_many_shows() -> None:
    file = sealed().files[0]
    assert [n for _, _, n in altered(Seal(files=(file._replace(parts=file.parts[1:]),)))]
    more = (*file.parts, Part("criterion C9", "0" * 64))
    assert [n for _, _, n in altered(Seal(files=(file._replace(parts=more),)))] == ["criterion C9 of c.yaml"]


def test_what_changed_is_said_by_part_and_value() -> None:
    changed = TEXT.replace("weight: 60", "weight: 55").replace("weight: 40", "weight: 45")
    changed = changed.replace("question: How", "question: Why").replace(
        "{id: A2, weight: 50}", "{id: A3, weight: 50}"
    )
    changed = changed.replace("score: 5, descriptor: All of it", "score: 5, descriptor: Most of it")
    found = {
        (c.part, c.what, c.before, c.after) for c in changes_since(sealed().files[0], files.content(changed))
    }
    assert found == {
        ("a", "weight", "60", "55"),
        ("b", "weight", "40", "45"),
        ("B1", "question", "How", "Why"),
        ("A3", "", "not stated", "id A3, weight 50"),
        ("A2", "", "id A2, weight 50", "not stated"),
        ("scale", "level 5, descriptor", "All of it", "Most of it"),
    }


def test_the_same_content_has_not_changed() -> None:
    assert changes_since(sealed().files[0], files.content(TEXT)) == ()


CHANGED = files.content(
    TEXT.replace("{id: A1, weight: 50}, {id: A2, weight: 50}", "{id: A1, weight: 40}, {id: A2, weight: 60}")
)


@pytest.mark.parametrize(
    ("refinements", "left"),
    [
        ((), ["A1", "A2"]),
        ((FULL,), ["A2"]),
        ((FULL._replace(changes=("A1", "A2")),), []),
        ((FULL, FULL._replace(changes=("A2",))), []),
        ((FULL._replace(changes=("A1", "A2"), notice=""),), ["A1", "A2"]),
        ((FULL._replace(changes=("A1", "A2"), date=None),), ["A1", "A2"]),
        ((FULL._replace(changes=("a",)),), ["A1", "A2"]),
    ],
)
def test_a_complete_refinement_explains_the_parts_it_names(
    refinements: tuple[Refinement, ...], left: list[str]
) -> None:
    changes = changes_since(sealed().files[0], CHANGED)
    assert [change.part for change in unnamed(changes, refinements)] == left


def test_an_added_refinement_needs_no_other_and_a_changed_one_does() -> None:
    record = "refinements: [{date: 2026-03-20, reason: Asked for}]\n"
    before, after = files.content(TEXT), files.content(TEXT + record)
    assert unnamed(differences(before, after), ()) == ()
    other = files.content(TEXT + record.replace("Asked", "Called"))
    (change,) = unnamed(differences(after, other), ())
    assert (change.part, change.what) == ("refinements", "refinement 1, reason")
    assert unnamed(differences(after, before), ())


def test_sealing_again_keeps_what_was_sealed_before() -> None:
    first = sealed()
    second = again(first, sealed(TEXT.replace("Repairs", "Repair"))._replace(reason="Spelling"))
    third = again(second, first._replace(sealed=date(2026, 5, 1)))
    assert [s.sealed for s in third.earlier] == [DAY, DAY]
    assert third.earlier[0].files == first.files
    assert third.first_day == DAY
    assert same_files(first, third)
    assert not same_files(first, second)


def test_a_file_that_is_not_of_sv_score_is_sealed_by_its_bytes() -> None:
    import hashlib

    file = sealed_file("letter.txt", "other", None, b"Dear all\r\n")
    assert file.sha256 == hashlib.sha256(b"Dear all\r\n").hexdigest()
    assert list(altered(Seal(files=(file,)))) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('sealed: "2026-03-02"', 'sealed: "2 March"', "SV111"),
        ("canonical: 1", "canonical: 2", "SV115"),
        ("kind:", "kine:", "SV101"),
        ('kind: "criteria"', 'kind: "criterium"', "SV110"),
        ("content:", "contents:", "SV101"),
        (sealed().files[0].sha256, "abc", "SV103"),
    ],
)
def test_a_seal_written_wrongly_is_a_finding(old: str, new: str, code: str) -> None:
    findings: list[Finding] = []
    read_seal(Source("c.seal.yaml", write(sealed()).replace(old, new).encode(), Path()), findings)
    assert code in {finding.code for finding in findings}


def test_a_seal_without_content_says_so() -> None:
    text = write(sealed())
    findings: list[Finding] = []
    read_seal(Source("s", text[: text.index("    content:")].encode(), Path()), findings)
    assert [finding.message for finding in findings] == ["a sealed file has no `content`"]


def test_the_name_of_a_seal() -> None:
    assert seal_name("criteria.yaml") == "criteria.seal.yaml"
    assert seal_name("lot.2.yml") == "lot.2.seal.yaml"
    assert sealed().of("c.yaml") == sealed().files[0]
    assert sealed().of("d.yaml") is None


def test_numbers_and_texts_are_told_apart() -> None:
    tree = {"a": Decimal("1.5"), "b": "1.5", "c": "true", "d": True, "e": "2026-01-01", "f": [], "g": {}}
    text = write(Seal(DAY, files=(sealed_file("x", "policy", tree),)))
    assert read(text).files[0].content == tree
