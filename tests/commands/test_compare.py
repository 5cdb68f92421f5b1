"""`sv-score compare` and `margins` as a shell sees them: streams, exit codes, files, imports."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sv_score.commands import compare, margins, seal
from sv_score.reading.source import Unreadable
from tests import strategies
from tests.commands.run import ROOT, sv_score
from tests.writing.pages import bid, two_dimensions

LIBRARY = "examples/library-services/bids.yaml"


@pytest.fixture
def small(tmp_path: Path) -> str:
    return str(strategies.write(two_dimensions([bid("one"), bid("two", a1=5)]), tmp_path))


@pytest.mark.parametrize("command", ["compare", "margins"])
def test_a_result_goes_to_standard_output_and_nothing_else(command: str, small: str) -> None:
    ran = sv_score(command, small)
    assert ran.returncode == 0
    assert ran.stderr == "\n14 warnings, 4 notes; `sv-score check` explains them\n"
    assert sv_score(command, small, "--quiet").stderr == ""
    assert ran.stdout.startswith("Works\n")
    assert "\x1b" not in ran.stdout
    assert ran.stdout == sv_score(command, small, PYTHONHASHSEED="7").stdout


@pytest.mark.parametrize("command", ["compare", "margins"])
def test_errors_stop_the_comparison_and_are_shown(command: str, tmp_path: Path) -> None:
    path = strategies.write(two_dimensions([bid("one"), bid("two", a1=9)]), tmp_path)
    ran = sv_score(command, str(path))
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "error[SV503]" in ran.stderr
    assert "nothing was compared" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "nowhere.yaml"), "nowhere.yaml does not exist"),
        (("compare", LIBRARY, "harbor", "mill"), "no bid `harbor`; did you mean `harbour`?"),
        (("compare", LIBRARY, "harbour"), "only `harbour` is named; name two bids, or none for all of them"),
        (("margins", LIBRARY, "mill", "mill"), "`mill` is named twice; name two different bids"),
        (
            ("margins", LIBRARY, "--dimension", "comunity"),
            "no dimension `comunity`; did you mean `community`?",
        ),
        (("margins", LIBRARY, "--format", "yaml"), "`yaml` is not known"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    ran = sv_score(*arguments)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


def test_a_file_is_written_whole_and_standard_output_stays_empty(small: str, tmp_path: Path) -> None:
    for form in ("json", "text", "table", "markdown"):
        output = tmp_path / f"page.{form}"
        ran = sv_score("compare", small, "-f", form, "-o", str(output))
        assert (ran.returncode, ran.stdout) == (0, "")
        text = output.read_text(encoding="utf-8")
        assert text.endswith("\n")
        if form == "json":
            assert [pair["relation"] for pair in json.loads(text)["pairs"]] == ["b_dominates"]
            assert json.loads(text)["dominated"] == [{"bid": "one", "by": ["two"]}]


def test_files_with_windows_line_ends_compare_alike(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    texts = []
    for _ in range(2):
        compare.run(compare.Options(small, form="text", quiet=True))
        margins.run(margins.Options(small, form="text", quiet=True))
        texts.append(capsys.readouterr().out)
        for path in Path(small).parent.glob("*.yaml"):
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert texts[0] == texts[1]
    assert "two dominates one" in texts[0]


def test_short_leaves_out_pairs_and_rationales(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(ROOT / LIBRARY)
    for names, gone in (((), "Criteria for"), (("harbour", "weavers"), "LE1, harbour:")):
        long, short = (
            (compare.run(compare.Options(file, names, short, "text")), capsys.readouterr().out)[1]
            for short in (False, True)
        )
        assert gone in long
        assert gone not in short
        kept = [line for line in short.splitlines() if line]
        assert all(line in long for line in kept)


def test_margins_keep_to_the_dimensions_and_bids_named(capsys: pytest.CaptureFixture[str]) -> None:
    options = margins.Options(
        str(ROOT / LIBRARY), ("weavers", "harbour"), ("cost-savings",), form="json", quiet=True
    )
    margins.run(options)
    document = json.loads(capsys.readouterr().out)
    assert [d["id"] for d in document["dimensions"]] == ["cost-savings"]
    (pair,) = document["dimensions"][0]["pairs"]
    assert (pair["a"], pair["b"], pair["lead"], pair["holds"]) == ("weavers", "harbour", "20", "all_weights")


def test_more_pairs_than_people_read_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(strategies.write(two_dimensions([bid(f"b{n}") for n in range(13)]), tmp_path))
    margins.run(margins.Options(path, form="text", quiet=True))
    assert f"{13 * 12 // 2 - margins.LISTED} more pairs are not listed" in capsys.readouterr().out
    margins.run(margins.Options(path, form="json", quiet=True))
    document = json.loads(capsys.readouterr().out)
    assert [len(d["pairs"]) for d in document["dimensions"]] == [78, 78]


def test_two_bids_or_none_are_named(small: str) -> None:
    with pytest.raises(Unreadable, match="name two bids"):
        compare.run(compare.Options(small, ("one",), quiet=True))


@pytest.mark.parametrize("command", ["compare", "margins"])
def test_text_loads_nothing_heavy_and_neither_command_the_other(command: str) -> None:
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: sys.stderr.write('MODULES ' + ' '.join(sys.modules)))\n"
        f"sys.argv = ['sv-score', {command!r}, {LIBRARY!r}, '-f', 'text', '-q']\n"
        "from sv_score.__main__ import main\nmain()"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=kept, capture_output=True, text=True, check=True
    )
    loaded = set(ran.stderr.split("MODULES ")[1].split())
    assert not {"rich", "numpy", "dataclasses"} & loaded
    other = {"compare": "sv_score.comparing.margins", "margins": "sv_score.comparing.dominance"}[command]
    assert other not in loaded


@pytest.mark.parametrize(("command", "run"), [("compare", compare.run), ("margins", margins.run)])
def test_criteria_that_are_not_as_sealed_stop_it_unless_told_otherwise(
    command: str,
    run: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    strategies.write(two_dimensions([bid("one"), bid("two", a1=5)]), tmp_path)
    seal.run(seal.Options(("criteria.yaml",), "2026-03-02"))
    criteria = tmp_path / "criteria.yaml"
    text = criteria.read_text(encoding="utf-8")
    criteria.write_text(text.replace("weight: 40", "weight: 45").replace("weight: 60", "weight: 55"))
    capsys.readouterr()
    options = {"compare": compare.Options, "margins": margins.Options}[command]
    assert run(options("bids.yaml")) == 1
    refused = capsys.readouterr()
    assert "SV701" in refused.err
    assert refused.out == ""
    for form in ("text", "table", "markdown", "json"):
        assert run(options("bids.yaml", form=form, unsealed_ok=True)) == 0
        assert "ALTHOUGH THE CRITERIA ARE NOT AS SEALED" in " ".join(capsys.readouterr().out.split())
    assert run(options("bids.yaml", form="json", unsealed_ok=True)) == 0
    assert json.loads(capsys.readouterr().out)["unsealed_ok"] is True


def test_json_named_by_the_ending_of_the_file_has_every_pair(tmp_path: Path) -> None:
    bids = [bid(f"b{n}", a1=n % 6) for n in range(12)]
    path = strategies.write(two_dimensions(bids), tmp_path)
    out = tmp_path / "margins.json"
    margins.run(margins.Options(str(path), all_pairs=True, output=str(out)))
    assert [len(d["pairs"]) for d in json.loads(out.read_text())["dimensions"]] == [66, 66]


def test_too_many_pairs_for_json_are_one_sentence_with_the_way_out(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(tmp_path / "out.json")
    monkeypatch.setattr(compare, "MOST_PAIRS", 0)
    with pytest.raises(Unreadable, match=r"1 pairs of bids are more .*; add --short to leave them out"):
        compare.run(compare.Options(small, output=out))
    compare.run(compare.Options(small, short=True, output=out))
    assert "pairs" not in json.loads(Path(out).read_text())
    monkeypatch.setattr("sv_score.comparing.margins.MOST_PAIRS", 0)
    with pytest.raises(Unreadable, match=r"2 pairs of bids are more .*; name two bids or a --dimension"):
        margins.run(margins.Options(small, all_pairs=True, output=out))
