"""A Word file as bytes: what it says of itself, and the same bytes for the same text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from datetime import time as Time
from typing import Any

from sv_score.reading.source import Unreadable
from sv_score.writing.document import UNDATED, Document, clean

# No text can hold this: its `<` is escaped.
_HELD = "<?sv-score text?>"
# What the empty file of python-docx says of the program that made it, and its picture of an empty page.
_EXTENDED = "/docProps/app.xml"
_APP = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>sv-score</Application></Properties>"
)
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def describe(file: Any, document: Document) -> None:
    """Write title, authority, language and the day of the record into the file's properties."""
    about = file.core_properties
    about.title, about.author = clean(document.title)[:255], clean(document.authority)[:255]
    about.last_modified_by = ""
    about.language = "en-GB"
    about.comments = about.keywords = about.subject = about.category = ""
    about.revision = 1
    moment = datetime.combine(document.date, Time()) if document.date else UNDATED
    about.created = about.modified = moment
    package = file.part.package
    for name in [name for name, link in package.rels.items() if link.reltype == _THUMBNAIL]:
        del package.rels[name]
    for part in package.iter_parts():
        if str(part.partname) == _EXTENDED and not document.template:
            part._blob = _APP


def hold(place: Any) -> None:
    """Hold the place of the text before the element `place`."""
    from docx.oxml.ns import nsmap
    from lxml import etree

    if place.nsmap.get("w") != nsmap["w"]:
        raise Unreadable("the template is written in a way that is not known here; save it in Word as .docx")
    place.addprevious(etree.ProcessingInstruction("sv-score", "text"))


def packed(file: Any, body: Iterable[str]) -> bytes:
    """Return the file's bytes with the text where its place is held, without the time of writing."""
    written = io.BytesIO()
    file.save(written)
    main = str(file.part.partname).lstrip("/")
    made = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, UNDATED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            data = old.read(item.filename)
            if item.filename == main:
                before, _, after = data.partition(_HELD.encode())
                data = before + "".join(body).encode() + after
            new.writestr(entry, data)
    return made.getvalue()
