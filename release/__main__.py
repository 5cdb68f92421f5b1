"""`make release-check`: build, look inside, install on every supported Python, try, describe."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from release import build, contents, environment, interpreters, materials, tree, trial
from release.jobs import EXTRAS, ONCE, Job

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "release"


class Check:
    """The stages in their order. Each prints one line, or what is wrong."""

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        self.allowed, self.only, self.without = given.allow_missing, given.only, given.without
        self.folder = folder
        self.project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        self.names = tree.sources(ROOT)
        # Somebody may go on working meanwhile; what is checked is what was there at the start.
        self.sources = folder / "sources"
        tree.copy(ROOT, self.names, self.sources)
        self.faults: list[str] = []
        self.tools = self.wheel = self.source = Path()

    def run(self) -> int:
        """Go through all stages and return the exit code: 0 where everything holds, otherwise 1."""
        if changed := tree.not_committed(ROOT):
            print(f"note: {len(changed)} files are not committed; a release is made from a commit")
        versions = self._versions()
        try:
            self._built()
            self._inside()
            self._tried(versions)
        except (environment.Broken, RuntimeError, subprocess.SubprocessError) as error:
            self.faults.append(str(error))
            print(f"stopped: {error}")
        print(f"{len(self.faults)} faults" if self.faults else f"all holds; what to publish is in {OUT}")
        return 1 if self.faults else 0

    def _stage(self, about: str, faults: Sequence[str]) -> None:
        self.faults += faults
        print(f"{'FAULT' if faults else 'ok':6}{about}", flush=True)
        for fault in faults:
            print(f"        {fault}", flush=True)

    def _versions(self) -> dict[str, Path]:
        wanted = [v for v in interpreters.supported(self.project) if not self.only or v in self.only]
        found = {version: interpreters.found(version) for version in wanted}
        for version in wanted:
            if found[version] is None and version in self.allowed:
                print(f"note: there is no Python {version} here; nothing is known about it")
        missing = [v for v in wanted if found[v] is None and v not in self.allowed]
        self._stage(
            f"Python {', '.join(v for v in wanted if found[v])} found",
            [f"no Python {v}: name one in PYTHONS=, or go without by --allow-missing {v}" for v in missing],
        )
        return {version: path for version, path in found.items() if path is not None}

    def _built(self) -> None:
        self.tools = environment.make(
            Path(sys.executable),
            self.folder / "tools",
            ["-r", str(self.sources / "release" / "requirements.txt")],
        )
        builds = [
            build.build(self.sources, self.names, self.tools, around, self.folder)
            for around in (build.FIRST, build.SECOND)
        ]
        (self.wheel, self.source), (wheel, source) = builds
        self._stage(
            "wheel and source distribution: the same bytes from two builds in different surroundings",
            build.differences(self.wheel, wheel) + build.differences(self.source, source),
        )
        again = build.rebuilt(self.source, self.tools, self.folder / "again")
        self._stage(
            "the wheel made from the source distribution is the same", build.differences(self.wheel, again)
        )

    def _inside(self) -> None:
        places = [ROOT, self.folder, Path.home()]
        faults = contents.wheel_faults(self.wheel, self.names, self.project, places)
        self._stage("the wheel holds the whole product and nothing else", faults)
        self._stage(
            "the source distribution holds all sources", contents.source_faults(self.source, self.names)
        )
        command = [str(self.tools), "-m", "twine", "check", "--strict", str(self.wheel), str(self.source)]
        told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        self._stage("the metadata is in order", [told.stdout.strip()] if told.returncode else [])
        shutil.rmtree(OUT, ignore_errors=True)
        OUT.mkdir(parents=True)
        for path in (self.wheel, self.source):
            shutil.copyfile(path, OUT / path.name)

    def _tried(self, versions: dict[str, Path]) -> None:
        """Install and run with every version of Python; the first says what the others have to give, too."""
        extras = environment.extras(self.wheel)
        self._stage(
            f"each extra has a job it is tried with: {', '.join(extras)}",
            [f"release/jobs.py has no job for the extra {extra}" for extra in extras if extra not in EXTRAS],
        )
        for extra in self.without:
            print(f"note: the extra {extra} is not tried")
        extras = [extra for extra in extras if extra in EXTRAS and extra not in self.without]
        extras = self._possible(extras)
        first: trial.Outcomes = {}
        for number, (version, python) in enumerate(versions.items()):
            found = self._on_one(python, version, extras, number)
            if number == 0:
                first = found
                self._older(python, version, [extra for extra in extras if extra != "all"], first)
                self._described(version, extras)
            else:
                self._stage(f"Python {version}: the same output as before", trial.differences(first, found))
            # A gigabyte or two that nothing asks for again.
            shutil.rmtree(self.folder / "environments")
        self._summed()

    def _on_one(self, python: Path, version: str, extras: Sequence[str], number: int) -> trial.Outcomes:
        inside = environment.make(python, self._environment(version), [str(self.wheel)])
        place = trial.prepared(self.sources, self.names, self.folder / f"trial {version}")
        jobs = trial.every_job()
        found = trial.tried(inside, place, jobs, number)
        faults = trial.unexpected(found, jobs) + trial.unsaid(inside, place, extras)
        told = trial.tried(inside, place, [Job("--version")])["--version"].printed.strip()
        faults += [] if told.split()[1:2] == [self.wheel.name.split("-")[1]] else [f"it is called {told}"]
        self._stage(f"Python {version}, {len(jobs)} commands without extras; {told}", faults)
        for extra in (extra for extra in extras if number == 0 or extra not in ONCE):
            inside = environment.make(python, self._environment(version, extra), [f"{self.wheel}[{extra}]"])
            job = [EXTRAS[extra]]
            done = trial.tried(inside, place, job, number)
            self._stage(f"Python {version} with {extra}: {job[0].words}", trial.unexpected(done, job))
            found |= done
        return found

    def _possible(self, extras: Sequence[str]) -> list[str]:
        """Return the extras that can be tried here; that one cannot is a fault, as a missing Python is."""
        needs = {extra: EXTRAS[extra].needs for extra in extras if EXTRAS[extra].needs}
        lacking = {extra: program for extra, program in needs.items() if not shutil.which(program)}
        if needs:
            self._stage(
                f"what extras need besides packages is here: {', '.join(needs.values())}",
                [f"{e} needs {p}: install it, or go without by --without {e}" for e, p in lacking.items()],
            )
        return [extra for extra in extras if extra not in lacking]

    def _older(self, python: Path, version: str, extras: Sequence[str], first: trial.Outcomes) -> None:
        """Try the oldest versions of other packages that are allowed, and a machine without libyaml."""
        always, jobs = trial.every_job(), trial.every_job(extras)
        wanted = [line for extra in ("", *extras) for line in environment.oldest(self.wheel, extra)]
        inside = environment.make(
            python, self._environment("oldest"), [f"{self.wheel}[{','.join(extras)}]", *dict.fromkeys(wanted)]
        )
        place = trial.prepared(self.sources, self.names, self.folder / "trial oldest")
        found = trial.tried(inside, place, jobs)
        faults = trial.unexpected(found, jobs)
        # Another version of a library may draw another PDF, or chatter; what is printed has to be the same.
        plain = {job.words: found[job.words] for job in always}
        printed = {words: first[words]._replace(printed=found[words].printed) for words in found}
        faults += trial.differences(first, {**printed, **plain})
        self._stage(f"Python {version} with {', '.join(dict.fromkeys(wanted))}", faults)
        environment.without_c_parser(inside)
        place = trial.prepared(self.sources, self.names, self.folder / "trial without libyaml")
        slow = trial.tried(inside, place, always)
        self._stage(f"Python {version} without libyaml: the same output", trial.differences(plain, slow))

    def _described(self, version: str, extras: Sequence[str]) -> None:
        for extra in ("", *extras):
            inside = environment.interpreter(self._environment(version, extra))
            told = materials.bill(inside, self.tools)
            again = materials.written(materials.bill(inside, self.tools))
            faults = materials.invalid(again, self.tools) + materials.unconnected(told)
            faults += materials.refused(told)
            faults += (
                [] if again == materials.written(told) else ["a second bill of materials is another one"]
            )
            named = f"sv-score[{extra}]" if extra else "sv-score"
            about = f"{len(told['components'])} packages, CycloneDX {told['specVersion']}, licences allowed"
            text = f"bill of materials of {named}: {about}"
            self._stage(text, faults)
            target = OUT / f"{self.wheel.name.split('-py3')[0]}{f'-{extra}' if extra else ''}.cdx.json"
            target.write_text(again, encoding="utf-8", newline="\n")

    def _summed(self) -> None:
        lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}" for p in sorted(OUT.iterdir())]
        (OUT / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    def _environment(self, version: str, extra: str = "") -> Path:
        return self.folder / "environments" / f"{version}-{extra or 'plain'}"


def main() -> int:
    """Read the command line and check; return the exit code."""
    options = argparse.ArgumentParser(prog="make release-check", description=__doc__)
    options.add_argument(
        "--allow-missing", action="append", default=[], metavar="VERSION", help="go without it"
    )
    options.add_argument("--only", action="append", default=[], metavar="VERSION", help="try no other Python")
    options.add_argument(
        "--without", action="append", default=[], metavar="EXTRA", help="do not try this extra"
    )
    given = options.parse_args()
    try:
        tree.not_committed(ROOT)
    except (OSError, subprocess.SubprocessError):
        print(f"{ROOT} is not a Git checkout, or there is no Git: a release is made from a commit")
        return 2
    with tempfile.TemporaryDirectory(prefix="sv-score-release-") as folder:
        return Check(given, Path(folder).resolve()).run()


if __name__ == "__main__":
    sys.exit(main())
