"""When two names of organisations are the same organisation."""

_LEGAL_FORMS = {"ltd", "limited", "plc", "cic", "llp"}
_AS_SPACE = str.maketrans({",": " ", "(": " ", ")": " "})


def folded_supplier(name: str) -> str:
    """Return `name` without what does not tell suppliers apart: case, spaces, dots and legal form."""
    words = name.casefold().replace("&", " and ").replace(".", "").translate(_AS_SPACE).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)
