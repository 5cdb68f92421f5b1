"""Marks in CSV as spreadsheet programs write it: what is read, what is refused, and which cell is meant."""

from decimal import Decimal

import pytest

from sv_score.reading.csv import csv_marks, locate_in_csv
from tests.reading.texts import placed, source

HEADER = "bid,criterion,evaluator,score,rationale\n"


def marks(text):
    """Return (bid, criterion, evaluator, score, rationale) of each mark, and what was found where."""
    findings, file = [], source(text, "marks.csv")
    found = csv_marks(file, findings)
    rows = [(bid, criterion, m.evaluator, m.score, m.rationale) for bid, criterion, m in found]
    return rows, placed(findings, file)


ONE = [("harbour", "LE1", "ev1", Decimal(3), "Clear, dated")]
SAME = {
    "quoted comma": HEADER + 'harbour,LE1,ev1,3,"Clear, dated"\n',
    "no last line end": HEADER + 'harbour,LE1,ev1,3,"Clear, dated"',
    "byte order mark": "\ufeff" + HEADER + 'harbour,LE1,ev1,3,"Clear, dated"\n',
    "Windows line ends": (HEADER + 'harbour,LE1,ev1,3,"Clear, dated"\n').replace("\n", "\r\n"),
    "old Mac line ends": (HEADER + 'harbour,LE1,ev1,3,"Clear, dated"\n').replace("\n", "\r"),
    "blank lines": "\n" + HEADER + '\n\nharbour,LE1,ev1,3,"Clear, dated"\n\n',
    "rows of empty cells": HEADER + ',,,,\nharbour,LE1,ev1,3,"Clear, dated"\n,,,,\n',
    "spaces around": HEADER.replace(",", " , ") + ' harbour , LE1, ev1 ,3 ,"Clear, dated"\n',
    "everything quoted": '"'
    + HEADER.strip().replace(",", '","')
    + '"\n"harbour","LE1","ev1","3","Clear, dated"\n',
    "capitals": HEADER.upper() + 'harbour,LE1,ev1,3,"Clear, dated"\n',
    "other order of columns": 'score,rationale,evaluator,criterion,bid\n3,"Clear, dated",ev1,LE1,harbour\n',
    "empty columns behind": HEADER.strip() + ',,\nharbour,LE1,ev1,3,"Clear, dated",,\n',
    "empty column between": 'bid,,criterion,evaluator,score,rationale\nharbour,,LE1,ev1,3,"Clear, dated"\n',
    "empty cells behind": HEADER + 'harbour,LE1,ev1,3,"Clear, dated",,,\n',
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_a_mark_is_the_same_however_the_file_is_saved(text):
    assert marks(text) == (ONE, [])


def test_quotes_and_line_ends_inside_a_cell_are_text():
    rows, faults = marks(HEADER + 'a,L,e,1,"He said ""yes"",\r\nthen\nno"\nb,L,e,2.50,5" pipe\n')
    assert not faults
    assert [row[4] for row in rows] == ['He said "yes",\r\nthen\nno', '5" pipe']
    assert [row[3] for row in rows] == [1, Decimal("2.50")]


def test_the_rationale_is_optional():
    assert marks("bid,criterion,evaluator,score\na,L,e,3\n") == ([("a", "L", "e", 3, "")], [])
    assert marks(HEADER + "a,L,e,3\n") == ([("a", "L", "e", 3, "")], [])


def test_abstained_in_place_of_a_score_takes_its_reason_from_beside_it():
    findings = []
    ((_, _, mark),) = csv_marks(source(HEADER + "a,L,e,Abstained,Worked there\n", "m.csv"), findings)
    assert not findings
    assert (mark.abstained, mark.score, mark.reason, mark.rationale) == (True, None, "Worked there", "")
    assert marks(HEADER + "a,L,e,abstained,\n")[1] == [("SV102", 2, 7)]


def test_a_mark_knows_its_file_and_row():
    found = csv_marks(source(HEADER + "a,L,e,1,\n\nb,L,e,2,\n", "scores/m.csv"), [])
    assert [(m.file, m.route) for _, _, m in found] == [
        ("scores/m.csv", (2, "score")),
        ("scores/m.csv", (3, "score")),
    ]


FAULTS = {
    "empty file": ("", "SV009", 1, 1),
    "only blank lines": ("\n\n", "SV009", 1, 1),
    "semicolons": ("bid;criterion;evaluator;score\na;L;e;3\n", "SV021", 1, 1),
    "missing column": ("bid,criterion,score\na,L,3\n", "SV021", 1, 1),
    "unknown column": (HEADER.strip() + ",notes\na,L,e,3,,\n", "SV021", 1, 1),
    "column twice": ("bid,criterion,evaluator,score,score\na,L,e,3,3\n", "SV021", 1, 1),
    "no header": ("a,L,e,3,Good\n", "SV021", 1, 1),
    "header below blank lines": ("\n\na,L,e,3,Good\n", "SV021", 3, 1),
    "extra cell": (HEADER + "a,L,e,3,Clear, dated\n", "SV020", 2, 1),
    "quotes not closed": (HEADER + 'a,L,e,1,x\nb,L,e,2,"open\nc,L,e,3,y\n', "SV020", 3, 1),
    "text after quotes": (HEADER + 'a,L,e,1,"x" y\n', "SV020", 2, 1),
    "no evaluator": (HEADER + "a,L,,3,\n", "SV112", 2, 5),
    "no score": (HEADER + "a,L,e,,Good\n", "SV112", 2, 7),
    "row too short": (HEADER + "a,L\n", "SV112", 2, 1),
    "score in words": (HEADER + "a,L,e,three,\n", "SV105", 2, 7),
    "decimal comma": (HEADER + 'a,L,e,"3,5",\n', "SV105", 2, 7),
    "zero in front": (HEADER + "a,L,e,03,\n", "SV104", 2, 7),
    "date made by a spreadsheet": (HEADER + "a,L,e,3-Jan,\n", "SV105", 2, 7),
    "after non-ASCII text": (HEADER + "ä,é😀,e,x,\n", "SV105", 2, 8),
    "after quoted cells": (HEADER + '"a, b","L",e,x,\n', "SV105", 2, 14),
    "after quotes within quotes": (HEADER + '"a""b","L",e,x,\n', "SV105", 2, 14),
    "after a quote in a bare cell": (HEADER + 'a,5" L,e,x,\nb,L,e,2,\n', "SV105", 2, 10),
    "after a line end in a cell": (HEADER + 'a,L,"e\n1",x,\n', "SV105", 3, 4),
    "below a line end in a cell": (HEADER + 'a,L,e,1,"x\ny\r\nz"\nb,L,e,x,\n', "SV105", 5, 7),
    "below an old line end in a cell": (HEADER + 'a,L,e,1,"x\ry"\nb,L,e,x,\n', "SV105", 4, 7),
    "below blank lines": (HEADER + "\n\r\n\na,L,e,x,\n", "SV105", 5, 7),
    "Windows line ends": (HEADER.strip() + "\r\na,L,e,1,\r\nb,L,e,x,\r\n", "SV105", 3, 7),
    "old Mac line ends": (HEADER.strip() + "\ra,L,e,1,\rb,L,e,x,\r", "SV105", 3, 7),
    "line ends that editors do not count": (HEADER + "a,L,e,1,x\u2028y\x85z\nb,L,e,x,\n", "SV105", 3, 7),
    "with a byte order mark": ("\ufeff" + HEADER + "a,L,e,x,\n", "SV105", 2, 7),
}


@pytest.mark.parametrize("text, code, line, column", FAULTS.values(), ids=FAULTS)
def test_fault_is_found_in_its_cell(text, code, line, column):
    assert marks(text)[1] == [(code, line, column)]


def test_rows_with_faults_do_not_hide_the_others():
    rows, faults = marks(HEADER + "a,L,e,x,\nb,L,e,2,\nc,,e,3,\nd,L,e,4,\n")
    assert [row[0] for row in rows] == ["b", "d"]
    assert faults == [("SV105", 2, 7), ("SV112", 4, 3)]


def test_a_cell_is_pointed_at_as_far_as_its_first_line_goes():
    text = HEADER + 'a,L,e,1,"one\ntwo"\n'
    assert locate_in_csv(text, [(2, "rationale"), (1, "bid"), (2,), ()]) == {
        (2, "rationale"): (2, 9, 4),
        (1, "bid"): (1, 1, 3),
        (2,): (2, 1, 1),
        (): (1, 1, 3),
    }


def test_many_faults_in_a_long_file_are_placed_in_one_go():
    count = 3_000
    rows, faults = marks(HEADER + "harbour,LE1,ev1,x,Some words to fill the row\n" * count)
    assert not rows
    assert faults == [("SV105", line, 17) for line in range(2, count + 2)]
