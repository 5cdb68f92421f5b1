"""What is said about agreement in words, the same in every format."""

from __future__ import annotations

WHAT = (
    "Marks as each evaluator first gave them, before moderation; marks abstained or set aside are left "
    "out. This describes the evaluators and never the bids."
)
HOW_TO_READ = (
    "Exact and within one level are shares of all pairs of marks on the same answer.",
    "Alpha is Krippendorff's, for ordered levels: 1 is full agreement, 0 is what chance would give, and it "
    "can be below 0. It is low where nearly all marks are alike, so read it beside the other two.",
    "The mean difference is how far an evaluator's marks lie above or below the others' on the same "
    "answers, in levels of the scale. Neither figure says who is right.",
)
SCALES_OF_MARKS_DIFFER = "the marks are on different scales; the difference is given per scale"
NO_MARKS = "no mark on an answer that another evaluator has marked too"
NOTHING = "No answer has two marks that count, so there is nothing to compare yet."


def changed_since(changed: int) -> str:
    """Return that so many marks were changed after they were first recorded, or an empty text."""
    if not changed:
        return ""
    marks = "1 mark was" if changed == 1 else f"{changed} marks were"
    return f"{marks} changed after being recorded; here the mark first recorded in the history counts"


def too_few(units: int, enough: int) -> str:
    """Return why no conclusion can be drawn from so few units, or an empty text."""
    if not 0 < units < enough:
        return ""
    answers = "1 answer" if units == 1 else f"{units} answers"
    return f"{answers} with two marks, fewer than {enough}: no conclusion can be drawn"
