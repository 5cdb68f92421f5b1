"""Comments are found where they stand, and a `#` in a value never is one."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sv_score.reading.comments import comments

TEXTS = {
    "on a line of its own": ("# one\na: 1\n  # two\n", [(1, 1, "# one"), (3, 3, "# two")]),
    "behind a value": ("a: 1 # one\n", [(1, 6, "# one")]),
    "behind a key": ("a: # one\n  b: 1\n", [(1, 4, "# one")]),
    "behind an empty value": ("a:  # one\nb: 2\n", [(1, 5, "# one")]),
    "behind a tab": ("a: 1\t#\tone\t\n", [(1, 6, "#\tone")]),
    "behind quotes": ("a: 'x # y' # one\n", [(1, 12, "# one")]),
    "two in one line": ("a: 1 # one # two\n", [(1, 6, "# one # two")]),
    "between brackets": (
        "a: [ # one\n  x, # two\n  'y # z'] # 3\n",
        [(1, 6, "# one"), (2, 6, "# two"), (3, 12, "# 3")],
    ),
    "above and below the document": (
        "# one\n--- # two\na: 1\n... # 3\n",
        [(1, 1, "# one"), (2, 5, "# two"), (4, 5, "# 3")],
    ),
    "no blank before it": ("a: x#y\nb: '#'\n'#c': 1\n", []),
    "in a key": ("'a # b': 1\n? 'c # d'\n: 2\n", []),
    "in quotes over several lines": ('a: "x\n  # y\n  z # w" # one\n', [(3, 10, "# one")]),
    "in a block": ("a: |\n  # x\n\n  y # z\nb: 1 # one\n", [(5, 6, "# one")]),
    "in a folded block": ("a: >-\n  # x\n  y\n# one\n", [(4, 1, "# one")]),
    "in the last block": ("a: |\n  x\n  # y", []),
    "behind the line that opens a block": (
        "a: |2- # one\n  # x\nb: &c > # two\n  # y\n",
        [(1, 8, "# one"), (3, 9, "# two")],
    ),
    "below a block, further left": ("a:\n  b: |\n    x\n\n # one\n  c: 1\n", [(5, 2, "# one")]),
    "behind a text over several lines": ("a: x\n  y # one\nb: 1\n", [(2, 5, "# one")]),
    "behind an alias and an anchor": ("a: &x 1 # one\nb: *x # two\n", [(1, 9, "# one"), (2, 7, "# two")]),
    "in a list": ("- 'x # y'\n- z # one\n", [(2, 5, "# one")]),
    "with other line ends": ("a: 1 # one\r\nb: '# x'\rc: 2 # two\r", [(1, 6, "# one"), (3, 6, "# two")]),
    "after characters of any width": ("é: '€ # 😀' # one\n", [(1, 12, "# one")]),
    "after characters that YAML takes for line ends": (
        "a: 'x\u2028# y' # one\nb: 2 # two\n",
        [(1, 12, "# one"), (2, 6, "# two")],
    ),
    "in a text alone": ("'x # y' # one\n", [(1, 9, "# one")]),
    "comments only": ("# one\n", []),
    "not YAML": ("a: [ # one\n", []),
}


@pytest.mark.parametrize("text, wanted", TEXTS.values(), ids=TEXTS)
def test_comments_are_found_where_they_stand(text, wanted):
    assert list(comments(text)) == wanted


def test_a_line_of_very_many_values_is_searched_once():
    # Each comment sign used to be compared with each value of its line.
    values = "'a #'," * 20_000
    assert list(comments(f"a: [{values}] # one\n")) == [(1, len(values) + 7, "# one")]


def test_a_long_text_costs_no_more_than_its_lines():
    lines = "  # x\n" * 100_000
    assert list(comments(f"a: |\n{lines}b: 1 # one\n")) == [(100_002, 6, "# one")]


WORDS = st.text(st.sampled_from("ab #'\"|>\n\té😀"), max_size=12)
KEYS = st.text(st.sampled_from("ab #'"), min_size=1, max_size=5).filter(lambda key: key.strip())
DOCUMENTS = st.recursive(
    WORDS, lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=3), max_leaves=10
)


def written(document, **style):
    # Equal texts would be written as aliases.
    dumper = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda self, data: True})
    return yaml.dump({"top": document}, Dumper=dumper, allow_unicode=True, **style).replace("!!str ", "")


@given(
    document=DOCUMENTS,
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.sampled_from([True, False, None]),
    width=st.sampled_from([10, 80]),
)
def test_texts_have_no_comments_in_them(document, style, flow, width):
    text = written(document, default_style=style, default_flow_style=flow, width=width)
    assert list(comments(text)) == []


@given(document=DOCUMENTS)
def test_a_comment_behind_every_line_is_found(document):
    lines = written(document, default_style='"', default_flow_style=False, width=10_000).splitlines()
    text = "".join(f"{line} # note {n}\n" for n, line in enumerate(lines))
    assert list(comments(text)) == [(n + 1, len(line) + 2, f"# note {n}") for n, line in enumerate(lines)]
