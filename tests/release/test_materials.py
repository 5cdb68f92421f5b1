"""The bill of materials has sv-score as its subject and no trace of this machine; licences are looked at."""

import json
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
