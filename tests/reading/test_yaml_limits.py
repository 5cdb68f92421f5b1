"""Files that would bring a reader down: each read in a process of its own, so that a crash is seen."""

import pytest

from tests.reading.texts import run_alone

ALONE = """
import sys, time
from sv_score.reading import limits, source, yaml
from sv_score.reading.yaml import compose
yaml.LOADER = yaml.yaml.{loader}
{before}
text = {text}
findings = []
node = compose(text, "file.yaml", findings)
print(node is None, *[(f.code, *f.mark) for f in findings])
"""

BOMB = r'"a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{nine}]\n" for i, nine in rows)'
BOMB_ROWS = 'rows = [(i, ", ".join([f"*a{i - 1}"] * 9)) for i in range(1, 12)]'
LARGE = {
    "open brackets": ("'[' * 100_000", "SV011", 1, 65),
    "closed brackets": ("'[' * 100_000 + ']' * 100_000", "SV011", 1, 65),
    "open braces": ("'{a: ' * 100_000", "SV011", 1, 257),
    "braces in brackets": ("'[{a: ' * 100_000", "SV011", 1, 161),
    "dashes in a line": ("'- ' * 100_000 + 'x'", "SV011", 1, 129),
    "question marks": ("'? ' * 100_000 + 'x'", "SV008", 1, 3),
    "steps of indentation": ("''.join(' ' * i + 'a:\\n' for i in range(2_000))", "SV011", 65, 65),
    "brackets below a key": ("'bids:\\n' + '- ' * 100_000", "SV011", 2, 127),
    "brackets behind values": ("'a: [1, x, ' + '[' * 3_000", "SV011", 1, 73),
    "brackets behind closed ones": ("'[[], {}, ' + '[' * 3_000", "SV011", 1, 73),
    "brackets behind a bid": ("'a: 1\\nb:\\n- [x]\\n- ' + '[' * 3_000", "SV011", 4, 65),
    "alias bomb": (BOMB, "SV013", 6, 25),
    "aliases of aliases": (
        "'a0: &a0 [x]\\n' + ''.join(f'a{i}: &a{i} [*a{i - 1}]\\n' for i in range(1, 5000))",
        "SV013",
        447,
        14,
    ),
    "many aliases of a text": ("'a: &a x\\nb:\\n' + '- *a\\n' * 1001", "SV013", 1003, 3),
    "anchors without end": ("'a: ' + '&a ' * 100_000", "SV001", 1, 7),
    "one endless word": ("'a' * 3_000_000 + ': 1\\n[x'", "SV001", 1, 3_000_001),
}


def _alone(pure, before, text):
    """Return what is printed about a text, in a process of its own, with `before` run before."""
    loader = "SafeLoader" if pure else "CSafeLoader"
    return run_alone(ALONE.format(loader=loader, before=before, text=text))


@pytest.mark.parametrize("text, code, line, column", LARGE.values(), ids=LARGE)
def test_hostile_file_is_a_finding_and_not_a_crash(text, code, line, column, pure):
    if pure and "3_000_000" in text:
        text = text.replace("3_000_000", "30_000")
        column = 30_001
    printed = _alone(pure, BOMB_ROWS, text)
    assert printed.strip() == f"True ('{code}', {line}, {column})"


@pytest.mark.parametrize(
    "text, line", [("'- x\\n' * 200", 100), ("'- [x]\\n' * 200", 50), ("'- {}\\n' * 200", 100)]
)
def test_too_many_values_are_a_finding(text, line, pure):
    printed = _alone(pure, "limits.VALUES = 100", text)
    assert printed.startswith(f"True ('SV012', {line}, ")


def test_sixty_four_levels_are_read(pure):
    printed = _alone(pure, "", "'[' * 64 + ']' * 64")
    assert printed.strip() == "False"


READING = """
from pathlib import Path
from sv_score.reading import limits, source
from sv_score.reading.bids import read_bids
from sv_score.reading.csv import csv_marks
from sv_score.reading.evaluation import read_criteria
{before}
findings = []
file = source.Source("{label}", {data}, Path())
{read}
print(*[(f.code, *(f.mark or f.route)) for f in findings])
"""


@pytest.mark.parametrize(
    "read, label",
    [
        ("read_bids(file, findings, lambda share: None)", "bids.yaml"),
        ("read_criteria(file, findings)", "criteria.yaml"),
        ("csv_marks(file, findings)", "marks.csv"),
    ],
)
def test_a_huge_file_is_refused(read, label):
    code = READING.format(before="limits.FILE_BYTES = 1000", label=label, data="b'#' * 1001", read=read)
    assert run_alone(code).strip() == "('SV010', 1, 1)"


def test_deep_nesting_in_the_second_bid_ends_the_reading_of_bids():
    data = "b'sv_score: 1\\ncriteria: c\\nbids:\\n- {id: a}\\n- ' + b'[' * 100_000"
    code = READING.format(
        before="", label="bids.yaml", data=data, read="read_bids(file, findings, lambda share: None)"
    )
    assert run_alone(code).strip() == "('SV011', 5, 65)"


def test_a_csv_cell_without_end_is_a_finding():
    data = "b'bid,criterion,evaluator,score\\na,b,c,' + b'1' * 2_000_000"
    code = READING.format(before="", label="marks.csv", data=data, read="csv_marks(file, findings)")
    assert run_alone(code).strip() == "('SV020', 2)"
