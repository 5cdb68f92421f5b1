"""SHA-256 (FIPS 180-4) without waiting for OpenSSL.

`hashlib` loads OpenSSL, which takes as long as reading a small procurement. Python brings its own SHA-256
too, under a name that differs by version; `random` of the standard library takes it in the same way.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hashlib import sha256 as sha256


def _made_in() -> Any:
    """Return the first module that has SHA-256."""
    for name in ("_sha2", "_sha256"):
        try:
            return import_module(name)
        except ImportError:
            continue
    return import_module("hashlib")


if not TYPE_CHECKING:
    sha256 = _made_in().sha256
