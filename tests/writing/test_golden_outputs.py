"""What the examples look like in every format, compared with files; see `golden_files`."""

from pathlib import Path

import pytest

from tests.writing.golden_files import check_golden
from tests.writing.pages import ROOT, page_of, printed

# One final, one with gates and quantities, one provisional.
EXAMPLES = ("library-services", "highways-works", "panel-at-work")
ENDINGS = {"text": "txt", "json": "json", "csv": "csv", "markdown": "md"}


@pytest.mark.parametrize("detail", [False, True], ids=["short", "detail"])
@pytest.mark.parametrize("example", EXAMPLES)
class TestExamples:
    @pytest.mark.parametrize("form", ENDINGS)
    def test_a_format_is_as_it_was(
        self, form: str, example: str, detail: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(ROOT)
        # Findings have tests of their own; a new rule changes no result.
        page = page_of(f"examples/{example}/bids.yaml", detail=detail)._replace(findings=())
        name = f"{example}{'-detail' if detail else ''}.{ENDINGS[form]}"
        check_golden(name, printed(page, form))

    @pytest.mark.parametrize("width", [80, 120, None])
    def test_the_table_is_as_it_was(
        self, width: int | None, example: str, detail: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(ROOT)
        page = page_of(f"examples/{example}/bids.yaml", detail=detail)
        name = f"{example}{'-detail' if detail else ''}-{width or 'unbounded'}.table.txt"
        text = printed(page, "table", width)
        assert width is None or max(map(len, text.splitlines())) <= width
        check_golden(name, text)


def test_every_golden_file_is_used() -> None:
    forms = [*(f".{ending}" for ending in ENDINGS.values())]
    forms += [f"-{width}.table.txt" for width in (80, 120, "unbounded")]
    used = {f"{e}{detail}{form}" for e in EXAMPLES for detail in ("", "-detail") for form in forms}
    kept = {path.name for path in (Path(__file__).parent / "golden").iterdir()}
    # Other tests keep theirs in the same folder, under names of their own.
    assert {name for name in kept if name.startswith(EXAMPLES)} == used
