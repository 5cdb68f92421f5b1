"""`sv-score history`: the record of scores beside a bids file, shown or continued."""

from __future__ import annotations

from pathlib import Path

from sv_score.commands.days import moment_of
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import print_errors
from sv_score.commands.folders import bids_file_of
from sv_score.commands.lock import locked
from sv_score.commands.named_bids import check_named
from sv_score.commands.output import say, write_bytes
from sv_score.commands.show import Look, show
from sv_score.model.finding import Finding, Severity
from sv_score.model.history import Entry, History, Place
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.evaluation import NO_FILE, Reading, history_name, read_evaluation
from sv_score.reading.source import STDIN, Unreadable, open_source
from sv_score.records.chain import problems
from sv_score.records.history import Change, changes, current, digest, entries_for, replayed, written

# As many of the changes without a reason as a sentence can name.
_NAMED = 5
_NO_STDIN = "a history lies beside its bids file; name the file in place of `-`"


class Options(NamedTuple):
    """What the command line asks for; see `sv-score history --help`."""

    file: str
    form: str = ""
    output: str = ""
    bids: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    record: bool = False
    by: str = ""
    reason: str = ""
    when: str = ""
    colour: str = "auto"


class HasErrors(Unreadable):
    """The files have errors that may hide scores; `reading` has what was read of them."""

    def __init__(self, message: str, reading: Reading, errors: list[Finding]) -> None:
        super().__init__(message)
        self.reading = reading
        self.errors = errors


def run(options: Options) -> ExitCode:
    """Record what has changed, or show the history; return the exit code; raise `Unreadable`."""
    try:
        return _record(options) if options.record else _show(options)
    except HasErrors as found:
        if not found.errors:
            raise
        undone = "nothing was recorded" if options.record else "no history was shown"
        return _findings(found, undone, options.colour)


def _findings(found: HasErrors, undone: str, colour: str) -> ExitCode:
    from sv_score.reading.locate import locate

    sources = tuple(found.reading.sources)
    print_errors(locate(found.errors, sources), sources, f"scores may be hidden, so {undone}", colour)
    return ExitCode.FOUND


def _show(options: Options) -> ExitCode:
    from sv_score.writing.history import as_json, history_parts

    reading = _read(bids_file_of(options.file))
    history = reading.history or History(history_name(reading.bids_file))
    wrong = problems(history)
    open_changes = _changes(reading)
    entries = _chosen(history, options)
    look = Look(options.form, options.output, options.colour)
    parts = history_parts(history, entries, wrong, open_changes)
    show(parts, look, lambda: as_json(history, entries, wrong, open_changes))
    return ExitCode.FOUND if wrong or any(not change.first for change in open_changes) else ExitCode.DONE


def record_changes(bids_path: str, by: str, when: str = "", reason: str = "") -> int:
    """Add what has changed in the files of `bids_path` to its history; return how many entries were added.

    `by` is who records, `when` a day or a moment (now, where it is empty), `reason` the reason for every
    score that was changed or withdrawn. Raises `Unreadable`, with nothing written, where a reason is
    missing, the history is not whole, or a file cannot be read or written.
    """
    return len(_recorded(bids_path, by, when, reason)[0])


def check_up_to_date(bids_path: str) -> None:
    """Raise `Unreadable` where the history is not whole, or a score was changed and that is not recorded.

    Whoever is about to add entries would otherwise be asked for the reasons of somebody else's changes.
    """
    reading = _read(bids_path)
    _check_whole(reading.history or History(history_name(bids_path)))
    lacking = [change for change in _changes(reading) if change.needs_reason]
    if lacking:
        raise Unreadable(
            f"{_shown_changes(lacking)}, and the history does not have that. Record it first: "
            f"sv-score history {bids_path} --record --by NAME --reason TEXT"
        )


def _record(options: Options) -> ExitCode:
    file = bids_file_of(options.file)
    added, head = _recorded(file, options.by, options.when, options.reason)
    name = history_name(file)
    if not added:
        say(f"Nothing to record: {name} already has every score as it stands.")
        return ExitCode.DONE
    first = sum(entry.old is None for entry in added)
    changed = len(added) - first
    what = [f"{first} new" * bool(first), f"{changed} changed" * bool(changed)]
    what_text = " and ".join(part for part in what if part)
    say(f"Recorded {_counted(len(added), 'entry', 'entries')} in {name}: {what_text}.")
    say(f"Checksum of the last line: {head}")
    say("Note it in the minutes; with it `sv-score verify` can show that nothing is missing at the end.")
    return ExitCode.DONE


def _recorded(file: str, by: str, when: str, reason: str) -> tuple[list[Entry], str]:
    """Add the missing entries; return them and the checksum of the last line."""
    moment = moment_of(when)
    if not by.strip():
        raise Unreadable("who records is missing; add `--by NAME`")
    if file == STDIN:
        raise Unreadable(_NO_STDIN)
    open_source(file)
    path = history_name(file)
    with locked(path):
        # Read under the lock: what somebody else has just recorded is there already.
        reading = _read(file)
        history = reading.history or History(path)
        _check_whole(history)
        found = _changes(reading)
        if reason.strip():
            found += _late_reasons(history, {change.place for change in found})
        _check_reasons(found, reason)
        who, why = " ".join(by.split()), " ".join(reason.split())
        added = entries_for(history, found, by=who, when=moment, reason=why)
        if not added:
            return [], history.head
        lines = "".join(f"{written(entry)}\n" for entry in added)
        write_bytes(path, _before(path) + lines.encode(), rewriting=True)
    return added, digest(written(added[-1]))


def _before(path: str) -> bytes:
    """Return the file as it is, with an end to its last line; nothing in it is touched."""
    if not Path(path).exists():
        return b""
    data = open_source(path).data
    return data if data.endswith((b"\n", b"\r")) or not data else data + b"\n"


def _read(file: str) -> Reading:
    """Return the bids file and its history; raise `Unreadable` where a score in it could not be read."""
    reading = read_evaluation(file)
    if reading.bids_file == NO_FILE:
        raise Unreadable(_NO_STDIN)
    policy = reading.policy.file if reading.policy else ""
    elsewhere = {reading.criteria_file, policy}
    errors = [f for f in reading.findings if f.severity is Severity.ERROR and f.file not in elsewhere]
    if reading.evaluation is None or errors:
        count = _counted(len(errors), "error", "errors")
        first = f" ({errors[0].message})" if errors else ""
        raise HasErrors(
            f"{file} and its score files have {count}{first}, which may hide scores; "
            f"`sv-score check {file}` shows what to do",
            reading,
            errors,
        )
    return reading


def _changes(reading: Reading) -> list[Change]:
    history, evaluation = reading.history, reading.evaluation
    if evaluation is None:
        return []
    return changes(current(evaluation), replayed(history.entries if history else ()))


def _late_reasons(history: History, touched: set[Place]) -> list[Change]:
    """Return the changes that still lack a reason as entries that leave the score as it is."""
    state = replayed(history.entries)
    lacking = (p for p, standing in state.items() if standing.unexplained and p not in touched)
    return [Change(place, state[place].given, state[place].given) for place in lacking]


def _check_whole(history: History) -> None:
    wrong = problems(history)
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise Unreadable(
            f"{history.file} is not whole: {wrong[0].text}{more}; nothing was recorded. "
            "Restore it from a copy first"
        )


def _check_reasons(found: list[Change], reason: str) -> None:
    lacking = [change for change in found if change.needs_reason]
    if not lacking or reason.strip():
        return
    raise Unreadable(
        f"{_shown_changes(lacking, ', which takes a reason')}. Nothing was recorded; add `--reason TEXT`"
    )


def _shown_changes(changed: list[Change], what: str = "") -> str:
    """Return that scores were changed, and which: as many as a sentence can name."""
    from sv_score.writing.history import change_text

    shown = "; ".join(change_text(change) for change in changed[:_NAMED])
    more = f"; and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    return f"{_counted(len(changed), 'score was', 'scores were')} changed{what}: {shown}{more}"


def _chosen(history: History, options: Options) -> tuple[Entry, ...]:
    """Return the entries asked for; raise `Unreadable` for a name that the history does not have."""
    places = [entry.place for entry in history.entries]
    check_named("recorded bid", options.bids, list(dict.fromkeys(place.bid for place in places)))
    criteria = list(dict.fromkeys(place.criterion for place in places))
    check_named("recorded criterion", options.criteria, criteria)
    return tuple(e for e in history.entries if _wanted(e.place, options))


def _wanted(place: Place, options: Options) -> bool:
    of_bid = not options.bids or place.bid in options.bids
    return of_bid and (not options.criteria or place.criterion in options.criteria)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
