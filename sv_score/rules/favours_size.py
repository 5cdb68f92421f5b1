"""Quantities that earn marks do not favour large bidders.

## What it does
Reports a measured criterion that gives more marks for a larger absolute number of people, jobs, hours or
money, where neither the unit nor the question, definition or description mentions a proportion, a percent,
"per" or size.

## Why it matters
Practice, not law: a firm with forty staff cannot match the hours of one with four thousand, whatever it
does well. Section 23 of the Procurement Act 2023 asks that criteria are proportionate, judged against the
contract's nature, complexity and cost. An absolute number can be right where the bands were set by the size
of the contract, so this is information: say so in the description.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - question: How much will you spend with growers nearby?
        measure: {unit: GBP, definition: Invoiced cost of plants from growers nearby.}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - {}
      - measure: {unit: GBP per GBP 1000 of contract value}
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Better, Criterion
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import flat, word_set, words

RULE = Rule("SV317", "favours-size", Severity.INFO)

_ABSOLUTE = word_set(
    """
    people persons jobs roles posts fte apprentices apprenticeships placements trainees volunteers hours
    gbp pounds £ eur euros € aud usd $ number
    """
)
_SCALED = word_set(
    """
    per percent percentage % share ratio rate proportion proportional proportionally proportionate
    proportionately proportionality size sized scaled relative
    """
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks for absolute numbers without a note on proportion."""
    for criterion, route in criteria(subject):
        measure = criterion.measure
        if measure is None or measure.better is Better.LOWER or "/" in measure.unit:
            continue
        if not _ABSOLUTE.isdisjoint(flat(measure.unit).split()) and not _mentions_proportion(criterion):
            message = (
                f"`{criterion.id}` gives marks for a number of {measure.unit} whatever the bidder's size, "
                "expected a share or a note on proportion"
            )
            help = "count per GBP 100,000 of contract value or in percent, or describe how bands were scaled"
            yield subject.at_criteria(RULE, message, (*route, "measure", "unit"), help)


def _mentions_proportion(criterion: Criterion) -> bool:
    measure = criterion.measure
    texts = [criterion.title, criterion.question, criterion.description]
    texts += [measure.unit, measure.definition] if measure else []
    return any("%" in text or not _SCALED.isdisjoint(words(text)) for text in texts)
