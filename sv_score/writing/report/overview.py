"""The report of a large evaluation on paper: every score by dimension and what was published, no answers.

For maintainers: laying out a page takes a quarter of a second, and an answer takes most of a page. So this
page has few boxes and nothing drawn, and the profile comes in tables of one page each: one table of all the
bids would be looked at again for every page.
"""

from __future__ import annotations

from collections.abc import Iterator

from sv_score._version import __version__
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import MinimumResult
from sv_score.writing.figures import Flag, published
from sv_score.writing.names import bid_name, disqualifiers
from sv_score.writing.page import CLOSING
from sv_score.writing.plain import plain
from sv_score.writing.report.contents import Contents
from sv_score.writing.report.html import environment, template_file
from sv_score.writing.report.view import View

LEFT_OUT = (
    "This PDF has every score by dimension, without the answers: a PDF of {answers:,} answers would take "
    "very long to make. Reasons, evidence, commitments, marks, charts, the comparison, the agreement of "
    "evaluators and the history of scores are left out. A report that ends in .docx has the reasons, and one "
    "that ends in .md the whole record."
)
# A finding takes several lines of paper.
MOST_FINDINGS = 50
ROWS_OF_A_TABLE = 50


class Hurdle(NamedTuple):
    """A published minimum or gate, how many bids passed it, and which bids did not or are open, as texts."""

    name: str
    passed: str
    failed: str
    open: str


def overview_page(contents: Contents, answers: int) -> str:
    """Return the page as HTML for paper; `answers` is how many answers are left out."""
    view = View(contents)
    made = (
        environment()
        .get_template("overview.html")
        .generate(
            view=view,
            profile=_profile(view),
            hurdles=list(_hurdles(contents)),
            disqualified=[
                (bid_name(b), disqualifiers(contents.result.criteria, b))
                for b in contents.result.bids
                if b.disqualified_by
            ],
            findings=contents.findings,
            most_findings=MOST_FINDINGS,
            left_out=LEFT_OUT.format(answers=answers),
            closing=CLOSING,
            version=__version__,
            css=template_file("overview.css"),
        )
    )
    return "".join(made)


def _profile(view: View) -> list[list[tuple[str, list[str]]]]:
    """Return the rows of each table: what a bid is called, and its scores in the order of the dimensions."""
    rows = []
    for place, name in enumerate(view.names):
        scores = [each.scores[place] for each in view.by_dimension]
        cells = [s.text + " P" * s.open + _sign(s.flags) for s in scores]
        called = name.text if plain(name.id) == name.text else f"{name.text} ({plain(name.id)})"
        rows.append((called + "; ✕ disqualified" * name.disqualified, cells))
    return [rows[start : start + ROWS_OF_A_TABLE] for start in range(0, len(rows), ROWS_OF_A_TABLE)]


def _sign(flags: tuple[Flag, ...]) -> str:
    if not flags:
        return ""
    return " ✕" if any(flag.failed for flag in flags) else " ?"


def _hurdles(contents: Contents) -> Iterator[Hurdle]:
    """Yield every minimum and gate in the published order."""
    bids = contents.result.bids
    for place, dimension in enumerate(contents.result.criteria.dimensions):
        name = dimension.name or dimension.id
        found = [(bid.bid.id, bid.dimensions[place].minimum) for bid in bids]
        yield from _minimum(f"{name}: minimum", found)
        for number, criterion in enumerate(dimension.weighed):
            found = [(bid.bid.id, bid.dimensions[place].criteria[number].minimum) for bid in bids]
            yield from _minimum(f"{criterion.id} {criterion.title}: minimum", found)
        for gate in dimension.gates:
            states: list[tuple[str, bool | None]] = [
                (bid.bid.id, next(g.passed for g in bid.gates if g.criterion.id == gate.id)) for bid in bids
            ]
            yield _hurdle(f"{gate.id} {gate.title}: pass or fail", states)


def _minimum(name: str, found: list[tuple[str, MinimumResult | None]]) -> Iterator[Hurdle]:
    held = [(bid, minimum) for bid, minimum in found if minimum is not None]
    if held:
        at_least = published(held[0][1].threshold)
        yield _hurdle(f"{name} {at_least}", [(bid, minimum.met) for bid, minimum in held])


def _hurdle(name: str, states: list[tuple[str, bool | None]]) -> Hurdle:
    met = sum(state is True for _, state in states)
    return Hurdle(
        name,
        f"Met by {met:,} of {len(states):,} bids.",
        ", ".join(bid for bid, state in states if state is False),
        ", ".join(bid for bid, state in states if state is None),
    )
