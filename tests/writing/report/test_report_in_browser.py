"""The HTML report in a real Chromium: seen, used with the keyboard alone, without scripts, and on paper."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sv_score.writing.report import html, write
from tests.writing.report.browser import Browser, needs_chromium
from tests.writing.report.pictures import AXE, check_picture
from tests.writing.report.reports import FIRST_STEPS, LIBRARY, contents_of, page_of
from tests.writing.report.test_report_page import hostile, many

pytest.importorskip("jinja2")
pytestmark = needs_chromium
ONE_WIDE = "document.documentElement.scrollWidth <= innerWidth"
STILL = "document.documentElement.style.scrollBehavior = 'auto'"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "library.html"
    path.write_text(page_of(LIBRARY), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_opens_without_an_error_a_request_or_a_sideways_scroll(
    browser: Browser, library: Path, width: int, dark: bool
) -> None:
    browser.open(library, width=width, dark=dark)
    assert browser.messages == []
    assert browser.requests == [library.resolve().as_uri()]
    assert browser.value(ONE_WIDE)


def test_hostile_text_runs_nothing_and_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "hostile.html"
    page.write_text(page_of(hostile(tmp_path)), encoding="utf-8")
    browser.open(page, width=390)
    assert browser.messages == [] and browser.requests == [page.resolve().as_uri()]
    assert browser.value(ONE_WIDE)
    assert browser.value("document.images.length + document.scripts.length") == 1


def test_the_policy_stops_what_got_in_all_the_same(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "broken.html"
    intruder = "<img src='https://example.invalid/x' onerror='window.got=1'><script>window.got = 1</script>"
    page.write_text(page_of(FIRST_STEPS).replace("<main", intruder + "<main"), encoding="utf-8")
    browser.open(page)
    assert browser.value("window.got") is None
    assert any("Content Security Policy" in message for message in browser.messages)


def test_dots_are_drawn_where_the_scores_of_the_json_are(browser: Browser, library: Path) -> None:
    browser.open(library)
    drawn = browser.value(
        """Array.from(document.querySelectorAll('.dimension')).flatMap(dimension =>
          Array.from(dimension.querySelectorAll('tbody tr')).map(row => {
            const box = row.querySelector('svg').getBoundingClientRect();
            const dots = Array.from(row.querySelectorAll('circle')).map(dot => {
              const of = dot.getBoundingClientRect();
              return 100 * (of.left + of.width / 2 - box.left) / box.width;
            });
            return [dimension.id.slice(2), row.dataset.bid, dots];
          }))"""
    )
    document = json.loads(write(contents_of(LIBRARY), "json"))
    expected = {
        (shown["id"], bid["id"]): sorted({shown["low"], shown["high"]})
        for bid in document["bids"]
        for shown in bid["dimensions"]
    }
    assert len(drawn) == len(expected)
    for dimension, bid, dots in drawn:
        assert dots == pytest.approx(expected[dimension, bid], abs=0.6)


def focused(browser: Browser) -> Any:
    return browser.value("document.activeElement.id || document.activeElement.tagName")


def tab_to(browser: Browser, selector: str) -> None:
    for _ in range(200):
        browser.press("Tab")
        if browser.value(f"document.activeElement.matches({selector!r})"):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_everything_can_be_done_with_the_keyboard_alone(browser: Browser, library: Path) -> None:
    browser.open(library)
    browser.value(STILL)
    browser.press("Tab")
    assert browser.value("document.activeElement.className") == "skip"
    assert browser.value("getComputedStyle(document.activeElement).outlineStyle") != "none"
    tab_to(browser, ".chooser > summary")
    browser.press("Enter")
    tab_to(browser, "input[value=mill]")
    browser.press(" ")
    assert browser.value("document.getElementById('chosen').textContent") == "2 of 3"
    assert browser.value("document.getElementById('b:mill').hidden")
    heads = "Array.from(document.querySelectorAll('#own-choice thead th')).map(h => h.textContent)"
    assert browser.value(heads) == ["Criterion", "Harbour Community Trust", "Weavers Co-operative"]
    tab_to(browser, "[data-sort=community]")
    browser.press("ArrowDown")
    order = "Array.from(document.querySelectorAll('.dimension')).map(d => [d.id, Array.from(d.querySelectorAll('tbody tr')).map(r => r.dataset.bid).join()])"  # noqa: E501
    orders = dict(browser.value(order))
    assert orders.pop("d:community") == "harbour,weavers,mill"
    assert set(orders.values()) == {"harbour,mill,weavers"}
    tab_to(browser, "#with-reasons")
    browser.press(" ")
    assert "40 more hours a week" in browser.value("document.getElementById('own-choice').textContent")
    tab_to(browser, "#by-kind")
    browser.press("ArrowDown")
    assert browser.value("document.getElementById('found').textContent") == "1 answer"
    tab_to(browser, "#open-all")
    browser.press("Enter")
    shown = "Array.from(document.querySelectorAll('.bid:not([hidden]) .a:not([hidden])'))"
    assert browser.value(f"{shown}.map(a => [a.querySelector('b').textContent, a.open])") == [["UI2", True]]
    assert browser.messages == []


def test_words_find_answers(browser: Browser, library: Path) -> None:
    browser.open(library)
    browser.value("document.getElementById('by-words').focus()")
    browser.type("Healthwatch")
    browser.value("new Promise(done => setTimeout(done, 300))")
    found = "Array.from(document.querySelectorAll('#bids .a:not([hidden])')).map(a => a.textContent.includes('Healthwatch'))"  # noqa: E501
    assert browser.value(found) and all(browser.value(found))
    bids = "Array.from(document.querySelectorAll('.bid')).filter(b => b.checkVisibility()).map(b => b.id)"
    assert browser.value(bids) == ["b:harbour"]


def test_a_large_report_unfolds_what_is_found(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "ROOM", 100_000)
    page = tmp_path / "large.html"
    page.write_text(page_of(many(5, tmp_path)), encoding="utf-8")
    browser.open(page)
    folded = "Array.from(document.querySelectorAll('.bid > details')).map(d => d.open)"
    assert browser.value(folded) == [False] * 5
    browser.value("document.getElementById('by-words').focus()")
    # The page of the bid, which only one answer names.
    browser.type("(bid p41)")
    browser.value("new Promise(done => setTimeout(done, 300))")
    assert browser.value(folded) == [False, True, False, False, False]
    assert browser.value("document.getElementById('found').textContent") == "1 answer"
    assert browser.messages == []


def test_it_works_without_scripts(browser: Browser, library: Path) -> None:
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(library)
        seen = "Array.from(document.querySelectorAll(%r)).filter(e => e.checkVisibility()).length"
        assert browser.value(seen % ".tools") == 0
        assert browser.value(seen % ".bid") == 3
        assert browser.value(seen % ".a") == 42
        tab_to(browser, ".a > summary")
        browser.press("Enter")
        assert browser.value("document.querySelector('.a').open")
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.skipif(AXE is None, reason="axe-core is not installed (.ci/run installs it)")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, library: Path, dark: bool) -> None:
    assert AXE is not None
    browser.open(library, dark=dark)
    browser.value("for (const part of document.querySelectorAll('details')) part.open = true")
    browser.value(AXE.read_text(encoding="utf-8") + "; 0")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    shown = "violations.map(v => [v.impact, v.id, v.nodes[0].html])"
    found = browser.value(f"axe.run({{runOnly: {json.dumps(tags)}}}).then(r => r.{shown})")
    assert [each for each in found if each[0] in ("serious", "critical")] == []


def test_on_paper_every_answer_is_open_and_a_bid_starts_a_page(browser: Browser, library: Path) -> None:
    browser.open(library)
    paper = browser.paper()
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 10
    browser.dark(False, "print")
    assert browser.value("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert browser.value("getComputedStyle(document.getElementById('b:mill')).breakBefore") == "page"


@pytest.mark.parametrize(
    ("name", "width", "dark", "media"),
    [
        ("phone", 390, False, ""),
        ("laptop", 1280, False, ""),
        ("laptop-dark", 1280, True, ""),
        ("paper", 672, False, "print"),
    ],
)
def test_it_looks_as_it_was_looked_at(
    browser: Browser, library: Path, name: str, width: int, dark: bool, media: str
) -> None:
    browser.open(library, width=width, height=1600, dark=dark)
    browser.dark(dark, media)
    check_picture(f"report-{name}", browser.picture())
