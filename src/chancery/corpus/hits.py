"""What a phrase finds, as it is kept between requests: how often it stands, where it was newest."""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import dataclass

from chancery.corpus import search
from chancery.corpus.search import Hit, Within

# So many sentences are read in a few milliseconds; with a filter, asking again costs more than
# reading more.
_RARE, _FILTERED = 5_000, 200_000


@dataclass(frozen=True, slots=True)
class Hits:
    """How many sentences have a phrase, and the rows of the newest of them, newest first."""

    total: int
    newest: array[int]

    @property
    def whole(self) -> bool:
        """Whether all that there is stands in `newest`."""
        return self.total == len(self.newest)

    def part(self, limit: int, offset: int = 0) -> list[Hit]:
        """So many of the newest, behind so many others."""
        return [search.hit(row) for row in self.newest[offset : offset + limit]]


def hits(connection: sqlite3.Connection, phrase: str, within: Within, *, most: int) -> Hits:
    """What has the phrase, `most` of it at most.

    A rare phrase is looked for once, from the oldest on, which SQLite does faster than from the
    newest; only of a frequent one the newest are asked for apart, and counted.
    """
    limit = _FILTERED if within.pages()[1] else _RARE
    few = search.numbers(connection, phrase, within, limit=limit, oldest=True)
    if len(few) < limit:
        return Hits(len(few), array("q", few[: -most - 1 : -1]))
    total = search.counted(connection, phrase, within)
    return Hits(total, array("q", search.numbers(connection, phrase, within, limit=most)))


def first(connection: sqlite3.Connection, phrase: str, found: Hits) -> Hit | None:
    """The oldest dated sentence that has the phrase, else an undated one."""
    if not found.whole:
        return search.oldest(connection, phrase)
    rows = found.newest[::-1]
    dated = next((row for row in rows if search.is_dated(row)), None)
    oldest = dated if dated is not None else next(iter(rows), None)
    return None if oldest is None else search.hit(oldest)
