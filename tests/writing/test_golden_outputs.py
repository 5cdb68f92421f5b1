"""What the examples look like in every format, compared with files; see `golden_files`."""

from pathlib import Path

import pytest

from tests.writing.golden_files import check_golden
from tests.writing.pages import ROOT, page_of, printed

ENDINGS = {"text": "txt", "json": "json", "csv": "csv", "markdown": "md"}


@pytest.mark.parametrize("detail", [False, True], ids=["short", "detail"])
@pytest.mark.parametrize("example", ["library-services", "highways-works"])
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
    examples = ("library-services", "highways-works")
    forms = [*(f".{ending}" for ending in ENDINGS.values())]
    forms += [f"-{width}.table.txt" for width in (80, 120, "unbounded")]
    used = {f"{e}{detail}{form}" for e in examples for detail in ("", "-detail") for form in forms}
    assert {path.name for path in (Path(__file__).parent / "golden").iterdir()} == used
