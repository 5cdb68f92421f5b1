"""Environments for trying the wheel: made anew, with the wheel and what it asks for and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.message import Message
from pathlib import Path

# They are for whoever changes sv-score.
NOT_TRIED = ("dev", "docs")


class Broken(Exception):
    """An environment could not be made; says what the installer said."""


def make(python: Path, folder: Path, wanted: Sequence[str]) -> Path:
    """Return the interpreter of a new environment in `folder` that has what `wanted` names.

    Nothing else is in it, not even pip. Raises `Broken`.
    """
    shutil.rmtree(folder, ignore_errors=True)
    _done([str(python), "-m", "venv", "--without-pip", str(folder)])
    inside = interpreter(folder)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(inside)]
    _done([*pip, "install", "--quiet", "--no-compile", *wanted])
    _done([*pip, "check"])
    return inside


def interpreter(folder: Path) -> Path:
    """Return where the environment in `folder` has its interpreter."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def without_c_parser(inside: Path) -> None:
    """Take PyYAML's parser in C out of an environment, as on a machine for which there is none compiled."""
    package = Path(told(inside, "import yaml; print(yaml.__path__[0])"))
    for compiled in [*package.glob("_yaml*"), *package.parent.glob("_yaml")]:
        shutil.rmtree(compiled) if compiled.is_dir() else compiled.unlink()


def told(inside: Path, code: str) -> str:
    """Return what a line of Python prints in the environment."""
    done = subprocess.run([str(inside), "-I", "-c", code], capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def metadata(wheel: Path) -> Message:
    """Return what a wheel says about itself."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name))


def extras(wheel: Path) -> list[str]:
    """Return the extras for users that a wheel offers."""
    return [extra for extra in metadata(wheel).get_all("Provides-Extra", []) if extra not in NOT_TRIED]


def oldest(wheel: Path, extra: str = "") -> Iterator[str]:
    """Yield the oldest versions that a wheel allows, as requirements: `typer==0.27.2` for `typer>=0.27.2`."""
    for line in metadata(wheel).get_all("Requires-Dist", []):
        requirement, _, marker = line.partition(";")
        at_least = re.fullmatch(r"([\w.-]+)(?:\[[\w,]+\])?[^;]*>=([\d.]+).*", requirement.strip())
        if at_least and marker.strip() == (f"extra == '{extra}'" if extra else ""):
            yield f"{at_least[1]}=={at_least[2]}"


def _done(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise Broken(f"{' '.join(command[:1] + command[-3:])}: {(done.stderr or done.stdout).strip()}")
