"""How text and lists stand in the file.

A page may hold half a surrogate pair, which UTF-8, and so an SQLite text, cannot. Such a text is
stored as a blob that says so by being one; it comes back equal. All others are plain text.

A list is JSON without spaces. A page has hundreds of them, most of them short and the same again
and again (holders, topics), so that these are decoded once.
"""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from typing import Any, overload

# the fastest level that still halves a web page; level 9 is four times slower for 2 % less
_LEVEL = 6
# lists that are kept decoded, and the characters of the longest: half a megabyte together
_LISTS, _SHORT = 4_096, 60
# How a text without title begins, for lists, as SQL of `identities` and `witnesses`. One with half
# a surrogate pair is stored as bytes, and is not cut.
BEGINNING = """CASE WHEN i.title IS NULL AND typeof(w.text) = 'text' THEN substr(w.text, 1, 80)
    ELSE '' END"""
_decoded = json.JSONDecoder().raw_decode


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


def listed(column: str) -> tuple[str, ...]:
    """The texts of a list in JSON."""
    return _short(column) if len(column) <= _SHORT else tuple(_decoded(column)[0])


@lru_cache(_LISTS)
def _short(column: str) -> tuple[str, ...]:
    return tuple(_decoded(column)[0])


def spans(column: str) -> tuple[tuple[int, int], ...]:
    """The spans of a list in JSON."""
    return tuple([(start, end) for start, end in _decoded(column)[0]])


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
