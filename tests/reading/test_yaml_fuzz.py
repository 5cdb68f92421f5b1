"""Drawn documents are read back as they were written; drawn rubbish is never more than a finding."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from sv_score.reading.nodes import Mapping, Scalar
from tests.reading.texts import BIDS, CRITERIA, bids, composed, criteria, plain, run_alone

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff\ufeff")
)
DOCUMENTS = st.recursive(
    TEXT,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXT.filter(len), below, max_size=4),
    max_leaves=12,
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 80, 10_000]),
        "indent": st.sampled_from([2, 4]),
        "default_style": st.sampled_from([None, "'", '"']),
    }
)


def scalars(node):
    if isinstance(node, Scalar):
        yield node
        return
    for child in node.entries.values() if isinstance(node, Mapping) else node.items:
        if child.key:
            yield child.key
        yield from scalars(child)


def written(document, style):
    # Equal texts would be written as aliases; a tag of text would be refused.
    dumper = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda self, data: True})
    return yaml.dump({"top": document}, Dumper=dumper, sort_keys=False, **style)


@given(document=DOCUMENTS, style=STYLES)
def test_documents_are_read_back_as_written(document, style):
    text = written(document, style).replace("!!str ", "")
    for pure in (False, True):
        node, faults = composed(text, pure)
        assert not faults
        assert plain(node) == {"top": document}


@given(document=DOCUMENTS, style=STYLES)
def test_every_text_starts_where_its_mark_says(document, style):
    text = written(document, style)
    lines = text.split("\n")
    for pure in (False, True):
        node, _ = composed(text, pure)
        for scalar in scalars(node):
            rest = "\n".join(
                [lines[scalar.start.line][scalar.start.column :], *lines[scalar.start.line + 1 :]]
            )
            if scalar.plain:
                assert rest.replace("\n", " ").startswith(scalar.text.split(" ")[0])
            else:
                assert rest[0] in "'\"?"
                assert yaml.safe_load(rest[: _end_of_quotes(rest)]) == scalar.text


def _end_of_quotes(text):
    quote, at = text[0], 1
    while True:
        pair = text[at] == "\\" if quote == '"' else text[at : at + 2] == "''"
        if pair:
            at += 2
        elif text[at] == quote:
            return at + 1
        else:
            at += 1


RUBBISH = st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#\\ \n\r\t\0\x85\u2028\ufeffé1~<=."), max_size=60)


@given(RUBBISH)
def test_rubbish_gives_a_value_or_findings_from_either_parser(text):
    for pure in (False, True):
        node, faults = composed(text, pure)
        assert node is not None or faults
        for _, line, column in faults:
            assert line >= 1
            assert column >= 1


@st.composite
def mutations(draw, text):
    """Draw a file that was good until some pieces were cut out, written twice or replaced."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(RUBBISH.map(lambda t: t[:6]) | st.just(text[start:end] * 2)) + text[end:]
    return text


@given(mutations(CRITERIA))
def test_a_damaged_criteria_file_gives_a_value_or_findings(text):
    value, faults = criteria(text)
    assert value is not None or faults
    inside = len(text.split("\n")) + text.count("\r") + 1
    assert all(1 <= line <= inside and column >= 1 for _, line, column in faults)


@given(mutations(BIDS))
def test_a_damaged_bids_file_gives_a_value_or_findings(text):
    value, faults = bids(text)
    assert value is not None or faults


CRASHES = """
import random
from pathlib import Path
from sv_score.reading.bids import read_bids
from sv_score.reading.csv import csv_marks
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.locate import locate
from sv_score.reading.scores import read_marks
from sv_score.reading.source import Source

good = Path({folder!r}, "criteria.yaml").read_bytes()[:900]
random.seed({seed})
pieces = [b"[" * 40, b"{{", b"- ", b"&a ", b"*a", b"!", b"\\xff", b"\\0", b"? "]
pieces += [b"|", b">9", b'"', b"%", b"\\t", b"\\r"]
for _ in range(1500):
    data = bytearray(good if random.random() < 0.7 else random.randbytes(80))
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(data))
        data[at : at + random.randint(0, 8)] = random.choice([*pieces, random.randbytes(3)])
    for name in ("file.yaml", "file.csv"):
        source, findings = Source(name, bytes(data), Path()), []
        if name.endswith("csv"):
            value = csv_marks(source, findings) or None
        else:
            value = read_criteria(source, findings)
            value = read_bids(source, findings, lambda share: None) and value
            read_marks(source, findings)
        assert value is not None or findings or name.endswith("csv"), bytes(data)
        assert len(locate(findings, [source])) == len(dict.fromkeys(findings))
print("alive")
"""


def test_thousands_of_damaged_files_do_not_bring_the_reader_down(tmp_path):
    (tmp_path / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    for seed in (1, 2):
        assert run_alone(CRASHES.format(folder=str(tmp_path), seed=seed), timeout=60).strip() == "alive"
