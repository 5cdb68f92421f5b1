"""What a wheel is tried with: command lines as users type them, in a folder with copies of the examples."""

from __future__ import annotations

from typing import NamedTuple


class Job(NamedTuple):
    """A command line, and the exit code it is to have."""

    words: str
    code: int = 0
    # A program that has to be there; without it the job is left out, and that is said.
    needs: str = ""


_LIBRARY = "examples/library-services/bids.yaml"

# What works without any extra.
ALWAYS = (
    Job("--help"),
    Job("evaluate --help"),
    Job("new trial"),
    Job("check trial", 1),
    Job("evaluate trial/bids.yaml", 1),
    *(Job(f"evaluate {_LIBRARY} --format {form}") for form in ("table", "text", "json", "csv", "markdown")),
    Job("evaluate examples/highways-works/bids.yaml --format json"),
    Job("check examples --format json --statistics"),
    Job("check trial/bids.yaml trial/missing.yaml --format text", 2),
    Job("criteria list"),
    Job("criteria show un-sdg"),
    Job("schema criteria"),
    Job("schema bids"),
    Job("explain SV201"),
    Job("rules"),
    Job("compare examples/integrated-health/bids.yaml --format json"),
    Job(f"margins {_LIBRARY} --format text"),
    Job("rehearse examples/school-meals/criteria.yaml --random 200 --format json"),
    Job(f"agreement {_LIBRARY} --format json"),
    Job("panel make examples/panel-at-work/bids.yaml"),
    Job("verify examples/library-services"),
    Job("seal trial/criteria.yaml --date 2026-01-05"),
    Job(f"history {_LIBRARY}"),
    Job(f"bundle {_LIBRARY} --output evaluation.zip"),
    Job("verify evaluation.zip --format json"),
    Job(f"report {_LIBRARY} --output report.json"),
    Job(f"assessment-summary {_LIBRARY} --bid weavers --draft --output summary.md"),
)

# The one thing each extra is for. In an environment without the extra the same command line ends with 2 and
# says what to install.
EXTRAS = {
    "html": Job(f"report {_LIBRARY} --output report.html"),
    "pdf": Job(f"report {_LIBRARY} --output report.pdf"),
    "xlsx": Job(f"report {_LIBRARY} --output report.xlsx"),
    "docx": Job(f"report {_LIBRARY} --output report.docx"),
    "data": Job("evaluate release/samples/parquet/bids.yaml --format json"),
    "portfolio": Job(
        "portfolio examples/library-services examples/highways-works --least-group 1 --format json"
    ),
    "spark": Job(
        "portfolio examples/highways-works --least-group 1 --engine spark --format json", needs="java"
    ),
    # What no other extra can do alone: it takes two of them.
    "all": Job("report release/samples/parquet/bids.yaml --output everything.pdf"),
}
# Tried with one version of Python. Spark takes minutes and half a gigabyte for each environment;
# what is in `all` is tried extra by extra with every version.
ONCE = ("all", "spark")
