"""Files of many pages, and each page's own bytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from chancery.model import Page, Source
from chancery.reading.formats import sniffing, warc
from chancery.reading.formats.origin import Origin

# enough of a file to tell an archive, packed or not
_HEAD = 4_096


def is_archive(path: Path) -> bool:
    """Whether the file is a WARC archive, to be read page by page. Raises OSError."""
    with path.open("rb") as file:
        return sniffing.kind(file.read(_HEAD)) == "warc"


def read(path: Path, name: str, limit: int) -> Iterator[tuple[Page, bytes]]:
    """The pages of a WARC archive, each with its bytes; `name` is its path in the pages' sources.

    One record is in memory at a time. Raises what `formats.warc.pages` raises, and OSError.
    """
    kept: dict[str, bytes] = {}

    class Keeping(Origin):
        """Keeps the bytes from which a page's name is made."""

        def source(self, data: bytes, media_type: str, encoding: str) -> Source:
            source = super().source(data, media_type, encoding)
            kept[source.sha256] = data
            return source

    with path.open("rb") as stream:
        for page in warc.pages(stream, Keeping(name, limit)):
            # the same text twice in one record has its bytes taken already
            yield page, kept.pop(page.source.sha256, b"") or own_bytes(page, b"")


def own_bytes(page: Page, data: bytes) -> bytes:
    """The bytes that the page's sha256 names; `data` are those of the file it stands in.

    All of the file, or what a packed file unpacks to, or one text of a file that holds several.
    """
    name = page.source.sha256
    if sha256(data).hexdigest() == name:
        return data
    text = page.text.encode("utf-8", "surrogatepass")
    if sha256(text).hexdigest() != name and data[:2] == b"\x1f\x8b":
        # within the limit: the page was made from it
        return gzip.decompress(data)
    return text
