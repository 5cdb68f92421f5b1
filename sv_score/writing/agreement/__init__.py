"""How far evaluators agree, as a page for people and as JSON."""

from __future__ import annotations

from sv_score.model.bids import Evaluation
from sv_score.model.criteria import AwardCriteria
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.locate import Located
from sv_score.reading.source import Source
from sv_score.scoring.agreement import PanelAgreement

# Below this many answers with two marks, chance alone can give any figure.
ENOUGH_UNITS = 10


class AgreementPage(NamedTuple):
    """What to write; below `enough` units no conclusion is drawn.

    `changed` marks are not now what they were when they were first given, which is what counts here.
    Without `findings` the page says nothing of any.
    """

    criteria: AwardCriteria
    evaluation: Evaluation
    found: PanelAgreement
    enough: int = ENOUGH_UNITS
    sources: tuple[Source, ...] = ()
    changed: int = 0
    findings: tuple[Located, ...] | None = None
