"""What a bundle says of an evaluation, as files; made when it is bundled and again when it is verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sv_score.assessment import Assessment
from sv_score.model.bids import Procurement
from sv_score.model.result import Result
from sv_score.proving.bundle import FILES, Packed
from sv_score.proving.verification import RESULT
from sv_score.reading.locate import locate
from sv_score.writing import csv, json
from sv_score.writing.page import Page
from sv_score.writing.parts import as_markdown, as_text
from sv_score.writing.record import record_parts


def results(assessment: Assessment) -> Iterator[Packed]:
    """Yield every file that the result of an assessment is shown in, none where there is no result."""
    result = assessment.result
    if result is None:
        return
    reading = assessment.reading
    page = Page(result, locate(assessment.findings, reading.sources), tuple(reading.sources))
    parts = tuple(record_parts(result, reading.history))
    for name, role, text in (
        (RESULT, "result", json.write(page)),
        ("results/evaluate.csv", "result", csv.write(page)),
        ("results/criteria.csv", "result", csv.write(page._replace(detail=True))),
        ("results/agreement.json", "result", _agreement(result, assessment)),
        ("record.md", "record", as_markdown(parts)),
        ("record.txt", "record", as_text(parts)),
        ("README.txt", "readme", _read_me(assessment)),
    ):
        yield Packed(name, role, text.encode())


def _agreement(result: Result, assessment: Assessment) -> str:
    """Return how far the evaluators agreed before the panel met."""
    from sv_score.records.first_marks import as_first_given
    from sv_score.scoring.agreement import agreement
    from sv_score.writing.agreement import ENOUGH_UNITS, AgreementPage
    from sv_score.writing.agreement.json import write

    history = assessment.reading.history
    evaluation, changed = as_first_given(result.criteria, result.evaluation, history)
    found = agreement(result.criteria, evaluation)
    sources = tuple(assessment.reading.sources)
    return write(AgreementPage(result.criteria, evaluation, found, ENOUGH_UNITS, sources, changed))


def about(assessment: Assessment) -> dict[str, Any]:
    """Return what a manifest says of the whole evaluation."""
    reading, result = assessment.reading, assessment.result
    history = reading.history
    procurement = result.evaluation.procurement if result is not None else Procurement()
    values: dict[str, Any] = {
        "procurement": {"id": procurement.id or None, "title": procurement.title or None},
        "criteria": result.criteria.id if result is not None else None,
        "bids": FILES + reading.bids_file,
        "history": None,
    }
    if history is not None:
        lines = len(history.lines)
        values["history"] = {"file": FILES + history.file, "entries": lines, "head": history.head}
    # Remarks say on what terms bids were scored that are not those of their seal.
    return values | ({"unsealed_ok": True} if result is not None and result.remarks else {})


def _read_me(assessment: Assessment) -> str:
    """Return how to read and verify the bundle, with sv-score and without."""
    history = assessment.reading.history
    chain = _CHAIN.format(history=FILES + history.file) if history is not None and history.lines else ""
    remarks = assessment.result.remarks if assessment.result is not None else ()
    terms = "".join(f"\n{remark}\n" for remark in remarks)
    return _README.format(bids=assessment.reading.bids_file, chain=chain, terms=terms)


_README = """\
A social value evaluation, as evidence
======================================
{terms}
Read first
  record.txt, record.md   for every bid and criterion: the question, the marks that
                          evaluators gave alone, what was agreed and why, the history
  results/                the figures per dimension, as JSON and CSV
  files/                  the files they were computed from, as they were
  manifest.json           every file here with its role, size and checksum

There is no total across dimensions in here, on purpose. The figures of a dimension
are sub-totals. Where the published method has a total, it is computed elsewhere.

Verify with sv-score
  sv-score verify THIS-FILE.zip
  It checks every checksum, computes every figure again from files/ and compares,
  checks the seals and the history, and says what it found.

Verify without sv-score
  1. Compare the checksum of the zip file with the one that was noted when it was made:
       sha256sum evaluation.zip
  2. Unpack it and check every file in it:
       sha256sum -c SHA256SUMS
  3. Compute any score by hand. A dimension's score is the sum of (criterion weight x
     percent of the criterion's marks) divided by the sum of the criterion weights.
     files/{bids} and the criteria file it names have every number.
{chain}
A checksum shows that something changed, not who changed it. Signatures, where there
are any, are the files that end in .sig, made with `ssh-keygen -Y sign -n sv-score`:
  ssh-keygen -Y verify -n sv-score -f ALLOWED-SIGNERS -I NAME -s FILE.sig < FILE
"""
_CHAIN = """\
  4. Each line of {history} names, as `previous`, the SHA-256
     of the line before it, without its line end. Of the first line:
       head -n 1 {history} | tr -d '\\r\\n' | sha256sum
"""
