"""The command lines that mutants go through, and how often each is drawn."""

from typing import NamedTuple

from sv_score.app import COMMANDS, GROUPS
from tests.fuzz import hostile

PAGES = ("text", "table", "json", "markdown")
CHOICES: dict[str, tuple[str, ...]] = {
    "{page}": PAGES,
    "{evaluate}": (*PAGES, "csv"),
    "{check}": (
        "text",
        "concise",
        "json",
        "github",
        "junit",
        "gitlab",
        "markdown",
        "text",
        "concise",
        "json",
    ),
    "{any}": ("plain",) * 17 + ("full", "blind", "proved"),
    "{panel}": ("full", *("blind",) * 7),
    "{colour}": ("auto", "never", "always"),
    "{word}": hostile.SCALARS,
    "{schema}": ("criteria", "bids", "model", "policy", "proposal", "decision", *hostile.WORDS),
    "{one}": (
        "full/model.yaml",
        "full/policy.yaml",
        "full/decision.yaml",
        "full/proposal.yaml",
        "full/order.yaml",
        "full/scores/ev1.yaml",
        "full/scores/ev2.csv",
        "full/moderation.yaml",
        "proved/criteria.seal.yaml",
        "proved/bids.history.jsonl",
        "blind/panel-key.yaml",
    ),
    "{proof}": (
        "proved/criteria.seal.yaml",
        "proved/criteria.seal.yaml",
        "proved/bids.history.jsonl",
        "proved/bids.history.jsonl",
        "proved/bids.history.jsonl",
        "plain/bundle.zip",
        "plain/bundle.zip",
        "plain/bundle.zip",
        "proved/criteria.yaml",
    ),
}
# Options that are put behind a command now and then.
MORE: dict[str, tuple[tuple[str, ...], ...]] = {
    "evaluate": (
        ("--detail",),
        ("--bid", "mill"),
        ("--dimension", "jobs"),
        ("--require-final",),
        ("--unsealed-ok",),
        ("--quiet",),
    ),
    "check": (
        ("--strict",),
        ("--statistics",),
        ("--select", "SV2"),
        ("--ignore", "SV3"),
        ("--exit-zero",),
        ("--isolated",),
        ("--quiet",),
    ),
    "compare": (("--short",), ("mill", "oak"), ("--unsealed-ok",)),
    "margins": (("--all",), ("mill", "oak"), ("--dimension", "jobs"), ("--unsealed-ok",)),
    "moderate": (("--open",), ("--bid", "mill")),
    "history": (("--bid", "oak"),),
    "report": (
        ("--audience", "public"),
        ("--audience", "supplier", "--bid", "mill"),
        ("--audience", "supplier", "--bid", "mill", "--successful", "oak"),
    ),
    "assessment-summary": (("--draft",), ("--successful", "oak")),
    "verify": (("--head", "0123456789ab"),),
}


class Call(NamedTuple):
    """A command line to be drawn: its share of all, and the files it reads besides those it names.

    Files are written below `out/`, and where `writes` says; `starts` is the one program that it may start.
    """

    words: str
    share: float
    reads: str = ""
    writes: tuple[str, ...] = ()
    typed: str = ""
    starts: str = ""
    # Libraries that start threads are not imported before the fork, and their calls are drawn seldom.
    cold: bool = False


CALLS = (
    Call("evaluate {any}/bids.yaml -f {evaluate}", 36, "*"),
    Call("evaluate {any}/bids.yaml -f table --color {colour}", 0.7, "*"),
    Call("evaluate - -f {evaluate}", 20, typed="plain/bids.yaml"),
    Call("evaluate {any}/bids.yaml -o out/page.json", 1, "*"),
    Call("evaluate {any}/bids.yaml -o out/page.csv --detail", 1, "*"),
    Call("check {any}/bids.yaml -f {check}", 10, "*"),
    Call("check {any}/criteria.yaml -f {check}", 8, "*"),
    Call("check {any} -f {check} --color {colour}", 3, "*"),
    Call("check {one} -f {check}", 30),
    Call("check full/bids.yaml --config full/sv-score.toml --show-config", 5, "full/sv-score.toml"),
    Call("check - -f {check}", 20, typed="plain/criteria.yaml"),
    Call("check plain -f sarif -o out/found.sarif", 0.05, "*"),
    Call("compare {any}/bids.yaml -f {page}", 4, "*"),
    Call("margins {any}/bids.yaml -f {page}", 4, "*"),
    Call("rehearse {any}/criteria.yaml --random 5 -f {page}", 0.3, "*"),
    Call("rehearse plain/criteria.yaml --random 3 --bids plain/bids.yaml -f {page}", 0.2),
    Call("consult full/criteria.yaml full/proposal.yaml full/order.yaml full/proposal.csv -f {page}", 2),
    Call("consult full/criteria.yaml full/proposal.yaml --decision full/decision.yaml -f {page}", 1),
    Call(
        "consult full/criteria.yaml --decision full/decision.yaml --write",
        1,
        writes=("full/criteria.yaml", "full/.criteria.yaml."),
    ),
    Call("seal {any}/criteria.yaml --date 2026-01-10 -o out/criteria.seal.yaml", 1, "*"),
    Call(
        "seal full/policy.yaml full/bids.yaml full/scores/ev2.csv full/bids/mill.txt --date 2026-01-10 "
        "-o out/x.seal.yaml",
        0.4,
    ),
    Call(
        "seal proved/criteria.yaml --again Clearer --date 2026-02-10 -o out/criteria.seal.yaml",
        0.4,
        "proved/criteria.seal.yaml",
    ),
    Call("diff {any}/criteria.yaml plain/criteria.yaml -f {page}", 4),
    Call("diff proved/criteria.seal.yaml proved/criteria.yaml --bids proved/bids.yaml -f {page}", 0.6),
    Call("diff plain/bids.yaml full/bids.yaml -f {page}", 2),
    Call("verify {proof} -f {page}", 1.5),
    Call("verify proved/bundle.zip -f {page}", 0.1),
    Call(
        "verify full/bids.yaml.sig --signers full/signers -f {page}",
        0.2,
        "full/bids.yaml",
        starts="ssh-keygen",
    ),
    Call("sign plain/bids.yaml --key full/signers", 0.1, starts="ssh-keygen"),
    Call("history proved/bids.yaml -f {page}", 1, "proved/bids.history.jsonl"),
    Call(
        "history proved/bids.yaml --record --by Ann --reason Late --date 2026-03-09",
        0.7,
        "*",
        ("proved/bids.history.jsonl", "proved/.bids.history.jsonl."),
    ),
    Call("moderate {panel}/bids.yaml -f {page}", 1, "*"),
    Call(
        "moderate full/bids.yaml --record --by Ann --date 2026-03-09",
        0.4,
        "*",
        ("full/moderation.yaml", "full/.moderation.yaml.", "full/bids.yaml", "full/.bids.yaml."),
        typed="full/answers",
    ),
    Call("agreement {panel}/bids.yaml -f {page} --enough 2", 0.4, "*"),
    Call("panel status {panel}/bids.yaml -f {page}", 0.6, "*"),
    Call(
        "panel make {panel}/bids.yaml -o out/scores",
        0.4,
        "*",
        ("full/bids.yaml", "full/.bids.yaml.", "blind/bids.yaml", "blind/.bids.yaml."),
    ),
    Call(
        "panel make blind/bids.yaml -o out/scores --csv", 0.3, "*", ("blind/bids.yaml", "blind/.bids.yaml.")
    ),
    Call(
        "panel make full/bids.yaml -o out/scores --blind",
        0.2,
        "*",
        ("full/bids.yaml", "full/.bids.yaml.", "full/panel-key.yaml", "full/.panel-key.yaml."),
    ),
    Call("workbook make {panel}/bids.yaml -o out/books", 0.3, "*", ("full/.bids.yaml.", "blind/.bids.yaml.")),
    Call(
        "workbook collect blind/ev1.xlsx --bids blind/bids.yaml -o out/scores",
        0.6,
        writes=("blind/bids.yaml", "blind/.bids.yaml."),
    ),
    Call("import full/old.csv -o out/imported", 4),
    Call("import full/old.xlsx -o out/imported", 1.5),
    Call("import full/old.csv --map full/map.yaml -o out/imported", 1),
    Call("import full/old.xlsx --map full/map.yaml -o out/imported", 1),
    Call("assessment-summary {any}/bids.yaml --all -o out/summary.md", 0.5, "*"),
    Call("assessment-summary {any}/bids.yaml --bid mill -o out/summary.html", 0.5, "*"),
    Call("assessment-summary {any}/bids.yaml --bid mill -o out/summary.docx", 0.03, "*"),
    Call(
        "assessment-summary full/bids.yaml --bid mill --draft --template full/template.docx "
        "-o out/summary.docx",
        0.03,
        "full/template.docx",
    ),
    Call("report {any}/bids.yaml -o out/report.html", 0.3, "*"),
    Call("report {any}/bids.yaml -o out/report.md", 0.3, "*"),
    Call("report {any}/bids.yaml -o out/report.csv", 0.3, "*"),
    Call("report {any}/bids.yaml -o out/report.json", 0.3, "*"),
    Call("report {any}/bids.yaml -o out/report.xlsx", 0.15, "*"),
    Call("report {any}/bids.yaml -o out/report.docx", 0.04, "*"),
    Call("report {any}/bids.yaml -o out/report.pdf", 0.005, "*"),
    Call("bundle {any}/bids.yaml -o out/evaluation.zip", 0.4, "*"),
    Call("criteria show {word}", 0.1),
    Call("criteria list", 0.01),
    Call("explain {word}", 0.2),
    Call("rules {word}", 0.1),
    Call("schema {schema} -o out/schema.json", 0.2),
    Call("new out/mine --criteria {word}", 0.1),
    Call("new out/mine --model ppn-002 --outcomes {word}", 0.1),
    Call("evaluate plain/bids.yaml --bid {word} --dimension {word}", 0.3),
    Call("moderate full/bids.yaml --bid {word} --criterion {word}", 0.2),
    Call("check plain/bids.yaml --select {word} --ignore {word}", 0.2),
    Call("evaluate {word}", 0.3),
    Call("verify {word}", 0.1),
    Call("portfolio {any} -f {page}", 0.01, "*", cold=True),
)


def all_calls() -> tuple[Call, ...]:
    """Return the calls above, and one for each command that has none yet: it reads the bids file."""
    known = {call.words.split()[0] for call in CALLS}
    fresh = (name for name in (*COMMANDS, *GROUPS) if name not in known)
    return (*CALLS, *(Call(f"{name} {{any}}/bids.yaml", 0.02, "*", cold=True) for name in fresh))
