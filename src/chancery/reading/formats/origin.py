"""Where bytes come from, and the `Source` and the errors made of it."""

from __future__ import annotations

import hashlib
from typing import NamedTuple, TypeVar

from chancery.errors import PageError
from chancery.model import Day, Source
from chancery.reading.formats.wording import message

PAGE_LIMIT = 64 * 1_048_576
"""The largest page, in bytes, as it lies and unpacked: 20 million Chinese characters."""


_Error = TypeVar("_Error", bound=PageError)


class Origin(NamedTuple):
    """What is known of a page's bytes beside themselves.

    `media_type` and `charset` are what a server said, `limit` the most bytes that the page may
    have, unpacked too.
    """

    path: str
    limit: int = PAGE_LIMIT
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    fetched: Day | None = None
    notes: tuple[str, ...] = ()

    def source(self, data: bytes, media_type: str, encoding: str) -> Source:
        """The source of a page whose bytes are `data`."""
        name = hashlib.sha256(data).hexdigest()
        return Source(self.path, name, media_type, encoding, len(data), self.url, self.fetched)

    def error(self, kind: type[_Error], happened: str, advice: str) -> _Error:
        """An error about this page; nothing of it was kept."""
        return kind(message(self.path, happened, "nothing was read", advice))
