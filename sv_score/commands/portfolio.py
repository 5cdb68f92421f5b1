"""`sv-score portfolio`: what many evaluations show, per dimension."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sv_score._version import __version__
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.lock import locked
from sv_score.commands.named_bids import check_named
from sv_score.commands.output import err, form_for, out, say, write_file
from sv_score.commands.progress import LateProgress
from sv_score.commands.show import Look, show
from sv_score.model.named_tuple import NamedTuple
from sv_score.portfolio.summary import Portfolio, summary
from sv_score.reading.ctrl_c import folder_aside, held
from sv_score.reading.source import Unreadable, needs_extra

if TYPE_CHECKING:
    from sv_score.portfolio.store import Store


class Options(NamedTuple):
    """What the command line asks for; see `sv-score portfolio --help`."""

    paths: tuple[str, ...]
    by: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    vocabulary: str = ""
    least_group: int = 10
    enough: int = 10
    store: str = ""
    add: bool = False
    engine: str = "duckdb"
    jobs: int = 0
    form: str = ""
    output: str = ""
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Read, compute, print, and return the exit code; raise `Unreadable`."""
    form = form_for(options.form, options.output, ("markdown", "text", "json", "csv"))
    _check_installed()
    from sv_score.portfolio.engine import check_engine

    _check_paths(options)
    _check_output(options)
    check_engine(options.engine)
    try:
        with _read(options) as store:
            page = _page(store, options)
    except MemoryError:
        raise Unreadable(
            "there is not enough memory; close other programs, read fewer at once (--jobs 1), or add them "
            "to a store year by year"
        ) from None
    if form == "csv":
        from sv_score.writing.portfolio.csv import write

        text = write(page)
        if options.output:
            write_file(options.output, text)
        else:
            out(text)
    else:
        _show(page, options._replace(form=form))
    return ExitCode.FOUND if page.left_out else ExitCode.DONE


def _check_installed() -> None:
    from importlib.util import find_spec

    if not all(map(find_spec, ("duckdb", "ibis", "pyarrow"))):
        raise Unreadable(needs_extra("a portfolio needs", "portfolio"))


def _check_paths(options: Options) -> None:
    from sv_score.portfolio.store import is_left_over, is_store

    stores = [path for path in options.paths if is_store(path)]
    if stores and len(options.paths) > 1:
        raise Unreadable(
            f"{stores[0]} is a store, and is read alone; to add to it, write "
            f"`sv-score portfolio FOLDER --store {stores[0]} --add`"
        )
    left = next((path for path in options.paths if is_left_over(path)), "")
    if left:
        raise Unreadable(
            f"{left} is a store without its store.json, which says what it holds; make it again with --store "
            "and another name"
        )
    if stores and options.store:
        raise Unreadable(f"{stores[0]} is a store already; leave out --store, or name the folders to add")
    if options.add and not options.store:
        raise Unreadable("--add needs --store, the store to add to")
    if options.engine.startswith("spark://") and not (stores or options.store):
        raise Unreadable("a cluster needs a store that all its machines can read; name one with --store")


def _check_output(options: Options) -> None:
    """Raise `Unreadable` where a file that is read would be overwritten, by whichever process it is read."""
    from sv_score.checking.gather import gather
    from sv_score.portfolio.store import is_store

    if not options.output or not Path(options.output).exists():
        return
    for path in options.paths:
        files = Path(path).rglob("*") if is_store(path) else (name for name, _ in gather([path]))
        for file in files:
            with suppress(OSError):
                if Path(options.output).samefile(file):
                    raise Unreadable(f"{options.output} is one of the files that are read; name another file")


@contextmanager
def _read(options: Options) -> Iterator[Store]:
    """Give the store to compute figures from: the one named, the one asked for, or one for this run only."""
    from sv_score.portfolio.store import is_store, open_store

    if is_store(options.paths[0]):
        store = open_store(options.paths[0])
        _say_what_it_is(store, options.quiet)
        yield store
    elif options.store:
        with locked(_place(options.store)):
            store = _stored(options, Path(options.store))
        yield store
    else:
        with folder_aside() as folder:
            yield _stored(options, Path(folder) / "store")


def _say_what_it_is(store: Store, quiet: bool) -> None:
    """Say what of a store that is there already is not as it would be if it were made now."""
    for name in store.unnamed:
        say(f"sv-score: {store.folder}/{name} is left from a run that did not end, and is not read", err)
    others = ", ".join(store.made_by_others)
    if others and not quiet:
        say(
            f"sv-score: {store.folder} was read by sv-score {others}; its scores and findings are those of "
            f"that version, and this is {__version__}",
            err,
        )


def _place(store: str) -> str:
    """Return where a store is, or is to be, with a name that a lock can lie beside; raise `Unreadable`."""
    place = Path(os.path.abspath(store))  # noqa: PTH100 - takes `..` out
    if not place.name:
        raise Unreadable(f"{store} cannot be a store; name a new folder")
    if not place.parent.is_dir():
        raise Unreadable(f"{place.parent} does not exist; make it first")
    return str(place)


def _stored(options: Options, folder: Path) -> Store:
    """Read every evaluation into a store, which is made, or added to if that is asked for."""
    from sv_score.portfolio.part import write_part
    from sv_score.portfolio.reading import read_all
    from sv_score.portfolio.store import finish, first_number, known, unfinished

    before = _before(folder, options)
    first = first_number(before)
    with unfinished(folder) as place, LateProgress("Reading the bids", quiet=options.quiet) as progress:
        reading = read_all(options.paths, first, options.jobs, progress)
        written = write_part(place, reading, known(before))
        if not written.procurements and not written.there:
            raise Unreadable(f"no bids file in {', '.join(options.paths)}; name bids files or their folders")
        if written.there and not options.quiet:
            say(f"sv-score: {written.there:,} already in {options.store}, not read into it again", err)
        if before is not None and not written.procurements:
            return before
        return finish(folder, place, before, written, write_file)


def _before(folder: Path, options: Options) -> Store | None:
    """Return the store that is added to, `None` for a new one; raise `Unreadable` for anything in the way."""
    from sv_score.portfolio.store import is_store, open_store

    if is_store(str(folder)):
        if not options.add:
            raise Unreadable(f"{folder} is a store already; add to it with --add, or name a new folder")
        store = open_store(str(folder))
        _say_what_it_is(store, options.quiet)
        return store
    if options.add:
        raise Unreadable(f"{folder} is no store to add to; leave out --add to make it")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unreadable(f"{folder} is not empty, and no store that is whole; name a new folder")
    return None


def _page(store: Store, options: Options) -> Portfolio:
    """Return the figures of a store, of all dimensions or of those asked for."""
    from sv_score.portfolio.engine import compute_with

    with held():
        from sv_score.portfolio.figures import GROUPINGS, WHOLE, Asked, figures

    by = tuple(name for name in GROUPINGS if name in (WHOLE, *options.by))
    asked = Asked(by, options.vocabulary, options.enough)
    with LateProgress("Computing the figures", quiet=options.quiet) as progress:
        found = compute_with(options.engine, store, figures(asked), progress)
    page = summary(found, options.least_group, options.enough, options.vocabulary)
    there = list(dict.fromkeys(group.dimension for group in page.groups))
    if options.vocabulary and page.procurements and not there:
        raise Unreadable(f"no criterion has a tag of `{options.vocabulary}`")
    check_named("dimension", options.dimensions, there)
    if not options.dimensions:
        return page
    return page._replace(groups=tuple(g for g in page.groups if g.dimension in options.dimensions))


def _show(page: Portfolio, options: Options) -> None:
    from sv_score.writing.portfolio.json import write
    from sv_score.writing.portfolio.parts import parts

    show(parts(page), Look(options.form, options.output, options.colour), json=lambda: write(page))
