"""From findings to places: the text at a place is the key or the value that is meant."""

from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.finding import Finding, Label, Rule, pointer
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.locate import locate
from tests.reading.texts import BIDS, CRITERIA, bids, source

FAULTY = """\
sv_score: 1
id: "né à"
titel: Libraries
authority: ~
scale:
  levels:
    - {score: 0}
    - {score: "5", label: "😀, \\
        five"}
dimensions:
  - id: économie
    wieght: 50
    criteria:
      - {id: "A", title: "😀", weight: 010}
      - id: 'a'
        weight: 0
        kind: >-
          other
  - name: second
    weight: [50]
    criteria:
      - {id: B, weight: 100, kind: gate}
extra key: 1
"""


def test_the_text_at_each_place_is_the_one_meant():
    findings, file = [], source(FAULTY)
    read_criteria(file, findings)
    lines = FAULTY.split("\n")
    shown = [
        (x.finding.code, lines[x.place.line - 1][x.place.column - 1 :][: x.place.length])
        for x in locate(findings, [file])
    ]
    assert shown == [
        ("SV107", '"né à"'),
        ("SV101", "titel"),
        ("SV112", "authority"),
        ("SV103", '"5"'),
        ("SV107", "économie"),
        ("SV101", "wieght"),
        ("SV104", "010"),
        ("SV108", "'a'"),
        ("SV110", ">"),
        ("SV102", "second"),
        ("SV103", "["),
        ("SV116", "weight"),
        ("SV101", "extra key"),
    ]


RULE = Rule("SV999", "test")


def place(text, route, on_key=False, label="f.yaml"):
    (one,) = locate([Finding(RULE, "m", label, route, on_key=on_key)], [source(text, label)])
    return one.place.line, one.place.column, one.place.length


def test_keys_values_and_items():
    text = "a:\n  bc: xyz\n  d: [1, {e: f}]\n"
    assert place(text, ("a", "bc")) == (2, 7, 3)
    assert place(text, ("a", "bc"), True) == (2, 3, 2)
    assert place(text, ("a", "d", 0)) == (3, 7, 1)
    assert place(text, ("a", "d", 1, "e")) == (3, 14, 1)
    assert place(text, ("a", "d", 1, "e"), True) == (3, 11, 1)
    assert place(text, ()) == (1, 1, 1)


def test_a_whole_mapping_is_pointed_at_by_its_id_or_name():
    text = "- name: x\n  id: one\n- {k: 1, name: two}\n- {k: 1}\n"
    assert place(text, (0,)) == (2, 7, 3)
    assert place(text, (1,)) == (3, 16, 3)
    assert place(text, (2,)) == (4, 3, 1)


def test_a_route_that_leads_too_far_ends_at_its_last_step():
    assert place("a:\n  b: 1\n", ("a", "c", "d")) == (1, 1, 1)
    assert place("a: [1]\n", ("a", 7)) == (1, 1, 1)
    assert place("x: 1\na: [1]\n", ("a", 7)) == (2, 1, 1)


def test_bids_are_found_one_by_one():
    assert place(BIDS, ("bids", 1, "responses", "CR1")) == (11, 30, 1)
    assert place(BIDS, ("bids", 1, "responses", "CR1"), True) == (11, 25, 3)
    assert place(BIDS, ("bids", 1)) == (10, 9, 4)
    assert place(BIDS, ("bids",), True) == (6, 1, 4)


def test_bids_before_a_syntax_error_keep_their_places():
    text = BIDS.replace("LE1: 3", "LE1: x") + "  - ]\n"
    assert bids(text)[1] == [("SV103", 9, 22), ("SV001", 12, 5)]


def test_findings_are_sorted_by_file_place_and_code_and_each_is_shown_once():
    first, second = source("a: 1\nb: 2\n", "z.yaml"), source("c: 1\n", "a.yaml")
    findings = [
        Finding(RULE, "m", "a.yaml", ("c",)),
        Finding(RULE, "m", "z.yaml", ("b",)),
        Finding(Rule("SV001", "x"), "m", "z.yaml", mark=(2, 4)),
        Finding(RULE, "m", "z.yaml", ("a",)),
        Finding(RULE, "m", "z.yaml", ("b",)),
    ]
    shown = [(x.finding.file, x.place.line, x.finding.code) for x in locate(findings, [first, second])]
    assert shown == [
        ("z.yaml", 1, "SV999"),
        ("z.yaml", 2, "SV001"),
        ("z.yaml", 2, "SV999"),
        ("a.yaml", 1, "SV999"),
    ]


def test_labels_have_places_too_also_in_other_files():
    labels = (Label("b.yaml", ("x",), "here", on_key=True), Label("gone.yaml", ("x",), "nowhere"))
    finding = Finding(RULE, "m", "a.yaml", ("k",), labels=labels)
    (one,) = locate([finding], [source("k: 1\n", "a.yaml"), source("\nx: 1\n", "b.yaml")])
    assert [(p.line, p.column) for p in (one.place, *one.labels)] == [(1, 4), (2, 1), (1, 1)]


def test_a_finding_in_a_file_that_is_not_text_is_at_its_start():
    assert place(b"a: \xff", ("a",)) == (1, 1, 1)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_weight_is_found_wherever_it_stands(gaps, end):
    text = CRITERIA
    for gap in gaps:
        text = "#" * gap + "\n" * (gap % 3 + 1) + text
    line = text[: text.index("weight: 60")].count("\n") + 1
    text = text.replace("\n", end)
    assert place(text, ("dimensions", 0, "weight")) == (line, 13, 2)


def test_a_route_is_a_json_pointer():
    assert pointer(("bids", 0, "responses", "LE1")) == "/bids/0/responses/LE1"
    assert pointer(("a/b", "c~d")) == "/a~1b/c~0d"
    assert pointer(()) == ""
