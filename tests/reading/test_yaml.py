"""What is YAML, what is not, and where: the same from both parsers."""

import pytest
import yaml

from sv_score.commands.version import version_text
from sv_score.reading.nodes import Scalar
from tests.reading.texts import composed, plain

FAULTS = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "SV004", 3, 1),
    "duplicate key in a flow mapping": ("m: {a: 1, b: 2, a: 3}\n", "SV004", 1, 17),
    "duplicate key, one quoted": ("é: 1\nx:\n  k: 1\n  'k': 2\n", "SV004", 4, 3),
    "two documents": ("a: 1\n---\nb: 2\n", "SV005", 2, 1),
    "second document after the end of the first": ("a: 1\n...\n---\nb: 2\n", "SV005", 3, 1),
    "tag": ("a: 1\nb: !foo 1\n", "SV006", 2, 4),
    "standard tag": ("a: !!str 1\n", "SV006", 1, 4),
    "tag on a mapping": ("a: !!python/object:os.system {b: 1}\n", "SV006", 1, 4),
    "merge key": ("a: &a {b: 1}\nc:\n  <<: *a\n", "SV007", 3, 3),
    "list as a key": ("a: 1\n[x, y]: 1\n", "SV008", 2, 1),
    "mapping as a key": ("{a: b}: 1\n", "SV008", 1, 1),
    "alias as a key": ("a: &x b\n*x : 1\n", "SV008", 2, 1),
    "empty key": ("a:\n  '': 1\n", "SV008", 2, 3),
    "empty text": ("", "SV009", 1, 1),
    "comments only": ("# nothing\n", "SV009", 1, 1),
    "null only": ("~\n", "SV009", 1, 1),
    "recursive alias": ("a: &a [*a]\n", "SV014", 1, 8),
    "recursive alias further down": ("a: &a\n  b:\n    c: *a\n", "SV014", 3, 8),
    "unknown alias": ("a: *b\n", "SV014", 1, 4),
    "tab as indentation": ("a:\n\tb: 1\n", "SV015", 2, 1),
    "tab after spaces": ("a:\n  b: 1\n  \tc: 2\n", "SV015", 3, 3),
    "control character": ("a: 1\nb: x\x07y\n", "SV003", 2, 5),
    "null character": ("é: \0\n", "SV003", 1, 4),
    "escape character": ("a: \x1b[31m\n", "SV003", 1, 4),
    "delete character": ("a: x\x7f\n", "SV003", 1, 5),
    "C1 control character": ("a: \x90\n", "SV003", 1, 4),
    "not a character": ("a: \ufffe\n", "SV003", 1, 4),
    "control character after carriage returns": ("a: 1\rb: 2\rc: \x08\r", "SV003", 3, 4),
    "quotes not closed": ('a: "b\nc: 1\n', "SV001", 1, 4),
    "bracket not closed": ("a: [1, 2\nb: 3\n", "SV001", 1, 4),
    "second colon": ("a: b: c\n", "SV001", 1, 5),
    "key without colon": ("a: 1\nb\nc: 2\n", "SV001", 3, 1),
    "indented too much": ("a: 1\n  b: 2\n", "SV001", 2, 4),
    "indented too little": ("  a: 1\nb: 2\n", "SV001", 2, 1),
    "list item among keys": ("a: 1\n- b\n", "SV001", 2, 1),
    "at sign": ("a: @b\n", "SV001", 1, 4),
    "percent sign": ("a: %b\n", "SV001", 1, 4),
    "lone star": ("a: *\n", "SV001", 1, 5),
    "closing bracket": ("a: ]\n", "SV001", 1, 4),
    "text after quotes": ('a: "b" c\n', "SV001", 1, 8),
    "YAML of the future": ("%YAML 2.0\n---\na: 1\n", "SV001", 1, 1),
}


@pytest.mark.parametrize("text, code, line, column", FAULTS.values(), ids=FAULTS)
def test_fault_is_found_at_its_place(text, code, line, column, pure):
    assert composed(text, pure)[1] == [(code, line, column)]


BROKEN_LATE = {
    "half of a character pair": ('a: 1\nb: "\\ud800"\n', 2),
    "escape beyond the last character": ('a: 1\nb: "\\UFFFFFFFF"\n', 2),
    "unknown escape": ('a: 1\nb: 2\nc: "\\q"\n', 3),
    "endless version number": ("%YAML 1." + "9" * 5000 + "\n---\na: 1\n", 1),
}


@pytest.mark.parametrize("text, line", BROKEN_LATE.values(), ids=BROKEN_LATE)
def test_what_makes_a_parser_stumble_is_a_fault_on_its_line(text, line, pure):
    node, faults = composed(text, pure)
    assert node is None
    assert [(code in ("SV001", "SV003"), at) for code, at, _ in faults] == [(True, line)]


AS_WRITTEN = [
    "NO", "on", "yes", "true", "null", "010", "0o10", "09", "1:30", "22:22", "12:30:45", "2026-01-02",
    "2026-13-45", "1e3", "1e+3", "1_000", "1,000", "0x_", "0xFF", "=", ".nan", ".inf", "nan", "1.10", "3.10",
    "9" * 30, "9" * 6000, "<<", "é", "x\ufeffy", "£5", "😀",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_WRITTEN, ids=lambda text: text[:12])
def test_a_scalar_stays_the_text_that_was_written(text, pure):
    node, faults = composed(f"a: {text}\nb: '{text}'\nc: [\"{text}\"]\n", pure)
    assert not faults
    assert plain(node) == {"a": text, "b": text, "c": [text]}
    assert node.entries["a"].plain
    assert not node.entries["b"].plain


@pytest.mark.parametrize("key", ["on", "NO", "1", "=", "2026-01-02", "1:30", "a b", "é"])
def test_a_key_stays_the_text_that_was_written(key, pure):
    assert plain(composed(f"{key}: 1\n", pure)[0]) == {key: "1"}


def test_only_nothing_and_a_bare_tilde_are_empty(pure):
    node, _ = composed("a:\nb: ~\nc: ''\nd: '~'\ne: null\n", pure)
    assert [node.entries[key].empty for key in "abcde"] == [True, True, False, False, False]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_of_every_system_give_the_same_lines(end, pure):
    text = "# é\na: 1\n\nb:\n  - x\n  - y\na: 2\n".replace("\n", end)
    node, faults = composed(text, pure)
    assert faults == [("SV004", 7, 1)]
    item = node.entries["b"].items[1]
    assert (item.text, item.start.line, item.start.column) == ("y", 5, 4)


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85"], ids=["U+2028", "U+2029", "U+0085"])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_line_ends_that_editors_do_not_count_move_nothing(odd, quote, pure):
    node, faults = composed(f"a: {quote}x{odd}y{quote}\nb: 1\nb: 2\n", pure)
    assert faults == [("SV004", 3, 1)]
    assert node.entries["a"].text == "x y"


def test_a_byte_order_mark_inside_the_text_moves_nothing(pure):
    assert composed("a: 1\nb: 2\na: 3\n", pure)[1] == composed("\ufeffa: 1\nb: 2\na: 3\n", pure)[1]


def test_an_alias_stands_at_its_own_place_with_the_same_contents(pure):
    node, faults = composed("a: &x {k: v}\nb: *x\nc: &y [1]\nd: [*y, 2]\n", pure)
    assert not faults
    assert plain(node) == {"a": {"k": "v"}, "b": {"k": "v"}, "c": ["1"], "d": [["1"], "2"]}
    assert (node.entries["b"].start.line, node.entries["b"].start.column) == (1, 3)
    assert node.entries["b"].key.text == "b"


def test_several_duplicate_keys_are_all_found(pure):
    assert composed("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n", pure)[1] == [
        ("SV004", 2, 1),
        ("SV004", 3, 11),
        ("SV004", 4, 1),
    ]


def test_of_two_equal_keys_the_first_value_is_kept(pure):
    assert plain(composed("a: 1\na: 2\n", pure)[0]) == {"a": "1"}


def test_streamed_items_are_handed_on_in_order_and_not_kept(pure):
    seen = []
    text = "x: [1]\nbids:\n- a\n- {b: c}\n- [d]\ny:\n  bids: [z]\n"
    node, faults = composed(text, pure, stream="bids", on_item=lambda i, item: seen.append((i, plain(item))))
    assert not faults
    assert seen == [(0, "a"), (1, {"b": "c"}), (2, ["d"])]
    assert node.entries["bids"].count == 3
    assert plain(node) == {"x": ["1"], "bids": [], "y": {"bids": ["z"]}}


def test_a_second_list_to_stream_is_only_a_duplicate_key(pure):
    seen = []
    _, faults = composed("b: [1]\nb: [2]\n", pure, stream="b", on_item=lambda i, item: seen.append(item.text))
    assert faults == [("SV004", 2, 1)]
    assert seen == ["1"]


def test_the_fault_of_a_reader_of_items_is_not_called_a_fault_of_the_file():
    def fail(index, item):
        raise ValueError("not the file's fault")

    with pytest.raises(ValueError, match="not the file's fault"):
        composed("b: [1]\n", stream="b", on_item=fail)


def test_the_parser_in_use_has_a_name():
    parser = "libyaml" if hasattr(yaml, "CSafeLoader") else "PyYAML"
    assert f"YAML by {parser})" in version_text()


def test_block_text_starts_at_its_header(pure):
    node, _ = composed("a: |\n  one\n  two\nb: >-\n  three\n  four\n", pure)
    assert plain(node) == {"a": "one\ntwo\n", "b": "three four"}
    assert [(n.start.line, n.start.column) for n in node.entries.values()] == [(0, 3), (3, 3)]
    assert all(isinstance(n, Scalar) and not n.plain for n in node.entries.values())
