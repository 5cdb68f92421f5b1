"""`sv-score criteria list` and `sv-score criteria show ID`: what comes with sv-score."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import out
from sv_score.model.criteria import AwardCriteria, Criterion, Kind
from sv_score.model.policy_model import PolicyModel
from sv_score.reading import ready
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.policy_model import read_model
from sv_score.reading.report import did_you_mean
from sv_score.reading.source import Source, Unreadable, text_of
from sv_score.writing.figures import published
from sv_score.writing.plain import plain


def list_ready() -> ExitCode:
    """List the ready criteria files and the policy models."""
    out("Ready criteria files (use one with `criteria: ID` in a bids file, or `sv-score new DIR`):\n")
    for name in ready.criteria_ids():
        criteria = read_criteria(ready.open_criteria(name), [])
        out(f"  {name:44} {criteria.title if criteria else ''}\n")
    out("\nPolicy models (start from one with `sv-score new DIR --model ID --outcomes ...`):\n")
    for name in ready.model_ids():
        model = read_model(ready.open_model(name), [])
        if model is not None:
            out(f"  {name:30} {model.status:12} {model.title}\n")
    return ExitCode.DONE


def show(name: str, *, as_yaml: bool) -> ExitCode:
    """Show a ready criteria file or a policy model; `as_yaml` gives the file itself."""
    source: Source
    if name in ready.criteria_ids():
        source = ready.open_criteria(name)
        criteria = read_criteria(source, [])
        lines = _criteria_lines(criteria) if criteria else iter(())
    elif name in ready.model_ids():
        source = ready.open_model(name)
        model = read_model(source, [])
        lines = _model_lines(model) if model else iter(())
    else:
        known = ready.criteria_ids() + ready.model_ids()
        raise Unreadable(f"nothing ready is called `{name}`; {did_you_mean(name, known, _LOOK)}")
    out((text_of(source, []) or "") if as_yaml else "\n".join(plain(line) for line in lines) + "\n")
    return ExitCode.DONE


_LOOK = "`sv-score criteria list` shows what there is"


def _criteria_lines(criteria: AwardCriteria) -> Iterator[str]:
    yield f"{criteria.title} ({criteria.id}), model {criteria.model}"
    if criteria.description:
        yield " ".join(criteria.description.split())
    if criteria.scale is not None:
        met = criteria.scale.meets_at
        yield f"Scale: {criteria.scale.describe()}" + (
            f"; requirement met at {met}" if met is not None else ""
        )
    for dimension in criteria.dimensions:
        weight = "" if dimension.weight is None else f", weight {published(dimension.weight)}"
        yield ""
        yield f"{dimension.name or dimension.id} ({dimension.id}{weight})"
        for criterion in dimension.criteria:
            yield f"  {criterion.id} {criterion.title} ({_kind(criterion)})"
    for source in criteria.sources:
        yield ""
        yield f"{' '.join(source.about.split())} [{source.verified}] {source.source}"
    if criteria.attribution:
        yield ""
        yield criteria.attribution


def _kind(criterion: Criterion) -> str:
    if criterion.kind is Kind.GATE or criterion.weight is None:
        return "gate: pass or fail"
    unit = f" in {criterion.measure.unit}" if criterion.measure else ""
    return f"{criterion.kind}{unit}, weight {published(criterion.weight)}"


def _model_lines(model: PolicyModel) -> Iterator[str]:
    yield f"{model.title} ({model.id}), {model.edition}, {model.status}"
    yield f"{model.publisher}; {model.jurisdiction}. {' '.join(model.description.split())}"
    yield f"Source: {model.source} [{model.verified}]"
    for gap in model.not_included:
        yield f"Not included: {' '.join(gap.split())}"
    for rule in model.rules:
        yield f"Rule {rule.id}: {' '.join(rule.text.split())} [{rule.verified}] {rule.source}"
    for statement in model.statements:
        yield f"{' '.join(statement.text.split())} [{statement.verified}] {statement.source}"
    for theme in model.themes:
        yield ""
        yield f"{model.term('theme')}: {theme.name} [{theme.verified}]"
        for outcome in theme.outcomes:
            yield f"  {model.term('outcome')} {outcome.id}: {outcome.name} [{outcome.verified}]"
            for criterion in outcome.criteria:
                yield f"    {criterion.id} {' '.join(criterion.summary.split())} [{criterion.verified}]"
                for metric in criterion.metrics:
                    yield f"      counts {metric.name}, in {metric.unit} [{metric.verified}]"
