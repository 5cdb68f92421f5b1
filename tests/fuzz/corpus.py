"""What is mutated: four small procurements with files of every kind, some of them made by sv-score itself."""

import io
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from tests.fuzz.archives import packed
from tests.fuzz.product import run

HERE = Path(__file__).parent / "corpus"
# What the file is to the people who use it, by how its name ends; the first that fits counts.
KINDS = {
    "criteria.yaml": "criteria",
    "bids.yaml": "bids",
    ".seal.yaml": "seal",
    "panel-key.yaml": "blind key",
    "policy.yaml": "policy",
    "model.yaml": "policy model",
    "map.yaml": "import map",
    "decision.yaml": "decision",
    "proposal.yaml": "proposal",
    "order.yaml": "proposal",
    "proposal.csv": "proposal csv",
    "moderation.yaml": "scores",
    "ev1.yaml": "scores",
    "ev2.csv": "scores csv",
    "old.csv": "spreadsheet csv",
    ".toml": "settings",
    ".history.jsonl": "history",
    "bundle.zip": "bundle",
    "ev1.xlsx": "workbook",
    "old.xlsx": "spreadsheet",
    "template.docx": "template",
    ".txt": "document",
    ".sig": "signature",
    "signers": "signers",
    "answers": "answers typed",
}


def kind_of(name: str) -> str:
    """Return what kind of input the file `name` of the corpus is."""
    return next((kind for ending, kind in KINDS.items() if name.endswith(ending)), "other")


def build() -> dict[str, bytes]:
    """Return the files by their names; what sv-score makes is made by the code that is tested."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(HERE, root, dirs_exist_ok=True)
        os.chdir(root)
        try:
            _make(root)
        finally:
            os.chdir(before)
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }


def _make(root: Path) -> None:
    """Seal, record, bundle and make workbooks, each on a copy, so that mutants of the others get far."""
    shutil.copytree(root / "full", root / "proved", dirs_exist_ok=True)
    # What bids that come through standard input name lies in the present folder.
    shutil.copy(root / "plain" / "criteria.yaml", root / "criteria.yaml")
    for extra in (
        "bids.yaml.sig",
        "signers",
        "model.yaml",
        "order.yaml",
        "proposal.csv",
        "old.csv",
        "map.yaml",
        "sv-score.toml",
    ):
        (root / "proved" / extra).unlink()
    _made(
        "seal", "proved/criteria.yaml", "proved/policy.yaml", "--date", "2026-01-10", "--notice", "Notice 1"
    )
    _made("history", "proved/bids.yaml", "--record", "--by", "Ann", "--date", "2026-03-02")
    _made("bundle", "proved/bids.yaml", "-o", "proved/bundle.zip")
    _made("bundle", "plain/bids.yaml", "-o", "plain/bundle.zip")
    _made("workbook", "make", "blind/bids.yaml", "--evaluator", "ev1", "-o", "blind/ev1.xlsx")
    _filled(root / "blind" / "ev1.xlsx")
    _spreadsheet(root / "full" / "old.xlsx", (root / "full" / "old.csv").read_text())
    _template(root / "full" / "template.docx")


def _made(*words: str) -> None:
    ran = run(words)
    if ran.code not in (0, 1) or ran.fault:
        raise RuntimeError(f"{' '.join(words)}: {ran.err.decode()}{ran.fault}")


def _filled(path: Path) -> None:
    from tests.spreadsheets.filling import fill

    cells = zipfile.ZipFile(path).read("xl/worksheets/sheet2.xml").decode()
    row = next(n for n in range(40, 1, -1) if f'r="A{n}"' in cells)
    fill(
        path,
        {
            f"{column}{row}": value
            for column, value in (("E", 3), ("F", "Plan, p2"))
            if f'r="{column}{row}"' in cells
        },
    )
    _dated(path)


def _spreadsheet(path: Path, text: str) -> None:
    import csv
    from datetime import datetime

    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": datetime(2026, 1, 1)})
    sheet = book.add_worksheet("Scores")
    for number, row in enumerate(csv.reader(io.StringIO(text))):
        for column, cell in enumerate(row):
            sheet.write(number, column, float(cell) if cell[:1].isdigit() else cell)
    sheet.write_formula("D4", "=SUM(D2:D3)", value=2.8)
    book.close()
    _dated(path)


def _template(path: Path) -> None:
    import docx

    docx.Document().save(str(path))
    _dated(path)


def _dated(path: Path) -> None:
    """Give every member the one date, so that the same mutants come of it on every day."""
    members = []
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            members.append((zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0)), archive.read(info)))
    path.write_bytes(packed(members, zipfile.ZIP_DEFLATED))
