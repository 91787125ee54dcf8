"""Which container bytes are in, told by their first bytes."""

from __future__ import annotations

import re
import zlib

_KNOWN = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"\0\0\1\0", "an image"),
    (b"Rar!\x1a", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"\xfd7zXZ\0", "an archive"),
    (b"BZh9", "an archive"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OggS", "a recording"),
    (b"ID3\x03", "a recording"),
    (b"ID3\x04", "a recording"),
    (b"bplist00", "a property list (.webarchive)"),
)
_STARTS = tuple(mark for mark, _ in (*_KNOWN, *_FOREIGN))
# readers of PDF accept the mark within the first 1,024 bytes
_LATE = re.compile(rb"[\s\0\xef\xbb\xbf]{0,1000}%PDF-\d\.\d")
_MEDIA = re.compile(rb"RIFF....(?:WEBP|WAVE|AVI )|....ftyp", re.S)
# enough of a gzip member to unpack its first line
_HEAD = 4_096


def kind(data: bytes) -> str:
    """`pdf`, `zip`, `warc` (packed too), `gzip`, `text`, or the name of what is not read.

    Names of what is not read begin with an article: `an image`.
    """
    if data.startswith(_STARTS):
        found = next(name for mark, name in (*_KNOWN, *_FOREIGN) if data.startswith(mark))
        return _packed(data) if found in ("gzip", "zstd") else found
    if _LATE.match(data):
        return "pdf"
    return "a recording or an image" if _MEDIA.match(data) else "text"


def _packed(data: bytes) -> str:
    """What is in a packed file: its first line tells a WARC archive."""
    if data[:1] == b"\x28":
        return "warc"
    try:
        head = zlib.decompressobj(31).decompress(data[:_HEAD], 5)
    except zlib.error:
        return "gzip"
    return "warc" if head == b"WARC/" else "gzip"
