"""What a rule looks at, and the small steps that rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from sv_score.model.bids import Bid, Document, Evaluation, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Scale
from sv_score.model.finding import Finding, Label, Route, Rule, Severity
from sv_score.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from sv_score.model.history import History
    from sv_score.model.policy import Policy
    from sv_score.model.policy_model import PolicyModel
    from sv_score.model.seal import Seal

T = TypeVar("T")
# A bid, the criterion it answers, the response, and the response's route in the bids file.
Answer = tuple[Bid, Criterion, Response, Route]
# Options of rules as configured, by rule name and option name.
Options = Mapping[str, Mapping[str, Any]]
NO_OPTIONS: Options = MappingProxyType({})
# Gives a policy model by its id, `None` where there is none.
ModelNamed = Callable[[str], "PolicyModel | None"]


# Gives the text of a document that came with a bid; raises `sv_score.reading.source.Unreadable`.
DocumentText = Callable[[Document], str]


def no_text(document: Document) -> str:
    """Return an empty text, for a subject without documents."""
    return ""


def no_model(name: str) -> PolicyModel | None:
    """Return no model, for a subject that knows of no others."""
    return None


class Subject(NamedTuple):
    """A criteria file and, where there is one, the bids file that uses it, each with its file name.

    `model` is the policy model that the criteria name, `policy` the authority's own rules, and
    `options` the configured options of rules, by rule name. `model_named` gives any other policy model;
    `answered` holds what `responses` yields, found once for all rules. `document_text` reads a document of
    a bid when a rule first asks for it. `history` is the record of scores beside the bids file, if there is
    one; `as_written` the evaluation before marks that may not stand were set aside.
    `seal` is the seal beside the criteria file, if there is one. With `scores_unread` nothing could be read
    of a score file: what is missing may be in it. `memo` holds what rules work out once.
    """

    criteria: AwardCriteria | None
    criteria_file: str
    evaluation: Evaluation | None = None
    bids_file: str = ""
    model: PolicyModel | None = None
    policy: Policy | None = None
    options: Options = NO_OPTIONS
    model_named: ModelNamed = no_model
    answered: tuple[Answer, ...] = ()
    document_text: DocumentText = no_text
    history: History | None = None
    as_written: Evaluation | None = None
    seal: Seal | None = None
    seal_file: str = ""
    scores_unread: bool = False
    memo: dict[Callable[[Subject], Any], Any] | None = None

    def remembering(self) -> Subject:
        """Return the same subject with an empty memo; one that is changed afterwards needs one of its own."""
        return self._replace(memo={})

    def once(self, make: Callable[[Subject], T]) -> T:
        """Return what `make` makes of this subject: one rule after another asks for the same."""
        if self.memo is None:
            return make(self)
        if make not in self.memo:
            self.memo[make] = make(self)
        made: T = self.memo[make]
        return made

    def option(self, rule: Rule, name: str, default: T) -> T:
        """Return a rule's option as configured, or its default; settings have checked its type."""
        value: T = self.options.get(rule.name, {}).get(name, default)
        return value

    def at_criteria(
        self,
        rule: Rule,
        message: str,
        route: Route,
        help: str = "",
        *,
        on_key: bool = False,
        labels: tuple[Label, ...] = (),
    ) -> Finding:
        """Return a finding in the criteria file."""
        return Finding(rule, message, self.criteria_file, route, help, on_key, None, rule.severity, labels)

    def at_bids(
        self,
        rule: Rule,
        message: str,
        route: Route,
        help: str = "",
        *,
        on_key: bool = False,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding in the bids file; about a consensus, in whichever file that was written."""
        gravity = severity or rule.severity
        file, place = self._written_at(route)
        return Finding(rule, message, file, place, help, on_key, None, gravity)

    def _written_at(self, route: Route) -> tuple[str, Route]:
        """Return the file and the place in it of what has this route in the evaluation."""
        if self.evaluation is None or len(route) < 4 or route[2] != "responses":
            return self.bids_file, route
        response = self.evaluation.bids[int(route[1])].responses.get(str(route[3])) or Response()
        consensus = response.consensus
        if consensus is not None and consensus.file and route[4:5] == ("consensus",):
            return consensus.file, (*consensus.route, *route[5:])
        if not response.file:
            return self.bids_file, route
        return response.file, (*response.route, *(() if _in_rows(response.route) else route[4:]))

    def at_mark(self, rule: Rule, message: str, mark: Mark, route: Route, help: str = "") -> Finding:
        """Return a finding at a mark, in whichever file it was written; `route` is the response's."""
        if mark.file:
            return Finding(rule, message, mark.file, mark.route, help, severity=rule.severity)
        return self.at_bids(rule, message, (*route, "scores", mark.evaluator), help)

    def at_response(self, rule: Rule, message: str, response: Response, route: Route, help: str) -> Finding:
        """Return a finding at a response; one that only score files know is shown there."""
        consensus = response.consensus
        if consensus is not None and consensus.file:
            place = consensus.route if _in_rows(consensus.route) else consensus.route[:-1]
            return Finding(rule, message, consensus.file, place, help, True, None, rule.severity)
        if consensus is None and response.marks and all(mark.file for mark in response.marks):
            return self.at_mark(rule, message, response.marks[0], route, help)
        return self.at_bids(rule, message, route, help, on_key=True)


def _in_rows(route: Route) -> bool:
    """Return whether a place is one in a score file of rows."""
    return bool(route) and isinstance(route[0], int)


def dimensions(subject: Subject) -> Iterator[tuple[Dimension, Route]]:
    """Yield the dimensions with their routes."""
    if subject.criteria is not None:
        for index, dimension in enumerate(subject.criteria.dimensions):
            yield dimension, ("dimensions", index)


def criteria(subject: Subject) -> Iterator[tuple[Criterion, Route]]:
    """Yield every criterion of every dimension with its route."""
    for dimension, route in dimensions(subject):
        for index, criterion in enumerate(dimension.criteria):
            yield criterion, (*route, "criteria", index)


def scales(subject: Subject) -> Iterator[tuple[Scale, Route]]:
    """Yield the default scale and the criteria's own ones with their routes."""
    if subject.criteria is not None and subject.criteria.scale is not None:
        yield subject.criteria.scale, ("scale",)
    for criterion, route in criteria(subject):
        if criterion.scale is not None:
            yield criterion.scale, (*route, "scale")


# Which characters look like which in many typefaces; in upper and lower case they differ.
_ALIKE = str.maketrans({"0": "O", "1": "l", "I": "l", "m": "rn", "w": "vv"})


def appearance(id: str) -> str:
    """Return what an id looks like: the same text for all ids that look alike."""
    return id.translate(_ALIKE)


def responses(subject: Subject) -> Iterable[Answer]:
    """Return every response to a criterion that exists, with its route in the bids file."""
    return subject.answered or _answers(subject)


def _answers(subject: Subject) -> Iterator[Answer]:
    if subject.criteria is None or subject.evaluation is None:
        return
    known = {criterion.id: criterion for criterion, _ in criteria(subject)}
    for index, bid in enumerate(subject.evaluation.bids):
        for name, response in bid.responses.items():
            criterion = known.get(name)
            if criterion is not None:
                yield bid, criterion, response, ("bids", index, "responses", name)
