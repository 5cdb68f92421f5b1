"""Every scored criterion asks for evidence of a kind that the authority's policy requires.

## What it does
Reports a scored criterion that asks for none of the kinds of evidence in a `required_evidence` clause of the
authority's policy. One of the kinds is enough; a policy that requires two has a clause for each. Measured
criteria and gates are left out.

## Why it matters
The requirement is the authority's own rule, which is why it is an error. An answer without a method or an
agreement behind it is a promise that evaluators cannot test.

## Example
```yaml
# in the policy file
clauses:
  - {id: "5", kind: required_evidence, evidence: [project_plan], text: Every answer has a project plan.}
```

## Use instead
```yaml
# in the policy file
clauses:
  - {id: "5", kind: required_evidence, evidence: [project_plan, method_statement], text: A plan or a method.}
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule
from sv_score.rules.clauses import broken, clauses
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.wording import either

RULE = Rule("SV454", "policy-required-evidence")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scored criteria that ask for none of the required kinds."""
    for clause, index in clauses(subject, "required_evidence"):
        wanted = {kind.casefold() for kind in clause.evidence}
        for criterion, route in criteria(subject):
            asked = {kind.casefold() for kind in criterion.evidence}
            if criterion.kind is Kind.SCORED and wanted and not wanted & asked:
                kinds = either([f"`{kind}`" for kind in clause.evidence])
                found = f"criterion `{criterion.id}` does not ask for {kinds}"
                yield broken(subject, RULE, (clause, index), found, (*route, "evidence"))
