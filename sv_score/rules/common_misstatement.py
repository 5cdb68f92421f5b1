"""What a file says about a Social Value Model is what the model says.

## What it does
Looks in the texts of the file, its sources and its attribution for statements about PPN 06/20, PPN 002 and
PPN 026 that are often published and are wrong:

- PPN 002 dated to 2021 (it was published on 13 February 2025);
- PPN 002 mandatory from 24 February 2025 (it is from 1 October 2025);
- a floor of 5 percent for social value (the minimum is 10 percent, in PPN 026 also 20);
- 10 percent of the contract's value (it is a share of the marks);
- PPN 002 only above 5 million pounds (no such threshold was found in it);
- PPN 002 measured in money, by proxy values or the National TOMs (it does not monetise);
- a minimum of 10 percent of the social value score (it is of the total score);
- PPN 026 mandatory from 5 August 2026 (that is when it was published; it applies to procurements commenced
  from 1 January 2027);
- 20 percent under PPN 026 only above 5 million pounds (it is at 5 million pounds or above);
- PPN 002 or PPN 026 binding on local authorities or all public bodies (they bind central government
  departments, executive agencies and non-departmental public bodies; others may adopt them);
- compliance with the Social Value Act because social value is scored (the Act asks for consideration before
  the procurement starts and sets no scoring);
- an Oxford Social Value Bank (no authoritative source was found for one);
- the names of three PPN 06/20 themes (COVID-19 recovery, tackling economic inequality, fighting climate
  change) in a file that follows PPN 002 or PPN 026; the other two are everyday words.

A sentence that turns the statement down ("it is not 10% of the contract value") is left alone.

## Why it matters
Bidders rely on what the tender documents say about the rules they are judged by, and a wrong date or base
of the minimum weight is where questions and challenges start. The list is practice: these are the errors
found again and again in published guidance and tenders. When PPN 002 was published and whom it binds was
read in the policy itself; the other facts were read in secondary sources, and the policy models name each.
A pattern cannot read, so this is a warning.

## Example
```yaml
description: Social value has a floor of 5% under PPN 002.
```

## Use instead
```yaml
description: Social value has at least 10% of all marks under PPN 002.
```
"""

import re
from collections.abc import Iterator

from sv_score.model.finding import Finding, Route, Rule, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.rules.subject import Subject
from sv_score.rules.texts import flat, passages, refused

RULE = Rule("SV410", "common-misstatement", Severity.WARNING)


class _Misstatement(NamedTuple):
    """Patterns that one sentence holds together, and one that excuses it.

    `about_ppn` asks for a sentence about the social value of a PPN, `of_026` for one about PPN 026 or a file
    that follows it, `later_model` for a file that follows a model after PPN 06/20. A sentence has all of
    `needs`: to see that is quicker than to compile a pattern.
    """

    said: tuple[str, ...]
    unless: str
    message: str
    help: str
    about_ppn: bool = False
    later_model: bool = False
    of_026: bool = False
    needs: tuple[str, ...] = ()


_NOTE = r"\b(?:ppn|procurement policy note) ?002\b"
_BETWEEN = (
    "of|from|dated|published|issued|introduced|in|on|since|was|is|has|been|which|that|came|into|force|effect|"
    "took|applies|applied|mandatory|the|note|model|social|value|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|\d{1,2}(?:st|nd|rd|th)?"
)
_START_OF_ACT = (
    r"\b(?:24(?:th)? (?:of )?feb(?:ruary)?,? 2025|february 24(?:th)?,? 2025|2025 02 24|24[/.]0?2[/.]2025)\b"
)
_START_OF_026 = (
    r"\b(?:5(?:th)? (?:of )?aug(?:ust)?,? 2026|august 5(?:th)?,? 2026|2026 08 05|0?5[/.]0?8[/.]2026)\b"
)
_PERCENT = r"\d ?(?:%|per ?cent)"
_CHOSEN = r"1(?:st)? october|october 1|2025 10 01|voluntar\w*|cho[os]\w+|option\w*|either|could|may"
_BINDING = r"\b(?:appl(?:y|ies|ied)|must|required?s?|in(?:to)? force|(?:takes?|took|into) effect|effective)\b"
_MANDATORY = (
    "this makes PPN 002 mandatory from 24 February 2025; it is mandatory from 1 October 2025",
    "24 February 2025 is the start of the Procurement Act 2023; from then on PPN 002 could be chosen",
)
_FIVE_MILLION = r"(?:£|gbp )?5(?:,000,000|\.0)? ?(?:m|mn|million)?\b(?: pounds)?"
_ABOVE_FIVE = rf"\b(?:above|over|more than|exceeding|greater than|in excess of) {_FIVE_MILLION}"
_CENTRAL = (
    "this makes the PPN binding beyond central government; others may adopt it and are not bound by it",
    "say that the authority has chosen to follow it, if it has",
)
_MISSTATEMENTS = (
    _Misstatement(
        (rf"{_NOTE}[ ,(]+(?:(?:{_BETWEEN})[ ,(]+){{0,9}}2021\b|\b2021(?:'s)? {_NOTE}",),
        "",
        "this dates PPN 002 to 2021; it was published on 13 February 2025",
        "the model in use in 2021 was PPN 06/20",
        needs=("2021",),
    ),
    _Misstatement(
        (_START_OF_ACT, _NOTE, r"\b(?:mandatory|compulsory|obligatory)\b"),
        rf"\b(?:{_CHOSEN})\b",
        *_MANDATORY,
        needs=("2025",),
    ),
    _Misstatement(
        (_START_OF_ACT, _NOTE, _BINDING),
        rf"\b(?:{_CHOSEN}|act|regulations|mandatory|compulsory)\b",
        *_MANDATORY,
        needs=("2025",),
    ),
    _Misstatement(
        (
            r"(?<![\d.,])5 ?(?:%|per ?cent)|\bfive per ?cent",
            r"\b(?:minimum|floor|at least|no less than|not less than)\b",
            r"\b(?:weight\w*|floor|marks)\b",
        ),
        "",
        "this gives social value a floor of 5 percent; the minimum of the PPNs is 10 percent",
        "PPN 06/20 and PPN 002 ask for at least 10 percent of the total, PPN 026 for 10 or 20 by value",
        about_ppn=True,
    ),
    _Misstatement(
        (
            r"(?:(?<![\d.,])10 ?(?:%|per ?cent)|\bten per ?cent) of (?:the )?(?:total |whole |estimated )?"
            r"(?:contract(?:'s)? (?:value|sum|price)|value of (?:the|this|each|a) contract)\b",
        ),
        "",
        "this takes the 10 percent as a share of the contract's value; it is a share of the marks",
        "say that social value carries at least 10 percent of the total score",
        about_ppn=True,
    ),
    _Misstatement(
        (rf"{_NOTE}[^,]*\b(?:appl(?:y|ies)|mandatory|required|used|holds|binds)\b[^,]*{_ABOVE_FIVE}",),
        rf"\b(?:indicators?|kpis?|ppn 0(?:26|06)|section 52)\b|{_PERCENT}",
        "this gives PPN 002 a threshold of 5 million pounds; none was found in it",
        "sections of the Procurement Act and PPN 026 have figures of 5 million; PPN 002 has none",
        needs=("002", "5"),
    ),
    _Misstatement(
        (
            r"\b(?:measur\w+|valu(?:ed|es)|express\w+|calculat\w+|us(?:es?|ing)|requir\w+|asks? for|scored"
            r"|based)\b[^,]*\b(?:(?:proxy|monetary|money) values?|proxies|financial prox\w+|toms"
            r"|social value bank)\b"
            r"|\bmoneti[sz](?:es?|ed|ing)\b",
            _NOTE,
        ),
        r"\b(?:instead|unlike|other|different|differ|separate|besides|map\w*)\b",
        "this measures PPN 002 in money; the model counts people, hours and other units",
        "proxy values and the National TOMs belong to another framework",
        needs=("002",),
    ),
    _Misstatement(
        (
            r"(?:(?<![\d.,])10 ?(?:%|per ?cent)|\bten per ?cent) of (?:the )?(?:total |overall |whole )?"
            r"social value (?:score|marks|weighting)\b",
            r"\b(?:minimum|at least|no less than|not less than|must|requires?|ppn)\b",
        ),
        "",
        "this takes the 10 percent as a share of the social value score; it is a share of the total score",
        "say that social value carries at least 10 percent of the total score",
        about_ppn=True,
    ),
    _Misstatement(
        (
            _START_OF_026,
            r"\bppn ?026\b",
            rf"\b(?:mandatory|compulsory|obligatory)\b|{_BINDING}",
        ),
        r"\b(?:publish\w+|january|2027|voluntar\w*|may|could|encouraged)\b",
        "this makes PPN 026 mandatory from 5 August 2026; it is for procurements commenced from "
        "1 January 2027",
        "5 August 2026 is when it was published",
        needs=("026", "2026"),
    ),
    _Misstatement(
        (
            rf"(?<![\d.,])20 ?(?:%|per ?cent)[^,]*{_ABOVE_FIVE}"
            rf"|{_ABOVE_FIVE}[^,]*(?<![\d.,])20 ?(?:%|per ?cent)",
        ),
        rf"{_FIVE_MILLION} (?:or|and) (?:above|over|more)|\b(?:at or above|inclusive|exactly)\b",
        "this gives 20 percent only above 5 million pounds; under PPN 026 it is at 5 million pounds or above",
        "write 5 million pounds or above, including VAT",
        of_026=True,
        needs=("20", "5"),
    ),
    _Misstatement(
        (
            r"\b(?:ppn|procurement policy note) ?0(?:02|26)\b[^,]*\b(?:bind(?:s|ing)|mandatory|compulsory"
            r"|obligatory|must be (?:used|followed|applied)|appl(?:y|ies))\b[^,]*\b(?:(?:all|every|each)"
            r" (?:(?:local|public|other|contracting) )*(?:authorit(?:y|ies)|bod(?:y|ies)|councils?|buyers?)"
            r"|local authorities|councils|universities|housing associations)\b",
        ),
        r"\b(?:may|adopt\w*|choos\w+|chose\w*|voluntar\w*|central government)\b",
        *_CENTRAL,
    ),
    _Misstatement(
        (
            r"\b(?:compl(?:y|ies|iance|iant)|satisf(?:y|ies)|meets?|fulfils?|discharges?)\b[^,]*"
            r"\bsocial value\)? act\b",
            r"\b(?:scor(?:es?|ed|ing)|evaluation|weighting|weighted|marks|criteria)\b",
        ),
        r"\b(?:consider\w*|consult\w*|before)\b",
        "this says that scores comply with the Social Value Act; the Act asks what was considered beforehand",
        "keep a record of what was considered before the procurement started, and whether to consult",
        needs=("social value", " act"),
    ),
    _Misstatement(
        (r"\boxford (?:social value bank|svb)\b",),
        "",
        "this names an Oxford Social Value Bank; no authoritative source was found for one",
        "name the source of a value and its licence; the Social Value Models do not ask for money values",
        needs=("oxford",),
    ),
    _Misstatement(
        (r"\b(?:covid 19 recovery|tackling economic inequality|fighting climate change)\b",),
        "06/20",
        "this is the name of a PPN 06/20 theme; the file follows a later model",
        "`sv-score criteria show` with the model's id lists the names it uses",
        later_model=True,
    ),
)


# Without one of these no statement of the list is made; most texts have none.
_HINTS = (
    "ppn",
    "002",
    "policy note",
    "social value",
    "oxford",
    "covid 19",
    "tackling economic",
    "fighting climate",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report statements about a model that are known to be wrong."""
    model = subject.criteria.model if subject.criteria else ""
    for text, route in _texts(subject):
        if any(hint in text for hint in _HINTS):
            sentences = re.split(r"[.;!?](?= |$)", text)
            made = [m for m in _MISSTATEMENTS if any(_makes(m, sentence, model) for sentence in sentences)]
            for misstatement in dict.fromkeys((m.message, m.help) for m in made):
                yield subject.at_criteria(RULE, misstatement[0], route, misstatement[1])


def _texts(subject: Subject) -> Iterator[tuple[str, Route]]:
    for passage in passages(subject):
        yield passage.flat, passage.route
    if subject.criteria is not None:
        yield flat(subject.criteria.attribution), ("attribution",)
        for index, source in enumerate(subject.criteria.sources):
            yield flat(source.about), ("sources", index, "about")


def _makes(known: _Misstatement, sentence: str, model: str) -> bool:
    """Return whether a sentence makes the statement, rather than excusing or refusing it."""
    if known.later_model and model not in ("ppn-002", "ppn-026"):
        return False
    if not all(need in sentence for need in known.needs):
        return False
    about_ppn = "ppn" in sentence or (model.startswith("ppn-") and "social value" in sentence)
    if known.about_ppn and not about_ppn:
        return False
    if known.of_026 and not ("026" in sentence or (model == "ppn-026" and "social value" in sentence)):
        return False
    first = re.search(known.said[0], sentence)
    if first is None or (known.unless and re.search(known.unless, sentence)):
        return False
    together = all(re.search(pattern, sentence) for pattern in known.said[1:])
    return together and not refused(sentence, first.start(), first.end())
