"""gzip: one page packed as crawlers and servers leave it (`page.html.gz`), cut archives."""

from __future__ import annotations

import zlib
from typing import IO

from chancery.errors import PageBroken, PageTooLarge
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.wording import megabytes

_CHUNK = 65_536


def unpacked(data: bytes, origin: Origin) -> bytes:
    """The bytes of all gzip members, up to the limit.

    Raises `PageTooLarge` over the limit, `PageBroken` for a truncated or damaged file.
    """
    parts: list[bytes] = []
    room, rest = origin.limit + 1, data
    # a member that does not begin as one is padding
    while rest.startswith(b"\x1f\x8b") and room > 0:
        member = zlib.decompressobj(31)
        try:
            parts.append(member.decompress(rest, room))
        except zlib.error:
            raise _broken(origin) from None
        room -= len(parts[-1])
        if room > 0 and not member.eof:
            raise _broken(origin)
        rest = member.unused_data
    if room <= 0:
        happened = f"unpacks to more than the limit of {megabytes(origin.limit)}"
        raise origin.error(PageTooLarge, happened, "raise the limit or split it")
    return b"".join(parts)


def goes_on(stream: IO[bytes], position: int) -> bool:
    """Whether a gzip member begins behind the one at `position` (bytes), however little of it.

    fastwarc says nothing of a member so short that no record came out of it.
    """
    stream.seek(position)
    member, rest = zlib.decompressobj(31), b""
    try:
        while not member.eof:
            rest = member.unconsumed_tail or stream.read(_CHUNK)
            if not rest:
                return False
            member.decompress(rest, _CHUNK)
    except zlib.error:
        return False
    return (member.unused_data or stream.read(1))[:1] == b"\x1f"


def _broken(origin: Origin) -> PageBroken:
    return origin.error(PageBroken, "the gzip file is truncated or damaged", "fetch it again")
