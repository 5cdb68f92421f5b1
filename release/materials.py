"""The bill of materials: what comes with sv-score and with each extra, and under which licences.

`cyclonedx-py` reads an environment; what it would say about this machine is taken out, so that the same
packages give the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

LICENCES = Path(__file__).parent / "licences.toml"
# Run by the interpreter of the tools, which have CycloneDX's own library. Its schema refuses unknown keys.
_CHECKED = """
import json, sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
text = sys.stdin.buffer.read().decode("utf-8")
version = SchemaVersion.from_version(json.loads(text)["specVersion"])
for error in JsonStrictValidator(version).validate_str(text, all_errors=True) or ():
    print(error.data.json_path, error.data.message.replace(chr(10), " ")[:200])
"""


def bill(inside: Path, tools: Path) -> dict[str, Any]:
    """Return the bill of materials of the environment with the interpreter `inside`, in CycloneDX's form.

    `tools` is an interpreter with the tools of `requirements.txt`. What is told about is sv-score; what it
    needs are the components.
    """
    command = [str(tools), "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"]
    done = subprocess.run([*command, str(inside)], check=True, capture_output=True, encoding="utf-8")
    return settled(json.loads(done.stdout))


def settled(told: dict[str, Any]) -> dict[str, Any]:
    """Return a bill with sv-score as its subject and without the folder that it was installed from."""
    (product,) = (c for c in told["components"] if c["name"] == "sv-score")
    told["components"] = [c for c in told["components"] if c is not product]
    references = product.pop("externalReferences", [])
    wheel = next(r for r in references if r["type"] == "distribution" and r["url"].startswith("file:"))
    product |= {
        "type": "application",
        "purl": f"pkg:pypi/sv-score@{product['version']}",
        "hashes": wheel["hashes"],
        "externalReferences": [r for r in references if r is not wheel],
    }
    told["metadata"]["component"] = product
    return told


def written(told: Mapping[str, Any]) -> str:
    """Return a bill as the text of its file."""
    return json.dumps(told, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def components(told: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield what a bill lists by name, each with the licences that it declares."""
    for component in told["components"]:
        yield component["name"], [_named(licence) for licence in component.get("licenses", [])]


def refused(told: Mapping[str, Any], rules: Mapping[str, Any] | None = None) -> list[str]:
    """Return the components whose licences are not on the list of `licences.toml`, as sentences."""
    rules = rules or tomllib.loads(LICENCES.read_text(encoding="utf-8"))
    decided = {name.lower(): licences for name, licences in rules["decided"].items()}
    faults = []
    for name, licences in components(told):
        unknown = [licence for licence in licences if not _allowed(licence, rules["allowed"])]
        if (unknown or not licences) and decided.get(name.lower(), {}).get("licences") != licences:
            faults.append(f"{name}: {', '.join(unknown) or 'no licence is declared'}")
    return faults


def invalid(text: str, tools: Path) -> list[str]:
    """Return where the bill `text` is not in CycloneDX's form, as sentences; nothing where it is.

    `tools` is an interpreter with the tools of `requirements.txt`: what it is checked with comes with them.
    """
    command = [str(tools), "-X", "utf8", "-c", _CHECKED]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        return [f"the bill of materials cannot be compared with the schema: {last}"]
    return [f"not in the form of CycloneDX: {line}" for line in done.stdout.splitlines()]


def unconnected(told: Mapping[str, Any]) -> list[str]:
    """Return what does not hang together, as sentences: sv-score, or what it needs, needs each component."""
    needed = {each["ref"]: each.get("dependsOn", []) for each in told["dependencies"]}
    found: set[str] = set()
    waiting = [told["metadata"]["component"]["bom-ref"]]
    while waiting:
        reference = waiting.pop()
        if reference not in found:
            found.add(reference)
            waiting += needed.get(reference, [])
    listed = {component["bom-ref"] for component in told["components"]}
    faults = [f"{ref} is listed and nothing needs it" for ref in sorted(listed - found)]
    named = found - listed - {told["metadata"]["component"]["bom-ref"]}
    return faults + [f"{ref} is needed and not listed" for ref in sorted(named)]


def _allowed(licence: str, allowed: Sequence[str]) -> bool:
    """Return whether an expression is allowed: all that AND joins, or one of those that OR joins."""
    if " OR " in licence and " AND " not in licence:
        return any(part in allowed for part in licence.split(" OR "))
    return licence in allowed or all(part in allowed for part in licence.split(" AND "))


def _named(licence: Mapping[str, Any]) -> str:
    if "expression" in licence:
        return str(licence["expression"])
    return str(licence["license"].get("id") or licence["license"].get("name"))
