"""What `sv_score` promises, as text: every function with its arguments, every class with its members."""

import dataclasses
import inspect
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import sv_score


def surface() -> str:
    """Return one line for each promised name, member or field, in the order of the alphabet."""
    lines = []
    for name in sorted(sv_score.__all__):
        promised = getattr(sv_score, name)
        if inspect.isclass(promised):
            lines += [name, *(f"  {line}" for line in members(promised))]
        elif callable(promised):
            lines.append(f"{name}{inspect.signature(promised)}")
        else:
            lines.append(f"{name}: {type(promised).__name__}")
    return "\n".join(lines) + "\n"


def members(kind: type) -> Iterator[str]:
    names = set(getattr(kind, "_fields", ()))
    if dataclasses.is_dataclass(kind):
        names |= {field.name for field in dataclasses.fields(kind)}
    for name in sorted(names - {n for n in names if n.startswith("_")}):
        yield f"{name}: {inspect.get_annotations(kind)[name]}"
    for name, member in sorted(vars(kind).items()):
        if not name.startswith("_") and name not in names:
            yield f"{name}{described(member)}"


def described(member: Any) -> str:
    if isinstance(member, property):
        return f": {member.fget.__annotations__['return']}"
    if isinstance(member, cached_property):
        return f": {member.func.__annotations__['return']}"
    return str(inspect.signature(member))
