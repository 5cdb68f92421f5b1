"""Signatures made and verified by `ssh-keygen -Y`, with keys that people already have.

No cryptography is done here. What is signed is the text of a file without what editors and git change: a
byte order mark and the kind of line ends. A file with a zero byte in it is no text and is signed as it is.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.ctrl_c import folder_aside
from sv_score.reading.source import Unreadable

# Keeps these signatures apart from those that the same key makes for git or for files in general.
NAMESPACE = "sv-score"
_PROGRAM = "ssh-keygen"
_BOM = b"\xef\xbb\xbf"
_NO_PROGRAM = (
    "ssh-keygen was not found; it comes with OpenSSH (on Windows: Settings, Optional features, "
    "OpenSSH Client)"
)
_WHICH_KEY = "name the file of your SSH key, such as ~/.ssh/id_ed25519"
# How a private key begins, or a public one whose private half is in an agent.
_KEY = rb"-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+ "
_KEY_START = 1_000


class SignatureVerdict(NamedTuple):
    """Whether a signature is good, by whom, and the sentence that says so.

    `signer` is the name in the list of signers, empty where no list was given or the key is not in it.
    """

    good: bool
    signer: str
    sentence: str


def signed_bytes(data: bytes) -> bytes:
    """Return what is signed of a file: text with plain line ends and no byte order mark."""
    if b"\0" in data:
        return data
    return data.removeprefix(_BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def check_key(key: str) -> None:
    """Raise `Unreadable` where the file `key` is none that ssh-keygen could sign with."""
    if not Path(key).is_file():
        raise Unreadable(f"{key} does not exist; {_WHICH_KEY}")
    try:
        with Path(key).open("rb") as stream:
            start = stream.read(_KEY_START).lstrip()
    except OSError as error:
        raise Unreadable(f"{key} cannot be read: {(error.strerror or '').lower()}") from None
    if not re.match(_KEY, start):
        raise Unreadable(f"{key} is no SSH key; {_WHICH_KEY}")


def sign(data: bytes, key: str) -> str:
    """Return the signature of `data` by the SSH key in the file `key`; raise `Unreadable`.

    The key may be a private key or, with its private half in an agent, a public one. ssh-keygen asks for
    a passphrase on the terminal where the key has one.
    """
    check_key(key)
    with folder_aside() as folder:
        file = Path(folder) / "signed"
        file.write_bytes(data)
        # From a file, because ssh-keygen asks for no passphrase where its input comes through a pipe.
        done = _run(["-Y", "sign", "-n", NAMESPACE, "-f", key, str(file)], None)
        signature = file.with_name("signed.sig")
        if done.returncode or not signature.exists():
            raise Unreadable(f"ssh-keygen could not sign with {key}: {_said(done)}")
        return signature.read_text(encoding="ascii")


def verify(data: bytes, signature: bytes, signers: str = "") -> SignatureVerdict:
    """Return whether `signature` is one of `data`, and by whom; raise `Unreadable`.

    `signers` is the path of a list of allowed signers in the format of ssh-keygen. Without it the key can
    be named, but not its owner.
    """
    with folder_aside() as folder:
        file = Path(folder) / "signature"
        file.write_bytes(signed_bytes(signature))
        if not signers:
            return _unnamed(data, str(file))
        if not Path(signers).is_file():
            raise Unreadable(f"{signers} does not exist; name the file with the allowed signers")
        return _by_one_of(data, str(file), signers)


def _unnamed(data: bytes, signature: str) -> SignatureVerdict:
    done = _run(["-Y", "check-novalidate", "-n", NAMESPACE, "-s", signature], data)
    if done.returncode:
        return SignatureVerdict(False, "", f"the signature is not one of this text: {_said(done)}")
    key = _said(done).partition(" with ")[2] or "an SSH key"
    sentence = f"signed with {key}; give `--signers FILE` to learn whose key that is"
    return SignatureVerdict(True, "", sentence)


def _by_one_of(data: bytes, signature: str, signers: str) -> SignatureVerdict:
    found = _run(["-Y", "find-principals", "-s", signature, "-f", signers], b"")
    names = found.stdout.decode("utf-8", "replace").split("\n", maxsplit=1)[0].strip()
    if found.returncode or not names:
        return SignatureVerdict(False, "", f"the key that signed is not in {signers}")
    # A key may be listed for several names, separated by commas; any of them is its owner.
    name = names.split(",", maxsplit=1)[0]
    done = _run(["-Y", "verify", "-n", NAMESPACE, "-f", signers, "-I", name, "-s", signature], data)
    if done.returncode:
        return SignatureVerdict(
            False, name, f"the signature of {name} is not one of this text: {_said(done)}"
        )
    key = _said(done).partition(" with ")[2]
    return SignatureVerdict(True, name, f"signed by {names}" + (f" with {key}" if key else ""))


def _run(arguments: list[str], data: bytes | None) -> subprocess.CompletedProcess[bytes]:
    """Run ssh-keygen with `data` as its input, or with the terminal as its input where that is `None`."""
    try:
        return subprocess.run([_PROGRAM, *arguments], input=data, capture_output=True, check=False)
    except FileNotFoundError:
        raise Unreadable(_NO_PROGRAM) from None
    except OSError as error:
        raise Unreadable(f"ssh-keygen could not be run: {(error.strerror or str(error)).lower()}") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the last line that ssh-keygen wrote, as one sentence's end."""
    text = (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "it gave no reason"
