"""Bundles, workbooks and Word templates, changed as zip files and in what they hold."""

import hashlib
import io
import json
import re
import stat
import warnings
import zipfile
from random import Random

from tests.fuzz import hostile, mutations

_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r'"[^"]*"')
_TEXT = re.compile(r">([^<]+)<")
_NAMES = (
    "../x.yaml",
    "files/../../x.yaml",
    "/etc/x",
    "C:/x",
    "files\\bids.yaml",
    "files/bids.yaml",
    "FILES/BIDS.YAML",
    "files/bids.yaml/x",
    "files/con",
    "files/x\x1b[2J",
    "files/\u202eevil",
    "files/" + "a" * 500,
    "files/" + "a/" * 100 + "b",
    "",
    "files/",
    "files/./bids.yaml",
    "manifest.json",
    "xl/workbook.xml",
    "[Content_Types].xml",
    "xl/worksheets/sheet1.xml",
)
_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
    "<?xml-stylesheet href='http://example.invalid'?>",
)
Members = list[tuple[zipfile.ZipInfo, bytes]]
_opened: dict[bytes, Members] = {}


def unpacked(data: bytes) -> int:
    """Return the size of a file; of a zip file with what it says to hold, of which 64 MiB are read."""
    if not data.startswith(b"PK"):
        return len(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return len(data) + min(64 * 1024 * 1024, sum(entry.file_size for entry in archive.infolist()))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return len(data)


def mutated(name: str, data: bytes, rng: Random) -> tuple[bytes, list[str]]:
    """Return a zip file with changes in its members, in its directory or in its bytes."""
    way = rng.random()
    if way < 0.15:
        return mutations.as_bytes(data, rng, rng.choice((1, 1, 2, 4)))
    if way < 0.22:
        # The directory of a zip file is at its end.
        at = rng.randrange(max(0, len(data) - 400), len(data))
        return data[:at] + rng.randbytes(rng.choice((1, 2, 4))) + data[at + 2 :], ["zip directory"]
    members = _members(data)
    done = []
    for _ in range(rng.choice((1, 1, 2))):
        what = "inside" if rng.random() < 0.7 else rng.choice(tuple(CHANGES))
        done.append(f"zip {what}")
        if what == "inside":
            members, more = _inside(members, rng)
            done += more
        else:
            members = CHANGES[what](members, rng)
    if not name.endswith(".zip"):
        return packed(members, zipfile.ZIP_DEFLATED if rng.random() < 0.3 else None), done
    if rng.random() < 0.7:
        members = listed_anew(members)
        done.append("manifest made anew")
    return packed(members, None), done


def _members(data: bytes) -> Members:
    if data not in _opened:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _opened[data] = [(info, archive.read(info)) for info in archive.infolist()]
    return list(_opened[data])


def packed(members: Members, compression: int | None) -> bytes:
    """Return a zip file with `members` as they stand, whatever is wrong with them."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(buffer, "w") as archive:
            for info, data in members:
                entry = zipfile.ZipInfo(info.filename, info.date_time)
                entry.create_system, entry.external_attr = info.create_system, info.external_attr
                archive.writestr(entry, data, info.compress_type if compression is None else compression)
    return buffer.getvalue()


def _inside(members: Members, rng: Random) -> tuple[Members, list[str]]:
    if not members:
        return members, []
    # What is read of most is changed most: manifest, sheets, files of the evaluation.
    number = rng.randrange(len(members))
    info, data = members[number]
    if info.filename.endswith((".xml", ".rels")):
        data, done = as_xml(data, rng)
    else:
        data, done = mutations.mutated(info.filename, data, rng)
    members[number] = (info, data)
    return members, [info.filename, *done]


def listed_anew(members: Members) -> Members:
    """Return the members of a bundle with the checksums that they have now, so that verifying goes on."""
    files = {info.filename: data for info, data in members}
    try:
        manifest = json.loads(files["manifest.json"])
        for entry in manifest["files"]:
            data = files.get(entry["name"], b"")
            entry["size"], entry["sha256"] = len(data), hashlib.sha256(data).hexdigest()
        files["manifest.json"] = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    except (KeyError, TypeError, ValueError):
        pass
    others = sorted(name for name in files if name != "SHA256SUMS")
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in others)
    files["SHA256SUMS"] = sums.encode("utf-8", "surrogatepass")
    return [(info, files[info.filename]) for info, _ in members]


def as_xml(data: bytes, rng: Random) -> tuple[bytes, list[str]]:
    text = data.decode("utf-8", "replace")
    what = rng.choice(tuple(XML_CHANGES))
    return XML_CHANGES[what](text, rng).encode("utf-8", "replace"), [f"xml {what}"]


def _found(pattern: re.Pattern[str], text: str, rng: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return rng.choice(found) if found else None


def _put(text: str, found: re.Match[str] | None, new: str, group: int = 0) -> str:
    return text if found is None else text[: found.start(group)] + new + text[found.end(group) :]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _entity(text: str, rng: Random) -> str:
    text = _put(
        text, _found(_TEXT, text, rng), rng.choice(("&a;", "&c;", "&#x1b;", "&#0;", "&#xFFFFFFFF;")), 1
    )
    end = text.find("?>")
    return text[: end + 2] + rng.choice(_ENTITIES) + text[end + 2 :]


def _tag_again(text: str, rng: Random) -> str:
    found = _found(_TAG, text, rng)
    return text if found is None else _put(text, found, found.group() * rng.choice((2, 3, 2000)))


def _cell_moved(text: str, rng: Random) -> str:
    places = ("A1", "XFD1048576", "A1048577", "ZZZZ1", "A0", "a1", "$A$1", "A99999999999", "1A", "")
    return _put(text, _found(re.compile(r'\br="([^"]*)"'), text, rng), rng.choice(places), 1)


def _cell_value(text: str, rng: Random) -> str:
    word = rng.choice((*hostile.NUMBERS, *hostile.WORDS, "99999", "-1"))
    return _put(text, _found(re.compile(r"<v>([^<]*)</v>"), text, rng), _escaped(word), 1)


XML_CHANGES = {
    "text": lambda text, rng: _put(text, _found(_TEXT, text, rng), _escaped(rng.choice(hostile.SCALARS)), 1),
    "raw text": lambda text, rng: _put(text, _found(_TEXT, text, rng), rng.choice(hostile.SCALARS), 1),
    "value": lambda text, rng: _put(
        text, _found(_VALUE, text, rng), f'"{_escaped(rng.choice(hostile.SCALARS))}"'
    ),
    "value of another": lambda text, rng: _put(
        text, _found(_VALUE, text, rng), (_found(_VALUE, text, rng) or [""])[0]
    ),
    "tag gone": lambda text, rng: _put(text, _found(_TAG, text, rng), ""),
    "tag again": _tag_again,
    "entity": _entity,
    "deep": lambda text, rng: _put(text, _found(_TEXT, text, rng), ">" + "<c>" * rng.choice((70, 5000))),
    "cell moved": _cell_moved,
    "cell value": _cell_value,
    "cut": lambda text, rng: text[: rng.randrange(len(text) + 1)],
}


def _renamed(members: Members, rng: Random) -> Members:
    number = rng.randrange(len(members))
    info, data = members[number]
    members[number] = (_info(rng.choice(_NAMES), info), data)
    return members


def _info(name: str, like: zipfile.ZipInfo) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, like.date_time)
    info.create_system, info.external_attr, info.compress_type = (
        like.create_system,
        like.external_attr,
        like.compress_type,
    )
    return info


def _again(members: Members, rng: Random) -> Members:
    return [*members, rng.choice(members)]


def _dropped(members: Members, rng: Random) -> Members:
    del members[rng.randrange(len(members))]
    return members or [(zipfile.ZipInfo("x"), b"")]


def _added(members: Members, rng: Random) -> Members:
    info, data = rng.choice(members)
    return sorted([*members, (_info(rng.choice(_NAMES), info), data)], key=lambda member: member[0].filename)


def _moded(mode: int):
    def change(members: Members, rng: Random) -> Members:
        number = rng.randrange(len(members))
        info, _ = members[number]
        linked = _info(info.filename, info)
        linked.external_attr = mode << 16
        members[number] = (linked, b"/etc/passwd")
        return members

    return change


def _bomb(members: Members, rng: Random) -> Members:
    number = rng.randrange(len(members))
    info, data = members[number]
    swollen = _info(info.filename, info)
    swollen.compress_type = zipfile.ZIP_DEFLATED
    members[number] = (swollen, data + rng.choice((b"\0", b" ", b"<a>")) * rng.choice((100_000, 3_000_000)))
    return members


CHANGES = {
    "renamed": _renamed,
    "again": _again,
    "dropped": _dropped,
    "added": _added,
    "link": _moded(stat.S_IFLNK | 0o777),
    "folder": _moded(stat.S_IFDIR | 0o755),
    "device": _moded(stat.S_IFCHR | 0o666),
    "bomb": _bomb,
}
