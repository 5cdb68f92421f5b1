"""A file of any kind, changed: by the grammar of its kind, as lines of text, or as bytes."""

import csv
import io
import re
from random import Random

import yaml

from tests.fuzz import archives, hostile, trees

# No mutant is larger, so that its time says something about the program and not about the fuzzer.
LARGEST = 400_000
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_WORD = re.compile(r"[\w.-]+")
_parsed: dict[bytes, trees.Tree] = {}


def mutated(name: str, data: bytes, rng: Random) -> tuple[bytes, list[str]]:
    """Return the file `name` with one to four changes, and what they were."""
    kind = kind_of(name)
    times = rng.choice((1, 1, 1, 2, 2, 3, 4))
    way = rng.random()
    if kind == "zip":
        return archives.mutated(name, data, rng)
    if way < 0.62 and kind in GRAMMARS:
        try:
            data, done = GRAMMARS[kind](data, rng, times)
        except (ValueError, IndexError, yaml.YAMLError, csv.Error):
            # What a bundle holds may have been changed before and have no grammar any more.
            data, done = as_text(data, rng, times)
    elif way < 0.88:
        data, done = as_text(data, rng, times)
    else:
        data, done = as_bytes(data, rng, times)
    if rng.random() < 0.03:
        data, more = as_bytes(data, rng, 1)
        done += more
    return data[:LARGEST], done


def kind_of(name: str) -> str:
    ending = name.rpartition(".")[2]
    kinds = {"yml": "yaml", "jsonl": "json", "xlsx": "zip", "docx": "zip", "sig": "text", "rels": "xml"}
    return kinds.get(ending, ending)


def as_yaml(data: bytes, rng: Random, times: int) -> tuple[bytes, list[str]]:
    tree, done = _changed(data, trees.yaml_tree, rng, times, trees.YAML_SCALARS)
    text = trees.block(tree) if rng.random() < 0.7 else trees.flow(tree) + "\n"
    return text.encode("utf-8", "surrogatepass"), done


def as_json(data: bytes, rng: Random, times: int) -> tuple[bytes, list[str]]:
    """Change one line of JSON lines, or the whole where there is one document."""
    text = data.decode()
    lines = text.splitlines()
    many = len(lines) > 1 and all(line.startswith("{") and line.endswith("}") for line in lines)
    at = rng.randrange(len(lines)) if many else 0
    scalars = tuple(trees.quoted(each) for each in hostile.SCALARS) + hostile.JSON
    tree, done = _changed((lines[at] if many else text).encode(), trees.json_tree, rng, times, scalars)
    written = trees.flow(tree)
    if not many:
        return written.encode("utf-8", "surrogatepass"), done
    lines[at] = written
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass"), done


def _changed(data, parse, rng, times, scalars):
    if data not in _parsed:
        _parsed[data] = parse(data.decode())
    tree = trees.copied(_parsed[data])
    done = []
    for _ in range(times):
        done.append(trees.mutate(tree, rng, scalars))
        if len(trees.places(tree)) > 2000:
            break
    return tree, done


def as_csv(data: bytes, rng: Random, times: int) -> tuple[bytes, list[str]]:
    rows = list(csv.reader(io.StringIO(data.decode())))
    done = []
    for _ in range(times):
        row = rng.randrange(len(rows)) if rows else 0
        column = rng.randrange(max(1, len(rows[row]))) if rows else 0
        what = rng.choice(
            ("cell", "cell", "cell", "number", "row", "column", "drop", "short", "long", "swap", "many")
        )
        done.append(f"csv {what}")
        _csv_change(rows, row, column, what, rng)
    ends, sign = rng.choice(("\n", "\n", "\r\n", "\r")), rng.choice((",", ",", ",", ",", ";", "\t"))
    stream = io.StringIO(newline="")
    how = rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONE))
    try:
        csv.writer(stream, delimiter=sign, lineterminator=ends, quoting=how, escapechar="\\").writerows(rows)
    except csv.Error:
        stream.write(ends.join(sign.join(row) for row in rows))
    return stream.getvalue().encode("utf-8", "surrogatepass"), done


def _csv_change(rows: list[list[str]], row: int, column: int, what: str, rng: Random) -> None:
    if not rows or not rows[row]:
        rows.append([rng.choice(hostile.SCALARS)])
        return
    cells = rows[row]
    if what == "cell":
        cells[column] = rng.choice(hostile.SCALARS)
    elif what == "number":
        cells[column] = rng.choice(hostile.NUMBERS)
    elif what == "row":
        rows.insert(rng.randrange(len(rows) + 1), list(cells))
    elif what == "column":
        for each in rows:
            each.insert(min(column, len(each)), each[min(column, len(each) - 1)] if each else "")
    elif what == "drop":
        del rows[row]
    elif what == "short":
        del cells[column:]
    elif what == "long":
        cells.extend([""] * rng.choice((1, 3, 300)))
    elif what == "swap":
        other = rng.randrange(len(rows))
        rows[row], rows[other] = rows[other], rows[row]
    elif what == "many":
        rows.extend(list(cells) for _ in range(rng.choice((5, 200))))


def as_text(data: bytes, rng: Random, times: int) -> tuple[bytes, list[str]]:
    lines = data.decode("utf-8", "replace").split("\n")
    done = []
    for _ in range(times):
        what = rng.choice(tuple(TEXT_CHANGES))
        done.append(f"text {what}")
        number = rng.randrange(len(lines))
        TEXT_CHANGES[what](lines, number, rng)
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogatepass"), done


def _replace(pattern: re.Pattern[str], words: tuple[str, ...]):
    def change(lines: list[str], number: int, rng: Random) -> None:
        found = list(pattern.finditer(lines[number]))
        if found:
            one = rng.choice(found)
            lines[number] = lines[number][: one.start()] + rng.choice(words) + lines[number][one.end() :]

    return change


def _insert(lines: list[str], number: int, rng: Random) -> None:
    column = rng.randrange(len(lines[number]) + 1)
    word = rng.choice(trees.YAML_SCALARS)
    lines[number] = lines[number][:column] + word + lines[number][column:]


def _indent(lines: list[str], number: int, rng: Random) -> None:
    lines[number] = rng.choice((" ", "    ", "\t", "\u00a0")) + lines[number]


def _outdent(lines: list[str], number: int, rng: Random) -> None:
    lines[number] = lines[number].lstrip() if rng.random() < 0.5 else lines[number][1:]


def _drop(lines: list[str], number: int, rng: Random) -> None:
    del lines[number : number + rng.choice((1, 1, 1, 5))]


def _again(lines: list[str], number: int, rng: Random) -> None:
    lines.insert(rng.randrange(len(lines) + 1), lines[number])


def _swap(lines: list[str], number: int, rng: Random) -> None:
    other = rng.randrange(len(lines))
    lines[number], lines[other] = lines[other], lines[number]


def _join(lines: list[str], number: int, rng: Random) -> None:
    lines[number : number + 2] = [" ".join(lines[number : number + 2])]


def _cut(lines: list[str], number: int, rng: Random) -> None:
    lines[number] = lines[number][: rng.randrange(len(lines[number]) + 1)]
    if rng.random() < 0.5:
        del lines[number + 1 :]


def _line(lines: list[str], number: int, rng: Random) -> None:
    lines.insert(
        number,
        rng.choice((*hostile.YAML, "# comment", "# sv-score: ignore[SV201]", "# sv-score: ignore", "---")),
    )


def _long(lines: list[str], number: int, rng: Random) -> None:
    lines[number] += rng.choice(("x", " y", "[", "- ", "é", "\t")) * rng.choice((100, 3000, 60_000))


def _sign(lines: list[str], number: int, rng: Random) -> None:
    if lines[number]:
        column = rng.randrange(len(lines[number]))
        lines[number] = (
            lines[number][:column] + rng.choice("{}[]:,&*#?|->'\"%@`!\\\t \0") + lines[number][column + 1 :]
        )


TEXT_CHANGES = {
    "number": _replace(_NUMBER, hostile.NUMBERS),
    "word": _replace(_WORD, hostile.SCALARS),
    "key": _replace(
        _WORD, ("id", "bids", "scores", "weight", "levels", "sv_score", "criteria", "score", "min")
    ),
    "insert": _insert,
    "indent": _indent,
    "outdent": _outdent,
    "drop": _drop,
    "again": _again,
    "swap": _swap,
    "join": _join,
    "cut": _cut,
    "line": _line,
    "long": _long,
    "sign": _sign,
}


def as_bytes(data: bytes, rng: Random, times: int) -> tuple[bytes, list[str]]:
    done = []
    for _ in range(times):
        what = rng.choice(tuple(BYTE_CHANGES))
        done.append(f"bytes {what}")
        data = BYTE_CHANGES[what](data, rng.randrange(len(data) + 1), rng)
    return data, done


def _flip(data: bytes, at: int, rng: Random) -> bytes:
    return data[:at] + bytes((rng.randrange(256),)) + data[at + 1 :]


def _again_bytes(data: bytes, at: int, rng: Random) -> bytes:
    part = data[at : at + rng.choice((1, 20, 500))]
    return data[:at] + part * rng.choice((2, 3, 60)) + data[at:]


def _encoded(encoding: str):
    def change(data: bytes, at: int, rng: Random) -> bytes:
        return data.decode("utf-8", "replace").encode(encoding, "replace")

    return change


BYTE_CHANGES = {
    "flip": _flip,
    "bit": lambda data, at, rng: (
        data[:at] + bytes(b ^ (1 << rng.randrange(8)) for b in data[at : at + 1]) + data[at + 1 :]
    ),
    "random": lambda data, at, rng: data[:at] + rng.randbytes(rng.choice((1, 4, 64))) + data[at:],
    "remove": lambda data, at, rng: data[:at] + data[at + rng.choice((1, 4, 64)) :],
    "cut": lambda data, at, rng: data[:at],
    "again": _again_bytes,
    "nul": lambda data, at, rng: data[:at] + b"\0" * rng.choice((1, 300)) + data[at:],
    "control": lambda data, at, rng: (
        data[:at] + rng.choice(hostile.CONTROLS).encode("utf-8", "replace") + data[at:]
    ),
    "bad utf-8": lambda data, at, rng: (
        data[:at] + rng.choice((b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80")) + data[at:]
    ),
    "bom": lambda data, at, rng: (
        rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf" * 2)) + data
    ),
    "utf-16": _encoded("utf-16"),
    "utf-32": _encoded("utf-32"),
    "latin-1": _encoded("latin-1"),
    "utf-7": _encoded("utf-7"),
    "crlf": lambda data, at, rng: data.replace(b"\n", b"\r\n"),
    "cr": lambda data, at, rng: data.replace(b"\n", b"\r"),
    "mixed ends": lambda data, at, rng: data[:at].replace(b"\n", b"\r\n") + data[at:].replace(b"\n", b"\r"),
    "line separator": lambda data, at, rng: data.replace(b"\n", "\u2028".encode()),
    "no last end": lambda data, at, rng: data.rstrip(b"\n"),
    "empty": lambda data, at, rng: rng.choice((b"", b"\n", b" ", b"\0", b"\xef\xbb\xbf", b"#", b"---\n")),
}

GRAMMARS = {"yaml": as_yaml, "json": as_json, "csv": as_csv}
