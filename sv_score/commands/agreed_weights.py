"""Write agreed weights into the criteria file: in place, verified, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from sv_score.assessment import findings_of, stops, subject_of
from sv_score.commands.lock import locked
from sv_score.commands.output import write_bytes
from sv_score.commands.scheme import Scheme
from sv_score.model.criteria import AwardCriteria, Kind
from sv_score.model.proposal import Decision
from sv_score.reading import ready
from sv_score.reading.evaluation import read_criteria_alone
from sv_score.reading.seals import seal_name
from sv_score.reading.source import STDIN, Source, Unreadable, open_source
from sv_score.reading.weights_in_place import Change, with_weights


def writable(name: str) -> str:
    """Return the path of a criteria file that may be written; raise `Unreadable` with the reason why not."""
    path = Path(name)
    if name == STDIN or not path.is_file():
        ready_one = name in ready.criteria_ids()
        what = "a ready file comes with sv-score" if ready_one else "standard input is no file"
        if name != STDIN and not ready_one:
            what = f"there is no file {name}"
        raise Unreadable(f"{what}; name a criteria file of your own to write the weights into")
    seal = path.with_name(seal_name(path.name))
    if seal.exists():
        raise Unreadable(
            f"{name} is sealed by {seal.name}: its weights are published and are not written over; "
            "a change after publication needs a refinement with its own record"
        )
    return name


def write_agreed(name: str, scheme: Scheme, decision: Decision) -> list[Change]:
    """Write the agreed weights into the file `name` and return what changed; raise `Unreadable`.

    Before the old file is replaced, the new text is read again: it has to have exactly the agreed weights,
    differ in nothing else, and be free of errors.
    """
    path = writable(name)
    dimensions = {part.id: part.value for part in decision.agreed.dimensions}
    criteria = {part.id: part.value for part in decision.agreed.criteria}
    data, changes = with_weights(scheme.source, dimensions, criteria)
    reading = read_criteria_alone(Source(scheme.source.label, data, scheme.source.folder))
    if reading.criteria != reweighed(scheme.criteria, decision):
        raise Unreadable(f"the weights cannot be replaced one by one in {name}; write them by hand")
    findings = list(findings_of(reading, subject_of(reading)))
    if stops(findings):
        first = next(f for f in findings if stops([f]))
        raise Unreadable(f"with the agreed weights {name} would have an error: {first.message}")
    with locked(path):
        if open_source(path).data != scheme.source.data:
            raise Unreadable(f"{name} was changed while this ran; nothing was written, run it again")
        if changes:
            write_bytes(path, data, rewriting=True)
    return changes


def reweighed(criteria: AwardCriteria, decision: Decision) -> AwardCriteria:
    """Return the criteria with the agreed weights and nothing else changed."""
    by_dimension = {part.id: part.value for part in decision.agreed.dimensions}
    by_criterion = {part.id: part.value for part in decision.agreed.criteria}
    dimensions = []
    for dimension in criteria.dimensions:
        inner = tuple(
            c if c.kind is Kind.GATE else c._replace(weight=by_criterion.get(c.id, c.weight))
            for c in dimension.criteria
        )
        weight = by_dimension.get(dimension.id, dimension.weight)
        dimensions.append(dimension._replace(weight=weight, criteria=inner))
    return criteria._replace(dimensions=tuple(dimensions))
