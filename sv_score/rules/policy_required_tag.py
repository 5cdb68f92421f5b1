"""A criterion carries the tag that the authority's policy requires.

## What it does
Reports a file in which no criterion carries the tag that a `required_tag` clause of the authority's policy
asks for, under the clause's scheme or, where it names none, under any. Upper and lower case do not matter.

## Why it matters
The requirement is the authority's own rule, which is why it is an error. Bradford Council, for one, requires
at least one measure on employment and skills in contracts from 100,000 pounds; a tag is how a file shows
that it has one.

## Example
```yaml
# in the policy file
clauses:
  - {id: "3", kind: required_tag, scheme: topic, tag: skills, text: One criterion is about skills.}
```

## Use instead
```yaml
# in the policy file
clauses:
  - {id: "3", kind: required_tag, scheme: topic, tag: skills, text: One criterion is about skills.}
# in the criteria file
dimensions:
  - criteria:
      - tags: {topic: [skills]}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.clauses import broken, clauses
from sv_score.rules.menu import tags
from sv_score.rules.subject import Subject

RULE = Rule("SV452", "policy-required-tag")


def check(subject: Subject) -> Iterator[Finding]:
    """Report a tag that no criterion carries."""
    for clause, index in clauses(subject, "required_tag"):
        wanted = clause.tag.strip().casefold()
        carried = any(
            tag.code.strip().casefold() == wanted
            and (not clause.scheme or tag.scheme.casefold() == clause.scheme.casefold())
            for tag in tags(subject)
        )
        if wanted and not carried:
            scheme = f" under `{clause.scheme}`" if clause.scheme else ""
            found = f"no criterion has the tag `{clause.tag}`{scheme}; at least one is required"
            yield broken(subject, RULE, (clause, index), found, ("dimensions",), on_key=True)
