"""DOCX: the characters of `word/document.xml`, one paragraph a line.

The archive is read under caps and its XML by a streaming parser that refuses a document type:
a 333 KB bomb costs the usual libraries over 30 s. Element names are those of ECMA-376, whose
strict and transitional namespaces are read alike.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from chancery.errors import PageBroken, PageEmpty, PageLocked, PageTooLarge, PageUnknown
from chancery.model import Claim, Page
from chancery.reading.formats.docx_parts import Body, Properties, parse
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.wording import counted, megabytes

if TYPE_CHECKING:
    from zipfile import ZipFile

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = re.compile(r"word/document\d{0,3}\.xml\Z")
_CORE = re.compile(r"docProps/core\d{0,3}\.xml\Z")
_OTHER = {
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a presentation",
    "META-INF/container.xml": "an e-book (EPUB)",
    "content.xml": "an OpenDocument file",
}
# Word's XML packs 5 to 40 to 1; deflate can reach 1,032 to 1, and only a bomb does
_RATIO = 200
# a small part may pack well by chance
_SMALL = 1_048_576


def page(data: bytes, origin: Origin) -> Page:
    """The page of a DOCX file; offsets are into its characters, paragraphs joined by a line feed.

    Deleted revisions, moved-away text, hidden text and notes are left out, inserted text stays.
    Raises `PageTooLarge` for a file that unpacks to more than the limit, `PageBroken` for one
    that is truncated or malformed, `PageLocked` for an encrypted one, `PageUnknown` for another
    kind of archive, `PageEmpty` for one without text.
    """
    from zipfile import BadZipFile, ZipFile
    from zlib import error as zlib_error

    damage = (BadZipFile, zlib_error, EOFError, OSError, ValueError, NotImplementedError)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            _measure(archive, origin)
            main = _part(archive, _MAIN, origin)
            core = _part(archive, _CORE, origin)
        if main is None:
            raise origin.error(PageUnknown, _named(archive), "save it as DOCX, HTML or text")
        body, properties = parse(main, Body()), parse(core, Properties()) if core else None
    except expat.ExpatError as error:
        advice = "open it in Word and save it again"
        raise origin.error(PageBroken, f"its XML is malformed ({error})", advice) from None
    except damage as error:
        happened = f"the archive is truncated or damaged ({_reason(error)})"
        raise origin.error(PageBroken, happened, "fetch the file again") from None
    return _page(data, body, properties, origin)


def _page(data: bytes, body: Body, properties: Properties | None, origin: Origin) -> Page:
    text = "\n".join(body.lines)
    if not text.strip():
        raise origin.error(PageEmpty, "the document holds no text", "check that it is not a scan")
    found = properties.found if properties else []
    claims = tuple(Claim(field, value, "container") for field, value in found)
    notes = tuple(f"{counted(n, what)} left out" for what, n in body.left.items() if n)
    if body.numbered:
        notes += (f"{counted(body.numbered, 'paragraph')} numbered by Word: numbers not in text",)
    source = origin.source(data, MEDIA, "utf-8")
    return Page(source, text, "text", claims=claims, notes=origin.notes + notes)


def _measure(archive: ZipFile, origin: Origin) -> None:
    """Refuses an archive that unpacks to more than the limit, before anything is unpacked."""
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    if size > origin.limit:
        happened = f"unpacks to {megabytes(size)}, over the limit of {megabytes(origin.limit)}"
        raise origin.error(PageTooLarge, happened, "save it without its images")
    for entry in entries:
        if entry.file_size > max(_SMALL, entry.compress_size * _RATIO):
            happened = f"a part packs more than {_RATIO} to 1, as only a bomb does"
            raise origin.error(PageTooLarge, happened, "do not open it")


def _part(archive: ZipFile, name: re.Pattern[str], origin: Origin) -> bytes | None:
    """The bytes of the first part of that name; no more than its entry declares are unpacked."""
    for entry in archive.infolist():
        if name.match(entry.filename):
            if entry.flag_bits & 1:
                raise origin.error(PageLocked, "the document is encrypted", "save it unencrypted")
            return archive.read(entry)
    return None


def _named(archive: ZipFile) -> str:
    names = set(archive.namelist())
    return next((what for name, what in _OTHER.items() if name in names), "an archive")


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
