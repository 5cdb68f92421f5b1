"""Signatures by ssh-keygen, with keys that are made for the test and thrown away."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sv_score.commands.sign import first_lines, signature_files, signature_verdict, signed_file
from sv_score.proving.signature import check_key, sign, signed_bytes, verify
from sv_score.reading.source import Unreadable

needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen here")
BEGINNING = "-----BEGIN OPENSSH PRIVATE KEY-----"


@pytest.mark.parametrize(
    "start",
    [
        BEGINNING,
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----",
        "ssh-ed25519 AAAA",
        "ssh-rsa AAAA",
        "ecdsa-sha2-nistp256 AAAA",
        "sk-ssh-ed25519@openssh.com AAAA",
        "sk-ecdsa-sha2-nistp256@openssh.com AAAA",
        "ssh-ed25519-cert-v01@openssh.com AAAA",
    ],
)
def test_every_kind_of_key_is_taken_for_one(tmp_path: Path, start: str) -> None:
    (tmp_path / "key").write_text(f"{start}\n", encoding="utf-8")
    check_key(str(tmp_path / "key"))


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for name in ("clerk", "other"):
        key = str(folder / name)
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", key], check=True)
    public = (folder / "clerk.pub").read_text(encoding="utf-8")
    (folder / "signers").write_text(f"clerk@northshire.example {public}", encoding="utf-8")
    return folder


@needs_ssh
def test_a_signature_is_good_for_its_text_its_signer_and_nothing_else(keys: Path) -> None:
    signers = str(keys / "signers")
    signature = sign(b"agreed\n", str(keys / "clerk")).encode()
    good = verify(b"agreed\n", signature, signers)
    assert good.good and good.signer == "clerk@northshire.example"
    assert "ED25519 key SHA256:" in good.sentence
    assert not verify(b"agreed!\n", signature, signers).good
    assert not verify(b"agreed\n", b"no signature", signers).good
    assert not verify(b"agreed\n", b"no signature").good
    by_other = sign(b"agreed\n", str(keys / "other")).encode()
    assert not verify(b"agreed\n", by_other, signers).good


@needs_ssh
def test_without_a_list_the_key_is_named_and_not_its_owner(keys: Path) -> None:
    verdict = verify(b"agreed\n", sign(b"agreed\n", str(keys / "clerk")).encode())
    assert verdict.good and verdict.signer == ""
    assert "--signers FILE" in verdict.sentence


@needs_ssh
def test_a_signature_for_another_purpose_does_not_count(keys: Path, tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_bytes(b"agreed\n")
    key = str(keys / "clerk")
    subprocess.run(["ssh-keygen", "-Y", "sign", "-q", "-n", "git", "-f", key, str(file)], check=True)
    signature = (tmp_path / "text.sig").read_bytes()
    assert not verify(b"agreed\n", signature, str(keys / "signers")).good
    assert not verify(b"agreed\n", signature).good


@needs_ssh
def test_what_cannot_be_signed_is_explained(keys: Path, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="does not exist"):
        sign(b"", str(tmp_path / "nokey"))
    for text in ("", "no key", "ssh", "-----BEGIN CERTIFICATE-----\n"):
        (tmp_path / "nokey").write_text(text, encoding="utf-8")
        with pytest.raises(Unreadable, match="nokey is no SSH key; name the file of your SSH key"):
            sign(b"", str(tmp_path / "nokey"))
    (tmp_path / "nokey").write_text(f"{BEGINNING}\ndamaged\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="could not sign"):
        sign(b"", str(tmp_path / "nokey"))
    with pytest.raises(Unreadable, match="allowed signers"):
        verify(b"", b"", str(tmp_path / "nobody"))


def test_without_ssh_keygen_it_says_where_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    key = tmp_path / "key"
    key.write_text(f"{BEGINNING}\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="comes with OpenSSH"):
        sign(b"", str(key))
    with pytest.raises(Unreadable, match="comes with OpenSSH"):
        verify(b"", b"")


@needs_ssh
def test_line_ends_and_later_entries_leave_the_signature_of_a_history_good(
    keys: Path, tmp_path: Path
) -> None:
    history = tmp_path / "bids.history.jsonl"
    history.write_bytes(b"one\ntwo\n")
    signature = tmp_path / "bids.history.jsonl.2.sig"
    signature.write_text(sign(first_lines(history.read_bytes(), 2), str(keys / "clerk")), encoding="ascii")
    signers = str(keys / "signers")
    for data in (b"one\ntwo\n", b"\xef\xbb\xbfone\r\n\r\ntwo\r\nthree\r\n", b"one\ntwo"):
        history.write_bytes(data)
        assert signature_verdict(signature, signers).good, data
    for data in (b"one\n", b"one\ntwo!\n", b"two\none\n"):
        history.write_bytes(data)
        assert not signature_verdict(signature, signers).good, data
    history.unlink()
    assert "missing" in signature_verdict(signature, signers).sentence


def test_what_is_signed_has_plain_line_ends_unless_it_is_no_text() -> None:
    assert signed_bytes(b"\xef\xbb\xbfa\r\nb\rc") == b"a\nb\nc"
    assert signed_bytes(b"\xef\xbb\xbfa\r\n\0") == b"\xef\xbb\xbfa\r\n\0"


def test_a_signature_belongs_to_the_file_that_its_name_says(tmp_path: Path) -> None:
    expected = {
        "a.zip.sig": "a.zip",
        "b.history.jsonl.12.sig": "b.history.jsonl",
        "b.history.jsonl.012.sig": "b.history.jsonl.012",
        "c.12.sig": "c.12",
        "d.yaml": "d.yaml",
    }
    assert {name: signed_file(Path(name)).name for name in expected} == expected
    for name in ("a.zip", "a.zip.sig", "a.zip.other", "a.zip.1.sig"):
        (tmp_path / name).touch()
    assert [path.name for path in signature_files(tmp_path / "a.zip")] == ["a.zip.sig"]
