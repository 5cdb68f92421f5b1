"""The figures of a portfolio are those of the oracle, and the same on both engines."""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ibis")

from benchmarks.procurements import write
from sv_score.assessment import assess
from sv_score.portfolio.engine import compute_with
from sv_score.portfolio.figures import GROUPINGS, WHOLE, Asked, figures
from sv_score.portfolio.store import Store
from sv_score.portfolio.summary import Portfolio, summary
from sv_score.reading.source import Unreadable
from sv_score.writing.portfolio.json import document
from sv_score.writing.portfolio.json import write as write_json
from tests.portfolio_folder import stored
from tests.portfolio_oracle import ENDS, groups_of, load, name_of, portfolio

BY = tuple(name for name in GROUPINGS if name)
EVERYTHING = Asked((WHOLE, *BY))
# Of the latter one has weights that do not total 100.
SOME, MANY = (*range(60), 213), range(2000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder with generated procurements."""
    yield write(SOME, tmp_path_factory.mktemp("some"))


@pytest.fixture(scope="module")
def store(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store of the generated procurements."""
    return stored(folder, tmp_path_factory.mktemp("stores") / "store")


def page(store: Store, asked: Asked, *, least: int = 1, engine: str = "duckdb") -> Portfolio:
    found = compute_with(engine, store, figures(asked))
    return summary(found, least, asked.enough, asked.vocabulary)


def by_key(values: dict[str, Any]) -> dict[tuple[str, ...], dict[str, Any]]:
    names = ("kind", "scheme", "authority", "dimension", "by", "group")
    return {tuple(each[name] or "" for name in names): each for each in values["dimensions"]}


@pytest.mark.parametrize("vocabulary", ["", "sdg"])
def test_every_figure_is_the_oracles(folder: Path, store: Store, vocabulary: str) -> None:
    asked = EVERYTHING._replace(vocabulary=vocabulary, enough=4)
    shown = page(store, asked)
    files = sorted(folder.rglob("bids.yaml"))
    expected = portfolio(files, BY, enough=4, vocabulary=vocabulary)
    found = by_key(document(shown))
    assert [path for path, _ in shown.left_out] == expected["left_out"]
    assert expected["left_out"], "the generated procurements have some with errors"
    assert found.keys() == expected["dimensions"].keys()
    for key, wanted in expected["dimensions"].items():
        same(found[key], wanted)


def same(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name in ("bids", "procurements", "final", "provisional", "bands"):
        assert found[name] == wanted[name], name
    if wanted["scores"] is None:
        assert found["scores"] is None
    else:
        assert {name: Fraction(found["scores"]["exact"][name]) for name in ENDS} == {
            name: wanted["scores"][name] for name in ENDS
        }
    evidence = {e["kind"] or "": {n: e[n] for n in ("pieces", "bids")} for e in found["evidence"]}
    assert evidence == wanted["evidence"]
    commitments = {(c["measure"] or "", c["unit"] or ""): c for c in found["commitments"]}
    assert commitments.keys() == wanted["commitments"].keys()
    for name, each in wanted["commitments"].items():
        assert {n: commitments[name][n] for n in each} == each
    agreement = {a.pop("figure"): a for a in found["agreement"]}
    assert agreement == wanted["agreement"]


def test_findings_and_totals_are_those_of_each_file(folder: Path, store: Store) -> None:
    shown = page(store, EVERYTHING)
    expected: Counter[tuple[str, ...]] = Counter()
    where: dict[tuple[str, ...], set[Path]] = {}
    totals = [0, 0, 0, 0]
    for file in sorted(folder.rglob("bids.yaml")):
        assessment = assess(str(file))
        groups = {"sector": "", "place": "", "year": "", **groups_of(load(file.parent / "criteria.yaml"))}
        for found in assessment.findings:
            for grouping, group in {"": "", **groups}.items():
                key = (grouping, group, found.code, found.rule.name, str(found.severity))
                expected[key] += 1
                where.setdefault(key, set()).add(file)
        if assessment.result is not None:
            bids = load(file)["bids"]
            answers = [answer for bid in bids for answer in bid["responses"].values()]
            of_this = (1, len(bids), len(answers), sum(len(answer["scores"]) for answer in answers))
            totals = [a + b for a, b in zip(totals, of_this, strict=True)]
    assert [(*key, expected[key], len(where[key])) for key in sorted(expected)] == [
        *map(tuple, shown.findings)
    ]
    assert [shown.procurements, shown.bids, shown.answers, shown.marks] == totals


def test_no_float_in_any_figure(store: Store) -> None:
    for rows in compute_with("duckdb", store, figures(EVERYTHING)).values():
        for row in rows:
            assert all(value is None or isinstance(value, int | str | Decimal) for value in row.values()), row


def test_the_engine_says_how_far_it_is(store: Store) -> None:
    shares: list[float] = []
    compute_with("duckdb", store, figures(Asked()), shares.append)
    assert shares == sorted(set(shares))
    assert shares[-1] == 1


def test_what_an_engine_cannot_do_is_a_sentence(folder: Path, tmp_path: Path) -> None:
    broken = stored(folder, tmp_path / "broken")
    # Changed since the store was opened.
    Path(broken.files("scores")[0]).write_bytes(b"no table")
    with pytest.raises(Unreadable, match="DuckDB cannot compute the figures"):
        compute_with("duckdb", broken, figures(Asked()))


@pytest.fixture
def spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set Spark up to start quickly on a small machine, or skip."""
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("Spark needs Java, which is not installed")
    settings = {
        "spark.sql.shuffle.partitions": 2,
        "spark.sql.codegen.wholeStage": "false",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    lines = "".join(f"{name} {value}\n" for name, value in settings.items())
    (tmp_path / "spark-defaults.conf").write_text(lines, encoding="utf-8")
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))


@pytest.mark.slow
def test_both_engines_give_the_same_bytes(spark: None, tmp_path: Path) -> None:
    folder = write(MANY, tmp_path / "many")
    store = stored(folder, tmp_path / "store")
    ours = page(store, EVERYTHING)
    assert ours.procurements + len(ours.left_out) == len(MANY)
    assert len(ours.groups) > 100
    theirs = page(store, EVERYTHING, engine="spark:local[2]")
    assert write_json(theirs) == write_json(ours)
    assert json.loads(write_json(ours))["procurements"] == ours.procurements


def test_a_dimension_knows_nothing_of_the_others(tmp_path: Path) -> None:
    first = write(range(6), tmp_path / "first")
    second = write(range(6), tmp_path / "second")
    for bids in second.rglob("bids.yaml"):
        # Every answer in the first dimension of each procurement is marked anew.
        text = bids.read_text(encoding="utf-8")
        parts = re.split(r"(?m)(?=^      [A-C]\d:)", text)
        changed = [
            re.sub(r"score: \d", "score: 2", part) if part.startswith("      A") else part for part in parts
        ]
        bids.write_text("".join(changed), encoding="utf-8")
    both = [page(stored(folder, tmp_path / f"{folder.name}-store"), Asked()) for folder in (first, second)]
    firsts = {
        name_of(load(criteria), load(criteria)["dimensions"][0], "")
        for criteria in first.rglob("criteria.yaml")
    }
    before, after = ({(*g.scheme, g.dimension): g.scores for g in p.groups} for p in both)
    # The ids of schemes and dimensions are those of the oracle.
    assert before.keys() == after.keys()
    same = {key for key in before if key not in firsts}
    assert same
    assert any(before[key] != after[key] for key in firsts)
    assert {key: before[key] for key in same} == {key: after[key] for key in same}


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    one = write((1, 2, 3), tmp_path / "one")
    two = tmp_path / "two"
    for place, number in enumerate((3, 1, 2)):
        shutil.copytree(one / "0000" / f"{number:06}", two / f"{place}")
    pages = [page(stored(folder, tmp_path / f"{folder.name}-store"), EVERYTHING) for folder in (one, two)]
    assert write_json(pages[0]) == write_json(pages[1])
