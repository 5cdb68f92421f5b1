"""The rows of an evaluation have its exact figures and no name of a supplier."""

import tempfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from sv_score.assessment import assess
from sv_score.portfolio.rows import LEFT_OUT, SCORED, Rows, rows_of
from sv_score.portfolio.tables import TABLES
from tests import oracle, strategies
from tests.strategies import Data

CRITERIA = """\
sv_score: 1
id: drains
title: Drains
authority: Northshire
contract: {commenced: 2026-03-01, sector: Water, place: North}
scale: {levels: [{score: 0}, {score: 7}]}
dimensions:
  - id: jobs
    weight: 60
    criteria:
      - id: J1
        weight: 100
        tags: {sdg: [8, 10], own: [x]}
        measures: [{id: jobs, unit: people}]
  - id: river
    weight: 40
    criteria: [{id: R1, weight: 100, tags: {sdg: [6]}}]
"""
BIDS = """\
sv_score: 1
criteria: criteria.yaml
bids:
  - id: secretive
    supplier: Secretive and Daughters
    partners: [Quiet Ltd]
    supplier_types: [vcse, sme]
    responses:
      J1:
        consensus: {score: 7, rationale: Agreed.}
        evidence: [bid p3, {ref: bid p4, kind: case_study}]
        commitments:
          - {measure: jobs, quantity: 12.5}
          - {measure: jobs, quantity: 0.1234567891}
          - {measure: jobs, quantity: 70000000000000000000.0000000000000000000}
          - {unit: hours, by: 2027-01-01}
      R1: 0
"""


def rows(tmp_path: Path, criteria: str = CRITERIA, bids: str = BIDS) -> Rows:
    (tmp_path / "criteria.yaml").write_text(criteria, encoding="utf-8")
    (tmp_path / "bids.yaml").write_text(bids, encoding="utf-8")
    return rows_of(5, assess(str(tmp_path / "bids.yaml")))


def as_values(found: Rows, table: str) -> list[Data]:
    return [dict(zip(TABLES[table], row, strict=True)) for row in found[table]]


def test_a_bid_without_its_name(tmp_path: Path) -> None:
    found = rows(tmp_path)
    assert not any(word in str(found) for word in ("ecretive", "Quiet"))
    score, other = as_values(found, "scores")
    assert score["score"] == "100"
    assert score["band"] == 9
    assert other["band"] == 0
    assert score["supplier_type"] == "sme + vcse"
    assert [row["evidence"] for row in as_values(found, "evidence")] == ["", "case_study"]


def test_only_what_can_be_added_exactly_has_a_quantity(tmp_path: Path) -> None:
    found = rows(tmp_path)
    kept = [
        (c["measure"], c["unit"], c["quantity"], c["as_written"]) for c in as_values(found, "commitments")
    ]
    assert kept == [
        ("jobs", "people", Decimal("12.5"), "12.5"),
        ("jobs", "people", None, "0.1234567891"),
        ("jobs", "people", Decimal(7 * 10**19), "70000000000000000000.0000000000000000000"),
        ("", "hours", None, ""),
    ]


def test_a_quantity_with_many_zeros_has_room_in_its_column(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from sv_score.portfolio.reading import as_table

    quantities = as_table("commitments", rows(tmp_path)["commitments"])["quantity"].to_pylist()
    assert quantities == [Decimal("12.5"), None, Decimal(7 * 10**19), None]


def test_what_it_is_grouped_and_matched_by(tmp_path: Path) -> None:
    found = rows(tmp_path)
    (procurement,) = as_values(found, "procurements")
    said = {name: procurement[name] for name in ("kind", "scheme", "authority", "sector", "place", "year")}
    assert list(said.values()) == ["criteria", "drains", "Northshire", "Water", "North", "2026"]
    tags = [(t["dimension"], t["vocabulary"], t["tags"]) for t in as_values(found, "tags")]
    assert tags == [("jobs", "sdg", "10 + 8"), ("jobs", "own", "x"), ("river", "sdg", "6")]
    (modelled,) = as_values(
        rows(tmp_path, CRITERIA.replace("contract", "model: ppn-002\ncontract")), "procurements"
    )
    assert (modelled["kind"], modelled["scheme"], modelled["authority"]) == ("model", "ppn-002", "")


def test_without_an_authority_only_the_same_file_has_the_same_dimensions(tmp_path: Path) -> None:
    nameless = CRITERIA.replace("authority: Northshire\n", "")
    texts = (nameless, nameless, nameless.replace("Drains", "Gutters"))
    first, again, other = (as_values(rows(tmp_path, text), "procurements")[0] for text in texts)
    assert first["kind"] == "criteria-file"
    assert first["scheme"].startswith("drains ")
    assert first["scheme"] == again["scheme"] != other["scheme"]


def test_an_evaluation_with_errors_has_findings_and_no_figures(tmp_path: Path) -> None:
    found = rows(tmp_path, CRITERIA.replace("weight: 40", "weight: 41"))
    (procurement,) = as_values(found, "procurements")
    assert (procurement["state"], procurement["reason"]) == (LEFT_OUT, "has errors: SV201")
    assert "scores" not in found
    assert "SV201" in [row["code"] for row in as_values(found, "findings")]


def test_weights_too_fine_for_an_exact_order_are_not_rounded(tmp_path: Path) -> None:
    fine = "{id: R1, weight: 0.00000000000000000003}, {id: R2, weight: 99.99999999999999999997}"
    found = rows(
        tmp_path, CRITERIA.replace("{id: R1, weight: 100, tags: {sdg: [6]}}", fine), BIDS + "      R2: 7\n"
    )
    (procurement,) = as_values(found, "procurements")
    assert procurement["state"] == LEFT_OUT
    assert "too fine" in procurement["reason"]


@given(strategies.procurements(most=3))
@settings(max_examples=15)
def test_scores_are_the_oracles(procurement: Data) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bids = strategies.write(procurement, Path(folder))
        found = rows_of(0, assess(str(bids)))
        profiles = oracle.evaluate(bids)
    expected = [d for profile in profiles for d in profile["dimensions"]]
    if as_values(found, "procurements")[0]["state"] != SCORED:
        assert any(d["low"].denominator > 10**17 for d in expected)
        return
    for row, wanted in zip(as_values(found, "scores"), expected, strict=True):
        assert (row["dimension"], row["state"]) == (wanted["id"], wanted["state"])
        if wanted["score"] is None:
            assert (row["score"], row["ordered"], row["band"]) == ("", None, -1)
            continue
        assert Fraction(row["score"]) == wanted["score"]
        assert 0 <= wanted["score"] - Fraction(row["ordered"]) < Fraction(1, 10**35)
        assert 10 * row["band"] <= wanted["score"] <= 10 * row["band"] + 10
