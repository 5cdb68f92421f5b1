"""What stands out in a rehearsal, in sentences about the scheme.

What is worth a sentence is a matter of degree. The limits are here, in one place, and in the
documentation; the tables show everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sv_score.comparing.rehearsal import Extremes, MinimumTrial, Rehearsal, Separation
from sv_score.model.criteria import Better, Dimension, Rounding
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules.wording import listed
from sv_score.writing.figures import figure, published

# Printed the same in one pair of random bids out of so many is worth a sentence.
ONE_PAIR_IN = 10
# So is an effective weight this far from the published one, in percent of the dimension.
WEIGHT_OFF = 5


class Observation(NamedTuple):
    """One thing that stands out: a short `kind` for programs, the id it is `about`, and the sentence."""

    kind: str
    about: str
    text: str


def observations(rehearsal: Rehearsal) -> list[Observation]:
    """Return what stands out, the gravest kinds first."""
    found = [*_minimums(rehearsal), *_unseen(rehearsal), *_measured(rehearsal)]
    return [*found, *_weights(rehearsal), *_separation(rehearsal), *_strong_on_one(rehearsal)]


def named(dimension: Dimension) -> str:
    """Return what people call a dimension."""
    return dimension.name or dimension.id


def _minimums(rehearsal: Rehearsal) -> Iterator[Observation]:
    for trial in rehearsal.minimums:
        what = f"the minimum of {published_minimum(trial)} {where(trial)}"
        if not trial.meets:
            text = f"A bid that meets every requirement does not meet {what}."
            yield Observation("requirement_below_minimum", trial.owner, text)
        if trial.nobody_meets:
            text = f"No plausible bid meets {what}: the most they reach is {reached(rehearsal, trial)[1]}."
            yield Observation("minimum_not_met", trial.owner, text)
        elif trial.nobody_fails:
            text = (
                f"Every plausible bid meets {what}: the least they reach is {reached(rehearsal, trial)[0]}."
            )
            yield Observation("minimum_not_failed", trial.owner, text)


def published_minimum(trial: MinimumTrial) -> str:
    """Return a minimum as published: 40 percent, or a score."""
    minimum = trial.minimum
    if minimum.percent is not None:
        return f"{published(minimum.percent)} percent"
    return published(minimum.score) if minimum.score is not None else ""


def where(trial: MinimumTrial) -> str:
    """Return what a minimum is on: a criterion, or a dimension."""
    return f"on {trial.criterion.id}" if trial.criterion else f"in {named(trial.dimension)}"


def reached(rehearsal: Rehearsal, trial: MinimumTrial) -> tuple[str, str]:
    """Return the least and the most that plausible bids reach, in the minimum's own unit."""
    if trial.criterion is not None:
        plausible = rehearsal.ladders[trial.criterion.id].plausible
        return published(plausible[0]), published(plausible[-1])
    rounding = rehearsal.criteria.printed_rounding
    return figure(trial.low, rounding), figure(trial.high, rounding)


def decimals(rounding: Rounding) -> str:
    """Return how figures are printed: with 2 decimals, in whole numbers."""
    places = rounding.places
    return f"with {places} decimal{'s' * (places > 1)}" if places else "in whole numbers"


def _unseen(rehearsal: Rehearsal) -> Iterator[Observation]:
    rounding = rehearsal.criteria.printed_rounding
    how = decimals(rounding)
    for reach in rehearsal.reaches:
        name = reach.criterion.id
        if reach.seen is None:
            text = f"Whether {name} can change a printed figure is not known: too many combinations to try."
            yield Observation("criterion_perhaps_not_seen", name, text)
        if reach.seen is not False:
            continue
        text = f"{name} can never change a printed figure: all its answers earn the same."
        if reach.whole:
            text = (
                f"{name} can never change a printed figure: its weight is too small for figures printed "
                f"{how}. It can still decide which of two bids is ahead in the dimension, by exact scores."
            )
        yield Observation("criterion_not_seen", name, text)


def _measured(rehearsal: Rehearsal) -> Iterator[Observation]:
    for extremes in rehearsal.extremes:
        ladder = extremes.ladder
        worst, offer = _worst(extremes)
        if worst is not None and worst > ladder.scale.lowest:
            text = (
                f"{offer} earns {published(worst)} of {published(ladder.scale.highest)} on "
                f"{ladder.criterion.id}, more than the lowest score of the scale."
            )
            yield Observation("nothing_offered_earns_marks", ladder.criterion.id, text)


def _worst(extremes: Extremes) -> tuple[Decimal | None, str]:
    """Return what the worse end earns, and what is offered there."""
    measure = extremes.ladder.criterion.measure
    unit = f" {measure.unit}" if measure and measure.unit else ""
    if measure is not None and measure.better is Better.LOWER:
        return extremes.huge, f"Offering {extremes.quantity:,f}{unit}, where less is better,"
    return extremes.nothing, f"Offering 0{unit}"


def _weights(rehearsal: Rehearsal) -> Iterator[Observation]:
    rounding = rehearsal.criteria.printed_rounding
    for share in rehearsal.shares:
        # What one criterion gains the others lose; a loss is told only where nothing is left.
        effective, lost = share.effective, share.effective == 0 and share.published > 0
        if effective is None or not (lost or effective - share.published >= WEIGHT_OFF):
            continue
        text = (
            f"{share.criterion.id} has {figure(share.published, rounding)} percent of the weight in "
            f"{named(share.dimension)}, but {figure(effective, rounding)} percent of what tells "
            "plausible bids apart there."
        )
        yield Observation("effective_weight", share.criterion.id, text)


def _separation(rehearsal: Rehearsal) -> Iterator[Observation]:
    for separation in rehearsal.separations:
        reach, crowd = separation.reach, separation.crowding
        if reach.low == reach.high:
            text = f"{named(reach.dimension)} cannot tell plausible bids apart: all of them score the same."
            yield Observation("no_separation", reach.dimension.id, text)
        elif crowd.printed * ONE_PAIR_IN >= crowd.pairs > 0:
            text = (
                f"{named(reach.dimension)} often cannot tell bids apart: {possible(separation)} different "
                f"scores are possible, and {in_pairs(crowd.printed, crowd.pairs)} of random bids is printed "
                "the same."
            )
            yield Observation("little_separation", reach.dimension.id, text)


def possible(separation: Separation) -> str:
    """Return how many different scores are possible."""
    least = "at least " if separation.reach.more else ""
    return f"{least}{separation.reach.distinct:,}"


def in_pairs(part: int, pairs: int) -> str:
    """Return a part of all pairs as people say it: 1 pair in 6."""
    return "no pair" if not part else f"1 pair in {(2 * pairs + part) // (2 * part):,}"


def _strong_on_one(rehearsal: Rehearsal) -> Iterator[Observation]:
    """Say in which dimensions strength makes up for the lowest score everywhere else."""
    let_in = [
        named(dimension)
        for dimension in rehearsal.criteria.dimensions
        for mock, bid in zip(rehearsal.mock_bids, rehearsal.mock.bids, strict=True)
        if mock.bid.id == f"only-{dimension.id}" and not bid.disqualified_by
    ]
    if not let_in:
        return
    every = len(let_in) == len(rehearsal.criteria.dimensions)
    which = "one dimension, whichever it is," if every and len(let_in) > 1 else listed(let_in)
    text = (
        f"A bid with the highest score in {which} and the lowest score everywhere else is not disqualified: "
        "no minimum that disqualifies stands in its way."
    )
    yield Observation("strong_on_one_passes", "", text)
