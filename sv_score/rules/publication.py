"""What the rules on publication share: the sealed criteria, and what has changed in them since."""

from collections.abc import Iterator
from posixpath import basename

from sv_score.model.criteria import Refinement
from sv_score.model.finding import Route
from sv_score.model.seal import SealedFile
from sv_score.reading.content import content_of_criteria
from sv_score.records.change import Change
from sv_score.records.seal import changes_since, refinements_since
from sv_score.rules.subject import Subject


def sealed_criteria(subject: Subject) -> SealedFile | None:
    """Return what the seal says of these criteria, `None` where it is not theirs."""
    file = file_in_seal(subject)
    if file is None or subject.criteria is None:
        return None
    return file if sealed_id(file) == subject.criteria.id else None


def file_in_seal(subject: Subject) -> SealedFile | None:
    """Return what the seal says of a criteria file with this name."""
    file = subject.seal.of(basename(subject.criteria_file)) if subject.seal is not None else None
    return file if file is not None and file.kind == "criteria" else None


def sealed_id(file: SealedFile) -> str:
    """Return the id in the content that was sealed, or an empty text."""
    return str(file.content.get("id", "")) if isinstance(file.content, dict) else ""


def changes(subject: Subject) -> tuple[Change, ...]:
    """Return what has changed in the criteria since they were sealed."""
    return subject.once(_changes)


def _changes(subject: Subject) -> tuple[Change, ...]:
    file, criteria = sealed_criteria(subject), subject.criteria
    if file is None or criteria is None:
        return ()
    return changes_since(file, content_of_criteria(criteria))


def refinements(subject: Subject) -> Iterator[tuple[Refinement, Route]]:
    """Yield every refinement with its route in the criteria file."""
    if subject.criteria is not None:
        for index, refinement in enumerate(subject.criteria.refinements):
            yield refinement, ("refinements", index)


def recent(subject: Subject) -> tuple[Refinement, ...]:
    """Return the refinements that the seal does not know yet."""
    file = sealed_criteria(subject)
    if file is None or subject.criteria is None:
        return ()
    return refinements_since(file, subject.criteria.refinements)
