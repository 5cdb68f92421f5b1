"""A store holds what was read, whole or not at all, and says plainly when it does not."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")
import pyarrow.parquet as pq

from benchmarks.procurements import files, write
from sv_score._version import __version__
from sv_score.portfolio.store import MANIFEST, is_left_over, known, open_store
from sv_score.portfolio.tables import TABLES
from sv_score.reading.source import Unreadable
from tests.portfolio_folder import stored
from tests.press import pressed_after


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(range(4), tmp_path / "procurements")


def everything(store: Path) -> dict[str, bytes]:
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in sorted(store.rglob("*.*"))}


def column(store: Path, table: str, name: str) -> list[object]:
    return [
        value
        for file in open_store(str(store)).files(table)
        for value in pq.read_table(file)[name].to_pylist()
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_in_place_of_the_list_of_parts_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / MANIFEST)
    with pytest.raises(Unreadable, match=f"{MANIFEST} cannot be read; make it again"):
        open_store(str(tmp_path))


def test_the_same_files_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    stored(folder, tmp_path / "one")
    stored(folder, tmp_path / "two")
    assert everything(tmp_path / "one") == everything(tmp_path / "two")
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == ["part-0001", MANIFEST]


def test_however_many_processes_read_them(tmp_path: Path) -> None:
    folder = write(range(70), tmp_path / "procurements")
    stored(folder, tmp_path / "one", jobs=1)
    stored(folder, tmp_path / "many", jobs=3)
    assert everything(tmp_path / "one") == everything(tmp_path / "many")


def test_a_float_is_nowhere(folder: Path, tmp_path: Path) -> None:
    store = stored(folder, tmp_path / "store")
    for table in TABLES:
        for file in store.files(table):
            types = {str(field.type) for field in pq.read_schema(file)}
            assert not any("float" in name or "double" in name for name in types)


def test_every_source_has_its_checksum(folder: Path, tmp_path: Path) -> None:
    stored(folder, tmp_path / "store")
    paths, sums = (column(tmp_path / "store", "sources", name) for name in ("path", "sha256"))
    assert len(paths) == 8
    for path, checksum in zip(paths, sums, strict=True):
        assert checksum == sha256(Path(str(path)).read_bytes()).hexdigest()


def test_adding_passes_over_what_is_there(folder: Path, tmp_path: Path) -> None:
    stored(folder, tmp_path / "store")
    before = everything(tmp_path / "store")
    write(range(4, 6), folder)
    store = stored(folder, tmp_path / "store")
    assert store.manifest["procurements"] == 6
    assert [part["procurements"] for part in store.manifest["parts"]] == [4, 2]
    after = everything(tmp_path / "store")
    assert {name: after[name] for name in before if name != MANIFEST} == {
        name: data for name, data in before.items() if name != MANIFEST
    }
    assert len(set(column(tmp_path / "store", "procurements", "procurement"))) == 6
    assert len(known(store)) == 6


def test_a_file_that_changed_since_is_not_counted_twice(folder: Path, tmp_path: Path) -> None:
    stored(folder, tmp_path / "store")
    before = everything(tmp_path / "store")
    criteria = next(folder.rglob("criteria.yaml"))
    criteria.write_text(criteria.read_text(encoding="utf-8") + "# later\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="has changed since it was stored"):
        stored(folder, tmp_path / "store")
    assert everything(tmp_path / "store") == before


def test_a_copy_is_left_out_and_says_of_what(folder: Path, tmp_path: Path) -> None:
    copy = folder / "copied"
    copy.mkdir()
    for name, text in files(2).items():
        (copy / name).write_text(text, encoding="utf-8")
    stored(folder, tmp_path / "store")
    reasons = [reason for reason in column(tmp_path / "store", "procurements", "reason") if reason]
    assert len(reasons) == 1
    assert "the same files as" in str(reasons[0])
    numbers = set(column(tmp_path / "store", "scores", "procurement"))
    assert len(numbers) == 4


def test_what_is_not_named_is_not_read(folder: Path, tmp_path: Path) -> None:
    stored(folder, tmp_path / "store")
    (tmp_path / "store" / ".part-left").mkdir()
    store = open_store(str(tmp_path / "store"))
    assert store.unnamed == (".part-left",)
    assert len(store.parts) == 1


def test_a_changed_file_is_noticed(folder: Path, tmp_path: Path) -> None:
    store = stored(folder, tmp_path / "store")
    table = Path(store.files("scores")[0])
    table.write_bytes(table.read_bytes()[:-1] + b"x")
    with pytest.raises(Unreadable, match=r"scores\.parquet is not as it was written"):
        open_store(str(tmp_path / "store"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tables": 2}, "another version"),
        ({"sv_score": 2}, "another version"),
        ({"kind": "cellar"}, "another version"),
        ({"parts": [{"folder": "../..", "files": {}}]}, "does not name the tables"),
        ({"parts": 5}, "cannot be read"),
        ({"parts": []}, "does not name the tables"),
        ({"parts": [{"folder": "part-0001", "files": list(TABLES)}]}, "cannot be read"),
        ({"next": "many"}, "cannot be read"),
        ({"procurements": -1}, "cannot be read"),
    ],
)
def test_another_version_or_a_broken_manifest_is_refused(
    folder: Path, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    stored(folder, tmp_path / "store")
    manifest = tmp_path / "store" / MANIFEST
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | change), encoding="utf-8")
    with pytest.raises(Unreadable, match=message):
        open_store(str(tmp_path / "store"))


def test_a_part_that_is_named_twice_does_not_count_twice(folder: Path, tmp_path: Path) -> None:
    store = stored(folder, tmp_path / "store")
    parts = store.manifest["parts"]
    manifest = json.dumps(store.manifest | {"parts": parts + parts})
    (tmp_path / "store" / MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(Unreadable, match="does not name the tables"):
        open_store(str(tmp_path / "store"))


@pytest.mark.parametrize("change", ["a column missing", "no table"])
def test_a_table_is_not_believed_because_its_checksum_is(folder: Path, tmp_path: Path, change: str) -> None:
    store = stored(folder, tmp_path / "store")
    table = Path(store.files("scores")[0])
    if change == "no table":
        table.write_bytes(b"anything")
    else:
        pq.write_table(pq.read_table(table).drop_columns(["band"]), table)
    store.manifest["parts"][0]["files"]["scores.parquet"] = sha256(table.read_bytes()).hexdigest()
    (tmp_path / "store" / MANIFEST).write_text(json.dumps(store.manifest), encoding="utf-8")
    with pytest.raises(Unreadable, match=r"scores\.parquet is not a table of a store"):
        open_store(str(tmp_path / "store"))


def test_a_folder_with_a_number_of_another_kind_is_not_a_part(folder: Path, tmp_path: Path) -> None:
    stored(folder, tmp_path / "store")
    (tmp_path / "store" / "part-\u00b2").mkdir()
    write(range(4, 5), folder)
    assert stored(folder, tmp_path / "store").manifest["procurements"] == 5


def test_a_missing_file_is_missing(folder: Path, tmp_path: Path) -> None:
    store = stored(folder, tmp_path / "store")
    Path(store.files("scores")[0]).unlink()
    with pytest.raises(
        Unreadable, match=r"store/part-0001/scores\.parquet is missing; .*--store .*store-new"
    ):
        open_store(f"{tmp_path}/store/")


def test_who_made_a_part_stands_in_the_store(folder: Path, tmp_path: Path) -> None:
    store = stored(folder, tmp_path / "store")
    assert store.manifest["parts"][0]["tool"] == {"name": "sv-score", "version": __version__}
    assert store.made_by_others == []
    for tool, others in (({"version": "0.0.9"}, ["0.0.9"]), ({}, []), ("x", []), (None, [])):
        store.manifest["parts"][0]["tool"] = tool
        (tmp_path / "store" / MANIFEST).write_text(json.dumps(store.manifest), encoding="utf-8")
        assert open_store(str(tmp_path / "store")).made_by_others == others


def test_tables_without_the_file_that_names_them_are_no_folder_of_bids(folder: Path, tmp_path: Path) -> None:
    stored(folder, tmp_path / "store")
    assert not is_left_over(str(tmp_path / "store"))
    (tmp_path / "store" / MANIFEST).unlink()
    assert is_left_over(str(tmp_path / "store"))
    assert not is_left_over(str(folder))


@pytest.mark.parametrize("step", ["mkdir", "rename"])
def test_ctrl_c_leaves_a_store_whole_or_none(
    step: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pressed_after(step, monkeypatch):
        stored(folder, tmp_path / "store")
    whole = step == "rename"
    assert (tmp_path / "store").exists() is whole
    assert not whole or open_store(str(tmp_path / "store")).manifest["procurements"] == 4
