"""The small changes that are made to a module, one at a time.

Comparisons, arithmetic, truth values, numbers, texts, returned values, conditions and statements. Left out
are docstrings, annotations and the words of sentences for people: no test holds those to the letter, on
purpose.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

# These hold nothing but sentences: the documentation of findings that reading makes.
TEXTS_ONLY = "*_fault_texts.py"
# In a sentence or a name in backquotes, and in nothing that is compared with the words of a file.
_SIGNS_OF_PATTERNS = set("\\[|*^$<")

_OTHER_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_OTHER_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Mutant(NamedTuple):
    """One change: `before` became `after` on `line`, in `function` of `classes`, or outside any (`None`).

    `first` and `last` are the lines of the statement that can be seen to run, `top` the index of the
    statement at the top of the module that holds it. `code` is the text of the line and `number` counts the
    same change on lines with the same text, so that a mutant is known again after lines have moved.
    """

    file: str
    line: int
    code: str
    before: str
    after: str
    number: int
    first: int
    last: int
    top: int
    classes: tuple[str, ...]
    function: str | None

    @property
    def key(self) -> str:
        """Return what this mutant is known by from one run to the next."""
        return f"{self.file}: {self.code}: {self.before} -> {self.after} #{self.number}"


class _Place(NamedTuple):
    """A node where it hangs in the tree, and what lies around it."""

    parent: ast.AST
    field: str
    at: int | None
    node: ast.AST
    around: tuple[ast.AST, ...]

    def put(self, node: ast.AST) -> None:
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


def mutants(path: Path, name: str) -> Iterator[tuple[Mutant, ast.Module]]:
    """Yield each mutant of the module at `path`, called `name`, with the changed tree.

    It is the same tree each time, changed back before the next change: use it before going on.
    """
    if fnmatch(name, TEXTS_ONLY):
        return
    text = path.read_text(encoding="utf-8")
    tree, lines = ast.parse(text), text.splitlines()
    seen: dict[tuple[str, str, str], int] = {}
    for place in list(_places(tree, (tree,))):
        for other in list(_others(place)):
            before, after = _shown(place, place.node), _shown(place, other)
            line = getattr(place.node, "lineno", 0) or getattr(place.parent, "lineno", 0)
            code = lines[line - 1].strip()
            number = seen[code, before, after] = seen.get((code, before, after), 0) + 1
            where = _where(tree, place, line)
            place.put(ast.fix_missing_locations(ast.copy_location(other, place.node)))
            try:
                yield Mutant(name, line, code, before, after, number, *where), tree
            finally:
                place.put(place.node)


def _shown(place: _Place, node: ast.AST) -> str:
    """Return the source of a node in one line, with the name of the argument where it is one."""
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return f"{place.parent.arg}={text}" if isinstance(place.parent, ast.keyword) else text


def _where(tree: ast.Module, place: _Place, line: int) -> tuple[int, int, int, tuple[str, ...], str | None]:
    chain = (*place.around, place.node)
    statement = next((n for n in reversed(chain) if isinstance(n, ast.stmt)), None)
    first, last = line, getattr(place.node, "end_lineno", line)
    if isinstance(statement, ast.stmt):
        body = getattr(statement, "body", None)
        first = statement.lineno
        last = max(first, body[0].lineno - 1) if body else (statement.end_lineno or first)
    function = next((n for n in chain if isinstance(n, _Function)), None)
    if function is not None and not _in_body(function, chain):
        function = None
    classes: list[str] = []
    for node in chain[: chain.index(function)] if function else ():
        if isinstance(node, ast.ClassDef):
            classes.append(node.name)
    top = next(i for i, node in enumerate(tree.body) if node in chain)
    return first, last, top, tuple(classes), function.name if function else None


def _in_body(function: _Function, chain: tuple[ast.AST, ...]) -> bool:
    """Return whether the change is in what the function does, not in its defaults or decorators."""
    after = chain[chain.index(function) + 1 :]
    return bool(after) and after[0] in function.body


def _places(node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[_Place]:
    """Yield every node below `node` that may be changed, in the order of the source."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "type_comment") or (field == "ops" and value):
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if not isinstance(child, ast.AST) or _is_left_out(child, node):
                continue
            yield _Place(node, field, index, child, around)
            yield from _places(child, (*around, child))


def _is_left_out(node: ast.AST, parent: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Global() | ast.alias():
            return True
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        # The names of types in `cast` and in aliases are read by nobody at run time.
        case ast.Assign(targets=[ast.Name()], value=ast.Subscript()) if isinstance(parent, ast.Module):
            return True
    return False


def _others(place: _Place) -> Iterator[ast.AST]:
    """Yield what may stand in place of a node."""
    node = place.node
    if isinstance(node, ast.stmt):
        yield from _other_statements(node)
    elif isinstance(node, ast.Constant):
        yield from _other_constants(place, node)
    elif isinstance(node, ast.expr):
        yield from _other_operations(node)
    if _is_condition(place) and not isinstance(node, ast.Compare | ast.BoolOp):
        opposite = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
        if not opposite and isinstance(node, ast.expr):
            yield ast.UnaryOp(ast.Not(), node)


def _is_condition(place: _Place) -> bool:
    tested = isinstance(place.parent, ast.If | ast.While | ast.IfExp | ast.Assert) and place.field == "test"
    return tested or (isinstance(place.parent, ast.comprehension) and place.field == "ifs")


def _other_operations(node: ast.expr) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left, ops, comparators):
            for index, op in enumerate(ops):
                for other in _OTHER_COMPARISONS[type(op)]:
                    yield ast.Compare(left, [*ops[:index], other(), *ops[index + 1 :]], comparators)
        case ast.BinOp(left, op, right) if type(op) in _OTHER_ARITHMETIC:
            yield ast.BinOp(left, _OTHER_ARITHMETIC[type(op)](), right)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)


def _other_statements(node: ast.stmt) -> Iterator[ast.AST]:
    none = ast.Constant(None)
    match node:
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(none)
        case ast.Assign(targets, value) if not isinstance(value, ast.Constant):
            yield ast.Assign(targets, none)
        case ast.AnnAssign(target=ast.Name() as target, value=ast.expr() as value):
            if not isinstance(value, ast.Constant):
                yield ast.Assign([target], none)
        case ast.AugAssign(target, op, value):
            if type(op) in _OTHER_ARITHMETIC:
                yield ast.AugAssign(target, _OTHER_ARITHMETIC[type(op)](), value)
            yield ast.Pass()
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Continue():
            yield ast.Break()
        case ast.Expr() | ast.Raise() | ast.Break() | ast.Delete():
            yield ast.Pass()


def _other_constants(place: _Place, node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif isinstance(value, str) and not _is_wording(place, value):
        yield ast.Constant(f"XX{value.strip() or value}XX" if value else "XX")


def _is_wording(place: _Place, text: str) -> bool:
    """Return whether a text is part of a sentence for people, and not compared with the words of a file."""
    parent = place.parent
    if isinstance(parent, ast.JoinedStr):
        parts = [str(part.value) for part in parent.values if isinstance(part, ast.Constant)]
        return any(" " in part or "`" in part for part in parts)
    if " " not in text or _SIGNS_OF_PATTERNS & set(text):
        return False
    if isinstance(parent, ast.Compare | ast.Tuple | ast.List | ast.Set | ast.Dict | ast.FormattedValue):
        return False
    called = parent.func if isinstance(parent, ast.Call) else None
    owner = called.value if isinstance(called, ast.Attribute) else None
    return not (isinstance(owner, ast.Name) and owner.id == "re") and not isinstance(owner, ast.Constant)
