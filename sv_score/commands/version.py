"""`sv-score --version`: answered before anything slow is imported."""

from __future__ import annotations

import sys

from sv_score._version import __version__


def version_text() -> str:
    """Return name, version, Python and the YAML parser in use."""
    python = ".".join(map(str, sys.version_info[:3]))
    return f"sv-score {__version__} (file format 1, Python {python}, YAML by {_yaml_parser()})"


def _yaml_parser() -> str:
    """Find out which parser PyYAML would use without the 20 ms that importing it takes."""
    from importlib.machinery import PathFinder

    package = PathFinder.find_spec("yaml")
    folders = package.submodule_search_locations if package else None
    return "libyaml" if folders and PathFinder.find_spec("yaml._yaml", list(folders)) else "PyYAML"
