"""The exit codes of every command, the same for every format (formats.md section 5)."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a shell or a CI job learns from a command."""

    DONE = 0
    """Done, and nothing found at or above the failing severity."""
    FOUND = 1
    """Findings at or above the failing severity."""
    NOT_POSSIBLE = 2
    """The job could not be done: wrong command line, missing or unreadable file, nothing to do."""
    FAULT = 3
    """A fault in sv-score itself."""
    INTERRUPTED = 130
    """Interrupted from the keyboard."""
