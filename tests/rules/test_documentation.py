"""The documentation of every rule is complete, and its examples do what they say."""

from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.rules import ALL_RULES, rule_module
from sv_score.rules.documentation import Documentation, of_module
from tests.rules.overlay import BASE, write_example

DOCUMENTED = [of_module(rule_module(name)) for name in ALL_RULES]


def code(documentation: Documentation) -> str:
    return documentation.rule.code


def codes_for(fragment: str, folder: Path) -> set[str]:
    write_example(fragment, folder)
    checked = check([str(folder / "bids.yaml")], Settings())
    return {located.finding.code for located in checked.findings}


def test_the_base_files_have_no_fault() -> None:
    assert check([str(BASE / "bids.yaml"), str(BASE / "criteria.yaml")], Settings()).findings == ()


def test_codes_and_names_are_unique() -> None:
    assert len({d.rule.code for d in DOCUMENTED}) == len(DOCUMENTED)
    assert len({d.rule.name for d in DOCUMENTED}) == len(DOCUMENTED)


@pytest.mark.parametrize("name", ALL_RULES)
def test_a_rule_is_called_what_its_module_is_called(name: str) -> None:
    assert rule_module(name).RULE.name == name.replace("_", "-")


@pytest.mark.parametrize("documentation", DOCUMENTED, ids=code)
def test_documentation_is_complete(documentation: Documentation) -> None:
    for part in documentation[1:6]:
        assert part, f"{documentation.rule.code} lacks a part of its documentation"
    assert documentation.title.endswith(".")


@pytest.mark.parametrize("documentation", DOCUMENTED, ids=code)
def test_the_bad_example_is_found(documentation: Documentation, tmp_path: Path) -> None:
    assert documentation.rule.code in codes_for(documentation.example, tmp_path)


@pytest.mark.parametrize("documentation", DOCUMENTED, ids=code)
def test_the_good_example_is_left_alone(documentation: Documentation, tmp_path: Path) -> None:
    found = codes_for(documentation.instead, tmp_path)
    assert documentation.rule.code not in found
    assert not {c for c in found if c < "SV200"}


@pytest.mark.parametrize("name", ALL_RULES)
def test_every_option_is_documented(name: str) -> None:
    module = rule_module(name)
    for option in getattr(module, "OPTIONS", {}):
        assert f"`{option}`" in of_module(module).options


def test_every_rule_has_a_folder_of_cases() -> None:
    cases = Path(__file__).parent.parent / "cases" / "rules"
    for documentation in DOCUMENTED:
        folder = cases / documentation.rule.code
        assert list(folder.glob("bad*.yaml")), f"{documentation.rule.code} has no bad case"
        assert list(folder.glob("good*.yaml")), f"{documentation.rule.code} has no good case"
