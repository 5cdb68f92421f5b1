"""What a reader may not see is in no file for that reader, whatever its ending."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sv_score.assessment import Assessment, assess
from sv_score.model.bids import Commitment, Consensus, Difference, Dissent, Document, Evidence, Mark
from sv_score.model.result import Result
from sv_score.reading.source import Unreadable
from sv_score.scoring.dimensions import score
from sv_score.writing.figures import published
from sv_score.writing.report import REPORT_FORMATS, write
from sv_score.writing.report.audience import Audience, Reader, not_agreed
from sv_score.writing.report.contents import Contents, agreed, gather
from tests.writing.report.reports import FIRST_STEPS, LIBRARY, PUBLIC

SUPPLIER = Reader(Audience.SUPPLIER, "harbour", "mill")
# A word for each thing that somebody may not see: what is for the panel only, each bid's confidential words,
# anything of a bid that is neither theirs nor successful, and what bidders wrote themselves.
PANEL_ONLY, HARBOURS, MILLS, OF_WEAVERS, WRITTEN = "Pxqz", "Hxqz", "Mxqz", "Wxqz", "Bxqz"


def marked(assessment: Assessment) -> Assessment:
    """Return an assessment in which every text that is not for everybody carries one of these words."""
    result = assessment.result
    assert result is not None
    people = tuple(
        person._replace(id=PANEL_ONLY + person.id, name=PANEL_ONLY, organisation=PANEL_ONLY)
        for person in result.evaluation.evaluators
    )
    bids = tuple(_marked_bid(bid) for bid in result.evaluation.bids)
    evaluation = result.evaluation._replace(evaluators=people, bids=bids)
    return assessment._replace(result=score(result.criteria, evaluation))


def _marked_bid(bid: Any) -> Any:
    word = {"harbour": HARBOURS, "mill": MILLS}.get(bid.id, OF_WEAVERS)
    hidden = f"open [confidential]{word}[/confidential]"
    if word == OF_WEAVERS:
        hidden = f"{hidden} {word}"
    responses = {name: _marked_response(response, hidden) for name, response in bid.responses.items()}
    documents = (Document(PANEL_ONLY, PANEL_ONLY),)
    supplier = OF_WEAVERS if word == OF_WEAVERS else bid.supplier
    return bid._replace(supplier=supplier, documents=documents, responses=responses)


def _marked_response(response: Any, hidden: str) -> Any:
    if response.passed is not None:
        return response._replace(rationale=hidden)
    marks = tuple(
        Mark(PANEL_ONLY + m.evaluator, m.score, PANEL_ONLY, reason=PANEL_ONLY) for m in response.marks
    )
    consensus = Consensus(
        response.marks[0].score or response.marks[1].score if response.marks else None,
        hidden,
        hidden,
        PANEL_ONLY,
        (Difference(PANEL_ONLY, PANEL_ONLY),),
        (Dissent(PANEL_ONLY, PANEL_ONLY),),
    )
    return response._replace(
        marks=marks,
        consensus=consensus if marks else None,
        rationale=hidden,
        evidence=(Evidence(hidden, "", hidden),),
        commitments=(Commitment("m", None, hidden, None, None, hidden, hidden, hidden),),
        answer=f"{WRITTEN} {hidden}",
    )


def words_in(contents: Contents, ending: str) -> str:
    """Return the file as text, whatever it is packed in."""
    try:
        made = write(contents, ending)
    except (ModuleNotFoundError, Unreadable) as error:
        pytest.skip(f"a .{ending} cannot be written here: {error}")
    if made[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            made = b"\n".join(packed.read(name) for name in packed.namelist())
    return made.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return marked(assess(str(LIBRARY)))


TEXTS = [ending for ending in REPORT_FORMATS if ending != "pdf"]


@pytest.mark.parametrize("ending", TEXTS)
def test_the_public_sees_nothing_of_evaluators_and_nothing_confidential(
    assessment: Assessment, ending: str
) -> None:
    text = words_in(gather(assessment, PUBLIC), ending)
    for word in (PANEL_ONLY, HARBOURS, MILLS, WRITTEN):
        assert word not in text
    assert "harbour" in text


@pytest.mark.parametrize("ending", TEXTS)
def test_a_supplier_sees_their_own_bid_and_the_successful_one_only(
    assessment: Assessment, ending: str
) -> None:
    contents = gather(assessment, SUPPLIER)
    text = words_in(contents, ending)
    for word in (PANEL_ONLY, MILLS, OF_WEAVERS, "weavers"):
        assert word not in text
    assert "harbour" in text and "mill" in text
    assert all(d.rank is None for bid in contents.result.bids for d in bid.dimensions)


def test_the_page_for_a_supplier_holds_their_own_confidential_words_and_says_what_it_leaves_out(
    assessment: Assessment,
) -> None:
    text = words_in(gather(assessment, SUPPLIER), "html")
    assert HARBOURS in text and "[withheld: confidential]" in text
    assert "[confidential]" not in text
    written = assessment.result.bids[0].bid.responses if assessment.result else {}
    assert text.count(WRITTEN) == sum(bool(response.answer) for response in written.values())
    assert "and the bid that the authority names as successful" in text


def test_the_panel_sees_everything(assessment: Assessment) -> None:
    text = words_in(gather(assessment, Reader()), "html")
    for word in (PANEL_ONLY, HARBOURS, MILLS, OF_WEAVERS):
        assert word in text


def test_outside_the_panel_only_the_published_files_and_the_bids_file_are_listed() -> None:
    names = [Path(source.label).name for source in gather(assess(str(LIBRARY)), PUBLIC).sources]
    assert names == ["bids.yaml", "criteria.yaml"]


def test_a_report_changes_no_figure_for_any_reader() -> None:
    whole = assess(str(FIRST_STEPS)).result
    assert whole is not None
    for reader in (Reader(), PUBLIC, Reader(Audience.SUPPLIER, "mill", "harbour")):
        seen = gather(assess(str(FIRST_STEPS)), reader).result
        assert _figures(seen) == _figures(whole)


def _figures(result: Result) -> list[Any]:
    return [
        (bid.bid.id, d.dimension.id, d.low, d.high, d.minimum, [(c.low, c.high, c.score) for c in d.criteria])
        for bid in result.bids
        for d in bid.dimensions
    ]


def test_one_evaluator_by_published_design_gives_the_reasons(tmp_path: Path) -> None:
    criteria = FIRST_STEPS.parent.joinpath("criteria.yaml").read_text(encoding="utf-8")
    (tmp_path / "criteria.yaml").write_text(criteria.replace("consensus", "single"), encoding="utf-8")
    (tmp_path / "bids.yaml").write_text(
        "sv_score: 1\ncriteria: criteria.yaml\nevaluators: [{id: only}]\nbids:\n- id: a\n  responses:\n"
        "    LE1: {scores: {only: {score: 3, rationale: Dates at p3.}}}\n    LE2: {quantity: 1}\n"
        "    CR1: 2\n",
        encoding="utf-8",
    )
    shown = gather(assess(str(tmp_path / "bids.yaml")), PUBLIC).result.bids[0].dimensions[0].criteria[0]
    assert shown.response.marks == ()
    assert agreed(shown).rationale == "Dates at p3." and agreed(shown).score == 3


def test_a_quantity_and_commitments_of_a_rival_stay_with_the_panel() -> None:
    whole = assess(str(FIRST_STEPS)).result
    assert whole is not None
    rivals = {"mill": Reader(Audience.SUPPLIER, "harbour", "mill"), "harbour": PUBLIC}
    for bid, reader in rivals.items():
        page = words_in(gather(assess(str(FIRST_STEPS)), reader), "html")
        (quantity,) = [
            published(answer.quantity)
            for shown in whole.bids
            if shown.bid.id == bid
            for answer in shown.bid.responses.values()
            if answer.quantity is not None
        ]
        assert f"Offers {quantity}" not in page and "from the quantity offered" in page
    own = words_in(gather(assess(str(FIRST_STEPS)), rivals["mill"]), "html")
    assert "Offers 90000 GBP" in own
    seen = gather(assess(str(LIBRARY)), SUPPLIER).result
    given = [[bool(a.commitments) for a in bid.bid.responses.values()] for bid in seen.bids]
    assert any(given[0]) and not any(given[1])


def test_a_commitment_with_a_marked_word_is_withheld_whole(assessment: Assessment) -> None:
    shown = gather(assessment, PUBLIC).result.bids[0].bid.responses["ST1"]
    assert shown.commitments == (Commitment("m", note="[withheld: confidential]"),)


def test_what_is_not_agreed_is_named() -> None:
    result = assess(str(LIBRARY)).result
    assert result is not None
    assert list(not_agreed(result)) == ["UI2 of bid weavers"]
