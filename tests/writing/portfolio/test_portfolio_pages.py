"""Pages of a portfolio: the same figures in every form, and text from files harmless in each."""

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

from sv_score.portfolio.summary import (
    Agreement,
    Commitments,
    Evidence,
    FindingCount,
    Group,
    Portfolio,
    Scheme,
    Scores,
    Spread,
)
from sv_score.writing.parts import as_markdown, as_text
from sv_score.writing.portfolio import LISTED
from sv_score.writing.portfolio.csv import write as write_csv
from sv_score.writing.portfolio.json import write as write_json
from sv_score.writing.portfolio.parts import parts

HOSTILE = "=cmd|'x'!A1 \x1b[31mred\u202e <b>"
SPREAD = Spread(3, Fraction(0), Fraction(100, 3), Fraction(100, 3), Fraction(50), Fraction(100))
QUANTITIES = Spread(2, *(Fraction(1, 2),) * 4, Fraction(1200))
SCORES = Scores(4, 2, 3, 1, SPREAD, (1, 0, 0, 1, 0, 0, 0, 0, 0, 1))
SHOWN = Group(
    Scheme("criteria", "drains", "Northshire"),
    "jobs",
    "sector",
    HOSTILE,
    SCORES,
    (Evidence("", False, 7, 3), Evidence("policy", True)),
    (
        Commitments("jobs", "people", False, 3, 2, 3, Decimal("1200.500000000"), QUANTITIES),
        Commitments("hours", "hours", False, 4, 3, 2, Decimal(900), QUANTITIES),
        Commitments("share", "percent", False, 1, 1, 0, None, QUANTITIES),
        Commitments("trees", "trees", True),
    ),
    (Agreement("alpha", 5, 2, Spread(3, *(Fraction(-1, 10**4),) * 5)), Agreement("exact", 1, 1, None)),
)
WITHHELD = Group(Scheme("model", "ppn-002"), "skills")
PAGE = Portfolio(
    2,
    4,
    20,
    60,
    ((f"{HOSTILE}.yaml", "has errors: SV201"),),
    (SHOWN, WITHHELD),
    (FindingCount("sector", "", "SV510", "abstained", "info", 3, 2),),
    10,
    10,
)


def test_text_says_what_is_there_and_what_is_not() -> None:
    text = as_text(parts(PAGE))
    assert "2 procurements with 4 bids, 20 answers and 60 marks; 1 more is left out" in text
    assert "0.00    33.33  33.33  50.00  100.00" in text
    assert "1200.5  " in text
    # A sum of some of the commitments says so.
    assert "900 (2 of 4)" in text
    assert "withheld" in text
    assert "every dimension has fewer than 10 bids" in text
    # A figure below zero that rounds to less than its last digit keeps its sign.
    assert "-0.0001" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_markdown_takes_text_for_text() -> None:
    markdown = as_markdown(parts(PAGE))
    assert "<b>" not in markdown
    assert "\x1b" not in markdown


def test_json_has_the_exact_figures() -> None:
    said = json.loads(write_json(PAGE), parse_float=Decimal)
    shown, withheld = said["dimensions"]
    assert shown["scores"]["quarter"] == Decimal("33.33")
    assert shown["scores"]["exact"]["quarter"] == "100/3"
    assert shown["commitments"][0]["sum"] == Decimal("1200.5")
    assert shown["commitments"][2]["sum"] is None
    assert shown["commitments"][3] == {"measure": "trees", "unit": "trees", "withheld": True}
    assert shown["evidence"][0] == {"kind": None, "withheld": False, "pieces": 7, "bids": 3}
    assert withheld["withheld"] is True
    assert "scores" not in withheld
    # Nothing but counts stands above the dimensions.
    above = {name for name, value in said.items() if isinstance(value, int | Decimal)}
    assert above == {"sv_score", "procurements", "bids", "answers", "marks", "least_group", "enough_answers"}


def test_csv_has_one_figure_to_a_row_and_no_formula() -> None:
    text = write_csv(PAGE)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert not any(value.startswith(("=", "+", "@")) for row in rows for value in row.values())
    assert "\x1b" not in text
    figures = {(row["part"], row["item"], row["figure"]): row["value"] for row in rows}
    assert figures["scores", "", "exact_quarter"] == "100/3"
    assert figures["commitments", "jobs", "sum"] == "1200.5"
    assert figures["commitments", "trees", "withheld"] == "yes"
    assert figures["agreement", "alpha", "half"] == "-0.0001"
    assert figures["findings", "SV510", "procurements"] == "2"
    assert figures["findings", "SV510", "rule"] == "abstained"
    assert figures["findings", "SV510", "severity"] == "info"
    matched = list(csv.DictReader(io.StringIO(write_csv(PAGE._replace(vocabulary="sdg", unmatched=3)))))
    assert {"sdg", "3"} <= {row["value"] for row in matched if row["part"] == "portfolio"}


def test_a_long_list_of_what_was_left_out_is_cut_and_counted() -> None:
    many = tuple((f"{n}.yaml", "has errors: SV201") for n in range(LISTED + 5))
    text = as_text(parts(PAGE._replace(left_out=many)))
    assert "and 5 more" in text
    assert len(json.loads(write_json(PAGE._replace(left_out=many)))["left_out"]) == LISTED + 5
