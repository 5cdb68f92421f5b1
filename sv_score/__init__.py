"""sv-score: the social value of bids, per dimension, exactly, never as a single figure.

In Python, `sv_score.evaluate("bids.yaml")` and the other names in `__all__` do what the commands do; see
`docs/python.md`. They are imported when first asked for: the command line needs none of them.
"""

from sv_score._version import __version__

__all__ = [
    "Comparison",
    "CriterionScore",
    "Evaluation",
    "Explanation",
    "Finding",
    "Score",
    "Sides",
    "Unreadable",
    "__version__",
    "check",
    "compare",
    "evaluate",
    "explain",
    "report",
]

# What type checkers take for true; importing it from `typing` would cost more than the rest of this file.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from sv_score.api.checking import check
    from sv_score.api.comparison import Comparison, compare
    from sv_score.api.evaluation import Evaluation, evaluate
    from sv_score.api.explanation import Explanation, explain
    from sv_score.api.finding import Finding
    from sv_score.api.reports import report
    from sv_score.api.score import CriterionScore, Score
    from sv_score.comparing.pairs import Sides
    from sv_score.reading.source import Unreadable
else:

    def __getattr__(name):
        # PEP 562. Type checkers see the imports above, and so still report a name that is not there.
        places = {
            "check": "api.checking",
            "Comparison": "api.comparison",
            "compare": "api.comparison",
            "Evaluation": "api.evaluation",
            "evaluate": "api.evaluation",
            "Explanation": "api.explanation",
            "explain": "api.explanation",
            "Finding": "api.finding",
            "report": "api.reports",
            "CriterionScore": "api.score",
            "Score": "api.score",
            "Sides": "comparing.pairs",
            "Unreadable": "reading.source",
        }
        if name not in places:
            raise AttributeError(f"module 'sv_score' has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f"sv_score.{places[name]}"), name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
