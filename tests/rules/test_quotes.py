"""Passages in quotation marks, and whether a text has them."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.model.bids import Bid, Consensus, Document, Evaluation, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Scale
from sv_score.rules import rule_module
from sv_score.rules.quotes import Opened, folded, holds, nearest_line, quotes, quoting
from sv_score.rules.subject import Subject
from tests.rules.overlay import write_example

ONE = Scale(Decimal(0), Decimal(1), levels=(Level(Decimal(0)), Level(Decimal(1))))

TEXT = "Both apprentices start in October 2026 under the head gardener’s\nown eye — and a re-check follows."


@pytest.mark.parametrize(
    ("rationale", "found"),
    [
        ('Bid p3: "both start in May".', ["both start in May"]),
        ("Bid p3: “both start” and 'four of ten'.", ["both start", "four of ten"]),
        ("Bid p3: ‘the gardener’s own eye’.", ["the gardener's own eye"]),
        ("The residents' panel on p6 and the firm's staff don't agree.", []),
        ("The residents’ panel and the bidders’ staff.", []),
        ('A "so-called" check.', []),
        ('5" pipes and 6" pipes', []),
        ("„beide beginnen“ und «les deux»", ["beide beginnen", "les deux"]),
        ('An open "quotation mark', []),
        ("'both start' is what it says", ["both start"]),
        ("On Xmas trees from site AX.", []),
        ("It says 'both start.'(sic) and 'four of ten'.", ["both start.", "four of ten"]),
        ("It says:'(both start' and 'four of ten'.", ["(both start", "four of ten"]),
        ("'see \"p 3\" there'", ["p 3", "see   there"]),
    ],
)
def test_passages_in_quotation_marks(rationale: str, found: list[str]) -> None:
    assert quotes(rationale) == found


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("start in October 2026", True),
        ("START  in\nOctober", True),
        ("gardener's own eye", True),
        ("own eye - and a re check", True),
        ("Both apprentices ... head gardener", True),
        ("Both apprentices […] under the head", True),
        ("Both [of the two] apprentices", True),
        ("in October 2026.", True),
        ("in October 2027", False),
        ("apprentices start in ... May", False),
        ("ober 2026 under", True),
        ("start in Octo- ber 2026", True),
        ("appren\u00adtices start", True),
        ("the he ad garden er", True),
        ("own eye X and", False),
    ],
)
def test_a_text_has_a_quote_whatever_its_spaces_and_signs(quote: str, there: bool) -> None:
    assert holds(folded(TEXT), quote) is there


words = st.lists(
    st.sampled_from(["alpha", "beta", "gamma", "delta", "one-two", "don't"]), min_size=2, max_size=12
)


@settings(max_examples=100)
@given(words, st.data())
def test_every_passage_of_a_text_is_found_in_it(said: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(said) - 2))
    last = data.draw(st.integers(first + 2, len(said)))
    space = data.draw(st.sampled_from([" ", "\n", "\r\n", "  "]))
    passage = " ".join(said[first:last])
    assert holds(folded(space.join(said)), passage)
    (found,) = quotes(f'Bid p3 says "{passage}" there.')
    assert found == passage
    assert not holds(folded(space.join(said)), passage + " omega")


QUOTING = """\
bids:
  - documents: [{id: bid, path: bid.txt}]
    responses:
      LE1: {consensus: {rationale: 'Bid p3 says that "both apprentices start in May 2026" there.'}}
"""


def findings(folder: Path, fragment: str = QUOTING) -> list[tuple[str, str, str]]:
    write_example(fragment, folder)
    found = check([str(folder / "bids.yaml")], Settings(select=("SV610", "SV611"))).findings
    return [(f.finding.code, f.finding.message, f.finding.help) for f in found]


def test_help_names_the_line_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "bid.txt").write_bytes(b"[p3] Work\r\nBoth apprentices start in October 2026.\r\n")
    ((code, message, help),) = findings(tmp_path)
    assert code == "SV610"
    assert '"both apprentices start in May 2026"' in message
    assert help == "did you mean line 2 of bid.txt: Both apprentices start in October 2026."


@pytest.mark.parametrize(
    ("lines", "near"),
    [
        (["Both start.", "Both start."], "line 1 of bid.txt: Both start."),
        (["Both.", "Both apprentices."], "line 2 of bid.txt: Both apprentices."),
        (["Both go.", "Neither."], ""),
        (["Both start.", "Seven.", "Apprentices start", "soon."], "line 3 of bid.txt: Apprentices start"),
        (["Both start " + "x" * 100], "line 1 of bid.txt: Both start " + "x" * 89),
        (["§ 1", "Seven."], ""),
    ],
)
def test_the_line_that_is_nearest_to_a_quote(lines: list[str], near: str) -> None:
    document = Opened(Document("bid", "bid.txt"), "\n".join(lines), "", 0)
    # Half of the words have to be there; those of the line itself count for more than those of the next.
    assert nearest_line((document,), "both apprentices start soon") == near
    assert nearest_line((document,), "§ §") == ""


def marked(rationale: str, documents: tuple[Document, ...] = (), answer: str = "") -> Subject:
    response = Response(consensus=Consensus(Decimal(1), rationale), answer=answer)
    published = AwardCriteria("park", scale=ONE, dimensions=(Dimension("d", criteria=(Criterion("C"),)),))
    bid = Bid("mill", documents=documents, responses={"C": response})
    return Subject(published, "criteria.yaml", Evaluation(bids=(bid,)))


@pytest.mark.parametrize("marks", ['""', "''", "“”", "‘’", "„“", "«»"])
def test_every_kind_of_quotation_mark_is_seen(marks: str) -> None:
    said = f"Bid p3 says {marks[0]}both start in May{marks[1]}."
    by_answer = marked(said, answer="Both start in June.")
    for subject in (by_answer, marked(said, (Document("bid", "bid.txt"),))):
        [(reason, found)] = quoting(subject)
        assert (reason.text, found) == (said, ["both start in May"])
        # Listed once for all rules.
        asked = subject.remembering()
        assert quoting(asked) is quoting(asked)
    assert quoting(marked(said)) == quoting(marked("Bid p3 dates both.", answer="In June.")) == []
    [finding] = rule_module("quote_not_in_bid").check(by_answer)
    assert "both start in May" in finding.message
    assert not list(rule_module("quote_not_in_bid").check(marked(said, answer="So both start in May.")))


def test_a_long_quote_is_shown_by_its_beginning() -> None:
    for length, end in ((79, '"'), (80, '"'), (81, '…"')):
        quote = "both " + "x" * (length - 5)
        [finding] = rule_module("quote_not_in_bid").check(marked(f'It says "{quote}".', answer="Other."))
        assert f'quotes "{quote[:80]}{end},' in finding.message


def test_a_quote_does_not_run_from_one_text_into_the_next() -> None:
    subject = marked('It says "both start".', (Document("a", "a"), Document("b", "b")), answer="start")
    for texts, there in (({"a": "Both", "b": "start"}, False), ({"a": "", "b": "both start"}, True)):
        asked = subject._replace(document_text=lambda document, texts=texts: texts[document.id])
        asked = asked._replace(evaluation=asked.evaluation and asked.evaluation._replace())
        assert bool(list(rule_module("quote_not_in_bid").check(asked))) is not there


def test_nothing_near_is_nothing_named(tmp_path: Path) -> None:
    (tmp_path / "bid.txt").write_text("[p3] Work\nFlowers.\n", encoding="utf-8")
    ((_, _, help),) = findings(tmp_path)
    assert "line" not in help


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "bid.txt").write_text("\ufeffBoth apprentices start in May 2026.\n", encoding="utf-8")
    assert findings(tmp_path) == []


@pytest.mark.parametrize("content", [None, b"\xff\xfeB\0", b"%PDF-1.7", b"a\0b", b"Zw\xf6lf"])
def test_a_document_that_is_no_text_is_said_once(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "bid.txt").write_bytes(content)
    ((code, message, _),) = findings(tmp_path)
    assert code == "SV611"
    assert "bid.txt" in message and "greenway" in message


def test_no_document_is_opened_where_nobody_quotes(tmp_path: Path) -> None:
    assert findings(tmp_path, "bids: [{documents: [{id: bid, path: missing.txt}]}]\n") == []
