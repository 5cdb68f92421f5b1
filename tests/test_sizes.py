"""No function and no file grows longer than can be read at once, unless it says why."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Lines of a file, and of a function from its `def` to its end. Tests are read one by one and may be longer.
PRODUCT, TESTS = (300, 40), (500, 60)
ROOMS = {"sv_score": PRODUCT, "release": PRODUCT, "docs": PRODUCT, "benchmarks": PRODUCT, "tests": TESTS}
# A command declares its options, with their help, as parameters: there the body counts alone.
DECLARED = "sv_score/app/"
# Stands above the first statement of a file, or above a function and its decorators.
REASON = re.compile(r"# Longer than \d+ lines because \w.{9,}")


def too_long(text: str, most: tuple[int, int], name: str) -> list[str]:
    """Return what is longer than `most` in the source `text` of a file and gives no reason."""
    lines = text.splitlines()
    tree = ast.parse(text)
    code = [node for node in tree.body if not isinstance(node, ast.Expr)]
    head = lines[: code[0].lineno if code else 0]
    found = [] if len(lines) <= most[0] or reasoned(head) else [f"{name}: {len(lines)} lines"]
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        counted = node.body[0].lineno if name.startswith(DECLARED) else node.lineno
        length = (node.end_lineno or 0) - counted + 1
        start = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        if length > most[1] and not reasoned(comments_above(lines, start)):
            found.append(f"{name}:{node.lineno}: {node.name} has {length} lines")
    return found


def comments_above(lines: list[str], start: int) -> list[str]:
    above = start - 1
    while above and lines[above - 1].strip().startswith("#"):
        above -= 1
    return lines[above : start - 1]


def reasoned(lines: list[str]) -> bool:
    return any(REASON.match(line.strip()) for line in lines)


@pytest.mark.parametrize("room", ROOMS)
def test_no_file_and_no_function_is_too_long(room: str) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", room],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name.endswith(".py")]
    assert paths
    found = [
        fault
        for path in paths
        if path.exists()
        for fault in too_long(
            path.read_text(encoding="utf-8"), ROOMS[room], path.relative_to(ROOT).as_posix()
        )
    ]
    assert not found, "split it, or write above it `# Longer than … lines because …`:\n" + "\n".join(found)


LONG = "def f():\n" + "    pass\n" * 3


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (LONG, 1),
        ("# Longer than 3 lines because it says so.\n" + LONG, 0),
        ("# Longer than 3 lines because it says so.\n@property\n" + LONG, 0),
        ("# Longer than 3 lines because it says so.\n\n" + LONG, 1),
        ("# Longer than 3 lines because.\n" + LONG, 1),
        ("class A:\n    async " + LONG.replace("\n", "\n    ")[:-4], 1),
        ("x = 1\n" * 7, 1),
        ('"""Doc."""\n# Longer than 6 lines because it says so.\n' + "x = 1\n" * 7, 0),
        ("x = 1\n# Longer than 6 lines because it says so.\n" + "x = 1\n" * 7, 1),
    ],
)
def test_the_measure_finds_what_is_long_and_takes_a_reason(text: str, faults: int) -> None:
    assert len(too_long(text, (6, 3), "x.py")) == faults


def test_the_options_of_a_command_do_not_count_and_what_it_does_counts() -> None:
    text = "def f(\n    a: int,\n    b: int,\n) -> None:\n" + "    pass\n" * 3
    assert too_long(text, (99, 3), "sv_score/app/x.py") == []
    assert len(too_long(text, (99, 2), "sv_score/app/x.py")) == 1
    assert len(too_long(text, (99, 3), "sv_score/x.py")) == 1
