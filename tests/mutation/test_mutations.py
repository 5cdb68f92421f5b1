"""The mutation runner itself: which changes it makes, that it takes them back, and that they take effect."""

import ast
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from sv_score.rules import vague_term
from sv_score.scoring import minimums
from tests.mutation import live
from tests.mutation.equivalent import Equivalents
from tests.mutation.mutations import mutants
from tests.mutation.trials import in_copy

ROOT = Path(__file__).parent.parent.parent
SOURCE = '''"""Words."""

LIMITS = {"most words": 3}


def check(text: str, end: int = 0) -> str:
    """Words."""
    if text and end < 2:
        raise ValueError(f"`{text}` ends at {end + 1}")
    size = len(text)
    return "key" if text is not None else "words for people"
'''


def changes(source: str, folder: Path) -> list[tuple[str, str]]:
    path = folder / "module.py"
    path.write_text(source, encoding="utf-8")
    return [(mutant.before, mutant.after) for mutant, _ in mutants(path, "module.py")]


def in_place(name: str, before: str, after: str) -> None:
    for mutant, tree in mutants(ROOT / name, name):
        if (mutant.before, mutant.after) == (before, after):
            live.apply(mutant, tree)
            return
    raise AssertionError(f"no such mutant in {name}")


def test_everything_that_acts_is_changed_and_words_for_people_are_not(tmp_path: Path) -> None:
    assert changes(SOURCE, tmp_path) == [
        ("LIMITS = {'most words': 3}", "LIMITS = None"),
        ("'most words'", "'XXmost wordsXX'"),
        ("3", "4"),
        ("0", "1"),
        ("text and end < 2", "text or end < 2"),
        ("end < 2", "end <= 2"),
        ("end < 2", "end >= 2"),
        ("2", "3"),
        ("raise ValueError(f'`{text}` ends at {end + 1}')", "pass"),
        ("end + 1", "end - 1"),
        ("1", "2"),
        ("size = len(text)", "size = None"),
        ("return 'key' if text is not None else 'words for people'", "return None"),
        ("text is not None", "text is None"),
        ("'key'", "'XXkeyXX'"),
    ]


def test_a_change_is_taken_back_before_the_next(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(SOURCE, encoding="utf-8")
    made = [ast.unparse(tree) for _, tree in mutants(path, "module.py")]
    whole = ast.unparse(ast.parse(SOURCE))
    differing = [sum(a != b for a, b in zip(m.split("\n"), whole.split("\n"), strict=True)) for m in made]
    assert differing == [1] * len(made)


CHANGES = [
    (
        "sv_score/scoring/minimums.py",
        "Fraction(low) >= exact",
        "Fraction(low) > exact",
        lambda: minimums.met(Decimal(1), Decimal(1), Decimal(1)) is not True,
    ),
    ("sv_score/rules/vague_term.py", "'robust'", "'XXrobustXX'", lambda: "robust" not in vague_term._TERMS),
]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a mutant is tried in a copy of the process")
@pytest.mark.parametrize(("name", "before", "after", "differs"), CHANGES)
def test_a_change_takes_effect_in_the_copy_and_nowhere_else(
    name: str, before: str, after: str, differs: Callable[[], bool]
) -> None:
    def changed() -> None:
        in_place(name, before, after)
        assert differs()

    def unchanged() -> None:
        assert differs()

    assert in_copy(changed, [], 10)[0] == 0
    assert in_copy(unchanged, [], 10)[0] == 1


def test_each_change_that_makes_no_difference_is_still_there_and_has_a_reason() -> None:
    for entry in Equivalents().entries:
        assert len(entry["reason"]) > 20
        if "*" not in entry.get("file", "*"):
            fits = [m for m, _ in mutants(ROOT / entry["file"], entry["file"]) if Equivalents.fits(entry, m)]
            assert fits, f"nothing fits {entry}"
