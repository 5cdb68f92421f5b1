"""What bids, dimensions and criteria are called in sentences: by name, with the id in brackets."""

from __future__ import annotations

from sv_score.model.criteria import AwardCriteria, Criterion, Kind
from sv_score.model.result import BidResult


def bid_name(bid: BidResult) -> str:
    """Return who leads the bid: `Harbour Trust (harbour)`."""
    return f"{bid.bid.supplier} ({bid.bid.id})" if bid.bid.supplier else bid.bid.id


def bid_title(bid: BidResult) -> str:
    """Return who bids: `Harbour Trust (harbour), with Northshire Makers CIC`."""
    partners = f", with {', '.join(bid.bid.partners)}" if bid.bid.partners else ""
    return bid_name(bid) + partners


def criterion_name(criterion: Criterion) -> str:
    """Return what a criterion is called: `Clean machines (CM0)`."""
    return f"{criterion.title} ({criterion.id})" if criterion.title else criterion.id


def disqualifiers(criteria: AwardCriteria, bid: BidResult) -> str:
    """Return what disqualifies a bid, in words: `the gate Clean machines (CM0)`; empty if nothing does."""
    called: dict[str, str] = {}
    for dimension in criteria.dimensions:
        name = f"{dimension.name} ({dimension.id})" if dimension.name else dimension.id
        called[dimension.id] = f"the minimum of {name}"
        for criterion in dimension.criteria:
            what = "gate" if criterion.kind is Kind.GATE else "minimum of"
            called[criterion.id] = f"the {what} {criterion_name(criterion)}"
    return ", ".join(called.get(each, each) for each in bid.disqualified_by)
