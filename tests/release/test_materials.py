"""The bill of materials has sv-score as its subject and no trace of this machine; licences are looked at."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from release import materials


def component(name: str, *licences: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": name, "version": "1.0", "type": "library", "licenses": list(licences), **more}


def of(identifier: str) -> dict[str, Any]:
    return {"license": {"id": identifier}}


def bill(*components: dict[str, Any]) -> dict[str, Any]:
    home = {"type": "website", "url": "https://example.org"}
    wheel = {
        "type": "distribution",
        "url": "file:///home/ada/sv_score-1.0-py3-none-any.whl",
        "hashes": [{"alg": "SHA-256", "content": "0f"}],
    }
    product = component("sv-score", of("Apache-2.0"), externalReferences=[home, wheel])
    return {"metadata": {"tools": {}}, "components": [*components, product]}


def test_the_subject_is_the_wheel_and_no_folder_is_named() -> None:
    told = materials.settled(bill(component("rich", of("MIT"))))
    assert told["metadata"]["component"] == {
        "name": "sv-score",
        "version": "1.0",
        "type": "application",
        "licenses": [of("Apache-2.0")],
        "purl": "pkg:pypi/sv-score@1.0",
        "hashes": [{"alg": "SHA-256", "content": "0f"}],
        "externalReferences": [{"type": "website", "url": "https://example.org"}],
    }
    assert [name for name, _ in materials.components(told)] == ["rich"]
    assert "file:" not in materials.written(told)


def test_it_is_written_the_same_whatever_the_order_of_its_keys() -> None:
    told = materials.settled(bill(component("rich", of("MIT"))))
    turned = dict(reversed(told.items()))
    assert materials.written(turned) == materials.written(told)
    assert json.loads(materials.written(told)) == told


RULES = {
    "allowed": ["MIT", "ISC", "License :: OSI Approved :: BSD License"],
    "decided": {"pyphen": {"licences": ["GPL-2.0-or-later", "MPL-1.1"], "reason": "a choice"}},
}


@pytest.mark.parametrize(
    ("listed", "faults"),
    [
        (component("a", of("MIT")), []),
        (component("a", {"license": {"name": "License :: OSI Approved :: BSD License"}}), []),
        (component("a", {"expression": "MIT"}), []),
        (component("a", {"expression": "MIT AND GPL-3.0-only"}), ["a: MIT AND GPL-3.0-only"]),
        (component("a", {"expression": "MIT AND ISC"}), []),
        (component("a", {"expression": "GPL-3.0-only OR ISC"}), []),
        (
            component("a", {"expression": "MIT AND (GPL-3.0-only OR ISC)"}),
            ["a: MIT AND (GPL-3.0-only OR ISC)"],
        ),
        (component("a", of("MIT"), of("AGPL-3.0-only")), ["a: AGPL-3.0-only"]),
        (component("a"), ["a: no licence is declared"]),
        (component("Pyphen", of("GPL-2.0-or-later"), of("MPL-1.1")), []),
        (component("pyphen", of("GPL-2.0-or-later")), ["pyphen: GPL-2.0-or-later"]),
        (component("other", of("MPL-1.1")), ["other: MPL-1.1"]),
    ],
)
def test_a_licence_that_is_not_on_the_list_is_named(listed: dict[str, Any], faults: list[str]) -> None:
    assert materials.refused({"components": [listed]}, RULES) == faults


def test_the_list_of_the_project_gives_a_reason_for_each_decision() -> None:
    assert materials.refused({"components": [component("rich", of("MIT"))]}) == []
    assert materials.refused({"components": [component("x", of("AGPL-3.0-only"))]}) == ["x: AGPL-3.0-only"]


def joined(needed: dict[str, list[str]], *listed: str) -> dict[str, Any]:
    return {
        "metadata": {"component": {"bom-ref": "sv-score"}},
        "components": [component(name, **{"bom-ref": name}) for name in listed],
        "dependencies": [
            {"ref": ref, "dependsOn": refs} if refs else {"ref": ref} for ref, refs in needed.items()
        ],
    }


@pytest.mark.parametrize(
    ("needed", "listed", "faults"),
    [
        ({"sv-score": []}, [], []),
        ({"sv-score": ["a"], "a": ["b"], "b": ["a"]}, ["a", "b"], []),
        ({"sv-score": ["a"], "a": [], "b": ["a"]}, ["a", "b"], ["b is listed and nothing needs it"]),
        ({"sv-score": ["a"], "a": ["b"]}, ["a"], ["b is needed and not listed"]),
    ],
)
def test_what_comes_with_it_is_needed_and_what_is_needed_is_listed(
    needed: dict[str, list[str]], listed: list[str], faults: list[str]
) -> None:
    assert materials.unconnected(joined(needed, *listed)) == faults


# Stands in for CycloneDX's own library, which only the check's environment has.
CHECKER = """
class Data:
    def __init__(self, path, message):
        self.json_path, self.message, self.data = path, message, self
class SchemaVersion:
    from_version = str
class JsonStrictValidator:
    def __init__(self, version):
        self.version = version
    def validate_str(self, text, all_errors):
        return [Data("$.x", "two\\nlines " + "long " * 99)] if "\u00e4" in text else None
"""


def tools(folder: Path) -> Path:
    """Return an interpreter that finds the stand-in."""
    for name in ("__init__", "schema", "validation/__init__", "validation/json"):
        file = folder / "cyclonedx" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(CHECKER, encoding="utf-8")
    python = folder / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{folder}" exec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    return python


@pytest.mark.skipif(sys.platform == "win32", reason="programs are shell scripts here")
def test_a_bill_is_compared_with_the_schema_of_its_version(tmp_path: Path) -> None:
    python = tools(tmp_path)
    assert materials.invalid('{"specVersion": "1.6"}', python) == []
    (fault,) = materials.invalid('{"specVersion": "1.6", "x": "ä"}', python)
    assert fault.startswith("not in the form of CycloneDX: $.x two lines long") and len(fault) < 300
    for text in ("{", "{}"):
        (fault,) = materials.invalid(text, python)
        assert fault.startswith("the bill of materials cannot be compared with the schema: ")
