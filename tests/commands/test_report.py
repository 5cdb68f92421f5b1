"""`sv-score report` from the command line."""

import shutil
from pathlib import Path

import pytest

from tests.commands.run import ROOT, sv_score

pytest.importorskip("jinja2")
FIRST_STEPS = "examples/first-steps/bids.yaml"
LIBRARY = "tests/writing/report/library/bids.yaml"


def test_it_writes_a_page_and_says_for_whom(tmp_path: Path) -> None:
    run = sv_score("report", FIRST_STEPS, "-o", str(tmp_path / "r.html"), "--audience", "public")
    assert run.returncode == 0
    assert run.stdout == f"Wrote {tmp_path}/r.html, for the public.\n"
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_same_bytes_anywhere_and_a_date_only_from_outside(tmp_path: Path) -> None:
    made = []
    for number, zone in enumerate(("Pacific/Kiritimati", "America/Adak")):
        target = tmp_path / f"{number}.html"
        sv_score("report", FIRST_STEPS, "-o", str(target), TZ=zone, PYTHONHASHSEED=str(number), LC_ALL="C")
        made.append(target.read_bytes())
    assert made[0] == made[1] and b"dcterms.date" not in made[0]
    dated = tmp_path / "dated.html"
    sv_score("report", FIRST_STEPS, "-o", str(dated), SOURCE_DATE_EPOCH="1780000000")
    assert b"2026-05-28" in dated.read_bytes()


def test_a_disqualified_bid_is_not_shown_as_successful(tmp_path: Path) -> None:
    bids = "examples/library-services/bids.yaml"
    options = ("--audience", "supplier", "--bid", "mill", "-o", str(tmp_path / "r.html"))
    run = sv_score("report", bids, *options, "--successful", "mill")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == (
        "bid mill is named as successful, but the published criteria disqualify it by: community; "
        "no report was written\n"
    )
    assert not list(tmp_path.iterdir())
    assert sv_score("report", bids, *options, "--successful", "harbour").returncode == 0


def test_the_public_gets_no_ranges(tmp_path: Path) -> None:
    run = sv_score("report", LIBRARY, "-o", str(tmp_path / "r.html"), "--audience", "public")
    assert run.returncode == 1
    assert "UI2 of bid weavers" in run.stderr and "no report was written" in run.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "r.htm"), "ends in .htm, so it is not clear what to write; did you mean `html`"),
        (("-o", "report"), "has no ending, so it is not clear what to write; end it in one of .html"),
        (("-o", "r.html", "--audience", "supplier"), "needs --bid"),
        (("-o", "r.html", "--audience", "supplier", "--bid", "mil"), "no bid `mil`; did you mean `mill`"),
        (("-o", "r.html", "--bid", "mill"), "--bid goes with --audience supplier"),
        (("-o", "r.html", "--template", "t.docx"), "--template is for a report that ends in .docx"),
        (("-o", "no/such/folder/r.html"), "cannot be written: no such file or directory"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    run = sv_score("report", str(ROOT / FIRST_STEPS), *arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert said in run.stderr and run.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_where_nothing_could_be_scored(tmp_path: Path) -> None:
    (tmp_path / "bids.yaml").write_text("sv_score: 1\n", encoding="utf-8")
    run = sv_score("report", "bids.yaml", "-o", "r.html", cwd=tmp_path)
    assert run.returncode == 1
    assert "SV102" in run.stderr and run.stderr.endswith("no report was written\n")
    assert not (tmp_path / "r.html").exists()


@pytest.mark.parametrize(("library", "ending"), [("jinja2", "html"), ("weasyprint", "pdf")])
def test_a_missing_library_is_named_with_what_to_install(library: str, ending: str, tmp_path: Path) -> None:
    (tmp_path / f"{library}.py").write_text("raise ImportError('none')\n", encoding="utf-8")
    target = tmp_path / f"r.{ending}"
    run = sv_score("report", FIRST_STEPS, "-o", str(target), PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert run.returncode == 2
    assert (
        f"install `sv-score[{ending}]`" in run.stderr and f'pipx install --force ".[{ending}]"' in run.stderr
    )
    assert not target.exists()


def test_a_report_never_takes_the_place_of_marks(tmp_path: Path) -> None:
    shutil.copytree((ROOT / LIBRARY).parent, tmp_path / "library")
    marks = tmp_path / "library" / "scores" / "ev2.csv"
    before = marks.read_bytes()
    run = sv_score("report", "library/bids.yaml", "-o", "library/scores/ev2.csv", cwd=tmp_path)
    assert run.returncode == 2 and "is one of the files that are read; name another file" in run.stderr
    assert marks.read_bytes() == before


@pytest.mark.parametrize("epoch", ["yesterday", "99999999999999999999"])
def test_a_bad_date_from_outside_is_said(epoch: str, tmp_path: Path) -> None:
    run = sv_score("report", FIRST_STEPS, "-o", str(tmp_path / "r.md"), SOURCE_DATE_EPOCH=epoch)
    assert run.returncode == 2 and "write whole seconds" in run.stderr


def test_markdown_csv_and_json_hold_the_whole_evaluation(tmp_path: Path) -> None:
    for ending, words in (("md", "Agreed on"), ("csv", "harbour"), ("json", '"sv_score": 1')):
        target = tmp_path / f"r.{ending}"
        assert sv_score("report", LIBRARY, "-o", str(target)).returncode == 0
        text = target.read_text(encoding="utf-8")
        assert words.split()[0] in text and "UI2" in text


@pytest.mark.parametrize(
    ("ending", "most", "said"), [("pdf", 3, True), ("pdf", 1_000, False), ("md", 3, False)]
)
def test_what_the_pdf_of_a_large_evaluation_leaves_out_is_said(
    ending: str,
    most: int,
    said: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from sv_score.commands import report as reporting
    from sv_score.writing.report import pdf

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(pdf, "MOST_ANSWERS", most)
    monkeypatch.setattr(reporting, "write", lambda *_: b"a report")
    target = tmp_path / f"report.{ending}"
    assert reporting.run(reporting.Options("examples/library-services/bids.yaml", str(target))) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Wrote ") and target.read_bytes() == b"a report"
    assert err.startswith("This PDF has every score by dimension, without the answers") == said
    assert ("Reasons, evidence" in err and "ends in .docx has the reasons" in err) == said


@pytest.mark.parametrize(("more", "ending"), [(0, "html"), (-1, "html"), (-1, "md"), (-1, "csv")])
def test_a_page_that_is_hard_to_open_is_named_with_the_way_out(
    more: int,
    ending: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from sv_score.commands import report as reporting

    assert reporting.LARGE_PAGE == 50_000_000
    page = tmp_path / f"report.{ending}"
    options = reporting.Options(str(ROOT / "examples/first-steps/bids.yaml"), str(page), quiet=True)
    reporting.run(options)
    assert "MB" not in capsys.readouterr().err
    monkeypatch.setattr(reporting, "LARGE_PAGE", page.stat().st_size + more)
    reporting.run(options)
    said = (
        "It has 0 MB, which many programs cannot open; a report that ends in .xlsx or .csv has the figures "
        "in rows.\n"
    )
    # A table of figures is what is offered instead.
    assert capsys.readouterr().err.endswith(said) is (more < 0 and ending != "csv")
    assert page.exists()
