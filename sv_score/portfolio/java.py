"""Which Java Apache Spark would start, and whether it is new enough: Spark says so in a page of log."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from sv_score.reading.source import Unreadable

# Of Spark 4 (Apache Spark, "Downloading": it runs on Java 17 and later).
OLDEST = 17
_WAY_OUT = "install it (on Debian: apt install openjdk-17-jre-headless), or say in JAVA_HOME where it is"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
PATIENCE = 30


def check_java() -> None:
    """Raise `Unreadable` where there is no Java, or one that is too old for Spark."""
    if _set_by_spark():
        return
    home = os.environ.get("JAVA_HOME")
    # In the order in which Spark's own script looks.
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if java is None:
        raise Unreadable(f"Spark needs Java {OLDEST} or later, and there is no Java here; {_WAY_OUT}")
    said = _said_by(java)
    found = _VERSION.search(said)
    if found is None:
        raise Unreadable(f"Spark needs Java {OLDEST} or later, and {java} does not start as Java; {_WAY_OUT}")
    if int(found[1]) < OLDEST:
        raise Unreadable(f"Spark needs Java {OLDEST} or later, and {java} is Java {found[1]}; {_WAY_OUT}")


def _set_by_spark() -> bool:
    """Return whether Spark has a script of settings, which may say where Java is."""
    home = os.environ.get("SPARK_HOME")
    folders = [os.environ.get("SPARK_CONF_DIR") or (home and f"{home}/conf")]
    return any(folder and Path(folder, "spark-env.sh").exists() for folder in folders)


def _said_by(java: str) -> str:
    """Return what `java -version` prints, an empty text where it does not start or does not end."""
    try:
        done = subprocess.run(
            [java, "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stderr + done.stdout
