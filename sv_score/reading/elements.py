"""Whether an answer has the elements that its criterion requires."""

from __future__ import annotations

from sv_score.reading import faults
from sv_score.reading.nodes import Mapping, Node
from sv_score.reading.report import At, Report
from sv_score.reading.values import Word


class Elements:
    """Whether an answer has each required element, by the element's id."""

    status = Word("met", "partly", "not_met")

    def decode(self, node: Node, at: At, report: Report) -> dict[str, str] | None:
        """Return the words by id, in the order of the file."""
        if not isinstance(node, Mapping):
            message = f"expected required elements by id, found {node.kind}"
            report.add(faults.WRONG_TYPE, message, at, "write `named-manager: met`, one line per element")
            return None
        found = {}
        for name, child in node.entries.items():
            status = self.status.decode(child, (at, name), report)
            if status is not None:
                found[name] = status
        return found
