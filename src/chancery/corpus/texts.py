"""How text stands in the file.

A page may hold half a surrogate pair, which UTF-8, and so an SQLite text, cannot. Such a text is
stored as a blob that says so by being one; it comes back equal. All others are plain text.
"""

from __future__ import annotations

import zlib
from typing import Any, overload

# the fastest level that still halves a web page; level 9 is four times slower for 2 % less
_LEVEL = 6


@overload
def stored(text: str) -> str | bytes: ...
@overload
def stored(text: None) -> None: ...
@overload
def stored(text: str | None) -> str | bytes | None: ...
def stored(text: str | None) -> str | bytes | None:
    """The text as SQLite takes it."""
    if text is None or text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def told(column: Any) -> Any:
    """What `stored` was given."""
    return column.decode("utf-8", "surrogatepass") if isinstance(column, bytes) else column


def packed(data: bytes) -> bytes:
    """Compressed with zlib, as any language's standard library can undo."""
    return zlib.compress(data, _LEVEL)


def packed_text(text: str, data: bytes, encoding: str) -> bytes | None:
    """A page's decoded characters, or None where decoding its bytes gives exactly them."""
    try:
        if data.decode(encoding) == text:
            return None
    except (LookupError, ValueError):
        pass
    return packed(text.encode("utf-8", "surrogatepass"))


def unpacked_text(decoded: bytes | None, data: bytes, encoding: str) -> str:
    """What `packed_text` was given; `data` are the page's bytes."""
    if decoded is None:
        return data.decode(encoding)
    return zlib.decompress(decoded).decode("utf-8", "surrogatepass")
