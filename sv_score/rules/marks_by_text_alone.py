"""Whatever moves marks stands in the data, not in a text alone.

## What it does
Reports a text by which something moves marks that the file's data does not have:

- a score below which a bid is rejected, or a minimum score, where nothing has a `minimum:`;
- half marks, where every scale has whole numbers only;
- bonus, extra or additional marks, and marks that are deducted;
- evaluators' highest and lowest scores that are left out;
- a right to change weightings, criteria or scoring later;
- evaluators who use what they know of bidders besides the bid.

A sentence that rules it out ("no marks are deducted") is left alone, and so are descriptors of levels,
which say what earns the level. `SV311` reports figures of marks, `SV332` percentages that contradict the
weights.

## Why it matters
sv-score computes from the data, so what only a text says is never applied and the published scheme is not
the one used. Section 19 of the Procurement Act 2023 has the award go by the published criteria and
methodology, section 23(3)(a) has it say whether failing a criterion disqualifies, and section 24 lets
criteria be refined only within limits (its detail was not read). Bonus marks that had not been disclosed
were part of what made the award unlawful in Letting International v Newham [2008] EWHC 1583 (QB), and
fractional marks on a scale of whole numbers in Bromcom v United Learning Trust [2022] EWHC 3262 (TCC);
both from reports of the cases. That evaluators judge the bid and clarifications alone is practice (from a
secondary source). The rule reads wording, so it is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - description: Up to 5 bonus points are available for ideas of your own.
```

## Use instead
```yaml
dimensions:
  - criteria:
      - description: The levels below are the only scores there are.
```
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sv_score.model.criteria import Dimension, Scale
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules.subject import Subject, dimensions
from sv_score.rules.texts import ALL, Part, Passage, found, judged_scales

RULE = Rule("SV331", "marks-by-text-alone", Severity.WARNING)

_PARTS = ALL - {Part.EVIDENCE, Part.UNIT, Part.DESCRIPTOR}
_BID = r"(?:bid|bidder|tender|tenderer|submission|response|answer|proposal|supplier|criterion|question)s?"
_SCORE = r"(?:scores?|scoring|scored|marks?|marked)"
_BELOW = r"(?:less than|below|under|fewer than|lower than|zero|nought|0|1)"
_OUT = (
    r"(?:rejected|excluded|disqualified|eliminated|discounted|set aside|fail(?:s|ed)?(?! to\b)|non compliant"
    r"|not (?:be )?(?:considered|evaluated|assessed|taken forward|proceed))"
)
_REACH = r"(?:achieve|obtain|attain|reach|earn|gain)"
_AMOUNT = (
    r"(?:an? )?(?:overall |total |minimum |at least |more than |of )*(?:\d+%?|one\b|two\b|three\b|half\b)"
)
_MARK = r"(?:mark|point)s?"
_REST = r"[^.;:?!]{0,160}"
_SOME = r"(?:up to )?(?:\d+ |an? |one |two |half )?"
_CHANGE = r"(?:change|amend|vary|alter|adjust|modify|revise)"
# Scores that others give, which no bid is marked by.
_OTHER_SCORES = (
    r"\b(?:hygiene|surveys?|satisfaction|inspections?|ratings?|tests?|exams?|breeam|epc|audits?)\b"
)


class _Way(NamedTuple):
    """A way in which a text moves marks; `unless` says whether the data has it at that place."""

    hints: tuple[str, ...]
    pattern: str
    what: str
    help: str
    unless: Callable[[Subject, Passage], bool] | None = None


def _has_minimum(subject: Subject, passage: Passage) -> bool:
    """Return whether a minimum that the passage can speak of is in the data, or it speaks of other scores."""
    return re.search(_OTHER_SCORES, passage.flat) is not None or any(
        d.minimum is not None or any(c.minimum is not None for c in d.criteria)
        for d in _spoken_of(subject, passage)
    )


def _has_parts_of_marks(subject: Subject, passage: Passage) -> bool:
    """Return whether a scale that the passage can speak of has scores between whole numbers."""
    if passage.criterion is None:
        return any(_in_parts(scale) for scale, _ in judged_scales(subject))
    scale = passage.criterion.scale or (subject.criteria.scale if subject.criteria else None)
    return scale is not None and _in_parts(scale)


def _in_parts(scale: Scale) -> bool:
    scores = [level.score for level in scale.levels] or [scale.lowest, scale.step or scale.lowest]
    return any(score % 1 for score in scores)


def _by_section_24(subject: Subject, passage: Passage) -> bool:
    """Return whether the passage speaks of refining criteria within the limits of the Act."""
    return "section 24" in passage.flat


def _spoken_of(subject: Subject, passage: Passage) -> list[Dimension]:
    """Return the dimension that the passage stands in, or all of them."""
    all = [dimension for dimension, _ in dimensions(subject)]
    return [all[int(passage.route[1])]] if passage.route[0] == "dimensions" else all


_MINIMUM = (
    "sets a minimum",
    "write it as `minimum:` with its score or percent and `disqualifies:`, or take the sentence out",
    _has_minimum,
)
_WAYS = (
    _Way(
        (
            *(
                "rejected",
                "excluded",
                "disqualified",
                "eliminated",
                "discounted",
                "set aside",
                "fail",
                "fails",
            ),
            *("failed", "non compliant", "not considered", "not be considered", "not evaluated"),
            *("not be evaluated", "not assessed", "not be assessed", "not taken forward"),
            *("not be taken forward", "not proceed"),
        ),
        rf"\b{_BID} (?:\w+ ){{0,3}}{_SCORE} (?:\w+ ){{0,2}}{_BELOW}\b{_REST}\b{_OUT}\b"
        rf"|\b{_SCORE} (?:\w+ ){{0,4}}{_BELOW} \d{_REST}\b{_OUT}\b"
        rf"|\b(?:do|does) not (?:score|(?:{_REACH}|have) an? (?:\w+ )?score of)\b{_REST}\d{_REST}\b{_OUT}\b",
        *_MINIMUM,
    ),
    _Way(
        (
            *("must score", "must achieve", "must obtain", "must attain", "must reach", "must earn"),
            *("must gain", "minimum", "pass mark", "pass score", "passing", "qualifying", "threshold"),
        ),
        rf"\bmust score {_AMOUNT}"
        rf"|\bmust {_REACH} {_AMOUNT}[^.;:?!]{{0,24}}\b(?:marks|score|points)\b"
        rf"|\bmust {_REACH} (?:an? |the )?(?:\w+ )?(?:minimum|pass\w*) (?:score|mark)\b"
        r"|\b(?:minimum|pass(?:ing)?|qualifying|threshold) (?:quality )?(?:score|mark)s?(?: of| is|:)? \d+%?"
        r"|\bthreshold (?:of|is) [\d.]+ ?(?:%|percent|per cent)? ?(?:of (?:the )?)?(?:marks|score|points)\b",
        *_MINIMUM,
    ),
    _Way(
        (
            *("half mark", "half marks", "half point", "half points", "increments", "steps of"),
            *("decimal scores", "decimal marks"),
        ),
        r"\bhalf (?:mark|point)s? (?:may|can|will|might|are|is|shall)\b"
        r"|\b(?:award|use|give|allow)\w* half (?:mark|point)s?"
        rf"|\b(?:scor\w+|mark\w*|award\w*|points?)\b{_REST}\b(?:increments|steps) of (?:0?\.\d+|a half|half)"
        r"|\b(?:increments|steps) of (?:0?\.\d+|a half|half an?) (?:mark|point|score)"
        r"|\bdecimal (?:scores|marks) (?:may|can|will|are)\b",
        "allows scores between those of the scale",
        "add these scores to the scale, each with a descriptor, or take the sentence out",
        _has_parts_of_marks,
    ),
    _Way(
        ("bonus", "extra", "additional", "further"),
        rf"\bbonus (?:{_MARK}|scores?)\b|\bbonus of {_SOME}{_MARK}\b"
        rf"|\b(?:extra|additional|further) {_MARK} (?:will|may|can|are|is|for|shall|where|if)\b"
        rf"|\b(?:award|earn|gain|receive|give|score)\w* {_SOME}(?:extra|additional|further) {_MARK}\b",
        "gives marks beyond the scale",
        "say in a level of the scale what earns it, or make it a criterion with its own `weight:`",
    ),
    _Way(
        (
            *("deducted", "deduct", "deducts", "deducting", "deduction", "deductions", "lose", "taken off"),
            *("docked", "marks will be reduced", "marks are reduced", "marks may be reduced"),
        ),
        rf"\b{_MARK} (?:will |may |shall |can |are |is )(?:also )?(?:be )?(?:deducted|docked|taken off)\b"
        r"|\bmarks (?:will be|are|may be) reduced\b"
        rf"|\bdeduct(?:s|ed|ing|ions? of)? {_SOME}{_MARK}\b|\blose {_SOME}{_MARK}\b",
        "takes marks off",
        "say in a level of the scale what loses the score above it, or that what is over a limit is not read",
    ),
    _Way(
        ("discarded", "removed", "dropped", "disregarded", "ignored", "left out", "discounted", "excluded"),
        r"\b(?:highest|lowest|outlying|extreme|outlier)\b[^.;:?!]{0,40}\b(?:scores?|marks?)\b[^.;:?!]{0,24}"
        r"\b(?:discarded|removed|dropped|disregarded|ignored|left out|discounted|excluded)\b",
        "leaves evaluators' scores out",
        "say that the panel agrees one score with its reasons; every evaluator's own score stays on record",
    ),
    _Way(
        (
            *("reserves the right", "reserve the right", "reserves the discretion", "reserves a right"),
            *(
                "weights may be",
                "weightings may be",
                "weighting may be",
                "weights can be",
                "weightings can be",
            ),
        ),
        rf"\breserves? (?:the|a) (?:right|discretion) to (?:\w+ ){{0,3}}{_CHANGE}\b[^.;:?!]{{0,60}}?"
        r"\b(?:weight\w*|criteri(?:a|on)|scor(?:es?|ing)|marks?|scales?|methodology|thresholds?)\b"
        rf"|\bweight(?:s|ings?) (?:may|can) be (?:\w+ )?{_CHANGE}e?d\b",
        "lets the scheme change later",
        "publish what holds; where the procedure lets criteria be refined, record it under `refinements:`",
        _by_section_24,
    ),
    _Way(
        ("knowledge", "experience", "dealings"),
        r"\b(?:evaluators?|assessors?|panel members|the (?:panel|authority|council|buyer))"
        r" (?:may|can|will|shall|might) (?:also )?"
        r"(?:take (?:into account|account of)|use|draw (?:up)?on|rely (?:up)?on|consider|have regard to)"
        r" (?:(?:any|the|their|its|own|prior|previous|existing|past|personal|general) )*"
        r"(?:knowledge|experience|dealings) (?:of|with) (?:\w+ )?"
        r"(?:(?:bidder|tenderer|supplier|firm|contractor|incumbent)s?|compan(?:y|ies))\b",
        "lets evaluators use more than the bid",
        "say that only the bid and its clarifications are assessed; ask for what evaluators need to know",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report texts that move marks without anything in the data behind them."""
    said: set[tuple[object, str]] = set()
    for way in _WAYS:
        for passage, words in found(subject, way.pattern, way.hints, _PARTS):
            if (passage.route, way.what) in said or (way.unless is not None and way.unless(subject, passage)):
                continue
            said.add((passage.route, way.what))
            message = f"{passage.what} {way.what} (`{words}`), expected what moves marks in the data"
            yield subject.at_criteria(RULE, message, passage.route, way.help)
