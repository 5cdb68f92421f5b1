"""`sv_score.evaluate`: a bids file in, exact scores per dimension out."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from sv_score.api.finding import Finding, finding_of
from sv_score.api.score import CriterionScore, Score, criterion_scores_of, row_of, scores_of
from sv_score.assessment import Assessment, assess
from sv_score.commands.named_bids import check_named
from sv_score.model.result import Result
from sv_score.reading.locate import Located, locate
from sv_score.reading.source import Unreadable
from sv_score.writing import write
from sv_score.writing.findings import summary
from sv_score.writing.notes import notes
from sv_score.writing.page import Page

StrPath = str | os.PathLike[str]


class Evaluation:
    """What an evaluation came to: findings, and scores per dimension where no error stands in the way.

    There is no method that joins dimensions, and no order of bids across them.
    """

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment

    @property
    def scored(self) -> bool:
        """Return whether there are scores: no error could make a figure wrong."""
        return self._assessment.result is not None

    @property
    def result(self) -> Result:
        """Return everything the commands work from, not covered by the promise of `docs/python.md`.

        Raises `Unreadable` where nothing was scored, as does all that shows scores.
        """
        result = self._assessment.result
        if result is None:
            raise Unreadable(f"{summary(self._located)}; nothing was scored. Look at `findings`")
        return result

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was found in the files, as `sv-score evaluate` finds it."""
        return tuple(map(finding_of, self._located))

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """Return the score of each bid in each dimension, in the order of the files."""
        return tuple(scores_of(self.result))

    @cached_property
    def criterion_scores(self) -> tuple[CriterionScore, ...]:
        """Return the score of each bid on each scored or measured criterion, in the order of the files."""
        return tuple(criterion_scores_of(self.result))

    @property
    def bids(self) -> tuple[str, ...]:
        """Return the ids of the bids, in the order of the file."""
        return tuple(bid.bid.id for bid in self.result.bids)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Return the ids of the dimensions, in the order of the file."""
        return tuple(dimension.id for dimension in self.result.criteria.dimensions)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the sentences that belong under the scores wherever they are shown."""
        return tuple(notes(self.result))

    def score(self, bid: str, dimension: str) -> Score:
        """Return the score of one bid in one dimension; raise `Unreadable` for a name that is not there."""
        if (bid, dimension) not in self._by_names:
            check_named("bid", (bid,), self.bids)
            check_named("dimension", (dimension,), self.dimensions)
        return self._by_names[bid, dimension]

    def rows(self) -> list[dict[str, Any]]:
        """Return a mapping for each bid and dimension, ready for a table: `pandas.DataFrame(e.rows())`.

        The keys are the fields of `Score`. Bids scored with `unsealed_ok` have a `remark` that says so.
        """
        return [row_of(score, self.result.remarks) for score in self.scores]

    def criterion_rows(self) -> list[dict[str, Any]]:
        """Return a mapping for each bid and criterion; the keys are the fields of `CriterionScore`."""
        return [row_of(score, self.result.remarks) for score in self.criterion_scores]

    def to_text(self, *, detail: bool = False) -> str:
        """Return the scores in sentences; with `detail` the criteria behind them, too."""
        return self._written("text", detail)

    def to_markdown(self, *, detail: bool = False) -> str:
        """Return the scores as a table in Markdown; with `detail` the criteria behind them, too."""
        return self._written("markdown", detail)

    def to_csv(self, *, detail: bool = False) -> str:
        """Return a line of CSV for each bid and dimension; with `detail`, for each bid and criterion."""
        return self._written("csv", detail)

    def to_json(self) -> str:
        """Return everything as JSON, findings included, also where nothing was scored."""
        return write(self._page(detail=False), "json")

    def __repr__(self) -> str:
        """Return which file this is and how much is in it."""
        about = f"{len(self.bids)} bids, {len(self.dimensions)} dimensions" if self.scored else "not scored"
        return f"<Evaluation of {self._assessment.reading.bids_file}: {about}, {summary(self._located)}>"

    def _repr_html_(self) -> str:
        """Return the table of dimensions and bids that a notebook shows."""
        from sv_score.writing.notebook import evaluation

        return evaluation(self._page(detail=False))

    @cached_property
    def _by_names(self) -> dict[tuple[str, str], Score]:
        return {(score.bid, score.dimension): score for score in self.scores}

    @cached_property
    def _located(self) -> tuple[Located, ...]:
        return locate(self._assessment.findings, self._assessment.reading.sources)

    def _page(self, *, detail: bool) -> Page:
        sources = tuple(self._assessment.reading.sources)
        return Page(self._assessment.result, self._located, sources, detail)

    def _written(self, form: str, detail: bool) -> str:
        # Asking for the result says what to do where there is none.
        return write(self._page(detail=detail)._replace(result=self.result), form)


def evaluate(path: StrPath, *, require_final: bool = False, unsealed_ok: bool = False) -> Evaluation:
    """Read the bids file at `path` and what it names, check both, and score the bids.

    With `require_final` a provisional score is an error. With `unsealed_ok` bids are scored although the
    criteria are not as sealed, and everything that shows scores says so. Raises `Unreadable` where the bids
    file itself cannot be read; what is wrong in a file is in the evaluation's `findings`.
    """
    with _uncollected():
        return Evaluation(
            assess(os.fspath(path), require_final=require_final, unsealed_ok=unsealed_ok),
        )


def evaluation_of(what: StrPath | Evaluation, *, unsealed_ok: bool) -> Evaluation:
    """Return `what` itself where it is evaluated already."""
    return what if isinstance(what, Evaluation) else evaluate(what, unsealed_ok=unsealed_ok)


def scored_assessment(evaluation: Evaluation) -> Assessment:
    """Return what the evaluation was made from; raise `Unreadable` where nothing was scored."""
    return evaluation._assessment._replace(result=evaluation.result)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the cyclic collector: it takes two thirds of the time of a large file and finds nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
