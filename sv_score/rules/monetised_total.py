"""No criterion asks for social value as a total in money.

## What it does
Reports a title, question, sub-criterion, description, descriptor or measure that asks for a total of social
value in money: "total social value", a social return on investment (SROI), pounds of social value,
monetised benefits or proxy values. A sentence that turns these down ("is not assessed") is not reported.

## Why it matters
Such a total adds estimates that rest on each bidder's own assumptions, so two bidders' totals cannot be
compared, and it rewards the largest claim. Section 23 of the Procurement Act 2023 asks for criteria that
are measurable and specific; the PPN 002 model counts people, hours, tonnes and direct spend and puts no
proxy value on any of them. This is a warning, since authorities may lawfully ask for a total: keep it as
reported information with its source and edition, outside the criteria.

## Example
```yaml
dimensions:
  - criteria:
      - question: What is the total social value of your bid in pounds?
```

## Use instead
```yaml
dimensions:
  - criteria:
      - question: How many weeks of apprenticeship will you provide in these parks?
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ALL, Part, found

RULE = Rule("SV302", "monetised-total", Severity.WARNING)

_SCORING = r"(?! (?:marks?|points|weight|weighting|questions?|criteria|criterion|model|act|policy)\b)"
_PATTERN = (
    rf"\btotal (?:value of )?(?:the |your |all |monetary |financial )*social value\b{_SCORING}"
    r"|\b(?:overall|combined|aggregate|single) social value (?:figure|total|amount|number)\b"
    r"|\bsocial value (?:total|in (?:£|gbp|pounds))"
    r"|\bsocial return on investment\b|\bsroi\b|\bsocial and local economic value\b|\bslev\b"
    r"|(?:£|\bgbp|\bpounds?)(?: [a-z]+)? of social value\b|\bworth of social value\b"
    r"|(?:£|\bgbp|\bmonetary|\bfinancial|\bcash) value of (?:the |your |all |its |each |total )*"
    r"social (?:value|benefits?|impact)\b"
    r"|\bmoneti[sz](?:ed?|ing|ation)\b|\bprox(?:y|ies) values?\b|\bfinancial prox(?:y|ies)\b"
)
_HINTS = (
    *("social value", "social return", "social benefit", "social benefits", "social impact"),
    *("social and local", "sroi", "slev", "proxy", "proxies"),
    *("monetise", "monetised", "monetising", "monetisation"),
    *("monetize", "monetized", "monetizing", "monetization"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report texts that ask for a total in money."""
    for passage, words in found(subject, _PATTERN, _HINTS, ALL - {Part.ABOUT}):
        message = f"{passage.what} asks for social value as money (`{words}`), expected what is delivered"
        help = "ask for the thing itself in its own unit: people, hours, tonnes, invoiced spend"
        yield subject.at_criteria(RULE, message, passage.route, help)
