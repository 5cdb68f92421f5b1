"""What the decoders accept the schemas accept, and the other way round, but for what only a decoder knows."""

import json
import re
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from sv_score.reading.bids import read_bids
from sv_score.reading.documents import kind_of
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.policy import read_policy
from sv_score.reading.policy_model import read_model
from sv_score.reading.proposals import read_decision, read_proposal
from sv_score.reading.schema import FILES, schema_for
from sv_score.reading.seals import read_seal
from sv_score.reading.yaml import compose
from tests.reading.texts import source

TOP = Path(__file__).parent.parent.parent
SHIPPED = sorted(p for folder in ("criteria", "examples") for p in (TOP / folder).glob("**/*.yaml"))
SCHEMAS = {kind: schema_for(kind) for kind in FILES}
VALIDATORS = {kind: Draft7Validator(schema) for kind, schema in SCHEMAS.items()}
READ = {
    "criteria": read_criteria,
    "bids": lambda file, findings: read_bids(file, findings, lambda share: None),
    "model": read_model,
    "policy": read_policy,
    "proposal": read_proposal,
    "decision": read_decision,
    "seal": read_seal,
}
# What a schema must find as well: wrong type, out of range, no known word, too few items.
BOTH = {"SV103", "SV106", "SV110", "SV113"}
MISSING = "SV102"

CHECKSUM = "^[0-9a-f]{64}$"


class EditorLoader(yaml.SafeLoader):
    """Types values as YAML 1.2 and editors do: dates and `yes` are text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the name is PyYAML's


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def edited(text):
    """Return a document as an editor sees it, every key a text."""
    return json.loads(json.dumps(yaml.load(text, Loader=EditorLoader)))


def codes(kind, text):
    """Return the codes that the decoder reports."""
    findings = []
    READ[kind](source(text), findings)
    return {finding.code for finding in findings}


def codes_and_routes(kind, document):
    """Return what the decoder reports about a document, and where."""
    findings = []
    READ[kind](source(written(document)), findings)
    return {(finding.code, finding.route) for finding in findings}


def written(document):
    """Return a document as YAML; numbers are plain and texts in quotes."""
    return json.dumps(document, ensure_ascii=False)


def inside(schema):
    """Yield a schema and every schema in it."""
    yield schema
    below = [*schema.get("properties", {}).values(), *schema.get("anyOf", ())]
    below += [schema[key] for key in ("items", "additionalProperties") if key in schema]
    for each in below:
        yield from inside(each)


# The schemas themselves


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_draft_07(kind):
    schema = SCHEMAS[kind]
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not [key for part in inside(schema) for key in part if key == "$id"]
    assert edited(written(schema)) == schema


@pytest.mark.parametrize("kind", FILES)
def test_every_property_says_what_it_is(kind):
    for part in inside(SCHEMAS[kind]):
        for name, each in part.get("properties", {}).items():
            assert each.get("description"), f"`{name}` has no description"


@pytest.mark.parametrize("kind", FILES)
def test_every_bound_is_a_whole_number(kind):
    def decoders(decoder):
        yield decoder
        parts = [f.decoder for f in getattr(decoder, "fields", {}).values()]
        parts += [getattr(decoder, name, None) for name in ("item", "response")]
        parts += getattr(decoder, "by_kind", {}).values()
        for part in parts:
            if part is not None:
                yield from decoders(part)

    bounds = {
        bound
        for decoder in decoders(FILES[kind])
        for bound in (getattr(decoder, name, None) for name in ("lowest", "highest", "above"))
        if bound is not None
    }
    assert all(bound == int(bound) for bound in bounds)
    assert not [value for part in inside(SCHEMAS[kind]) for value in part.values() if type(value) is float]


# Shipped files


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(TOP).as_posix())
def test_shipped_files_are_valid(path):
    text = path.read_text(encoding="utf-8")
    kind = kind_of(compose(text, "", []))
    if kind != "scores":
        assert codes(kind, text) == set()
        assert [error.message for error in VALIDATORS[kind].iter_errors(edited(text))] == []


def test_enough_files_are_shipped_to_prove_something():
    kinds = [kind_of(compose(path.read_text(encoding="utf-8"), "", [])) for path in SHIPPED]
    assert min(kinds.count(kind) for kind in ("criteria", "bids", "model")) >= 4


# Drawn documents

NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff\ufeff"),
    min_size=1,
    max_size=12,
).filter(str.strip)


def numbers(part):
    lowest, highest = part.get("minimum", -1000), part.get("maximum", 100_000)
    above = part.get("exclusiveMinimum")
    whole = st.integers(lowest if above is None else above + 1, highest)
    cents = st.integers(lowest * 100 if above is None else above * 100 + 1, highest * 100)
    return whole | cents.map(lambda n: n / 100)


@st.composite
def values(draw, part):
    """Draw a value that a schema accepts."""
    if "enum" in part:
        return draw(st.sampled_from(part["enum"]))
    if "anyOf" in part:
        return draw(values(draw(st.sampled_from(part["anyOf"]))))
    kind = part["type"]
    if kind == "object":
        below = part.get("properties", {})
        keys = [key for key in below if key in part.get("required", ()) or draw(st.booleans())]
        drawn = {key: draw(values(below[key])) for key in keys}
        if "additionalProperties" in part:
            names = draw(st.lists(NAMES, max_size=2, unique=True))
            drawn |= {name: draw(values(part["additionalProperties"])) for name in names}
        return drawn
    if kind == "array":
        least = part.get("minItems", 0)
        return [draw(values(part["items"])) for _ in range(draw(st.integers(least, least + 1)))]
    if kind == "integer":
        return draw(st.integers(part["minimum"], part["maximum"]))
    if kind == "number":
        return draw(numbers(part))
    if kind == "boolean":
        return draw(st.booleans())
    if part.get("pattern") == CHECKSUM:
        return draw(st.integers(0, 2**256 - 1).map("{:064x}".format))
    if kind == "string":
        return draw(st.dates(min_value=date(1000, 1, 1)).map(str))
    text = NAMES if "pattern" in part else WORDS
    return draw(text | text | st.integers(0, 10_000) | st.booleans())


def only_what_goes_together(kind, document):
    """Make a document right in what a schema does not know: unique ids, and keys that need others."""
    document = deepcopy(document)
    counter = iter(range(1_000_000))
    for place in mappings(document):
        if "id" in place:
            place["id"] = f"{place['id']}.{next(counter)}"
    made_right = {
        "criteria": _criteria,
        "bids": _bids,
        "model": _model,
        "policy": _policy,
        "proposal": _proposal,
        "seal": _seal,
    }
    made_right.get(kind, lambda document: None)(document)
    return document


def mappings(value):
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from mappings(below)


def _without(place, *keys):
    for key in keys:
        place.pop(key, None)


def _criteria(document):
    if "mode" in document.get("rounding", {}):
        document["rounding"].setdefault("places", 2)
    ordered = document.get("relative_importance") == "order"
    if ordered:
        _without(document, "criterion_weights")
    asked = [criterion for dimension in document["dimensions"] for criterion in dimension["criteria"]]
    scored = [criterion["id"] for criterion in asked if criterion.get("kind", "scored") == "scored"]
    for dimension in document["dimensions"]:
        _without(dimension, "weight") if ordered else dimension.setdefault("weight", 50)
        for criterion in dimension["criteria"]:
            kind = criterion.get("kind", "scored")
            if kind == "gate":
                _without(criterion, "weight", "scale", "minimum")
                _without(criterion, *(() if scored else ("holds_at_lowest",)))
                criterion |= {"holds_at_lowest": scored} if "holds_at_lowest" in criterion else {}
            else:
                criterion.setdefault("weight", 12.5)
                _without(criterion, "disqualifies", "holds_at_lowest")
            if kind == "measured":
                criterion.setdefault("measure", {"id": "a-measure"})
                criterion.setdefault("bands", [{"from": 0, "score": 0}])
            else:
                _without(criterion, "measure", "bands")
    for place in mappings(document):
        for scale in [place["scale"]] if "scale" in place else ():
            if "levels" in scale:
                _without(scale, "min", "max", "step")
            else:
                scale |= {"min": 0, "max": 5, "step": 1, **scale}


def _bids(document):
    for bid in document["bids"]:
        for response in bid.get("responses", {}).values():
            if not isinstance(response, dict):
                continue
            given = [key for key in ("consensus", "quantity", "result", "no_response") if key in response]
            _without(response, *given[1:], *(["scores"] if given and given[0] != "consensus" else []))
            for mark in response.get("scores", {}).values():
                if isinstance(mark, dict):
                    if mark.get("abstained"):
                        _without(mark, "score")
                    else:
                        mark.setdefault("score", 2)
                    if mark.get("abstained") or mark.get("excluded"):
                        mark.setdefault("reason", "An interest")


NEEDED_BY_A_RULE = {
    "minimum_weight": ("percent", 10),
    "recommended_outcomes": ("maximum", 1),
    "minimum_kpis": ("count", 3),
    "superseded": ("by", "ppn-026"),
}


def _model(document):
    for rule in document["rules"]:
        if rule["kind"] in NEEDED_BY_A_RULE:
            rule.setdefault(*NEEDED_BY_A_RULE[rule["kind"]])


NEEDED = {
    "required_tag": ("tag", "act"),
    "required_evidence": ("evidence", ["method_statement"]),
    "allowed_scales": ("scales", ["0, 1, 2, 3"]),
}


def _policy(document):
    for clause in document["clauses"]:
        clause.setdefault(*NEEDED.get(clause["kind"], ("at_most", 6)))
        if "scales" in clause:
            clause["scales"] = ["0, 1, 2, 3"]
        if "at_least" in clause and "at_most" in clause:
            clause |= {"at_least": 0, "at_most": 1_000_000}


def _seal(document):
    for sealing in (document, *document.get("earlier", [])):
        for file in sealing["files"]:
            file.setdefault("content", {})


def _proposal(document):
    """Leave one way of saying what weighs how much."""
    given = [way for way in ("weights", "order", "swings") if way in document]
    _without(document, *given[1:])
    if not given:
        document["weights"] = {}


def documents(kind):
    return values(SCHEMAS[kind]).map(lambda drawn: only_what_goes_together(kind, drawn))


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=20)
@given(data=st.data())
def test_what_a_schema_describes_is_accepted_by_both(kind, data):
    document = data.draw(documents(kind))
    text = written(document)
    assert codes(kind, text) == set()
    assert edited(text) == document
    assert VALIDATORS[kind].is_valid(document)


# Faults, one at a time

REMOVED = "nothing"
WRONG = {
    str: ("no such word", 3, True, [], {}),
    int: ("a word", "3", -1, 0.5, 101, 1001, []),
    bool: ("yes", "true", 3, []),
    list: ("a word", [], {}),
    dict: ("no such word", 3, []),
}
# Keys that are needed only beside certain others, or without which others are: a schema does not know.
SOMETIMES = {
    "criteria": {"weight", "places", "min", "max", "step", "levels", "measure", "bands"}
    | {"kind", "relative_importance"},
    "bids": {"score", "reason", "abstained"},
    "model": {key for key, _ in NEEDED_BY_A_RULE.values()},
    "policy": {"at_most", "at_least", *(key for key, _ in NEEDED.values())},
    "proposal": {"weights", "order", "swings"},
    "decision": set(),
    "seal": {"content"},
}


def sample(part):
    """Return a value with every property, and in every list one item of each form there is."""
    if "enum" in part:
        return part["enum"][0]
    if "anyOf" in part:
        return sample(part["anyOf"][-1])
    kind = part["type"]
    if kind == "object":
        whole = {key: sample(below) for key, below in part.get("properties", {}).items()}
        forms = forms_of(part["additionalProperties"]) if "additionalProperties" in part else ()
        return whole | {f"K{n}": sample(form) for n, form in enumerate(forms)}
    if kind == "array":
        forms = forms_of(part["items"])
        return [sample(form) for form in forms] * max(1, part.get("minItems", 0))
    if kind == "string":
        return "a" * 64 if part["pattern"] == CHECKSUM else "2026-02-03"
    return {"boolean": True, "integer": 3, "number": 5}.get(str(kind), "a")


def forms_of(part):
    return part.get("anyOf", [part])


def places(value, at=()):
    """Yield the way to everything in a document, but not to the document itself."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in steps:
        yield (*at, step), below
        yield from places(below, (*at, step))


def changed(document, at, other):
    """Return the document with another value, or nothing, in one place."""
    document = deepcopy(document)
    below = document
    for step in at[:-1]:
        below = below[step]
    if other is REMOVED:
        del below[at[-1]]
    else:
        below[at[-1]] = other
    return document


def check_change(kind, document, before, at, other):
    """Both must find a fault of a kind that both can know; a schema finds none that is not there."""
    broken = changed(document, at, other)
    found = {code for code, _ in codes_and_routes(kind, broken) - before}
    valid = VALIDATORS[kind].is_valid(broken)
    what = f"{'/'.join(map(str, at))} made {other!r}: {sorted(found)}, {valid=}"
    needed = other is REMOVED and MISSING in found and at[-1] not in SOMETIMES[kind]
    # A schema sees a text where a policy describes a scale.
    known = found & BOTH and at[-2:-1] != ("scales",)
    assert not (valid and (known or needed)), what
    assert valid or found, what
    return found


@pytest.mark.parametrize("kind", FILES)
def test_every_fault_is_found_by_both(kind):
    document = sample(SCHEMAS[kind])
    if kind == "policy":
        _policy(document)
    assert VALIDATORS[kind].is_valid(document)
    before, seen, found = codes_and_routes(kind, document), set(), set()
    for at, value in places(document):
        shape = (*("*" if isinstance(step, int) or step[0] == "K" else step for step in at), type(value))
        if shape not in seen:
            seen.add(shape)
            for other in (REMOVED, *WRONG[type(value)]):
                found |= check_change(kind, document, before, at, other)
    # Proposals and decisions have no words to choose from.
    assert found >= {MISSING, "SV103"} | (set() if kind in ("proposal", "decision") else {"SV110"})


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=10)
@given(data=st.data())
def test_a_fault_in_a_drawn_document_is_found_by_both(kind, data):
    document = data.draw(documents(kind))
    at, _ = data.draw(st.sampled_from(list(places(document))))
    for wrong in WRONG.values():
        for other in (REMOVED, *wrong):
            check_change(kind, document, set(), at, other)


def test_unknown_keys_are_left_to_the_decoder():
    document = sample(SCHEMAS["policy"])
    document["tilte"] = "x"
    assert VALIDATORS["policy"].is_valid(document)
    assert "SV101" in codes("policy", written(document))


@pytest.mark.parametrize("key", ["places", "weight"])
def test_keys_that_go_together_are_left_to_the_decoder(key):
    document = data_of("examples/first-steps/criteria.yaml")
    document["rounding"] = {"places": 2, "mode": "down"}
    del (document["rounding"] if key == "places" else document["dimensions"][0])[key]
    assert VALIDATORS["criteria"].is_valid(document)
    assert codes("criteria", written(document)) == {MISSING}


def data_of(name):
    return edited((TOP / name).read_text(encoding="utf-8"))
