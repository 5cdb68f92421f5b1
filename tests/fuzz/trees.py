"""YAML and JSON as trees that need not be valid: what a mutation works on, and how it is written again.

A tree is `["leaf", text]`, `["seq", [tree, ...]]` or `["map", [[key, tree], ...]]`. The text of a leaf is
written as it stands, so that a mutation can put anything there.
"""

import json
from random import Random
from typing import Any

import yaml

from tests.fuzz import hostile

Tree = list[Any]


def yaml_tree(text: str) -> Tree:
    return _from_yaml(yaml.compose(text, Loader=yaml.CSafeLoader))


def _from_yaml(node: Any) -> Tree:
    if isinstance(node, yaml.MappingNode):
        return ["map", [[_from_yaml(key)[1], _from_yaml(value)] for key, value in node.value]]
    if isinstance(node, yaml.SequenceNode):
        return ["seq", [_from_yaml(each) for each in node.value]]
    plain = not node.style and "\n" not in node.value
    return ["leaf", node.value if plain else json.dumps(node.value, ensure_ascii=False)]


def json_tree(text: str) -> Tree:
    return _from_json(json.loads(text))


def _from_json(value: Any) -> Tree:
    if isinstance(value, dict):
        return [
            "map",
            [[json.dumps(key, ensure_ascii=False), _from_json(each)] for key, each in value.items()],
        ]
    if isinstance(value, list):
        return ["seq", [_from_json(each) for each in value]]
    return ["leaf", json.dumps(value, ensure_ascii=False)]


def copied(tree: Tree) -> Tree:
    kind, inside = tree
    if kind == "leaf":
        return [kind, inside]
    if kind == "seq":
        return [kind, [copied(each) for each in inside]]
    return [kind, [[key, copied(each)] for key, each in inside]]


def flow(tree: Tree, join: str = ": ") -> str:
    """Return a tree on one line: flow YAML, and with `join` a colon JSON."""
    kind, inside = tree
    if kind == "leaf":
        return inside
    if kind == "seq":
        return "[" + ", ".join(flow(each, join) for each in inside) + "]"
    return "{" + ", ".join(f"{key}{join}{flow(each, join)}" for key, each in inside) + "}"


def block(tree: Tree, indent: str = "") -> str:
    """Return a tree as block YAML, each line with its end."""
    kind, inside = tree
    if kind == "leaf":
        return f"{indent}{inside}\n"
    if not inside:
        return f"{indent}{'[]' if kind == 'seq' else '{}'}\n"
    lines = []
    for entry in inside:
        head, value = ("-", entry) if kind == "seq" else (f"{entry[0]}:", entry[1])
        if value[0] == "leaf":
            lines.append(f"{indent}{head} {value[1]}\n")
        elif not value[1] or len(value[1]) < 3:
            lines.append(f"{indent}{head} {flow(value)}\n")
        else:
            lines.append(f"{indent}{head}\n{block(value, indent + '  ')}")
    return "".join(lines)


def places(tree: Tree) -> list[tuple[Tree, int]]:
    """Return every place below the top as its parent and its number there."""
    found: list[tuple[Tree, int]] = []
    waiting = [tree]
    while waiting:
        parent = waiting.pop()
        if parent[0] == "leaf":
            continue
        for number, entry in enumerate(parent[1]):
            found.append((parent, number))
            waiting.append(entry if parent[0] == "seq" else entry[1])
    return found


def at(parent: Tree, number: int) -> Tree:
    entry = parent[1][number]
    return entry if parent[0] == "seq" else entry[1]


def put(parent: Tree, number: int, value: Tree) -> None:
    if parent[0] == "seq":
        parent[1][number] = value
    else:
        parent[1][number][1] = value


def mutate(tree: Tree, rng: Random, scalars: tuple[str, ...]) -> str:
    """Change one thing in a tree, in place; return what was done."""
    spots = places(tree)
    if not spots:
        tree[:] = ["leaf", rng.choice(scalars)]
        return "replaced all"
    parent, number = rng.choice(spots)
    name, change = rng.choice(CHANGES)
    change(tree, spots, parent, number, rng, scalars)
    return name


def _scalar(tree, spots, parent, number, rng, scalars):
    leaves = [spot for spot in spots if at(*spot)[0] == "leaf"]
    parent, number = rng.choice(leaves) if leaves else (parent, number)
    put(parent, number, ["leaf", rng.choice(scalars)])


def _drop(tree, spots, parent, number, rng, scalars):
    del parent[1][number]


def _twice(tree, spots, parent, number, rng, scalars):
    entry = parent[1][number]
    again = copied(entry) if parent[0] == "seq" else [entry[0], copied(entry[1])]
    parent[1].insert(rng.randrange(len(parent[1]) + 1), again)


def _key(tree, spots, parent, number, rng, scalars):
    keyed = [spot for spot in spots if spot[0][0] == "map"]
    if not keyed:
        return
    parent, number = rng.choice(keyed)
    key = parent[1][number][0]
    other = rng.choice(keyed)
    names = (rng.choice(scalars), other[0][1][other[1]][0], key[:-1], key.upper(), f'"{key}"', "<<", "*a")
    parent[1][number][0] = rng.choice(names)


def _swap(tree, spots, parent, number, rng, scalars):
    other = rng.choice(spots)
    one, two = copied(at(parent, number)), copied(at(*other))
    put(parent, number, two)
    put(*other, one)


def _copy(tree, spots, parent, number, rng, scalars):
    put(parent, number, copied(at(*rng.choice(spots))))


def _copy_leaf(tree, spots, parent, number, rng, scalars):
    leaves = [spot for spot in spots if at(*spot)[0] == "leaf"]
    if leaves:
        put(*rng.choice(leaves), copied(at(*rng.choice(leaves))))


def _wrap(tree, spots, parent, number, rng, scalars):
    here = at(parent, number)
    put(parent, number, ["seq", [here]] if rng.random() < 0.5 else ["map", [["a", here]]])


def _unwrap(tree, spots, parent, number, rng, scalars):
    here = at(parent, number)
    if here[0] != "leaf" and here[1]:
        put(parent, number, at(here, 0))


def _shuffle(tree, spots, parent, number, rng, scalars):
    rng.shuffle(parent[1])


def _extra(tree, spots, parent, number, rng, scalars):
    entry = ["leaf", rng.choice(scalars)]
    other = rng.choice(spots)
    key = other[0][1][other[1]][0] if other[0][0] == "map" else "extra"
    parent[1].insert(number, entry if parent[0] == "seq" else [key, entry])


def _deep(tree, spots, parent, number, rng, scalars):
    depth = rng.choice((5, 63, 64, 65, 400))
    put(parent, number, ["leaf", "[" * depth + flow(at(parent, number)) + "]" * depth])


def _alias(tree, spots, parent, number, rng, scalars):
    other = rng.choice(spots)
    here = flow(copied(at(parent, number)))
    put(*other, ["leaf", "*a"])
    put(parent, number, ["leaf", f"&a {here}"])


def _bomb(tree, spots, parent, number, rng, scalars):
    levels = [f"&b0 [{', '.join(['x'] * 9)}]"]
    levels += [f"&b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, rng.choice((3, 6, 12)))]
    put(parent, number, ["leaf", f"[{', '.join(levels)}]"])


def _many(tree, spots, parent, number, rng, scalars):
    here = copied(at(parent, number))
    count = rng.choice((3, 12, 40))
    if parent[0] == "seq":
        parent[1].extend(copied(here) for _ in range(count))
    else:
        parent[1].extend([f"{parent[1][number][0]}{n}", copied(here)] for n in range(count))


def _empty(tree, spots, parent, number, rng, scalars):
    put(parent, number, rng.choice((["leaf", ""], ["seq", []], ["map", []], ["leaf", "null"])))


def _digit(tree, spots, parent, number, rng, scalars):
    """Change a number a little: most of what can go wrong with figures lies close to honest ones."""
    leaves = [spot for spot in spots if at(*spot)[0] == "leaf" and at(*spot)[1][:1].isdigit()]
    if leaves:
        spot = rng.choice(leaves)
        text = at(*spot)[1]
        change = rng.choice(
            (f"{text}.5", f"-{text}", f"{text}0", text[:-1] or "0", f"{text}e3", str(rng.randrange(101)))
        )
        put(*spot, ["leaf", change])


CHANGES = [
    ("scalar", _scalar),
    ("scalar", _scalar),
    ("scalar", _scalar),
    ("digit", _digit),
    ("digit", _digit),
    ("drop", _drop),
    ("drop", _drop),
    ("twice", _twice),
    ("key", _key),
    ("swap", _swap),
    ("copy", _copy),
    ("copy leaf", _copy_leaf),
    ("wrap", _wrap),
    ("unwrap", _unwrap),
    ("shuffle", _shuffle),
    ("extra", _extra),
    ("deep", _deep),
    ("alias", _alias),
    ("bomb", _bomb),
    ("many", _many),
    ("empty", _empty),
]
YAML_SCALARS = (*hostile.SCALARS, *hostile.YAML)


def quoted(text: str) -> str:
    """Return a text as YAML and JSON write any character: in double quotes."""
    return json.dumps(text, ensure_ascii=True)
