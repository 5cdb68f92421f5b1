"""`sv_score.evaluate`: the figures are those of the oracle and of the command line, and never joined."""

import csv
import dataclasses
import gc
import io
import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

import sv_score
from sv_score.scoring.rounding import rounded
from tests import oracle, strategies
from tests.writing.pages import ROOT
from tests.writing.test_never_one_number import numbers, telling_figures

EXAMPLES = sorted((ROOT / "examples").glob("*/bids.yaml"))
LIBRARY = ROOT / "examples" / "library-services" / "bids.yaml"


def in_words(value: object) -> str:
    """Return a value of a row as the CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value)


@settings(max_examples=10)
@given(strategies.procurements())
def test_scores_are_those_of_the_oracle_exact_and_rounded(procurement: strategies.Data) -> None:
    with TemporaryDirectory() as folder:
        path = strategies.write(procurement, Path(folder))
        evaluation = sv_score.evaluate(path)
        expected = oracle.evaluate(path)
    rounding = evaluation.result.criteria.printed_rounding
    wanted = [(bid, dimension) for bid in expected for dimension in bid["dimensions"]]
    for score, (bid, dimension) in zip(evaluation.scores, wanted, strict=True):
        assert (score.bid, score.dimension, score.state) == (bid["id"], dimension["id"], dimension["state"])
        assert (score.exact_score, score.exact_weighted) == (dimension["score"], dimension["weighted"])
        assert (score.exact_low, score.exact_high) == (dimension["low"], dimension["high"])
        assert (score.weight, score.rank) == (dimension["weight"], dimension["rank"])
        assert score.disqualified_by == tuple(bid["disqualified_by"])
        assert (score.low, score.high) == tuple(rounded(dimension[end], rounding) for end in ("low", "high"))
        final = score.state == "final"
        assert score.score == (score.low if final else None)
        minimum = dimension["minimum"]
        assert score.minimum_met == (minimum["met"] if minimum else None)
    inside = [c for _, dimension in wanted for c in dimension["criteria"]]
    for shown, criterion in zip(evaluation.criterion_scores, inside, strict=True):
        assert (shown.criterion, shown.state) == (criterion["id"], criterion["state"])
        assert (shown.exact_low, shown.exact_high) == (criterion["low"], criterion["high"])


@settings(max_examples=10)
@given(strategies.procurements())
def test_rows_have_the_columns_and_figures_of_the_csv(procurement: strategies.Data) -> None:
    with TemporaryDirectory() as folder:
        evaluation = sv_score.evaluate(strategies.write(procurement, Path(folder)))
    for rows, text in (
        (evaluation.rows(), evaluation.to_csv()),
        (evaluation.criterion_rows(), evaluation.to_csv(detail=True)),
    ):
        written = list(csv.DictReader(io.StringIO(text)))
        assert len(rows) == len(written)
        for row, line in zip(rows, written, strict=True):
            assert set(line) <= set(row) and all(name.startswith("exact_") for name in set(row) - set(line))
            for name, text in line.items():
                if isinstance(row[name], Decimal):
                    assert Decimal(text) == row[name]
                elif name in ("supplier", "dimension_name", "title"):
                    # The CSV keeps a spreadsheet from taking a text for a formula.
                    assert bool(text) == bool(row[name])
                elif text != "open":
                    assert in_words(row[name]) == text


@settings(max_examples=10)
@given(strategies.procurements())
def test_what_a_notebook_shows_has_no_joined_figure_and_no_markup_of_others(
    procurement: strategies.Data,
) -> None:
    with TemporaryDirectory() as folder:
        evaluation = sv_score.evaluate(strategies.write(procurement, Path(folder)))
    page = evaluation._repr_html_()
    assert not numbers(page) & telling_figures(evaluation.result, drawn=True)
    tags = set(re.findall(r"</?([a-z0-9]+)", page))
    assert tags <= {"br", "div", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_joined_figure_of_an_example_is_shown_in_a_notebook(path: Path) -> None:
    evaluation = sv_score.evaluate(path)
    assert not numbers(evaluation._repr_html_()) & telling_figures(evaluation.result, drawn=False)


def test_nothing_of_an_evaluation_joins_or_orders() -> None:
    words = re.compile("total|sum|overall|mean|average|index|rank|best|winner|points|sort|place")
    for kind in (sv_score.Evaluation, sv_score.Comparison):
        assert not [n for n in dir(kind) if words.search(n) and not n.startswith("__") and n != "summary"]
    first, second = sv_score.evaluate(LIBRARY).scores[:2]
    with pytest.raises(TypeError):
        _ = first < second  # type: ignore[operator]
    with pytest.raises(TypeError):
        sum([first, second])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        iter(first)  # type: ignore[call-overload]
    fields = {field.name for field in dataclasses.fields(sv_score.Score)}
    assert not [name for name in fields - {"rank"} if words.search(name)]


def test_many_bids_stand_in_rows_in_the_order_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from sv_score.writing import notebook

    evaluation = sv_score.evaluate(LIBRARY)
    names = [bid.bid.supplier for bid in evaluation.result.bids]
    monkeypatch.setattr(notebook, "MOST_COLUMNS", 2)
    monkeypatch.setattr(notebook, "MOST_ROWS", 2)
    page = evaluation._repr_html_()
    assert re.findall('<th scope="row">(.*?) \\(', page) == names[:2]
    assert "And 1 more, in the order of the file; `rows()` has all of them." in page
    assert "Local economy (weight 20)" in page and "60.00; 12.00 of 20" in page
    assert not numbers(page) & telling_figures(evaluation.result, drawn=False)


def test_text_from_a_file_is_shown_and_never_obeyed_in_a_notebook(tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script> $E=mc^2$ \\u202e"
    criteria = (ROOT / "examples/first-steps/criteria.yaml").read_text(encoding="utf-8")
    (tmp_path / "criteria.yaml").write_text(criteria, encoding="utf-8")
    bids = (ROOT / "examples/first-steps/bids.yaml").read_text(encoding="utf-8")
    named = re.sub(r"supplier: .*", lambda _: f'supplier: "{nasty}"', bids)
    (tmp_path / "bids.yaml").write_text(named, encoding="utf-8")
    page = sv_score.evaluate(tmp_path / "bids.yaml")._repr_html_()
    assert "<script>" not in page and "\u202e" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; $E=mc^2$ &lt;U+202E&gt;" in page
    assert page.startswith('<div class="mathjax_ignore tex2jax_ignore">')


def test_the_formats_are_those_of_the_command() -> None:
    from tests.commands.run import sv_score as command

    file = "examples/library-services/bids.yaml"
    evaluation = sv_score.evaluate(LIBRARY)
    for form, text in (("text", evaluation.to_text()), ("markdown", evaluation.to_markdown())):
        assert command("evaluate", file, "-f", form, "-q").stdout == text
    assert "ST1" in evaluation.to_text(detail=True) and "ST1" not in evaluation.to_text()
    assert json.loads(evaluation.to_json())["bids"][0]["id"] == "harbour"
    assert evaluation.notes[-1] in evaluation.to_text()


def test_one_score_is_found_by_name_and_a_wrong_name_is_answered() -> None:
    evaluation = sv_score.evaluate(LIBRARY)
    assert evaluation.score("mill", "community").exact_score == Fraction(30)
    with pytest.raises(sv_score.Unreadable, match="no bid `harbor`; did you mean `harbour`"):
        evaluation.score("harbor", "community")
    with pytest.raises(sv_score.Unreadable, match="no dimension `x`; there are"):
        evaluation.score("mill", "x")


def test_an_evaluation_with_errors_has_findings_and_says_so_when_asked_for_scores(tmp_path: Path) -> None:
    (tmp_path / "bids.yaml").write_text("sv_score: 1\ncriteria: none.yaml\nbids: []\n", encoding="utf-8")
    evaluation = sv_score.evaluate(str(tmp_path / "bids.yaml"))
    assert not evaluation.scored and "not scored" in repr(evaluation)
    finding = evaluation.findings[0]
    assert (finding.severity, finding.line, finding.file) == ("error", 2, f"{tmp_path.as_posix()}/bids.yaml")
    assert str(finding).startswith(f"{finding.file}:2:") and finding.code in str(finding)
    for asked in ("result", "scores", "criterion_scores", "bids", "dimensions", "notes"):
        with pytest.raises(sv_score.Unreadable, match="nothing was scored"):
            getattr(evaluation, asked)
    for written in (evaluation.to_text, evaluation.to_csv, evaluation.to_markdown, evaluation.rows):
        with pytest.raises(sv_score.Unreadable, match="nothing was scored"):
            written()
    assert json.loads(evaluation.to_json())["bids"] == []
    assert "nothing was scored" in evaluation._repr_html_() and finding.code in evaluation._repr_html_()


def test_unsealed_scores_say_so_on_every_row() -> None:
    evaluation = sv_score.evaluate(LIBRARY)
    assert all("remark" not in row for row in evaluation.rows())
    unsealed = evaluation._assessment._replace(result=evaluation.result._replace(remarks=("NOT AS SEALED.",)))
    rows = sv_score.Evaluation(unsealed).rows()
    assert rows and all(row["remark"] == "NOT AS SEALED." for row in rows)
    assert "NOT AS SEALED." in sv_score.Evaluation(unsealed)._repr_html_()


def test_the_collector_of_the_caller_runs_on_as_before(tmp_path: Path) -> None:
    for before in (gc.enable, gc.disable):
        before()
        was = gc.isenabled()
        try:
            sv_score.evaluate(LIBRARY)
            with pytest.raises(sv_score.Unreadable, match="does not exist"):
                sv_score.evaluate(tmp_path / "none.yaml")
            assert gc.isenabled() == was
        finally:
            gc.enable()
