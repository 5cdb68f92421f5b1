"""`sv-score sign FILE --key KEY`: a signature beside the file, made by ssh-keygen.

A history goes on growing after it was signed. Its signature is one of its first lines, and the name of the
signature says of how many: `bids.history.jsonl.12.sig`. Lines added later leave it good.
"""

from __future__ import annotations

import re
from pathlib import Path

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import say, write_file
from sv_score.proving.signature import SignatureVerdict, check_key, sign, signed_bytes, verify
from sv_score.reading.source import Unreadable, open_bundle, open_whole

HISTORY = ".history.jsonl"
_COUNTED = re.compile(r"\.([1-9][0-9]{0,8})\.sig$")


def run(files: tuple[str, ...], key: str) -> ExitCode:
    """Sign each file and say where the signature is; raise `Unreadable`."""
    path = key_file(key)
    for file in files:
        say(signed(file, path))
    return ExitCode.DONE


def key_file(key: str) -> str:
    """Return the path of a key that could sign; raise `Unreadable` before anything is done with it."""
    path = str(Path(key).expanduser())
    check_key(path)
    return path


def signed(file: str, key: str) -> str:
    """Sign `file` and return a sentence that names the signature; raise `Unreadable`."""
    source = open_bundle(file)
    data = signed_bytes(source.data)
    name = f"{file}.sig"
    what = ""
    if file.lower().endswith(HISTORY):
        from sv_score.reading.history import read_history

        lines = len(read_history(source).lines)
        if not lines:
            raise Unreadable(f"{file} has no entries to sign")
        name, what = f"{file}.{lines}.sig", f" It is one of the first {lines} lines; more may follow."
        data = first_lines(source.data, lines)
    signature = sign(data, key)
    write_file(name, signature)
    return f"{said(file, name, data, signature)}{what}"


def said(file: str, name: str, data: bytes, signature: str) -> str:
    """Return with which key the `data` of `file` was signed, and that the signature is called `name`."""
    verdict = verify(data, signature.encode())
    with_key = verdict.sentence.partition(";")[0].removeprefix("signed ")
    return f"Signed {file} {with_key}. The signature is {name}."


def first_lines(data: bytes, count: int) -> bytes:
    """Return the first `count` lines that are not empty, each with a plain line end."""
    lines = [line.rstrip(b" \t") for line in signed_bytes(data).split(b"\n")]
    kept = [line for line in lines if line][:count]
    return b"".join(line + b"\n" for line in kept)


def signature_files(file: Path) -> list[Path]:
    """Return the signatures that lie beside a file."""
    if not file.parent.is_dir():
        return []
    beside = (path for path in file.parent.iterdir() if path.name.startswith(f"{file.name}."))
    return sorted(path for path in beside if signed_file(path) == file)


def signed_file(signature: Path) -> Path:
    """Return the file that a signature is one of, by its name; another file where it is none."""
    name = signature.name
    counted = _COUNTED.search(name)
    if counted is not None and name[: counted.start()].lower().endswith(HISTORY):
        return signature.with_name(name[: counted.start()])
    return signature.with_name(name.removesuffix(".sig")) if name.endswith(".sig") else signature


def signature_verdict(signature: Path, signers: str) -> SignatureVerdict:
    """Return whether a signature holds for the file beside it; raise `Unreadable`."""
    file = signed_file(signature)
    if file == signature or not file.is_file():
        return SignatureVerdict(False, "", f"the file that it is a signature of is missing: {file.name}")
    data = open_bundle(str(file)).data
    counted = _COUNTED.search(signature.name)
    if counted is not None and file.name.lower().endswith(HISTORY):
        data = first_lines(data, int(counted[1]))
    else:
        data = signed_bytes(data)
    return verify(data, open_whole(str(signature)).data, signers)
