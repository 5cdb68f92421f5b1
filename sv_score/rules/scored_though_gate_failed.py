"""What a failed gate holds at the lowest score is scored there.

## What it does
Reports a criterion scored above the lowest score of its scale by a bid that failed a gate which names the
criterion under `holds_at_lowest`. Where the panel has not agreed yet, the highest mark counts. A gate to
which a bid gave no answer is failed.

## Why it matters
The authority says beforehand how tenders will be assessed and what failing a criterion means (Procurement
Act 2023 s.23(3)(a)). In Energysolutions v Nuclear Decommissioning Authority [2016] EWHC 1988 (TCC) outcomes
of thresholds were changed without justification. Which of the two is mistaken, the gate or the score, only
the panel can say, so no score is changed.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - {}
      - {id: LE3, disqualifies: false, holds_at_lowest: [LE1]}
bids:
  - responses:
      LE1: 2
      LE3: fail
```

## Use instead
```yaml
dimensions:
  - criteria:
      - {}
      - {}
      - {id: LE3, disqualifies: false, holds_at_lowest: [LE1]}
bids:
  - responses:
      LE1: 0
      LE3: fail
```
"""

from collections.abc import Iterator

from sv_score.model.bids import Bid, Response
from sv_score.model.criteria import Criterion
from sv_score.model.finding import Finding, Route, Rule
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, criteria
from sv_score.scoring.awards import award

RULE = Rule("SV527", "scored-though-gate-failed")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores above the lowest one that a failed gate does not leave room for."""
    known = {criterion.id: criterion for criterion, _ in criteria(subject)}
    gates = [gate for gate in known.values() if gate.holds_at_lowest]
    for index, bid in enumerate(subject.evaluation.bids if subject.evaluation else ()):
        for gate in gates:
            if _failed(bid.responses.get(gate.id)):
                held = [known[name] for name in dict.fromkeys(gate.holds_at_lowest) if name in known]
                yield from _scored(subject, gate, held, bid, ("bids", index, "responses"))


def _failed(response: Response | None) -> bool:
    return response is not None and (response.passed is False or response.no_response)


def _scored(
    subject: Subject, gate: Criterion, held: list[Criterion], bid: Bid, route: Route
) -> Iterator[Finding]:
    """Report what `bid` earned above the lowest score on the criteria that `gate` holds there."""
    for criterion in held:
        scale = subject.criteria.scale_of(criterion) if subject.criteria else None
        response = bid.responses.get(criterion.id)
        if subject.criteria is None or scale is None or response is None or not legible(scale):
            continue
        earned = award(criterion, scale, response, subject.criteria.moderation)
        if earned is None or earned.high <= scale.lowest:
            continue
        which = "score" if earned.low == earned.high else "highest mark"
        message = (
            f"bid `{bid.id}` failed the gate `{gate.id}`, so `{criterion.id}` stays at {scale.lowest:f}; "
            f"its {which} is {earned.high:f}"
        )
        help = f"agree {scale.lowest:f} with the failed gate as the reason, or correct the answer to the gate"
        yield _placed(subject, message, response, (*route, criterion.id), help)


def _placed(subject: Subject, message: str, response: Response, route: Route, help: str) -> Finding:
    """Return a finding at what gives an answer its score."""
    if response.consensus is not None:
        return subject.at_bids(RULE, message, (*route, "consensus", "score"), help)
    if response.marks:
        return subject.at_response(RULE, message, response, route, help)
    return subject.at_bids(RULE, message, route, help)
