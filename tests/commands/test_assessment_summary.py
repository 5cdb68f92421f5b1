"""`sv-score assessment-summary` as users run it."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from sv_score.commands.assessment_summary import Options, run
from sv_score.reading.source import Unreadable
from tests import strategies
from tests.commands.run import sv_score
from tests.writing.summary.letters import bid, procurement


@pytest.fixture
def bids(tmp_path: Path) -> Path:
    return strategies.write(procurement(bid("ash"), bid("birch"), bid("cedar")), tmp_path)


def with_gaps(folder: Path) -> Path:
    gap = bid("ash")
    del gap["responses"]["W1"]["consensus"]
    gap["responses"]["P1"] = 2
    return strategies.write(procurement(gap, bid("birch"), bid("cedar")), folder)


def options(file: Path, output: str, **changed: Any) -> Options:
    asked: dict[str, Any] = {"bids": ("ash",), "successful": ("birch",), **changed}
    return Options(str(file), str(file.parent / output), **asked)


def test_one_summary_as_users_make_it(bids: Path) -> None:
    arguments = ("--bid", "ash", "--successful", "birch", "-o", "letter.docx")
    done = sv_score("assessment-summary", "bids.yaml", *arguments, cwd=bids.parent)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "Wrote letter.docx: the assessment summary for Ash Ltd, 6 places to complete.\n"
        "Places to complete stand in [square brackets]: what the record does not hold, such as the total.\n"
    )
    letter = docx.Document(str(bids.parent / "letter.docx"))
    assert letter.paragraphs[0].text == "Assessment summary: Ash Ltd"


def test_one_for_every_bid(bids: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options(bids, "s.html", bids=(), every=True)) == 0
    made = sorted(path.name for path in bids.parent.glob("*.html"))
    assert made == ["s-ash.html", "s-birch.html", "s-cedar.html"]
    assert "Cedar Ltd" in (bids.parent / "s-cedar.html").read_text(encoding="utf-8")
    assert "Cedar" not in (bids.parent / "s-ash.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out.count("Wrote") == 3


def test_a_gap_refuses_all_of_them_and_is_named(tmp_path: Path) -> None:
    with_gaps(tmp_path)
    arguments = ("--all", "--successful", "birch", "-o", "letter.docx")
    refused = sv_score("assessment-summary", "bids.yaml", *arguments, cwd=tmp_path)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "- bid ash, W1: `consensus`, the score that the panel agreed, and its reasons\n" in refused.stderr
    assert (
        "- bid ash, P1: `consensus.rationale`, why this score, by reference to the tender\n" in refused.stderr
    )
    assert "2 things to put right in bids.yaml" in refused.stderr
    assert not list(tmp_path.glob("*.docx"))


def test_a_gap_elsewhere_does_not_hold_up_a_complete_one(tmp_path: Path) -> None:
    path = with_gaps(tmp_path)
    assert run(options(path, "s.md", bids=("cedar",))) == 0
    assert run(options(path, "t.md", bids=("cedar",), successful=("ash",))) == 1
    assert not (tmp_path / "t.md").exists()


def test_a_draft_is_written_all_the_same_and_marked(tmp_path: Path) -> None:
    path = with_gaps(tmp_path)
    assert run(options(path, "s.md", draft=True, successful=())) == 0
    text = (tmp_path / "s.md").read_text(encoding="utf-8")
    assert "DRAFT" in text
    assert "Not in the record" in text
    assert "The authority names here the successful tender" in text


def test_a_disqualified_bid_cannot_be_named_as_successful(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = bid("birch")
    failed["responses"]["P2"] = {"result": "fail", "rationale": "No promise (p9)."}
    path = strategies.write(procurement(bid("ash"), failed), tmp_path)
    assert run(options(path, "s.md")) == 1
    assert "bid birch is named as successful, but the published criteria disqualify it by: P2" in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"bids": ("ahs",)}, "did you mean `ash`"),
        ({"successful": ("oak",)}, "no bid `oak`"),
        ({"successful": ()}, "never worked out"),
        ({"bids": ()}, "--bid ID"),
        ({"every": True}, "--bid ID"),
        ({"output": "s.pdf"}, "has to end in one of .docx, .html, .md"),
        ({"output": "s"}, "has to end in one of .docx, .html, .md"),
        ({"output": "s.md", "template": "t.docx"}, "only goes with"),
        ({"template": "nowhere.docx"}, "does not exist"),
    ],
)
def test_a_wrong_command_line_says_what_to_do(changed: dict[str, Any], said: str, bids: Path) -> None:
    asked = {"output": str(bids.parent / "s.docx"), "bids": ("ash",), "successful": ("birch",), **changed}
    with pytest.raises(Unreadable, match=said):
        run(Options(str(bids), **asked))


def test_errors_in_the_files_stop_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    off = bid("ash")
    off["responses"]["P1"] = 9
    assert run(options(strategies.write(procurement(off, bid("birch")), tmp_path), "s.docx")) == 1
    assert "no assessment summary was written" in capsys.readouterr().err


def test_what_somebody_may_have_completed_by_hand_is_not_overwritten(
    bids: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(options(bids, "s.md", bids=(), every=True)) == 0
    letter = bids.parent / "s-birch.md"
    letter.write_text(letter.read_text(encoding="utf-8") + "By hand.\n", encoding="utf-8")
    (bids.parent / "s-ash.md").unlink()
    with pytest.raises(Unreadable, match=r"s-birch\.md exists and is not overwritten; move it away"):
        run(options(bids, "s.md", bids=(), every=True))
    assert letter.read_text(encoding="utf-8").endswith("By hand.\n")
    assert not (bids.parent / "s-ash.md").exists()
    letter.unlink()
    assert run(options(bids, "s.md", bids=(), every=True)) == 0
    assert len(list(bids.parent.glob("s-*.md"))) == 3
    capsys.readouterr()


def test_the_same_file_twice(bids: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for zone in ("UTC", "Pacific/Auckland"):
        monkeypatch.setenv("TZ", zone)
        assert run(options(bids, "s.docx")) == 0
        made.append((bids.parent / "s.docx").read_bytes())
    assert made[0] == made[1]


def test_the_template_is_filled(bids: Path) -> None:
    letterhead = docx.Document()
    letterhead.add_paragraph("To {{supplier}}, about {{title}} for {{authority}}: {{successful}}{{status}}")
    stream = io.BytesIO()
    letterhead.save(stream)
    template = bids.parent / "t.docx"
    template.write_bytes(stream.getvalue())
    assert run(options(bids, "s.docx", template=str(template))) == 0
    first = docx.Document(str(bids.parent / "s.docx")).paragraphs[0].text
    assert first == "To Ash Ltd, about Parks for A Council: Birch Ltd"


def test_the_template_is_not_overwritten(bids: Path) -> None:
    template = bids.parent / "t.docx"
    docx.Document().save(str(template))
    before = template.read_bytes()
    with pytest.raises(Unreadable, match="is one of the files that are read; name another file"):
        run(options(bids, "t.docx", template=str(template)))
    assert template.read_bytes() == before


def test_a_library_that_is_not_there_is_named_with_what_to_install(
    bids: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(Unreadable, match=r'pip install "\.\[docx\]"'):
        run(options(bids, "s.docx"))
    assert run(options(bids, "s.html")) == 0


def test_reasons_that_name_a_third_bidder_are_pointed_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = bid("ash"), bid("birch")
    one["responses"]["P1"]["consensus"]["rationale"] = "Less than CEDAR LTD offers, and than Birch Ltd (p5)."
    other["responses"]["P1"]["consensus"]["rationale"] = (
        "As p5. [confidential]Unlike Cedar Ltd.[/confidential]"
    )
    path = strategies.write(procurement(one, other, bid("cedar")), tmp_path)
    assert run(options(path, "s.md")) == 0
    (line,) = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Look at bid")]
    assert line == (
        "Look at bid ash, P1: the reasons name Cedar Ltd, who is neither the reader nor successful."
    )


def test_a_partner_of_two_bids_is_nobody_elses_in_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other, third = bid("ash"), bid("birch"), bid("cedar")
    one["partners"], third["partners"] = ["Makers CIC"], ["Makers CIC", "Growers CIC"]
    one["responses"]["P1"]["consensus"]["rationale"] = "Makers CIC leads, and not Growers CIC (p5)."
    path = strategies.write(procurement(one, other, third), tmp_path)
    assert run(options(path, "s.md")) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Look at bid")]
    assert said == [
        "Look at bid ash, P1: the reasons name Cedar Ltd, who is neither the reader nor successful."
    ]
