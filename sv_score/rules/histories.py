"""What the rules on the history of scores share: what changed, and where a score stands in the files."""

from __future__ import annotations

from sv_score.model.finding import Finding, Route, Rule
from sv_score.model.history import Place, Whose
from sv_score.records.history import Change, changes, current, replayed
from sv_score.rules.subject import Subject


def unrecorded(subject: Subject) -> list[Change]:
    """Return what the files say and the history beside them does not."""
    return subject.once(_unrecorded)


def _unrecorded(subject: Subject) -> list[Change]:
    written, history = subject.as_written, subject.history
    if history is None or written is None:
        return []
    found = changes(current(written), replayed(history.entries))
    return [c for c in found if c.new.score is not None or not subject.scores_unread]


def at_score(subject: Subject, rule: Rule, message: str, place: Place, help: str) -> Finding:
    """Return a finding at a score, or as near as the file comes to one that was taken out."""
    bids = subject.as_written.bids if subject.as_written else ()
    for index, bid in enumerate(bids):
        if bid.id != place.bid:
            continue
        route: Route = ("bids", index, "responses", place.criterion)
        response = bid.responses.get(place.criterion)
        if response is None:
            return subject.at_bids(rule, message, ("bids", index, "responses"), help, on_key=True)
        for mark in response.marks:
            if place.whose is Whose.MARK and mark.evaluator == place.evaluator:
                return subject.at_mark(rule, message, mark, route, help)
        if place.whose is Whose.CONSENSUS and response.consensus is not None:
            return subject.at_bids(rule, message, (*route, "consensus", "score"), help)
        return subject.at_response(rule, message, response, route, help)
    return subject.at_bids(rule, message, ("bids",), help, on_key=True)


def named(place: Place) -> str:
    """Return a score for a sentence: the mark of `ev1` on `LE1` of bid `harbour`."""
    what = {
        Whose.MARK: f"the mark of `{place.evaluator}`",
        Whose.CONSENSUS: "the agreed score",
        Whose.ANSWER: "the answer",
    }[place.whose]
    return f"{what} on `{place.criterion}` of bid `{place.bid}`"


def how_to_record(subject: Subject, reason: bool) -> str:
    """Return what to do about a score that the history does not have."""
    why = " --reason TEXT" if reason else ""
    return f"record it: sv-score history {subject.bids_file} --record --by NAME{why}"
