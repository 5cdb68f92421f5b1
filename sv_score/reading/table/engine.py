"""DuckDB, behind four questions: which columns and rows a Parquet file has, and what is different in them.

For maintainers: the library sees a private copy of the bytes that were read and whose checksum is printed,
under a name of our own. It may open no other file and load no extension. What it cannot do becomes
`NotATable`. It never computes with a score: every cell comes out as text, and marks are combined as bits of
whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.cores import cores
from sv_score.reading.csv import ABSTAINED, Part
from sv_score.reading.ctrl_c import folder_aside, held, in_reach
from sv_score.reading.source import Source, Unreadable, needs_extra

if TYPE_CHECKING:
    import duckdb

NEEDED = needs_extra("reading a Parquet file needs", "data")
# What is kept of the machine's memory while a file is read: a hostile one may unpack to anything.
MEMORY = "2GB"
# Whole numbers have 63 bits; one evaluator's marks take as many as their number needs.
WORD = 62
_AT_ONCE = 20_000


class NotATable(Exception):
    """A file cannot be read as a table; the text says why, in one sentence without its end."""


class Different(NamedTuple):
    """One of the different rows: its `cells` by column, and the bits that stand for it in an answer.

    Whose it is has the bits from `shift` on in the word `word`; `number` counts what it has there, from 1.
    """

    cells: dict[str, str]
    word: int
    shift: int
    width: int
    number: int


class Table:
    """One open Parquet file; `kinds` are the types of its columns by name, `rows` is how many rows it has."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str) -> None:
        self._connection = connection
        self._owners: list[str] = []
        self._rests: list[str] = []
        self.words = 1
        self._from = f"read_parquet({_quoted(path)}, file_row_number=true)"
        described = self._ask(f"describe select * from {self._from}").fetchall()
        self.kinds = {
            str(name).lower(): str(kind) for name, kind, *_ in described if name != "file_row_number"
        }
        self.rows = int(self._ask(f"select count(*) from {self._from}").fetchall()[0][0])

    def _ask(self, query: str, values: Any = None) -> duckdb.DuckDBPyConnection:
        # A file of ten million rows takes a while.
        return in_reach(partial(self._connection.execute, query, values), self._connection.interrupt)

    def text(self, name: str) -> str:
        """Return what makes text of a column; needless zeros of a decimal number are left out."""
        column = '"' + name.replace('"', '""') + '"'
        as_text = f"coalesce(cast({column} as varchar), '')"
        plain = self.kinds[name].startswith("DECIMAL") and not self.kinds[name].endswith(",0)")
        return f"rtrim(rtrim({as_text}, '0'), '.')" if plain else as_text

    def different(self, owner: list[str], rest: list[str]) -> list[Different]:
        """Return what differs in the columns `owner` (whose it is) and `rest` (what it is), in order.

        Each owner gets bits of a word, as many as it takes to number what it has; 0 is left for nothing.
        """
        owners = ", ".join(f"{self.text(name)} as o{n}" for n, name in enumerate(owner))
        rests = ", ".join(f"{self._what(name)} as r{n}" for n, name in enumerate(rest))
        by = ", ".join(f"o{n}" for n in range(len(owner)))
        order = ", ".join(f"r{n}" for n in range(len(rest)))
        self._ask(
            "create temp table different as "
            f"select *, row_number() over (partition by {by} order by {order}) as number "
            f"from (select distinct {owners}, {rests} from {self._from})"
        )
        found = self._ask(f"select * from different order by {by}, number").fetchall()
        self._owners, self._rests = owner, rest
        return self._placed(found)

    def _placed(self, found: list[tuple[Any, ...]]) -> list[Different]:
        """Give each owner its bits, and write down which."""
        count = len(self._owners)
        most: dict[tuple[str, ...], int] = {}
        for *cells, number in found:
            most[tuple(cells[:count])] = number
        columns = ", ".join(f"o{n} varchar" for n in range(count))
        self._ask(f"create temp table places ({columns}, word integer, shift integer)")
        places, word, free = {}, 0, 0
        for whose, numbers in most.items():
            width = numbers.bit_length()
            if free + width > WORD:
                word, free = word + 1, 0
            places[whose] = (word, free, width)
            marks = ", ".join("?" * (count + 2))
            self._ask(f"insert into places values ({marks})", [*whose, word, free])
            free += width
        self.words = word + 1
        names = (*self._owners, *self._rests)
        return [
            Different(dict(zip(names, cells, strict=True)), *places[tuple(cells[:count])], number)
            for *cells, number in found
        ]

    def answers(self) -> Iterator[tuple[Any, ...]]:
        """Yield for every bid and criterion the words of bits that its rows make up, and how many rows.

        What the bits mean is what `different` has returned before.
        """
        rows = [f"{self.text(name)} = b.o{n}" for n, name in enumerate(self._owners)]
        rows += [f"{self._what(name)} = b.r{n}" for n, name in enumerate(self._rests)]
        whose = " and ".join(f"d.o{n} = p.o{n}" for n in range(len(self._owners)))
        bits = ", ".join(f"coalesce(bit_or(b.bits) filter (b.word = {w}), 0)" for w in range(self.words))
        coded = "select d.*, p.word, d.number::bigint << p.shift as bits "
        coded += f"from different d join places p on {whose}"
        answer = f"{self.text('bid')}, {self.text('criterion')}"
        same = " and ".join(rows)
        asked = (
            f"select {answer}, {bits}, count(*) from {self._from} t join ({coded}) b on {same} group by 1, 2"
        )
        yield from _fetched(self._ask(asked))

    def _what(self, name: str) -> str:
        """Return a cell as far as it counts: of a reason only whether there is one, unless it sets aside."""
        if name != "rationale":
            return self.text(name)
        said, score = self.text(name), f"trim({self.text('score')})"
        return f"case when {self._aside()} then {said} when {score} = '' then left({said}, 1) else '' end"

    def _aside(self) -> str:
        entry = f" or lower(trim({self.text('entry')})) = 'excluded'" if "entry" in self.kinds else ""
        return f"(lower(trim({self.text('score')})) = '{ABSTAINED}'{entry})"

    def has_words(self) -> bool:
        """Return whether any row has a reason beside a score, which does not say why it is left out."""
        if "rationale" not in self.kinds:
            return False
        said = f"trim({self.text('rationale')}) <> '' and trim({self.text('score')}) <> ''"
        return bool(
            self._ask(f"select 1 from {self._from} where {said} and not {self._aside()} limit 1").fetchall()
        )

    def parts(self, names: list[str], bids: list[str] | None = None) -> Iterator[Part]:
        """Yield the rows in the order of the file, many at a time, or those of some `bids` one by one.

        Their cells are in the order of `names`; the first row of the file has number 1.
        """
        columns = ", ".join(self.text(name) for name in names)
        asked = f"select file_row_number, {columns} from {self._from}"
        asked += "" if bids is None else f" where {self.text('bid')} in (select unnest(?))"
        found = self._ask(f"{asked} order by file_row_number", None if bids is None else [bids])
        if bids is not None:
            yield from ((number + 1, [cells]) for number, *cells in _fetched(found))
            return
        while rows := found.fetchmany(_AT_ONCE):
            yield rows[0][0] + 1, [cells for _, *cells in rows]


def _fetched(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := found.fetchmany(_AT_ONCE):
        yield from rows


@contextmanager
def opened(source: Source) -> Iterator[Table]:
    """Open a Parquet file as a table; raise `NotATable`, and `Unreadable` where the library is missing."""
    try:
        with held():
            import duckdb
    except ImportError:
        raise Unreadable(f"{source.label}: {NEEDED}") from None
    with folder_aside() as folder:
        copy = Path(folder) / "scores.parquet"
        copy.write_bytes(source.data)
        try:
            with duckdb.connect(":memory:", config=_settings(folder)) as connection:
                for setting in (
                    f"allowed_directories = [{_quoted(Path(folder).as_posix())}]",
                    "enable_external_access = false",
                    "lock_configuration = true",
                ):
                    in_reach(partial(connection.execute, f"set {setting}"), connection.interrupt)
                yield Table(connection, copy.as_posix())
        except duckdb.Error as error:
            raise NotATable(_reason(error)) from None


def _settings(folder: str) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "threads": cores(),
        "memory_limit": MEMORY,
        "temp_directory": folder,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _reason(error: Exception) -> str:
    """Return what went wrong, for people: the library's own words name files that nobody knows."""
    if "memory" in str(error).casefold():
        return f"it needs more than {MEMORY} of memory"
    return "it is not a Parquet file, or is damaged"
