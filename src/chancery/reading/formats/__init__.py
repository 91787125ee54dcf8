"""Bytes to pages: HTML, Markdown, plain text, JSON, DOCX, PDF, WARC, alone or packed with gzip."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from chancery.errors import PageUnknown
from chancery.model import Page
from chancery.reading.formats import folders, sniffing, texts
from chancery.reading.formats.folders import find_files
from chancery.reading.formats.origin import PAGE_LIMIT, Origin

__all__ = ["PAGE_LIMIT", "find_files", "open_pages", "pages"]

# enough to tell a container
_HEAD = 4_096


def pages(data: bytes, path: str, *, limit: int = PAGE_LIMIT) -> Iterator[Page]:
    """The pages in the bytes of one file: one for most, one for each record of a WARC archive.

    `path` names the file in the pages' sources and its suffix breaks ties; nothing is opened.
    `limit` is the most bytes that a page may have, unpacked too; of an archive, each record.
    Raises a `PageError`; one about a damaged archive comes after the pages before the damage.
    """
    origin = Origin(path, limit)
    kind = sniffing.kind(data)
    if kind != "warc" and len(data) > limit:
        raise folders.too_large(path, len(data), limit)
    if kind == "gzip":
        data = _unpacked(data, origin)
        kind = sniffing.kind(data)
    yield from _READERS.get(kind, _foreign)(data, origin)


def open_pages(path: Path | str, *, limit: int = PAGE_LIMIT) -> Iterator[Page]:
    """The pages of a file, or of standard input where `path` is `-`; `limit` as in `pages`.

    A WARC archive of any size is read record by record. Raises a `PageError`: `PageMissing`
    where the file cannot be opened, else as `pages`.
    """
    if path == "-":
        yield from pages(folders.load_input(limit), "-", limit=limit)
        return
    path = Path(path)
    # a name that is no UTF-8 could be neither stored nor printed
    named = os.fsencode(path).decode("utf-8", "replace")
    if sniffing.kind(folders.head(path, _HEAD)) == "warc":
        yield from _archive(path, Origin(named, limit))
    else:
        yield from pages(folders.load(path, limit), named, limit=limit)


def _archive(path: Path, origin: Origin) -> Iterator[Page]:
    from chancery.reading.formats import warc

    with path.open("rb") as stream:
        yield from warc.pages(stream, origin)


def _unpacked(data: bytes, origin: Origin) -> bytes:
    from chancery.reading.formats import packed

    return packed.unpacked(data, origin)


def _warc(data: bytes, origin: Origin) -> Iterator[Page]:
    from chancery.reading.formats import warc

    yield from warc.pages(BytesIO(data), origin)


def _docx(data: bytes, origin: Origin) -> Iterator[Page]:
    from chancery.reading.formats import docx

    yield docx.page(data, origin)


def _pdf(data: bytes, origin: Origin) -> Iterator[Page]:
    from chancery.reading.formats import pdf

    yield pdf.page(data, origin)


def _foreign(data: bytes, origin: Origin) -> Iterator[Page]:
    kind = sniffing.kind(data)
    happened = f"this is {kind}" if " " in kind else "packed more than once"
    raise origin.error(PageUnknown, happened, "save it as HTML, text, DOCX or PDF")


_READERS: dict[str, Callable[[bytes, Origin], Iterator[Page]]] = {
    "text": texts.pages,
    "warc": _warc,
    "zip": _docx,
    "pdf": _pdf,
}
