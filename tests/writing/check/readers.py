"""Each format read as its readers read it: the path, code, line and column of every finding in it."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft4Validator, Draft7Validator
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
SARIF = Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")))
GITLAB = Draft7Validator(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd")))
MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")

Found = tuple[str, str, int, int]
LINE = re.compile(r"(?P<path>.*):(?P<line>\d+):(?P<column>\d+): (?:error|warning|info)\[(?P<code>SV\d{3})\] ")


def read_text(text: str) -> Iterator[Found]:
    lines = text.split("\n")
    for head, place in pairwise(lines):
        code = re.match(r"(?:error|warning|info)\[(SV\d{3})\]: ", head)
        if code:
            found = re.fullmatch(r" *--> (.*):(\d+):(\d+)", place)
            assert found
            yield found[1], code[1], int(found[2]), int(found[3])


def read_concise(text: str) -> Iterator[Found]:
    assert text == "" or text.endswith("\n")
    for line in text.split("\n")[:-1]:
        found = LINE.match(line)
        assert found, line
        yield found["path"], found["code"], int(found["line"]), int(found["column"])


def read_json(text: str) -> Iterator[Found]:
    document = json.loads(text)
    assert list(document) == ["sv_score", "findings", "files"]
    for finding in document["findings"]:
        yield finding["path"], finding["code"], finding["line"], finding["column"]


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield name, properties and message of each command as the runner of GitHub Actions finds them."""
    for line in re.split("\r\n|\r|\n", text)[:-1]:
        assert line.lstrip().startswith("::"), line
        head, separator, message = line.lstrip()[2:].partition("::")
        assert separator
        name, _, rest = head.partition(" ")
        properties = dict(pair.split("=", 1) for pair in rest.strip().split(",") if pair)
        yield name, {key: _unescaped(value) for key, value in properties.items()}, _unescaped(message)


def _unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def read_github(text: str) -> Iterator[Found]:
    for name, properties, message in commands(text):
        assert name in ("error", "warning", "notice")
        if "file" not in properties:
            continue
        assert properties["endLine"] == properties["line"]
        line, column = int(properties["line"]), int(properties["col"])
        assert f":{line}:{column} " in message
        yield properties["file"], properties["title"].split()[0], line, column


def read_sarif(text: str) -> Iterator[Found]:
    log = json.loads(text)
    (run,) = log["runs"]
    # The rules that did not speak are the same in every log; another test validates them all, once.
    spoke = {result["ruleId"] for result in run["results"]}
    driver = run["tool"]["driver"]
    shown = {**driver, "rules": [rule for rule in driver["rules"] if rule["id"] in spoke]}
    SARIF.validate({**log, "runs": [{**run, "tool": {"driver": shown}}]})
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        physical = result["locations"][0]["physicalLocation"]
        uri, region = physical["artifactLocation"]["uri"], physical["region"]
        assert re.fullmatch(r"[A-Za-z0-9._~%/-]*", uri)
        assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"])
        path = unquote(uri, errors="surrogateescape")
        yield path, rule["id"], region["startLine"], region["startColumn"]


def junit_root(text: str) -> Any:
    """Return the root of a report that the schema allows and whose counts are right."""
    root = etree.fromstring(text.encode())
    JUNIT.assertValid(root)
    for element in (root, *root.findall("testsuite")):
        assert int(element.get("tests")) == len(element.findall(".//testcase"))
        assert int(element.get("failures")) == len(element.findall(".//failure"))
        assert element.get("errors") == "0"
    return root


def read_junit(text: str) -> Iterator[Found]:
    for suite in junit_root(text).findall("testsuite"):
        assert suite.findall("testcase")
        for case in suite.findall("testcase"):
            assert case.get("classname") == suite.get("name")
            for line in "\n".join(child.text for child in case).split("\n"):
                found = LINE.match(line)
                if found:
                    assert found["path"] == suite.get("name")
                    assert found["code"] == case.get("name").split()[0]
                    yield found["path"], found["code"], int(found["line"]), int(found["column"])


def read_gitlab(text: str) -> Iterator[Found]:
    issues = json.loads(text)
    GITLAB.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        location = issue["location"]
        begin = location["positions"]["begin"]
        assert location["lines"]["begin"] == begin["line"]
        yield location["path"], issue["check_name"].split()[0], begin["line"], begin["column"]


def read_markdown(text: str) -> Iterator[Found]:
    for path, cells in markdown_rows(text):
        line, column = cells[0].split(":")
        yield path, cells[2].split()[0], int(line), int(column)


def markdown_rows(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each row of the tables with the heading it is under; nothing else may come of the text."""
    heading, cells, in_body = "", [], False
    for token in MARKDOWN.parse(text):
        if token.type == "inline":
            cells.append(_words(token))
        elif token.type in ("heading_close", "thead_close"):
            heading = cells[-1] if token.type == "heading_close" else heading
            cells = []
        elif token.type == "tr_close" and in_body:
            assert len(cells) == 5
            yield heading, cells
            cells = []
        in_body = (in_body or token.type == "tbody_open") and token.type != "tbody_close"
        assert token.type.split("_")[0] in ("heading", "inline", "table", "thead", "tbody", "tr", "th", "td")


def _words(token: Token) -> str:
    assert {child.type for child in token.children or ()} <= {"text"}, token.content
    return "".join(child.content for child in token.children or ())


READERS: dict[str, Callable[[str], Iterator[Found]]] = {
    "text": read_text,
    "concise": read_concise,
    "json": read_json,
    "github": read_github,
    "sarif": read_sarif,
    "junit": read_junit,
    "gitlab": read_gitlab,
    "markdown": read_markdown,
}
