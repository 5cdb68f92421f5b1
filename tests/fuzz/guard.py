"""What no mutant may bring about: writing elsewhere, the network, other programs, control sequences."""

import os
import re
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from tests.fuzz.product import Ran

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Events with the places among their arguments that are paths.
_PATHS = {
    "os.rename": (0, 1),
    "os.remove": (0,),
    "os.rmdir": (0,),
    "os.mkdir": (0,),
    "os.link": (1,),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.utime": (0,),
    "os.mkfifo": (0,),
    "os.mknod": (0,),
    "shutil.rmtree": (0,),
    "shutil.move": (0, 1),
}
_STARTS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.forkpty",
    "os.startfile",
    "pty.spawn",
)
_NETWORK = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "urllib.Request",
    "webbrowser.open",
)
# C0 and C1 but for line ends and tabs, bidirectional controls, line separators, marks, halves of pairs.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FINDING = re.compile(r"(error|warning)\[SV\d{3}\]")
_SENTENCE = re.compile(r"^sv-score: .*\S.*$", re.MULTILINE)
CODES = (0, 1, 2, 130)


_listening: list["Guard"] = []


class Guard:
    """Listens to what Python does while a mutant runs; `faults` says what it should not have done."""

    def __init__(self) -> None:
        self.on = False
        self.writes: tuple[str, ...] = ()
        self.starts = ""
        self.touched: set[str] = set()
        self.faults: list[str] = []
        if not _listening:
            # A hook stays for as long as the process.
            sys.addaudithook(lambda event, arguments: _listening[-1].heard(event, arguments))
        _listening.append(self)

    def start(self, writes: Collection[str], starts: str) -> None:
        """Allow writing to paths that begin like one of `writes`, and starting the program `starts`."""
        self.writes, self.starts = tuple(writes), starts
        self.touched, self.faults = set(), []
        self.on = True

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, int) or not (flags & _WRITING or set(mode or "") & set("wax+")):
                return
            self._written(event, path)
        elif event in _PATHS:
            folder = arguments[-1] if event in ("os.remove", "os.rmdir", "os.mkdir") else -1
            for number in _PATHS[event]:
                self._written(event, arguments[number], folder)
        elif event in _STARTS:
            if not (self.starts and event == "subprocess.Popen" and arguments[0] == self.starts):
                self.faults.append(f"started a program: {event} {arguments!r:.200}")
        elif event in _NETWORK:
            self.faults.append(f"used the network: {event} {arguments!r:.200}")

    def _written(self, event: str, path: Any, folder: Any = -1) -> None:
        self.on = False
        try:
            if isinstance(path, int):
                return
            name = os.fsdecode(path)
            if isinstance(folder, int) and folder >= 0 and not name.startswith("/"):
                name = f"{Path(f'/proc/self/fd/{folder}').readlink()}/{name}"
            parent, last = os.path.split(name.rstrip("/"))
            whole = f"{os.path.realpath(parent or '.')}/{last}"
            if event == "open" and Path(whole).is_dir():
                # Temporary files are announced as their folder, and again under their own name.
                return
            self.touched.add(whole)
            if whole != "/dev/null" and not whole.startswith(self.writes):
                self.faults.append(f"wrote outside: {event} {whole!r}")
        finally:
            self.on = True


def output_faults(ran: Ran, words: Collection[str]) -> list[str]:
    """Return what is wrong with an exit code and with what was printed."""
    faults = []
    if ran.fault or b"Traceback (most recent call last)" in ran.err + ran.out:
        faults.append(f"traceback: {ran.fault.strip().splitlines()[-1:] or ran.err[-300:]}")
    elif ran.code not in CODES:
        faults.append(f"exit code {ran.code}")
    texts = []
    for name, data in (("output", ran.out), ("error output", ran.err)):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            faults.append(f"{name} is not UTF-8: {error}")
            text = data.decode("utf-8", "replace")
        bare = _COLOUR.sub("", text) if "always" in words else text
        found = _CONTROL.search(bare)
        if found:
            around = bare[max(0, found.start() - 40) : found.end() + 20]
            faults.append(f"control in {name}: U+{ord(found.group()):04X} in {around!r}")
        texts.append(text)
    return faults or _sentence_faults(ran.code, *texts, filed="-o" in words)


def _sentence_faults(code: int, out: str, err: str, *, filed: bool) -> list[str]:
    """A job that was not done says why in one sentence; findings are shown or stand in the file asked for."""
    sentences = [found.group() for found in _SENTENCE.finditer(err)]
    told = "Usage:" in err or _FINDING.search(err)
    if code == 2 and len(sentences) != 1 and not told:
        return [f"{len(sentences)} sentences for exit code 2: {err[-200:]!r}"]
    if code == 2 and sentences and not err.rstrip().endswith(sentences[0].rstrip()):
        return [f"something follows the sentence: {err[-200:]!r}"]
    if code == 1 and not (filed or out.strip() or err.strip()):
        return ["exit code 1 without a word"]
    if code == 0 and sentences:
        return [f"exit code 0 with an error: {sentences[0]}"]
    return []
