"""A scale goes from its lowest score to a higher one.

## What it does
Reports a scale whose highest score is not above its lowest, and a stepped scale whose steps do not
end at `max`.

## Why it matters
On a scale without span every answer earns the same; steps that miss the highest score put full
marks out of reach.
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV213", "scale-without-span")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales that cannot tell answers apart or that miss their highest score."""
    for scale, route in scales(subject):
        if scale.highest <= scale.lowest:
            message = f"the highest score, {scale.highest:f}, is not above the lowest, {scale.lowest:f}"
            yield subject.at_criteria(RULE, message, route, "give the scale at least two scores", on_key=True)
        elif scale.step is not None and not scale.has(scale.highest):
            message = f"steps of {scale.step:f} from {scale.lowest:f} do not end at {scale.highest:f}"
            help = "choose a step that divides the span"
            yield subject.at_criteria(RULE, message, (*route, "step"), help)
