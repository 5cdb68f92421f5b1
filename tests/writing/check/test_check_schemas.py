"""SARIF, JUnit and GitLab against their schemas, and what the schemas do not say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sv_score._version import __version__
from sv_score.checking.check import Checked, check
from sv_score.checking.settings import Settings
from sv_score.model.finding import Rule
from sv_score.rules.documentation import all_documentation
from sv_score.writing.check import Look, write
from tests.writing.check.cases import BASE, checked_of, made
from tests.writing.check.readers import GITLAB, SARIF, junit_root

ADDRESS = Look(docs="https://example.org/rules")


def run_of(checked: Checked, look: Look = ADDRESS) -> Any:
    log = json.loads(write(checked, "sarif", look))
    SARIF.validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def rules_of(checked: Checked, look: Look = ADDRESS) -> Any:
    return run_of(checked, look)["tool"]["driver"]["rules"]


def sound() -> Checked:
    return check([str(BASE / "criteria.yaml")], Settings(select=("SV2",)))


def test_sarif_lists_every_rule_once_by_code(checked: Checked) -> None:
    codes = [rule["id"] for rule in rules_of(checked)]
    assert codes == sorted(documentation.rule.code for documentation in all_documentation())
    assert run_of(checked)["tool"]["driver"]["version"] == __version__


def test_sarif_describes_each_rule(checked: Checked) -> None:
    for rule in rules_of(checked):
        assert re.fullmatch("([A-Z][a-z0-9]*)+", rule["name"])
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert rule["help"]["text"] and rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["helpUri"] == f"https://example.org/rules#{rule['id'].lower()}"


def test_sarif_help_is_the_rule_s_documentation() -> None:
    (about,) = (rule for rule in rules_of(sound()) if rule["id"] == "SV203")
    assert about["name"] == "ZeroWeight"
    assert about["shortDescription"] == {"text": "No dimension or criterion has a weight of zero."}
    assert "Why it matters:\nWhat carries no weight" in about["help"]["text"]
    assert about["help"]["markdown"].startswith("## What it does\nReports a weight of exactly zero.")
    assert about["defaultConfiguration"] == {"level": "warning"}


@pytest.mark.parametrize("docs", ["", "docs/rules.md"])
def test_sarif_has_no_help_address_that_leads_nowhere(docs: str) -> None:
    assert not any("helpUri" in rule for rule in rules_of(sound(), Look(docs=docs)))


def test_sarif_has_a_rule_for_every_result() -> None:
    rule = Rule("SV999", "rule-of-tomorrow")
    assert rules_of(checked_of(made("x", rule=rule)))[-1]["name"] == "RuleOfTomorrow"


def test_sarif_points_at_labels_and_pointers(checked: Checked) -> None:
    results = [r for r in run_of(checked)["results"] if r["ruleId"] == "SV201"]
    for result in results:
        assert result["message"]["text"].endswith("\nhelp: add 1 in all")
        assert [related["id"] for related in result["relatedLocations"]] == [1, 2]
        regions = [related["physicalLocation"]["region"] for related in result["relatedLocations"]]
        assert [(region["startLine"], region["startColumn"], region["endColumn"]) for region in regions] == [
            (19, 13, 15),
            (54, 13, 15),
        ]
        assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "/dimensions"}]


def test_sarif_messages_have_no_links() -> None:
    result = run_of(checked_of(made("see [here](https://example.org) and a[0](1)")))["results"][0]
    assert result["message"]["text"].startswith("see \\[here](https://example.org) and a\\[0](1)\n")


@pytest.mark.parametrize(
    ("label", "uri"),
    [
        ("a b/é,:%.yaml", "a%20b/%C3%A9%2C%3A%25.yaml"),
        ("./x/../c.yaml", "c.yaml"),
        ("../c.yaml", "../c.yaml"),
        ("/elsewhere/c.yaml", "file:///elsewhere/c.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
        ("\ud800.yaml", "%3F.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_sarif_addresses_files_from_the_top_of_the_project(label: str, uri: str, here: Path) -> None:
    result = run_of(checked_of(made("x", label)))["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_file_without_findings_is_a_passed_test() -> None:
    root = junit_root(write(sound(), "junit", Look()))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert root.find("testsuite/testcase").get("name") == "no findings"


def test_junit_has_a_suite_for_every_file(checked: Checked) -> None:
    root = junit_root(write(checked, "junit", Look()))
    assert len(root.findall("testsuite")) == len({source.label for source in checked.sources})
    assert "sound.yaml" in {suite.get("name") for suite in root.findall("testsuite")}


def test_a_warning_fails_a_test_only_when_strict(checked: Checked) -> None:
    def failed(look: Look) -> set[str]:
        root = junit_root(write(checked, "junit", look))
        return {case.get("name").split()[0] for case in root.iter("testcase") if len(case.findall("failure"))}

    assert failed(Look()) == {"SV101", "SV201", "SV202", "SV502", "SV503", "SV512"}
    assert failed(Look(strict=True)) == failed(Look()) | {"SV030", "SV032"}


def test_junit_has_one_test_per_rule() -> None:
    rule = Rule("SV201", "dimension-weights-total")
    root = junit_root(write(checked_of(made("one", rule=rule), made("two", rule=rule)), "junit", Look()))
    (case,) = root.iter("testcase")
    assert case[0].get("message") == "one (and 1 more)"
    assert "two" in case[0].text


def test_gitlab_keeps_to_its_schema(checked: Checked) -> None:
    issues = json.loads(write(checked, "gitlab", Look()))
    GITLAB.validate(issues)
    assert {issue["severity"] for issue in issues} == {"major", "minor"}
    assert json.loads(write(sound(), "gitlab", Look())) == []
