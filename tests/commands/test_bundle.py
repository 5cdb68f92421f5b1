"""Bundles: what is in one, that it is reproducible, and that a changed one does not pass."""

import json
import os
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sv_score.commands import bundle as command
from sv_score.proving.bundle import MANIFEST, SUMS, pack, unpack
from sv_score.proving.contents import folder_inside
from sv_score.reading.source import Unreadable
from tests.commands.bundles import BIDS, bundled, forged, procurement, verified
from tests.commands.run import ROOT, sv_score
from tests.strategies import procurements, write

RESULT = "results/evaluate.json"


@pytest.fixture
def bids(tmp_path: Path) -> Path:
    return procurement(tmp_path / "parks")


def problems(path: Path, signers: str = "") -> list[str]:
    verdict = verified(path, signers)
    assert verdict.sound == (not verdict.values["problems"])
    found: list[str] = verdict.values["problems"]
    return found


def test_a_bundle_holds_everything_and_passes(bids: Path) -> None:
    out = bundled(bids)
    files = unpack(out.read_bytes())
    assert set(files) == {
        "README.txt", "SHA256SUMS", "manifest.json", "record.md", "record.txt",
        "files/bids.yaml", "files/bids.history.jsonl", "files/criteria.yaml",
        "files/scores/ev1.csv", "files/texts/one.txt",
        "results/agreement.json", "results/criteria.csv", RESULT, "results/evaluate.csv",
    }  # fmt: skip
    for name in ("bids.yaml", "criteria.yaml", "scores/ev1.csv", "texts/one.txt", "bids.history.jsonl"):
        assert files[f"files/{name}"] == (bids.parent / name).read_bytes()
    roles = {f["name"]: f["role"] for f in json.loads(files[MANIFEST])["files"]}
    assert roles["files/scores/ev1.csv"] == "scores" and roles["files/texts/one.txt"] == "document"
    assert problems(out) == []


def test_an_auditor_can_answer_for_a_score_from_the_record(bids: Path) -> None:
    files = unpack(bundled(bids).read_bytes())
    record = files["record.txt"].decode()
    for answer in (
        "How will apprentices take part?",
        "2 Met: Dated.",
        "Mark of ev1: 2 (Met). Dated on p1.",
        "Mark of ev2: 3. No reasons are recorded.",
        "Agreed: 2 (Met). Bid p1 names a date.",
        "Why not higher: Nobody outside checks it.",
        "Difference of ev2: Ev2 had read another page.",
        "Dissent of ev2: I would still give 3.",
        "The bidder gave no answer.",
        "Entry 3, 2026-06-01, by Clerk: the agreed score entered as 2.",
        "Local economy: 76.67 of 100, which is 46.00 of 60 marks",
    ):
        assert answer in record, answer
    assert not re.search(r"(?i)\b(total score|overall score|ranking|winner)\b", record)


def test_the_same_files_give_the_same_bytes_wherever_they_lie(bids: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "deeper" / "another name"
    shutil.copytree(bids.parent, other)
    os.utime(other / "bids.yaml", (0, 0))
    (other / "criteria.yaml").chmod(0o600)
    first = bundled(bids).read_bytes()
    done = sv_score(
        "bundle", "bids.yaml", "-o", "../b.zip", "-q", cwd=other, TZ="Asia/Tokyo", PYTHONHASHSEED="7"
    )
    assert done.returncode == 0, done.stderr
    assert (other.parent / "b.zip").read_bytes() == first
    assert sha256(first).hexdigest() in done.stdout


def test_without_sv_score_the_sums_and_the_chain_can_be_checked(bids: Path, tmp_path: Path) -> None:
    files = unpack(bundled(bids).read_bytes())
    listed = dict(line.split("  ")[::-1] for line in files[SUMS].decode().splitlines())
    assert listed == {name: sha256(data).hexdigest() for name, data in files.items() if name != SUMS}
    lines = files["files/bids.history.jsonl"].splitlines()
    previous = [json.loads(line)["previous"] for line in lines]
    assert previous == [None, *(sha256(line).hexdigest() for line in lines[:-1])]
    assert json.loads(files[MANIFEST])["history"]["head"] == sha256(lines[-1]).hexdigest()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.yaml", "b/c.txt"], ""),
        (["../p.yaml"], "procurement"),
        (["../../x/p.yaml", "../q"], "outer/procurement"),
        (["a/../../p"], "procurement"),
    ],
)
def test_files_outside_the_folder_get_a_folder_above(names: list[str], expected: str) -> None:
    assert folder_inside(names) == expected


def test_files_outside_the_folder_keep_their_places(bids: Path, tmp_path: Path) -> None:
    shutil.move(bids.parent / "criteria.yaml", tmp_path / "shared.yaml")
    bids.write_text(BIDS.replace("criteria.yaml", "../shared.yaml"), encoding="utf-8")
    out = bundled(bids)
    files = unpack(out.read_bytes())
    assert {"files/shared.yaml", "files/procurement/bids.yaml"} <= set(files)
    assert str(tmp_path) not in repr(files)
    assert problems(out) == []


def test_ready_criteria_are_in_the_bundle_and_are_used_even_if_they_change(tmp_path: Path) -> None:
    made = sv_score("new", "p", cwd=tmp_path)
    assert made.returncode == 0
    bids = tmp_path / "p" / "bids.yaml"
    text = re.sub(r"^criteria: .*$", "criteria: starter", bids.read_text(encoding="utf-8"), flags=re.M)
    bids.write_text(
        re.sub(r"^( {6}\S+:)(?=\s*(#|$)).*$", r"\1 {no_response: true}", text, flags=re.M), encoding="utf-8"
    )
    out = bundled(bids)
    assert problems(out) == []
    name = "files/sv-score/criteria/starter.yaml"
    ready = unpack(out.read_bytes())[name]
    assert ready == (ROOT / "criteria" / "starter.yaml").read_bytes()
    # A later version ships another file: the one in the bundle counts, and the checksum of the input says so.
    found = problems(forged(out, {name: ready.replace(b"weight: ", b"weight:  ")}))
    assert len(found) == 1 and "inputs 2 sha256" in found[0]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("criteria: criteria.yaml", "criteria: /etc/passwd", "names /etc/passwd, which is not in the bundle"),
        ("criteria: criteria.yaml", "criteria: ../../../../etc/passwd", "which is not in the bundle"),
        ("scores/ev1.csv", "C:\\secret.csv", "which is not in the bundle"),
        ("texts/one.txt", "../one.txt", "which is not in the bundle"),
    ],
)
def test_nothing_outside_the_bundle_is_opened(bids: Path, old: str, new: str, wanted: str) -> None:
    out = forged(bundled(bids), {"files/bids.yaml": BIDS.replace(old, new).encode()})
    found = problems(out)
    assert len(found) == 1 and wanted in found[0]


def changed_result(files: dict[str, bytes]) -> dict[str, Any]:
    return {RESULT: files[RESULT].replace(b'"score": 76.67', b'"score": 86.67')}


def changed_mark(files: dict[str, bytes]) -> dict[str, Any]:
    return {"files/scores/ev1.csv": files["files/scores/ev1.csv"].replace(b"E1,ev1,2", b"E1,ev1,3")}


def cut_history(files: dict[str, bytes]) -> dict[str, Any]:
    lines = files["files/bids.history.jsonl"].splitlines(keepends=True)
    return {"files/bids.history.jsonl": b"".join(lines[:-1])}


def cut_middle(files: dict[str, bytes]) -> dict[str, Any]:
    lines = files["files/bids.history.jsonl"].splitlines(keepends=True)
    return {"files/bids.history.jsonl": b"".join([*lines[:1], *lines[2:]])}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (
            changed_result,
            "bids one dimensions economy score is 86.67; computed again from the files it is 76.67",
        ),
        (changed_mark, "changed since it was recorded: one E1, ev1: 2 to 3"),
        (cut_history, "does not end with the line that the manifest names"),
        (cut_middle, "entry 2 is missing between line 1 and line 2"),
        (lambda files: {"files/bids.history.jsonl": None}, "does not end with the line"),
        (lambda files: {"record.md": b"All is well.\n"}, "record.md is not what the files give"),
        (lambda files: {"results/criteria.csv": None}, "results/criteria.csv is not what the files give"),
        (lambda files: {"results/more.csv": b"bid,total\n"}, "results/more.csv is not what the files give"),
        (lambda files: {"README.txt": b"Trust me.\n"}, "README.txt is not what the files give"),
        (lambda files: {RESULT: files[RESULT] + b"\n"}, "results/evaluate.json is not what the files give"),
        (lambda files: {RESULT: b"[]"}, "results/evaluate.json cannot be read"),
        (lambda files: {RESULT: None}, "does not list a bids file and its results"),
        (lambda files: {"files/sv-score/criteria/.yaml": b"", "record.md": b""}, "record.md is not what"),
        (lambda files: {"files/criteria.yaml": None}, "names criteria.yaml, which is not in the bundle"),
        (lambda files: {"files/bids.yaml": b"{"}, "cannot be read"),
        (
            lambda files: {"files/criteria.yaml": files["files/criteria.yaml"].replace(b"70", b"71")},
            "cannot be scored again",
        ),
    ],
)
def test_a_bundle_that_was_changed_with_care_does_not_pass(bids: Path, change: Any, wanted: str) -> None:
    out = bundled(bids)
    found = problems(forged(out, change(unpack(out.read_bytes()))))
    assert any(wanted in problem for problem in found), found


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda files: {"files/criteria.yaml": b"other"}, "files/criteria.yaml is not the file that"),
        (lambda files: {"extra.txt": b""}, "extra.txt is not listed"),
        (lambda files: {SUMS: b""}, "does not hold the checksums"),
        (lambda files: {MANIFEST: b"{}"}, "no readable manifest.json"),
        (lambda files: {MANIFEST: b"[" * 10**5}, "no readable manifest.json"),
        (lambda files: {MANIFEST: b'{"bundle": 1, "bids": "x", "files": [1]}'}, "no readable manifest.json"),
    ],
)
def test_files_that_differ_from_the_manifest_are_named(bids: Path, change: Any, wanted: str) -> None:
    out = bundled(bids)
    files = unpack(out.read_bytes())
    out.write_bytes(pack(files | change(files)))
    assert any(wanted in problem for problem in problems(out))


@pytest.mark.parametrize(
    "about",
    [
        {"procurement": {"id": None, "title": "Another"}},
        {"criteria": "others"},
        {"history": None},
        {"unsealed_ok": True},
        {"note": "Approved."},
    ],
)
def test_a_manifest_says_what_the_files_say(bids: Path, about: dict[str, Any]) -> None:
    assert problems(forged(bundled(bids), {}, about)) != []


def test_a_bundle_of_another_version_is_compared_by_its_figures(bids: Path) -> None:
    out = bundled(bids)
    files = unpack(out.read_bytes())
    older = {"tool": {"name": "sv-score", "version": "0.0.1"}}
    assert problems(forged(out, {"record.md": b"Other words.\n"}, older)) == []
    assert problems(forged(out, changed_result(files), older)) != []


@given(procurements(least=1, most=3))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_procurement_is_bundled_and_verified(tmp_path: Path, drawn: Any) -> None:
    folder = tmp_path / "drawn"
    folder.mkdir(exist_ok=True)
    out = bundled(write(drawn, folder))
    assert problems(out) == []
    figures = json.loads(unpack(out.read_bytes())[RESULT])
    figures["bids"][0]["dimensions"][0]["low"] = 101
    found = problems(forged(out, {RESULT: json.dumps(figures).encode()}))
    assert any("low is 101" in problem for problem in found)


def test_a_seal_in_a_bundle_is_verified_and_its_files_are_in_it(bids: Path) -> None:
    (bids.parent / "notice.txt").write_text("Notice 2026/1\n", encoding="utf-8")
    sealed = sv_score("seal", "criteria.yaml", "notice.txt", "--date", "2026-03-01", cwd=bids.parent)
    assert sealed.returncode == 0, sealed.stderr
    out = bundled(bids)
    files = unpack(out.read_bytes())
    assert {"files/criteria.seal.yaml", "files/notice.txt"} <= set(files)
    assert problems(out) == []
    assert any("criteria.seal.yaml: what it seals" in line for line in verified(out).values["checked"])
    changed = {"files/notice.txt": b"Notice 2026/2\n"}
    assert any("not as it was sealed" in text for text in problems(forged(out, changed)))
    seal = files["files/criteria.seal.yaml"].replace(b"notice.txt", b"/etc/passwd")
    found = problems(forged(out, {"files/criteria.seal.yaml": seal}))
    assert any("/etc/passwd, which is not in the bundle" in text for text in found), found


def test_a_bundle_in_spite_of_a_broken_seal_says_so_everywhere(bids: Path, tmp_path: Path) -> None:
    assert sv_score("seal", "criteria.yaml", "--date", "2026-03-01", cwd=bids.parent).returncode == 0
    text = (bids.parent / "criteria.yaml").read_text(encoding="utf-8")
    (bids.parent / "criteria.yaml").write_text(
        text.replace("weight: 70", "weight: 60").replace("weight: 30", "weight: 40")
    )
    out = tmp_path / "out.zip"
    assert command.run(command.Options(str(bids), str(out), quiet=True)) == 1
    assert not out.exists()
    command.run(command.Options(str(bids), str(out), unsealed_ok=True, quiet=True))
    files = unpack(out.read_bytes())
    for name in (RESULT, "README.txt", "record.md", "record.txt", MANIFEST):
        assert b"unsealed" in files[name], name
    found = problems(out)
    assert len(found) == 1 and "not as it was sealed" in found[0]


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen here")
def test_a_signed_bundle_is_verified_with_the_list_of_signers(bids: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
    signers = tmp_path / "signers"
    signers.write_text(f"clerk@council.example {key.with_suffix('.pub').read_text()}", encoding="utf-8")
    made = sv_score("sign", str(bids.parent / "bids.history.jsonl"), "--key", str(key))
    assert made.returncode == 0 and "first 5 lines" in made.stdout, made
    out = tmp_path / "out.zip"
    made = sv_score("bundle", str(bids), "-o", str(out), "--sign", str(key), "-q")
    assert made.returncode == 0 and "out.zip.sig" in made.stdout, made
    good = sv_score("verify", str(out), "--signers", str(signers))
    assert good.returncode == 0, good
    assert good.stdout.count("signed by clerk@council.example") == 2
    assert problems(out, str(signers)) == []
    out.write_bytes(forged(out, {}).read_bytes())
    assert sv_score("verify", str(out), "--signers", str(signers)).returncode == 1
    (tmp_path / "out.zip.sig").unlink()
    assert "no signature" in sv_score("verify", str(out), "--signers", str(signers)).stderr


def test_a_bundle_is_not_written_over_another(bids: Path, tmp_path: Path) -> None:
    first = sv_score("bundle", "bids.yaml", "-o", "b.zip", "-q", cwd=bids.parent)
    data = (bids.parent / "b.zip").read_bytes()
    again = sv_score("bundle", "bids.yaml", "-o", "b.zip", "-q", cwd=bids.parent)
    assert again.returncode == 0
    assert again.stdout == first.stdout.replace("Made b.zip", "The same is there already as b.zip")
    bids.write_text(BIDS.replace("E2: 3", "E2: 2"), encoding="utf-8")
    other = sv_score("bundle", "bids.yaml", "-o", "b.zip", "-q", cwd=bids.parent)
    assert (other.returncode, other.stdout) == (2, "")
    assert "b.zip exists and is not overwritten; move it away, or name another file" in other.stderr
    assert (bids.parent / "b.zip").read_bytes() == data
    # A signature that was left behind would be one of another bundle.
    (bids.parent / "b.zip").rename(tmp_path / "away.zip")
    (bids.parent / "b.zip.sig").write_text("signature", encoding="utf-8")
    left = sv_score("bundle", "bids.yaml", "-o", "b.zip", "-q", cwd=bids.parent)
    assert (left.returncode, left.stdout) == (2, "")
    assert "b.zip.sig is a signature of a bundle that is gone" in left.stderr
    assert not (bids.parent / "b.zip").exists()


@pytest.mark.parametrize("key", ["", "no key", "-----BEGIN OPENSSH PRIVATE KEY-----\ndamaged\n"])
@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen here")
def test_a_key_that_does_not_sign_leaves_no_unsigned_bundle(bids: Path, key: str) -> None:
    if key:
        (bids.parent / "key").write_text(key, encoding="utf-8")
    done = sv_score("bundle", "bids.yaml", "-o", "b.zip", "--sign", "key", "-q", cwd=bids.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert any(said in done.stderr for said in ("key does not exist", "key is no SSH key", "could not sign"))
    assert not list(bids.parent.glob("b.zip*"))


def test_a_folder_is_verified_as_a_whole(bids: Path) -> None:
    bundled(bids, "parks/out.zip")
    (bids.parent / "other.zip").write_bytes(pack({"a": b""}))
    (bids.parent / "other.txt.sig").write_text("made by another program", encoding="utf-8")
    done = sv_score("verify", ".", "-f", "json", cwd=bids.parent)
    verdicts = json.loads(done.stdout)["verified"]
    assert [(v["kind"], v["sound"]) for v in verdicts] == [("history", True), ("bundle", True)]
    bids.write_text(BIDS.replace("E2: 3", "E2: 2"), encoding="utf-8")
    done = sv_score("verify", ".", "-f", "json", cwd=bids.parent)
    assert done.returncode == 1
    verdicts = json.loads(done.stdout)["verified"]
    assert [(v["kind"], v["sound"]) for v in verdicts] == [("history", False), ("bundle", True)]
    assert verdicts[0]["problems"] == ["changed since it was recorded: one E2, consensus: 3 to 2"]


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda folder: (folder / "texts/one.txt").unlink(), "holds every document"),
        (lambda folder: absolute(folder), "on this machine only"),
    ],
)
def test_what_cannot_be_bundled_is_explained(bids: Path, change: Any, wanted: str) -> None:
    change(bids.parent)
    with pytest.raises(Unreadable, match=wanted):
        bundled(bids)


def absolute(folder: Path) -> None:
    path = (folder / "criteria.yaml").as_posix()
    text = BIDS.replace("criteria: criteria.yaml", f"criteria: {path}")
    (folder / "bids.yaml").write_text(text, encoding="utf-8")


def test_errors_stand_in_the_way_of_a_bundle(bids: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bids.write_text(BIDS.replace("E2: 3", "E2: 1"), encoding="utf-8")
    out = bids.parent / "out.zip"
    assert command.run(command.Options(str(bids), str(out))) == 1
    assert "no bundle was made" in capsys.readouterr().err
    assert not out.exists()


def test_further_files_are_attached_under_their_names(bids: Path, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("Notice", encoding="utf-8")
    out = tmp_path / "out.zip"
    command.run(command.Options(str(bids), str(out), (str(notice),), quiet=True))
    assert unpack(out.read_bytes())["attached/notice.txt"] == b"Notice"
    assert problems(out) == []
    with pytest.raises(Unreadable, match="another attached file"):
        command.run(command.Options(str(bids), str(out), (str(notice), str(notice))))
    with pytest.raises(Unreadable, match="is a zip file"):
        command.run(command.Options(str(bids), "out.tar"))


def test_the_sentences_of_bundle_and_verify(bids: Path) -> None:
    made = sv_score("bundle", "bids.yaml", "-o", "e.zip", cwd=bids.parent)
    assert made.returncode == 0, made
    assert "1 bids file, 1 criteria file, 1 score file, 1 history of scores, 1 document" in made.stdout
    assert "not sealed" in made.stdout
    done = sv_score("verify", "e.zip", cwd=bids.parent)
    assert done.returncode == 0 and "computed again from the files and is the same" in done.stdout
    (bids.parent / "e.zip").write_bytes(b"no zip")
    done = sv_score("verify", "e.zip", "--format", "json", cwd=bids.parent)
    assert done.returncode == 1
    assert json.loads(done.stdout)["verified"][0]["problems"][0].startswith("the zip file cannot be read")


def test_a_bundle_of_a_history_that_is_not_whole_says_that_first(
    bids: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = bids.with_name("bids.history.jsonl")
    lines = record.read_bytes().splitlines(keepends=True)
    record.write_bytes(b"".join([lines[0], *lines[2:]]))
    made = bundled(bids)
    said = capsys.readouterr().out
    assert "The history is NOT whole. Entry 2 is missing between line 1 and line 2: it was removed." in said
    assert "Restore it from a copy" in said and "--record" not in said
    assert "The history is not whole" in unpack(made.read_bytes())["record.txt"].decode()


def test_a_bundle_says_where_the_history_does_not_have_every_score(
    bids: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = bids.with_name("bids.history.jsonl")
    lines = record.read_bytes().splitlines(keepends=True)
    record.write_bytes(b"".join(lines[:-2]))
    verdict = verified(bundled(bids))
    assert verdict.sound
    assert "2 scores are not in the history" in capsys.readouterr().out
    said = [text for text in verdict.values["checked"] if "history" in text]
    assert said and all("2 scores are NOT in it" in text and "lead to" not in text for text in said)
    record.write_bytes(b"")
    assert any("5 scores are NOT in it" in text for text in verified(bundled(bids)).values["checked"])


def test_a_bundle_that_is_too_large_is_refused_with_the_way_out(tmp_path: Path) -> None:
    large = tmp_path / "large.zip"
    large.write_bytes(b"0" * (2**20 + 1))
    refused = sv_score("verify", "large.zip", cwd=tmp_path, SV_SCORE_MAX_BUNDLE_MIB="1")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "sv-score: large.zip: the file is larger than 1 MiB; if the file is what it should be, set the "
        "environment variable SV_SCORE_MAX_BUNDLE_MIB above 1\n"
    )
    # To the byte, and no other file's limit counts.
    large.write_bytes(b"0" * 2**20)
    for limits in (
        {"SV_SCORE_MAX_BUNDLE_MIB": "1"},
        {"SV_SCORE_MAX_BUNDLE_MIB": "2", "SV_SCORE_MAX_FILE_MIB": "1"},
    ):
        assert "larger than" not in sv_score("verify", "large.zip", cwd=tmp_path, **limits).stderr
