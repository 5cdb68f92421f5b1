"""A bid's score does not depend on other bids.

## What it does
Reports wording by which marks depend on what others offer: the highest or lowest bid, the best offer, the
bidder offering the most, compared with other bidders, in proportion to the highest total, others pro rata,
responses scored relative to each other, bidders placed in order. A sentence that rules it out ("never
relative to other bids") is not reported, nor a comparison with anything but bids and what is in them.

## Why it matters
Practice, not law: such marks reward the largest promise, change when a losing bid is withdrawn, and can
reverse the order of two bids because of a third. Nobody can say in advance what an answer is worth, while
section 23 of the Procurement Act 2023 asks for criteria that are clear, measurable and specific. Published
bands do the same work in absolute terms.

## Example
```yaml
dimensions:
  - criteria:
      - description: The highest bid earns all the marks and others earn marks pro rata.
```

## Use instead
```yaml
dimensions:
  - criteria:
      - description: The bands below say how many weeks earn each score.
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import ALL, Part, found_in_any

RULE = Rule("SV320", "relative-to-rivals", Severity.WARNING)

_RIVALS = r"(?:bid|bidder|tender|tenderer|offer|submission|proposal|quote|quotation|competitor|rival)s?"
# What bids hold. It is rivals' only where something else in the sentence says so.
_GIVEN = (
    r"(?:(?:answer|response|commitment|pledge|promise|target|total|figure|number|value|amount|percentage|price"
    r"|score|mark)s?|quantit(?:y|ies))"
)
_EITHER = (
    r"(?:bid|bidder|tender|tenderer|offer|submission|proposal|quote|quotation|competitor|rival"
    r"|answer|response|commitment|pledge)s?"
)
_MOST = r"(?:highest|lowest|best|largest|greatest|strongest|biggest|top)"
_OTHERS = r"(?:(?:the|all|any|every|each) )?(?:other|competing|rival|remaining)"
_EARNS = (
    r"(?:(?:will|shall|would) )?(?:(?:be|is) (?:given|awarded)|scores?|receives?|earns?|gets?|gains?)"
    r" (?:(?:the )?(?:full|maximum|all|highest|top|most|whole)\b|an? (?:score|mark)|\d+%?)"
)
_COMPARED = r"(?:(?:compared|comparison|relative|in relation|benchmarked) (?:to|with|against))"
_COMPARING = ("compared", "comparison", "relative", "relation", "benchmarked")
_OFFERED = r"(?:offered|submitted|bid|received|proposed|committed)\b"
_END = r"(?= of (?:all|them|any|these|those)\b| ?(?:$|[.,;:!?)]))"
_ONE = rf"(?: (?:\w+ )?{_EITHER}\b| (?:\w+ )?{_GIVEN}(?:{_END}| {_OFFERED})| scoring\b|{_END})"
_SUPERLATIVES = ("highest", "lowest", "best", "largest", "greatest", "strongest", "biggest", "top")
_NOUNS = (
    *("bid", "bids", "bidder", "bidders", "tender", "tenders", "tenderer", "tenderers", "offer", "offers"),
    *("submission", "submissions", "proposal", "proposals", "quote", "quotes", "quotation", "quotations"),
    *("competitor", "competitors", "rival", "rivals", "answer", "answers", "response", "responses"),
    *("commitment", "commitments", "pledge", "pledges"),
)
# Hints with the wording that needs one of them; where two fit, the first is quoted.
_WORDINGS = (
    (
        _COMPARING,
        rf"\b{_COMPARED} {_OTHERS} (?:{_EITHER}|(?:one|ones|two|three|four|five){_END})\b"
        rf"|\b{_COMPARED} (?:the |that )?{_MOST}{_ONE}",
    ),
    (
        ("pro rata", "proportion", "proportional", "proportionally", "proportionate", "proportionately"),
        rf"\bpro rata to (?:the |that )?{_MOST}\b"
        rf"|\b(?:in proportion|proportional(?:ly)?|proportionate(?:ly)?) to (?:the |that )?{_MOST}{_ONE}",
    ),
    (
        (*_SUPERLATIVES, "most", "fewest"),
        rf"\b(?:{_RIVALS}|suppliers?|firms?|whoever) (?:(?:that|who|which|is|are) )?"
        r"(?:with|(?:offer|propos|pledg|promis|submitt?)(?:e?s?|ing)|commit(?:s|ting)? to) the"
        r" (?:most|fewest|highest|lowest|largest|greatest|best)\b"
        r"(?! (?:price|value|advantageous|economically)\b)",
    ),
    (("the most", "the fewest"), rf"\bthe (?:most|fewest) (?:\w+ ){{1,4}}{_EARNS}"),
    (
        ("each other", "one another"),
        rf"\b{_EITHER} (?:\w+ ){{0,6}}(?:{_COMPARED}|against) (?:each other|one another)\b",
    ),
    (
        tuple(f"{other} {noun}" for other in ("other", "competing", "rival", "remaining") for noun in _NOUNS),
        rf"\b(?:than|against) {_OTHERS} {_EITHER}\b",
    ),
    (
        _SUPERLATIVES,
        rf"\b{_MOST} (?:scoring |priced |submitted |compliant |ranked )?{_RIVALS}\b|\blowest price\b",
    ),
    (
        _SUPERLATIVES,
        rf"\b{_MOST} (?:\w+ ){{0,3}}{_GIVEN} (?:(?:\w+ )?{_OFFERED}|(?:of (?:\w+ ){{1,4}})?{_EARNS})",
    ),
    (_SUPERLATIVES, r"(?: /|\bdivided by) (?:the )?(?:highest|lowest|best)\b"),
    (
        ("others", "other bids", "other bidders", "the rest"),
        r"\b(?:others|other bids|other bidders|the rest) (?:\w+ ){0,4}(?:pro rata|proportionally"
        r"|proportionately|a (?:proportion|share|fraction)"
        r"(?= ?(?:$|[.,;:!?)]| of (?:the |these |those )?(?:marks|score|points))))",
    ),
    (
        ("rank", "ranked", "ranking", "in order", "in rank order", "in ranking order"),
        rf"\b{_EITHER} (?:will be |are |is |shall be )(?:then )?(?:ranked\b(?! lists?)"
        r"|(?:placed|put) in (?:rank |ranking )?order\b(?! of (?:receipt|arrival)))"
        rf"|\brank(?:ed|ing)? (?:of |among |against |the ){{1,2}}(?:all |other )?{_EITHER}\b",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report wording that makes a score depend on other bids."""
    for passage, words in found_in_any(subject, _WORDINGS, ALL - {Part.EVIDENCE}):
        message = f"{passage.what} makes marks depend on other bids (`{words}`), expected absolute terms"
        help = "publish bands: which quantity or which content earns which score"
        yield subject.at_criteria(RULE, message, passage.route, help)
