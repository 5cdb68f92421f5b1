"""Score files and records read as they were meant, whatever text stands in them."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.bids import Consensus, Difference, Dissent, Mark
from sv_score.model.finding import Finding
from sv_score.panel.labels import labels_for
from sv_score.panel.places import sheets
from sv_score.reading.evaluation import read_evaluation
from sv_score.reading.scores import WrittenConsensus, read_consensuses, read_marks
from sv_score.reading.source import Source
from sv_score.writing.panel.record import new_file, record_lines
from sv_score.writing.panel.score_file import ScoreFile, as_csv, as_yaml
from tests import strategies

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from(list(' "\\\n\t:#-{}[]&*!|>\u2028\x85\x07\ufeff')),
    max_size=300,
).filter(lambda text: text.strip())
LONG = st.lists(st.sampled_from(["word", "two  spaces", "#", "-", ":", '"', "a:", "x\\"]), min_size=30).map(
    " ".join
)


def source(text: str, label: str = "a.yaml") -> Source:
    return Source(label, text.encode(), Path())


@settings(max_examples=80)
@given(TEXTS | LONG, TEXTS, TEXTS | LONG, st.booleans())
def test_a_record_reads_as_what_was_entered(first: str, second: str, third: str, unfinished: bool) -> None:
    agreed = Consensus(
        Decimal("2.5"),
        first,
        second,
        differences=(Difference("ev1", third), Difference("ev2", first)),
        dissent=(Dissent("ev2", second),),
        date=date(2026, 5, 5),
    )
    text = new_file("bid", "LE1", list(record_lines(agreed, unfinished=unfinished)))
    findings: list[Finding] = []
    ((key, written),) = read_consensuses(source(text), findings).items()
    assert not findings
    bare = written._replace(consensus=written.consensus._replace(file="", route=()))
    assert (key, bare) == (("bid", "LE1"), WrittenConsensus(agreed, unfinished))
    assert all(line.isprintable() for line in text.split("\n"))


@settings(max_examples=12)
@given(strategies.procurements(most=3), TEXTS, st.booleans())
def test_a_score_file_is_free_of_faults_and_marks_until_it_is_filled(
    drawn: strategies.Data, text: str, blind: bool
) -> None:
    drawn["criteria"]["title"] = text
    for bid in drawn["bids"]["bids"]:
        # A name that no other text has by chance.
        bid["supplier"] = f"{text} Quillfeather"
        # Nothing is marked or answered yet.
        bid["responses"] = {}
    with TemporaryDirectory() as folder:
        reading = read_evaluation(str(strategies.write(drawn, Path(folder))))
    assert reading.criteria is not None
    assert reading.evaluation is not None
    ids = [bid.id for bid in reading.evaluation.bids]
    pairs = labels_for(ids, "secret")
    labels = {bid: label for label, bid in pairs} if blind else {}
    sheet = next(iter(sheets(reading.criteria, reading.evaluation)))
    file = ScoreFile(reading.criteria, sheet, sheet.still_open, labels)
    page, table = as_yaml(file), as_csv(file)
    for shown, label in ((page, "a.yaml"), (table, "a.csv")):
        findings: list[Finding] = []
        assert (read_marks(source(shown, label), findings), findings) == ([], [])
    wanted = {(labels.get(p.bid.id, p.bid.id), p.criterion.id) for p in sheet.places}
    filled = page.replace("            score:\n", f"            score: {3}\n")
    by_row = "\n".join(row[:-1] + "3," if row.endswith(",,") else row for row in table.splitlines())
    for shown, label in ((filled, "a.yaml"), (by_row, "a.csv")):
        marks = read_marks(source(shown, label), findings := [])
        assert findings == []
        assert {(bid, criterion) for bid, criterion, _ in marks} == wanted
        assert all(isinstance(m, Mark) and (m.evaluator, m.score) == ("ev1", 3) for _, _, m in marks)
    if blind:
        assert not any(f"id: {name}\n" in page or f"{name}," in table for name in ids)
        assert "Quillfeather" not in page + table
