"""One page packed with gzip, as crawlers and servers leave it (`page.html.gz`)."""

from __future__ import annotations

import zlib

from chancery.errors import PageBroken, PageTooLarge
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.wording import megabytes


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


def _broken(origin: Origin) -> PageBroken:
    return origin.error(PageBroken, "the gzip file is truncated or damaged", "fetch it again")
