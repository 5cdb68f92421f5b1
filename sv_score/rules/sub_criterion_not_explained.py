"""Every sub-criterion has its explanation.

## What it does
Reports a panel's rationale that says nothing on a sub-criterion of the criterion. It counts as mentioned
where its id stands in the rationale or in `why_not_higher`, or one word of its text that carries meaning.
Words that all sub-criteria of the criterion share do not count. Words are compared by how they begin.

## Why it matters
An assessment summary has to explain how the tender was assessed against each sub-criterion, where there are
some (Procurement Regulations 2024, regulation 31(2)). A record that explains one of two leaves the other to
be written from memory when a bidder asks.

## Example
```yaml
dimensions:
  - criteria:
      - sub_criteria:
          - {id: LE1a, text: Who trains the apprentices.}
          - {id: LE1b, text: What happens in winter.}
bids:
  - responses:
      LE1:
        consensus: {rationale: "Bid p3 dates both starts and names the head gardener who trains them."}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - sub_criteria:
          - {id: LE1a, text: Who trains the apprentices.}
          - {id: LE1b, text: What happens in winter.}
bids:
  - responses:
      LE1:
        consensus:
          rationale: "LE1a: bid p3 has the head gardener as trainer. LE1b: p4 has hedge laying from November."
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.criteria import Criterion, SubCriterion
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.record import consensuses, tokens
from sv_score.rules.subject import Subject
from sv_score.rules.texts import content_words, is_blank
from sv_score.rules.wording import listed

RULE = Rule("SV628", "sub-criterion-not-explained", Severity.WARNING)
# Letters by which two words count as one, so that decision and decisions do.
_BEGINNING = 5
_SHOWN = 40


def check(subject: Subject) -> Iterator[Finding]:
    """Report rationales that leave out a sub-criterion."""
    for one, consensus, _ in consensuses(subject):
        asked = one.criterion.sub_criteria
        if not asked or is_blank(consensus.rationale):
            continue
        said = f"{consensus.rationale} {consensus.why_not_higher}"
        ids, words = set(tokens(said)), _beginnings(said)
        left_out = [
            sub
            for sub, own in zip(asked, _own_words(one.criterion), strict=True)
            if own and sub.id.casefold() not in ids and not own & words
        ]
        if left_out:
            names = listed([_name(sub) for sub in left_out])
            message = f"the rationale {one.where} says nothing on the sub-criterion {names}"
            if len(left_out) > 1:
                message = f"the rationale {one.where} says nothing on the sub-criteria {names}"
            help = "add how the answer was assessed against each, by its id"
            yield subject.at_bids(RULE, message, (*one.route, "consensus", "rationale"), help)


def _own_words(criterion: Criterion) -> list[frozenset[str]]:
    """Return the beginnings of each sub-criterion's words, without those that all of them have."""
    each = [_beginnings(sub.text) for sub in criterion.sub_criteria]
    shared = frozenset.intersection(*each) if len(each) > 1 else frozenset()
    return [words - shared for words in each]


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s")[:_BEGINNING] for word in content_words(text))


def _name(sub: SubCriterion) -> str:
    shown = sub.text if len(sub.text) <= _SHOWN else f"{sub.text[:_SHOWN].rstrip()}…"
    return f"`{sub.id or shown}`"
