"""A procurement whose responses all stand in a YAML score file comes to the same bytes as one in one file."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.commands.run import sv_score
from tests.rules.overlay import BASE, plain, written


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return two folders: the base files, and the same with every response in `scores.yaml`."""
    one, apart = tmp_path / "one", tmp_path / "apart"
    shutil.copytree(BASE, one)
    shutil.copytree(BASE, apart)
    file = plain((one / "bids.yaml").read_text(encoding="utf-8"))
    file["bids"][1]["responses"]["LE1"] = {"no_response": "true", "rationale": "Nothing was sent."}
    (one / "bids.yaml").write_text(written(file), encoding="utf-8")
    responses = [{"id": bid["id"], "responses": bid.pop("responses")} for bid in file["bids"]]
    (apart / "scores.yaml").write_text(written({"bids": responses}), encoding="utf-8")
    (apart / "bids.yaml").write_text(written(file | {"scores": ["scores.yaml"]}), encoding="utf-8")
    return one, apart


@pytest.mark.parametrize(
    "command",
    [
        ("evaluate", "bids.yaml", "--format", "text"),
        ("evaluate", "bids.yaml", "--format", "csv"),
        ("compare", "bids.yaml", "--format", "text"),
        ("margins", "bids.yaml", "--format", "text"),
        ("agreement", "bids.yaml", "--format", "text"),
    ],
    ids=" ".join,
)
def test_every_output_has_the_same_bytes(command: tuple[str, ...], folders: tuple[Path, Path]) -> None:
    one, apart = (sv_score(*command, cwd=folder) for folder in folders)
    assert one.returncode == apart.returncode == 0, apart.stderr
    assert one.stdout == apart.stdout != ""


def test_findings_on_it_stand_in_the_score_file(folders: tuple[Path, Path]) -> None:
    _, apart = folders
    text = (apart / "scores.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["bids"][0]["responses"]["LE2"] == {"quantity": 35, "unit": "percent"}
    changed = text.replace("unit: percent", "unit: people", 1).replace("quantity: 180", "quantity: -180")
    (apart / "scores.yaml").write_text(changed.replace("LE3: pass", "LE3: 4", 1), encoding="utf-8")
    done = sv_score("check", "bids.yaml", "--format", "concise", cwd=apart)
    assert done.returncode == 1
    found = [(line.split(":")[0], line.split()[1]) for line in done.stdout.splitlines() if "SV5" in line]
    assert found
    assert {file for file, _ in found} == {"scores.yaml"}, done.stdout
