"""Put a mutant into the modules of this process, where every function that refers to it will meet it.

A change inside a function replaces its code: whoever imported the function has the changed one. A change
outside runs the statement again, with those after it that use its names, and hands the new values to the
modules that had imported the old ones.
"""

from __future__ import annotations

import ast
import functools
import gc
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tests.mutation.mutations import Mutant

OURS = ("sv_score", "tests")


class NotApplied(Exception):
    """The mutant has no function or value in this process."""


def module_name(file: str) -> str:
    """Return the name of the module in `file`."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def apply(mutant: Mutant, tree: ast.Module) -> None:
    """Change this process as `mutant` says; `tree` is the changed module."""
    module = import_module(module_name(mutant.file))
    if mutant.function is None:
        _run_again(module, tree, mutant.top)
    else:
        function = _live(module, mutant)
        function.__code__ = _code(compile(tree, function.__code__.co_filename, "exec"), function, mutant)


def forget() -> None:
    """Empty the caches of functions, so that a test computes what it uses."""
    for cached in _caches():
        cached.cache_clear()


@functools.cache
def _caches() -> list[Any]:
    wrappers = [o for o in gc.get_objects() if isinstance(o, functools._lru_cache_wrapper)]
    return [o for o in wrappers if str(getattr(o, "__module__", "")).split(".")[0] in OURS]


def _live(module: ModuleType, mutant: Mutant) -> FunctionType:
    holder: Any = module
    for name in mutant.classes:
        holder = vars(holder)[name]
    found = vars(holder).get(str(mutant.function))
    for inside in ("fget", "func", "__func__", "__wrapped__"):
        found = getattr(found, inside, found)
    if not isinstance(found, FunctionType):
        raise NotApplied(mutant.key)
    return found


def _code(module: CodeType, function: FunctionType, mutant: Mutant) -> CodeType:
    """Return the function's code in the changed module."""
    first = function.__code__.co_firstlineno
    for code in _codes(module):
        if code.co_name == mutant.function and code.co_firstlineno == first:
            return code
    raise NotApplied(mutant.key)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _run_again(module: ModuleType, tree: ast.Module, top: int) -> None:
    names = set(bound(tree.body[top]))
    again = [tree.body[top]]
    for statement in tree.body[top + 1 :]:
        if not isinstance(statement, ast.FunctionDef) and names & _used(statement):
            again.append(statement)
            names |= set(bound(statement))
    before = {name: vars(module)[name] for name in names if name in vars(module)}
    exec(compile(ast.Module(again, []), str(module.__file__), "exec"), vars(module))
    for name, old in before.items():
        _hand_over(name, old, vars(module).get(name))


def _hand_over(name: str, old: object, new: object) -> None:
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__
        return
    for other in _our_modules():
        if vars(other).get(name) is old:
            setattr(other, name, new)


def _our_modules() -> list[ModuleType]:
    return [module for name, module in list(sys.modules.items()) if name.split(".")[0] in OURS]


def bound(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement at the top of a module gives a value."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _used(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def using(mutant: Mutant, tree: ast.Module) -> Iterator[tuple[str, set[int]]]:
    """Yield the files, and the lines in them, that use what a statement outside functions gives a value."""
    module = import_module(module_name(mutant.file))
    names = set(bound(tree.body[mutant.top]))
    for statement in tree.body[mutant.top + 1 :]:
        if names & _used(statement) and not isinstance(statement, ast.FunctionDef):
            names |= set(bound(statement))
    for other in _our_modules():
        file, held = getattr(other, "__file__", None), vars(other)
        same = {name for name in names if name in held and held[name] is vars(module).get(name)}
        if file and same and other.__name__.startswith("sv_score"):
            yield file, {line for name in same for line in _lines_naming(file).get(name, ())}


@functools.cache
def _lines_naming(file: str) -> dict[str, set[int]]:
    lines: dict[str, set[int]] = {}
    for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            lines.setdefault(name, set()).add(node.lineno)
    return lines
