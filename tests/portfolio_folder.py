"""A store of the procurements in a folder, for tests."""

from pathlib import Path

from sv_score.portfolio.part import write_part
from sv_score.portfolio.reading import read_all
from sv_score.portfolio.store import Store, finish, first_number, known, open_store, unfinished


def stored(folder: Path, store: Path, jobs: int = 0) -> Store:
    """Return a new store of every evaluation in `folder`, or the store with them added."""
    before = open_store(str(store)) if store.exists() else None
    with unfinished(store) as place:
        reading = read_all([str(folder)], first_number(before), jobs, lambda share: None)
        written = write_part(place, reading, known(before))
        return finish(store, place, before, written, lambda path, text: write(path, text))


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")
