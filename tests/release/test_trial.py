"""Interpreters are found, wheels are tried with what users type, and what differs is named."""

import os
import shlex
import sys
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from release import environment, interpreters, jobs, trial
from release.__main__ import Check
from release.trial import Outcome
from sv_score.app import COMMANDS, GROUPS

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"


def program(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + "\n".join(lines) + "\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_supported_versions_are_those_that_are_promised() -> None:
    versions = interpreters.supported(PROJECT)
    assert versions == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["project"]["requires-python"] == f">={versions[0]}"


@pytest.mark.skipif(os.name == "nt", reason="programs are shell scripts here")
def test_interpreters_are_looked_for_in_every_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONS", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin{os.pathsep}/usr/bin{os.pathsep}/bin")
    assert interpreters.found("3.99") is None
    # A program of pyenv for a version that is not active.
    program(tmp_path / "bin" / "python3.99", "echo 'not active' >&2; exit 127")
    assert interpreters.found("3.99") is None
    program(tmp_path / "bin" / "pyenv", f"echo {tmp_path}/pyenv")
    listed = program(tmp_path / "pyenv" / "versions" / "3.99.1" / "bin" / "python", "echo 3.99")
    assert interpreters.found("3.99") == listed
    by_uv = program(tmp_path / "uv-python", "echo 3.99")
    program(tmp_path / "bin" / "uv", f"echo {by_uv}")
    assert interpreters.found("3.99") == by_uv
    on_path = program(tmp_path / "bin" / "python3.99", "echo 3.99")
    assert interpreters.found("3.99") == on_path
    named = program(tmp_path / "named", "echo 3.99")
    monkeypatch.setenv("PYTHONS", f"{tmp_path}/none{os.pathsep}{sys.executable} {named}")
    assert interpreters.found("3.99") == named
    assert interpreters.found(HERE) == Path(sys.executable)


def test_every_extra_and_every_command_is_tried_or_left_out_knowingly() -> None:
    extras = PROJECT["project"]["optional-dependencies"].keys() - set(environment.NOT_TRIED)
    assert extras == jobs.EXTRAS.keys()
    typed = {shlex.split(job.words)[0] for job in (*jobs.ALWAYS, *jobs.EXTRAS.values())}
    # They need a person, a key, a workbook or a map.
    left_out = {"consult", "diff", "import", "moderate", "sign", "workbook"}
    assert typed | left_out >= {*COMMANDS, *GROUPS}
    assert not typed & left_out


def test_all_is_every_extra_that_one_evaluation_needs() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    parts = extras.keys() - {*environment.NOT_TRIED, "all", "portfolio", "spark"}
    assert set(extras["all"]) == {line for part in parts for line in extras[part]}


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment whose sv-score is that of the sources."""
    folder = tmp_path_factory.mktemp("environment")
    python = program(folder / "bin" / "python", f'exec "{sys.executable}" "$@"')
    program(folder / "bin" / "sv-score", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m sv_score "$@"')
    return python


@pytest.mark.skipif(os.name == "nt", reason="programs are shell scripts here")
def test_what_comes_of_jobs_is_kept_and_judged(inside: Path, tmp_path: Path) -> None:
    names = ["examples/first-steps/bids.yaml", "examples/first-steps/criteria.yaml", "README.md"]
    place = trial.prepared(ROOT, names, tmp_path / "trial")
    wanted = [
        jobs.Job("evaluate examples/first-steps/bids.yaml --format csv --output out.csv"),
        jobs.Job("evaluate missing.yaml", 2),
        jobs.Job("evaluate missing.yaml --format json"),
    ]
    found = trial.tried(inside, place, wanted)
    assert not (place / "README.md").exists()
    assert list(found[wanted[0].words].written) == ["out.csv"]
    assert found[wanted[1].words].written == {}
    (fault,) = trial.unexpected(found, wanted)
    assert fault.startswith("`sv-score evaluate missing.yaml --format json` ended with 2 instead of 0:")
    (place / "out.csv").unlink()
    assert trial.differences(found, trial.tried(inside, place, wanted, 3)) == []


@pytest.mark.skipif(os.name == "nt", reason="programs are shell scripts here")
def test_an_extra_whose_lack_is_not_told_is_named(inside: Path, tmp_path: Path) -> None:
    place = trial.prepared(ROOT, [], tmp_path)
    (fault,) = trial.unsaid(inside, place, ["html"])
    assert "without the extra html" in fault


def test_a_job_that_does_nothing_is_named() -> None:
    (fault,) = trial.unexpected({"x": Outcome(0, "", "", {})}, [jobs.Job("x")])
    assert fault == "`sv-score x` did nothing"
    assert trial.unexpected({"x": Outcome(0, "", "", {"file": b""})}, [jobs.Job("x")]) == []


def zipped(content: bytes, method: int, *names: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


def test_differences_are_named_by_job_and_part() -> None:
    stored, packed = (zipped(b"1" * 99, m, "a") for m in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    one = {"x": Outcome(0, "1", "", {"out.pdf": b"1", "out.zip": stored}), "y": Outcome(0, "", "", {})}
    same = {"x": Outcome(0, "1", "", {"out.pdf": b"1", "out.zip": packed})}
    assert trial.differences(one, same) == []
    other = {"x": Outcome(1, "1", "2", {"out.zip": zipped(b"2" * 99, zipfile.ZIP_STORED, "a")})}
    assert trial.differences(one, other) == [
        "`sv-score x` differs in: code, told, the file out.pdf, the file out.zip"
    ]
    renamed = {"x": one["x"]._replace(written={"out.pdf": b"1", "out.zip": zipped(b"1" * 99, 0, "b")})}
    assert trial.differences(one, renamed) == ["`sv-score x` differs in: the file out.zip"]


def wheel(tmp_path: Path, metadata: str) -> Path:
    path = tmp_path / "sv_score-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sv_score-1.0.dist-info/METADATA", metadata)
    return path


def test_a_wheel_tells_its_extras_and_the_oldest_versions_it_allows(tmp_path: Path) -> None:
    made = wheel(
        tmp_path,
        "Metadata-Version: 2.4\nProvides-Extra: all\nProvides-Extra: docs\nProvides-Extra: pdf\n"
        "Requires-Dist: typer<0.29,>=0.27.2\nRequires-Dist: rich>=14\nRequires-Dist: exact\n"
        "Requires-Dist: weasyprint>=68.1; extra == 'pdf'\nRequires-Dist: jinja2>=3.1; extra == 'all'\n\n",
    )
    assert environment.extras(made) == ["all", "pdf"]
    assert list(environment.oldest(made)) == ["typer==0.27.2", "rich==14"]
    assert list(environment.oldest(made, "pdf")) == ["weasyprint==68.1"]


def test_an_environment_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    with pytest.raises(environment.Broken, match="no-such-file"):
        environment.make(
            Path(sys.executable), tmp_path / "made", ["--no-index", str(tmp_path / "no-such-file.whl")]
        )


def test_an_environment_without_the_c_parser_says_so(tmp_path: Path) -> None:
    package = tmp_path / "site" / "yaml"
    package.mkdir(parents=True)
    (tmp_path / "site" / "_yaml").mkdir()
    for name in ("__init__.py", "_yaml.cpython-311-x86_64-linux-gnu.so"):
        (package / name).write_text("", encoding="utf-8")
    python = program(tmp_path / "python", f"echo {package}")
    environment.without_c_parser(python)
    assert [path.name for path in sorted((tmp_path / "site").rglob("*"))] == ["yaml", "__init__.py"]


def test_an_extra_whose_program_is_missing_is_a_fault_and_is_not_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    check = object.__new__(Check)  # its constructor copies the sources
    check.faults = []
    monkeypatch.setattr("shutil.which", lambda program: "/usr/bin/java")
    assert check._possible(["pdf", "spark"]) == ["pdf", "spark"] and check.faults == []
    monkeypatch.setattr("shutil.which", lambda program: None)
    assert check._possible(["pdf", "spark"]) == ["pdf"]
    assert check.faults == ["spark needs java: install it, or go without by --without spark"]
    assert "FAULT" in capsys.readouterr().out
