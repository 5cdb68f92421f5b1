"""`sv-score criteria`: what comes with sv-score, and that all of it is sound."""

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.reading import ready
from tests.commands.run import ROOT, sv_score

EVERYTHING = ready.criteria_ids() + ready.model_ids()


def test_the_list_names_everything() -> None:
    listed = sv_score("criteria", "list")
    assert listed.returncode == 0
    assert all(f"  {name} " in listed.stdout for name in EVERYTHING)


@pytest.mark.parametrize("name", EVERYTHING)
def test_everything_can_be_shown(name: str) -> None:
    shown = sv_score("criteria", "show", name)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert name in shown.stdout.splitlines()[0]


@pytest.mark.parametrize("name", ["starter", "ppn-026"])
def test_the_file_itself_can_be_had(name: str) -> None:
    shown = sv_score("criteria", "show", name, "--yaml").stdout
    folder = ROOT / "criteria"
    path = folder / f"{name}.yaml"
    path = path if path.exists() else folder / "models" / f"{name}.yaml"
    assert shown == path.read_text(encoding="utf-8")


def test_a_wrong_name_is_one_sentence_with_the_nearest() -> None:
    shown = sv_score("criteria", "show", "startr")
    assert shown.returncode == 2
    assert shown.stderr == "sv-score: nothing ready is called `startr`; did you mean `starter`?\n"


def test_everything_that_is_shipped_passes_every_check() -> None:
    checked = check([str(ROOT / "criteria"), str(ROOT / "examples")], Settings())
    # Examples show an evaluation under way, and agreed scores that are bare numbers.
    meant = ("SV508", "SV509", "SV601")
    faults = [f for f in checked.findings if f.finding.severity != "info" and f.finding.code not in meant]
    assert faults == []


def test_the_starter_has_the_six_dimensions_practice_asks_for() -> None:
    shown = sv_score("criteria", "show", "starter").stdout
    for dimension in (
        "service-transformation",
        "involvement-and-design",
        "community-relationships",
        "local-economy",
        "supply-chain-diversity",
        "cost-savings",
    ):
        assert f"({dimension}, weight" in shown
