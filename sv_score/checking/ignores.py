"""Comments that say why a finding is accepted: `# sv: ignore[SV309] reason`.

On a line with text the comment speaks for that line, on a line of its own for the next line with text,
and `# sv: ignore-file[...]` above everything else for the whole file. An ignore without effect, or for a
code that does not exist, is itself a finding, and under `--strict` so is one without a reason. A file that
cannot be read has no comments: what is wrong with it cannot be ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sv_score.model.finding import Finding, Rule
from sv_score.reading import faults, limits
from sv_score.reading.comments import comments
from sv_score.reading.lines import Lines
from sv_score.reading.locate import Located, Place
from sv_score.reading.source import Source, text_of

_IGNORE = r"#\s*sv:\s*ignore(-file)?\s*\[([^\]]*)\](.*)"
# What may stand above an ignore for the whole file, besides comments.
_BEFORE = r"\s*(?:#.*|---\s*(?:#.*)?|%.*)?$"


class _Ignore:
    """One code of one comment; `line` is the line it speaks for, 0 for the whole file."""

    __slots__ = ("code", "file", "line", "place", "reason", "used")

    def __init__(self, file: str, place: Place, line: int, code: str, reason: str) -> None:
        self.file = file
        self.place = place
        self.line = line
        self.code = code
        self.reason = reason
        self.used = False


class Ignores:
    """The ignore comments of some files."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._ignores: list[_Ignore] = []
        self._by_line: dict[tuple[str, str, int], list[_Ignore]] = {}
        self._misplaced: list[tuple[str, Place]] = []
        self._beyond: list[tuple[str, Place]] = []
        for source in sources:
            if b"sv:" in source.data and not source.label.lower().endswith(".csv"):
                self._read(source)

    def _read(self, source: Source) -> None:
        text = text_of(source, [])
        if text is None:
            return
        lines = Lines(text)
        first = next((n for n, row in enumerate(lines, 1) if not re.match(_BEFORE, row)), 0)
        # No more findings of a rule are kept, so that more ignores have nothing to ignore.
        found = [*islice(_matches(text), limits.FINDINGS + 1)]
        targets = _targets(lines, {line for line, _, _ in found})
        for line, column, match in found:
            place = Place(line, column, len(match[0]))
            if match[1] and line > first > 0:
                self._misplaced.append((source.label, place))
                continue
            target = 0 if match[1] else targets[line]
            reason = match[3].strip(" \t:-–—")
            for code in match[2].split(",", limits.FINDINGS)[: limits.FINDINGS]:
                self._add(_Ignore(source.label, place, target, code.strip(), reason))
        if len(found) > limits.FINDINGS:
            self._beyond.append((source.label, Place(*found[-1][:2])))

    def _add(self, ignore: _Ignore) -> None:
        self._ignores.append(ignore)
        self._by_line.setdefault((ignore.file, ignore.code, ignore.line), []).append(ignore)

    def filtered(self, findings: Sequence[Located]) -> list[Located]:
        """Return the findings that no comment accepts."""
        return [located for located in findings if not self._accepts(located)]

    def _accepts(self, located: Located) -> bool:
        file, code = located.finding.file, located.finding.code
        accepted = False
        for line in (0, located.place.line):
            for ignore in self._by_line.get((file, code, line), ()):
                ignore.used = accepted = True
        return accepted

    def own_findings(self, *, strict: bool) -> Iterator[Located]:
        """Yield what is wrong with the comments themselves, after `filtered` has used them."""
        for file, place in self._misplaced:
            message = "an ignore for the whole file stands below the first key"
            yield _located(faults.MISPLACED_IGNORE, message, file, place, "move it to the top of the file")
        for file, place in self._beyond:
            message = f"more than {limits.FINDINGS:,} ignore comments; those below are not read"
            help = "mend what they ignore, or turn the rule off in the settings"
            yield _located(faults.UNUSED_IGNORE, message, file, place, help)
        without_effect = [ignore for ignore in self._ignores if not ignore.used]
        known = known_codes() if without_effect else set()
        for ignore in self._ignores:
            if not ignore.used:
                yield _without_effect(ignore, known)
            elif strict and not ignore.reason:
                message = f"the ignore of {ignore.code} gives no reason"
                help = "write it after the bracket"
                yield _located(faults.IGNORE_WITHOUT_REASON, message, ignore.file, ignore.place, help)


def _matches(text: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield line, column and parts of each ignore comment."""
    for line, column, comment in comments(text):
        match = re.search(_IGNORE, comment)
        if match is not None:
            yield line, column + match.start(), match


def _without_effect(ignore: _Ignore, known: set[str]) -> Located:
    """Say why an ignore has no effect: there is nothing to ignore, or no such code."""
    code = ignore.code
    if code in known:
        message = f"nothing is found here that {code} would ignore"
        return _located(faults.UNUSED_IGNORE, message, ignore.file, ignore.place, "remove the comment")
    message = f"`{code}` is no code of sv-score" if code else "an ignore names no code"
    meant = code.upper()
    help = f"write {meant}" if meant in known else "`sv-score rules` lists them"
    return _located(faults.UNKNOWN_IGNORE, message, ignore.file, ignore.place, help)


def known_codes() -> set[str]:
    """Return the codes of every rule."""
    from sv_score.rules.documentation import all_documentation

    return {documentation.rule.code for documentation in all_documentation()}


def _targets(lines: Lines, commented: set[int]) -> dict[int, int]:
    """Return for each line with a comment the line that it speaks for: itself, or the next with text."""
    targets = {line: line for line in commented}
    waiting: list[int] = []
    for number, row in enumerate(lines, 1):
        has_text = bool(row.strip()) and not row.lstrip().startswith("#")
        if has_text:
            targets.update(dict.fromkeys(waiting, number))
            waiting = []
        elif number in commented:
            waiting.append(number)
    return targets


def _located(rule: Rule, message: str, file: str, place: Place, help: str) -> Located:
    mark = (place.line, place.column)
    return Located(Finding(rule, message, file, (), help, False, mark, rule.severity), place)
