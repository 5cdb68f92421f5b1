"""The report as one HTML file that holds everything it needs and can reach nothing else.

Text from files is escaped by the templates' autoescape, and made harmless for the eye by `plain`. A policy in
the page forbids every request and every script and style but the page's own two, which it names by their
hashes, so that text which got through all the same could still not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from sv_score._version import __version__
from sv_score.model.criteria import Criterion
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading.source import Unreadable, needs_extra
from sv_score.writing.figures import level_text, marked, published
from sv_score.writing.page import CLOSING
from sv_score.writing.plain import plain
from sv_score.writing.report import Progress, silent
from sv_score.writing.report.answers import NOT_RECORDED, Answers, BidView, Depth, words_of
from sv_score.writing.report.charts import AXIS, SHARED
from sv_score.writing.report.contents import Contents
from sv_score.writing.report.sections import agreement_parts, comparison_parts, history_sections
from sv_score.writing.report.view import View

if TYPE_CHECKING:
    from jinja2 import Environment

NEEDED = needs_extra("HTML reports need", "html")
# A file above this is too large for many mailboxes. An answer takes so many bytes of markup at each depth,
# and a bid so many in each dimension.
MOST_BYTES = 10_000_000
ROOM = 9_800_000
_PER_ANSWER = {Depth.ALL: 420, Depth.AGREED: 170}
_PER_SCORE = 850
MOST_FINDINGS = 200
_LEFT_OUT = {
    Depth.AGREED: "evaluators’ own reasons are",
    Depth.SCORES: "reasons, evidence and commitments are",
}


class Row(NamedTuple):
    """One criterion across all bids: the levels awarded, in the order of the bids."""

    criterion: Criterion
    weight: str
    cells: tuple[str, ...]


class Side(NamedTuple):
    """The criteria of one dimension across all bids."""

    name: str
    rows: tuple[Row, ...]


def write(contents: Contents, progress: Progress = silent) -> bytes:
    """Return the page as UTF-8; raise `Unreadable` where the library for it is missing."""
    depth = _depth(contents.result)
    made = page(contents, depth, progress).encode()
    while len(made) > MOST_BYTES and depth is not Depth.SCORES:
        # The estimate was too low: many characters took several bytes.
        depth = Depth(depth - 1)
        made = page(contents, depth, progress).encode()
    return made


def page(contents: Contents, depth: Depth, progress: Progress = silent, *, expanded: bool = False) -> str:
    """Return the page as text; with `expanded` every answer is open, as for paper."""
    view = View(contents)
    css, script = template_file("report.css"), template_file("report.js")
    made = (
        environment()
        .get_template("report.html")
        .generate(
            view=view,
            bids=_bids(contents, view, depth, progress),
            sides=_sides(contents.result),
            comparison=comparison_parts(contents),
            agreement=agreement_parts(contents),
            history=history_sections(contents),
            findings=contents.findings,
            most_findings=MOST_FINDINGS,
            left_out=_left_out(depth),
            not_recorded=NOT_RECORDED,
            expanded=expanded,
            closing=CLOSING,
            version=__version__,
            axis=AXIS,
            shared=SHARED,
            compact=depth is not Depth.ALL,
            css=css,
            script=script,
            policy=policy(css, script),
        )
    )
    return "".join(made) + "\n"


def policy(css: str, script: str) -> str:
    """Return the page's content security policy: nothing but this style and this script."""
    own = f"style-src {_hash(css)}; script-src {_hash(script)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def template_file(name: str) -> str:
    """Return the text of a template, a style or a script."""
    from importlib.resources import files

    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return what makes pages of the templates; raise `Unreadable` where the library is missing."""
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError:
        raise Unreadable(NEEDED) from None
    made = Environment(
        loader=FunctionLoader(template_file), autoescape=True, undefined=StrictUndefined, finalize=_harmless
    )
    made.filters |= {"paragraphs": paragraphs, "published": _published}
    return made


def _harmless(value: Any) -> Any:
    """Return text from files without characters that would hide or reorder what stands beside them."""
    return plain(value) if type(value) is str else value


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text that has empty lines between them."""
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part]


def _published(value: Decimal) -> str:
    return published(value)


def _bids(contents: Contents, view: View, depth: Depth, progress: Progress) -> Iterator[BidView]:
    bids = contents.result.bids
    answers = Answers(contents, depth)
    for place, bid in enumerate(bids):
        yield answers.bid(bid, tuple(each.scores[place] for each in view.by_dimension))
        progress((place + 1) / len(bids))


def _sides(result: Result) -> tuple[Side, ...]:
    sides = []
    for index, dimension in enumerate(result.criteria.dimensions):
        rows = []
        for place, criterion in enumerate(dimension.weighed):
            shown = [bid.dimensions[index].criteria[place] for bid in result.bids]
            cells = tuple(marked(level_text(each), each) for each in shown)
            weight = "" if criterion.weight is None else published(criterion.weight)
            rows.append(Row(criterion, weight, cells))
        for gate in dimension.gates:
            passed = [next(g.passed for g in bid.gates if g.criterion.id == gate.id) for bid in result.bids]
            rows.append(Row(gate, "", tuple("passed" if each else "✕ failed" for each in passed)))
        sides.append(Side(dimension.name or dimension.id, tuple(rows)))
    return tuple(sides)


def _depth(result: Result) -> Depth:
    """Return how much of the record fits into a file of a size that can be sent."""
    answers = [answer for bid in result.bids for answer in bid.bid.responses.values()]
    scores = len(result.bids) * len(result.criteria.dimensions) * _PER_SCORE
    for depth in (Depth.ALL, Depth.AGREED):
        words = sum(words_of(answer, depth) for answer in answers)
        if scores + words + len(answers) * _PER_ANSWER[depth] < ROOM:
            return depth
    return Depth.SCORES


def _left_out(depth: Depth) -> str:
    what = _LEFT_OUT.get(depth)
    if what is None:
        return ""
    return (
        f"In this file {what} left out, because with them it would be too large to send. A report that "
        "ends in .md holds the whole record."
    )
