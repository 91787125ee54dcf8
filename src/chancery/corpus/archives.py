"""Files of many pages, and each page's own bytes."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from chancery.model import Page
from chancery.reading.formats import sniffing

# enough of a file to tell an archive, packed or not
_HEAD = 4_096


def is_archive(path: Path) -> bool:
    """Whether the file is a WARC archive, to be read page by page. Raises OSError."""
    with path.open("rb") as file:
        return sniffing.kind(file.read(_HEAD)) == "warc"


def own_bytes(page: Page, data: bytes = b"") -> bytes:
    """The bytes that the page's sha256 names.

    These are `data`, the file's, where the page is all of the file. Of a page inside a file they
    are its characters encoded again; where that does not give them back exactly (a damaged page
    of an archive), its characters as UTF-8 stand for them.
    """
    source, text = page.source, page.text
    if data and sha256(data).hexdigest() == source.sha256:
        return data
    for encoding in (source.encoding, "utf-8", "utf-8-sig"):
        try:
            encoded = text.encode(encoding)
        except (LookupError, ValueError):
            continue
        if sha256(encoded).hexdigest() == source.sha256:
            return encoded
    return text.encode("utf-8", "surrogatepass")
