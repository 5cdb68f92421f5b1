"""Rules on very many answers, most of which are the same as another one.

In an evaluation whose score files are large, answers that have the same marks are one value
(`reading/table`). A rule that looks at each answer by itself is asked about the first of each kind, and what
it finds counts for as many as there are of it. Rules that compare answers, or bids, look at all. The reasons
in such files were not read: the rules on them look at the answers of the bids file alone, and a note says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sv_score.model.bids import Evaluation
from sv_score.model.criteria import AwardCriteria, Criterion
from sv_score.model.finding import Finding
from sv_score.reading import limits
from sv_score.reading.faults import REASONS_NOT_READ
from sv_score.reading.report import Few
from sv_score.reading.table.large import Large
from sv_score.reading.table.lookup import placed_in_rows
from sv_score.rules import CRITERIA_RULES, HISTORY_RULES, rule_module, rules_for
from sv_score.rules.subject import Answer, Subject

# What these find in an answer depends on nothing but the answer, its criterion and who is on the panel. The
# last of them look at what only a bids file can hold.
ONE_BY_ONE = frozenset(
    (
        "off_scale", "wrong_answer", "quantity_out_of_range", "share_above_a_whole", "wrong_unit",
        "no_mark", "provisional",
        "abstained", "excluded", "unknown_evaluator", "consensus_outside_marks", "minimum_overridden",
        "difference_not_resolved", "no_such_difference", "effect_of_excluded",
        "single_evaluator", "no_declarations",
        "vague_commitment", "commitment_without_baseline", "commitment_after_contract", "commitment_unit",
        "unknown_measure", "quantity_without_unit", "negative_quantity", "evidence_kind_missing",
        "commitment_ends_before_it_starts", "similar_answers_scored_differently",
        "same_elements_different_scores", "score_conflicts_with_elements", "unknown_element",
        "consensus_before_declaration",
    )
)  # fmt: skip
# On the words of reasons.
ON_WORDS = frozenset(
    (
        "no_rationale", "short_rationale", "rationale_repeats_descriptor", "quote_not_in_bid",
        "document_not_readable", "no_passage_cited", "same_words_different_scores",
        "sub_criterion_not_explained", "average_in_disguise", "no_why_not_higher",
    )
)  # fmt: skip

# The answers to look at, and how many there are of each by bid and criterion.
_Kinds = tuple[tuple[Answer, ...], dict[tuple[int, str], int]]


def run_by_class(subject: Subject, large: Large) -> Iterator[Finding]:
    """Yield what the rules find: of each rule and file the first few, and how many more there are."""
    subject = subject.remembering()
    if subject.criteria is None or subject.evaluation is None:
        return
    few = Few(limits.FEW_FINDINGS)
    firsts, counts = _kinds(subject.criteria, subject.evaluation)
    by_kind = subject._replace(answered=firsts).remembering()
    own = subject._replace(evaluation=large.without).remembering()
    names = rules_for(by_kind)
    for name in names:
        if name in CRITERIA_RULES:
            yield from rule_module(name).check(subject)
        elif name in ONE_BY_ONE:
            for finding in rule_module(name).check(by_kind):
                few.add(finding, counts.get(_answer_of(finding, subject), 1))
    for name in names:
        if name in ON_WORDS:
            few.extend(rule_module(name).check(own))
    for name in names:
        if name not in CRITERIA_RULES and name not in HISTORY_RULES and name not in ONE_BY_ONE | ON_WORDS:
            few.extend(() if _says_nothing(name, by_kind) else rule_module(name).check(subject))
    yield from placed_in_rows([*few, *few.more()], large, subject.evaluation, subject.bids_file)
    yield from _not_asked(subject, large, names)


def _not_asked(subject: Subject, large: Large, names: tuple[str, ...]) -> Iterator[Finding]:
    """Say which rules did not look at what is in large files."""
    codes = ", ".join(rule_module(name).RULE.code for name in names if name in ON_WORDS)
    for file in large.worded if codes else ():
        message = f"the reasons in {file} were not read, it has so many rows; {codes} did not look at them"
        help = "the figures do not depend on reasons; `sv-score report` reads them all, which takes longer"
        yield Finding(REASONS_NOT_READ, message, file, help=help, severity=REASONS_NOT_READ.severity)
    if subject.history is not None:
        message = "the history was not compared with the marks: there are so many of them"
        help = "run `sv-score verify` on the history"
        yield Finding(
            REASONS_NOT_READ, message, subject.bids_file, help=help, severity=REASONS_NOT_READ.severity
        )


def _kinds(criteria: AwardCriteria, evaluation: Evaluation) -> _Kinds:
    """Return the first answer of each kind, and by its bid and criterion how many there are of it.

    Criteria that ask for the same in other words are alike, and so are answers to them.
    """
    firsts: dict[tuple[int, int], Answer] = {}
    counts: Counter[tuple[int, int]] = Counter()
    alike: list[Criterion] = []
    bids = evaluation.bids
    for criterion in (c for dimension in criteria.dimensions for c in dimension.criteria):
        bare = criterion._replace(id="", title="", question="", description="", weight=None, tags={})
        bare = bare._replace(subject_matter_link="", sub_criteria=())
        if bare not in alike:
            alike.append(bare)
        which = alike.index(bare)
        given = [bid.responses.get(criterion.id) for bid in bids]
        by_id = list(map(id, given))
        first = dict(zip(reversed(by_id), range(len(bids) - 1, -1, -1), strict=True))
        for response, count in Counter(by_id).items():
            place = first[response]
            answer = given[place]
            if answer is not None:
                route = ("bids", place, "responses", criterion.id)
                firsts.setdefault((which, response), (bids[place], criterion, answer, route))
                counts[which, response] += count
    by_place = {_place(answer): counts[key] for key, answer in firsts.items()}
    return tuple(firsts.values()), by_place


def _says_nothing(name: str, by_kind: Subject) -> bool:
    """Return whether a rule that looks at every answer would find nothing in any, as the kinds show."""
    panel = {evaluator.id for evaluator in by_kind.evaluation.evaluators} if by_kind.evaluation else set()
    return name == "missing_mark" and all(
        panel.issubset([mark.evaluator for mark in response.marks]) for _, _, response, _ in by_kind.answered
    )


def _place(answer: Answer) -> tuple[int, str]:
    route = answer[3]
    return int(route[1]), str(route[3])


def _answer_of(finding: Finding, subject: Subject) -> tuple[int, str]:
    """Return which answer a finding is about, nothing that there is where it is about no single one."""
    route = finding.route
    if finding.file != subject.bids_file or route[:1] != ("bids",) or len(route) < 4:
        return -1, ""
    return int(route[1]), str(route[3])
