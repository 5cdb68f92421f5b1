"""Load rule modules straight from their compiled files.

Every start loads a hundred small modules. Python's import looks for each of them on its whole path and
among five kinds of file, which takes twice as long as running them; where these modules lie is known.
Whatever is not as it should be (no compiled file, a source that has changed since) is left to Python.
"""

import marshal
import os
import sys
from importlib import import_module
from types import CodeType, ModuleType

_PACKAGE = "sv_score.rules"
_FOLDER = os.path.dirname(__file__)
# What a compiled file starts with: magic number, flags, time and size of its source (PEP 552).
_HEADER = 16


def load(name: str) -> ModuleType:
    """Return the rule module called `name`; raise `ImportError` where there is none."""
    full = f"{_PACKAGE}.{name}"
    loaded = sys.modules.get(full)
    if loaded is not None:
        return loaded
    path = os.path.join(_FOLDER, f"{name}.py")
    code = _compiled(name, path)
    if code is None:
        return import_module(full)
    module = ModuleType(full)
    module.__file__, module.__package__ = path, _PACKAGE
    sys.modules[full] = module
    exec(code, module.__dict__)
    return module


def _compiled(name: str, path: str) -> CodeType | None:
    """Return the compiled code of the source at `path` if it is there and belongs to it as it is now."""
    try:
        with open(
            os.path.join(_FOLDER, "__pycache__", f"{name}.{sys.implementation.cache_tag}.pyc"), "rb"
        ) as f:
            compiled = f.read()
        source = os.stat(path)
        made_from = (0, int(source.st_mtime) & 0xFFFFFFFF, source.st_size & 0xFFFFFFFF)
        header = tuple(int.from_bytes(compiled[at : at + 4], "little") for at in (4, 8, 12))
        code = marshal.loads(memoryview(compiled)[_HEADER:]) if header == made_from else None
    except (OSError, EOFError, ValueError, TypeError):
        return None
    return code if isinstance(code, CodeType) else None
