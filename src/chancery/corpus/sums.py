"""What topics, actors and commitments come to, summed by SQLite over the digests."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from chancery.corpus.store import Store

# of a statement its base page only
_FIRST = "AND page NOT IN (SELECT page FROM digests WHERE further)"

# the first and the last day; pages without a day have neither
_SPAN = "coalesce(min(nullif(day, '')), ''), max(day)"


class Sums:
    """The sums, asked of one open corpus."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def _sql(self) -> sqlite3.Connection:
        return self._store.connection

    def _rows(self, query: str, values: Iterable[object] = ()) -> list[Any]:
        with self._store.errors():
            return self._sql.execute(query, tuple(values)).fetchall()

    # topics

    def topics(self) -> list[tuple[str, int, int, int, str, str]]:
        """(topic, pages, positions, commitments, first day, last day), most pages first."""
        query = f"""SELECT topic, count(*), sum(positions), sum(commitments), {_SPAN}
            FROM topic_digests WHERE page NOT IN (SELECT page FROM digests WHERE further)
            GROUP BY topic ORDER BY 2 DESC, 1"""
        return self._rows(query)

    def topic_cells(self, pages: Collection[int]) -> list[tuple[str, int, int, int, int, int]]:
        """(topic, page, acts, positions, commitments, strongest) of these pages."""
        marks = ", ".join("?" * len(pages))
        query = f"""SELECT topic, page, acts, positions, commitments, strongest FROM topic_digests
            WHERE page IN ({marks})"""
        return self._rows(query, tuple(pages))

    def topic_pages(self, topic: str, limit: int, offset: int = 0) -> list[int]:
        """Pages with acts about a topic, newest first."""
        query = f"""SELECT page FROM topic_digests WHERE topic = ? {_FIRST}
            ORDER BY day DESC, page DESC"""
        found = self._rows(f"{query} LIMIT ? OFFSET ?", (topic, limit, offset))
        return [page for (page,) in found]

    def topic_years(self, topic: str) -> list[tuple[str, int, int, int]]:
        """(year, pages, positions, commitments) of a topic, oldest first."""
        query = f"""SELECT substr(day, 1, 4), count(*), sum(positions), sum(commitments)
            FROM topic_digests WHERE topic = ? {_FIRST} GROUP BY 1 ORDER BY 1"""
        return self._rows(query, (topic,))

    # actors

    def holders(self, limit: int) -> list[tuple[str, int, int, str, str]]:
        """(actor, acts, pages, first day, last day) of those who say something, most acts first."""
        query = f"""SELECT holder, sum(acts), count(DISTINCT page), {_SPAN}
            FROM actor_digests WHERE role = 'all' {_FIRST} GROUP BY holder
            ORDER BY 2 DESC, 1 LIMIT ?"""
        return self._rows(query, (limit,))

    def relations(self, holder: str, limit: int) -> list[tuple[str, str, str, int, int, str, str]]:
        """(role, other, family, acts, strongest, first day, last day): whom a holder speaks to."""
        query = f"""SELECT role, other, family, sum(acts), max(strongest), {_SPAN}
            FROM actor_digests WHERE holder = ? AND role != 'all' {_FIRST} GROUP BY 1, 2, 3
            ORDER BY 4 DESC, 2, 1, 3 LIMIT ?"""
        return self._rows(query, (holder, limit))

    def actor_years(self, holder: str) -> list[tuple[str, str, int]]:
        """(year, family, acts) of a holder, oldest first."""
        query = f"""SELECT substr(day, 1, 4), family, sum(acts) FROM actor_digests
            WHERE holder = ? AND role = 'all' {_FIRST} GROUP BY 1, 2 ORDER BY 1"""
        return self._rows(query, (holder,))

    def actor_pages(self, holder: str, other: str, limit: int, offset: int = 0) -> list[tuple[int]]:
        """Pages in which a holder speaks to or of another, or at all; newest first."""
        role = "other = ?" if other else "role = 'all' AND other = ?"
        query = f"""SELECT DISTINCT page, day FROM actor_digests
            WHERE holder = ? AND {role} {_FIRST} ORDER BY day DESC, page DESC LIMIT ? OFFSET ?"""
        return [row[:1] for row in self._rows(query, (holder, other, limit, offset))]

    def actor_number(self, holder: str, other: str) -> int:
        """How many pages `actor_pages` has in all."""
        role = "other = ?" if other else "role = 'all' AND other = ?"
        query = (
            f"SELECT count(DISTINCT page) FROM actor_digests WHERE holder = ? AND {role} {_FIRST}"
        )
        return int(self._rows(query, (holder, other))[0][0])

    # commitments

    def undertakings(
        self, *, dated: bool, limit: int, offset: int = 0, since: str = ""
    ) -> list[tuple[int, int]]:
        """(page, start of the act): by due day from `since` on, or by the statement's, newest."""
        if dated:
            query = f"""SELECT page, start FROM undertakings WHERE due >= ? {_FIRST}
                ORDER BY due, page, number LIMIT ? OFFSET ?"""
            return self._rows(query, (since, limit, offset))
        query = f"""SELECT page, start FROM undertakings WHERE 1 {_FIRST}
            ORDER BY day DESC, page DESC, number LIMIT ? OFFSET ?"""
        return self._rows(query, (limit, offset))

    def undertaken(self, *, dated: bool, since: str = "") -> int:
        """How many acts bind someone, or by a day from `since` on."""
        asked = "due >= ?" if dated else "1"
        query = f"SELECT count(*) FROM undertakings WHERE {asked} {_FIRST}"
        return int(self._rows(query, (since,) if dated else ())[0][0])

    def holds(self) -> dict[str, int]:
        """How much is held: pages, statements, and what these come to."""
        query = """SELECT count(*), sum(NOT further),
            sum(CASE WHEN further THEN 0 ELSE sentences END),
            sum(CASE WHEN further THEN 0 ELSE acts END),
            sum(CASE WHEN further THEN 0 ELSE commitments END),
            sum(CASE WHEN further THEN 0 ELSE mentions END) FROM digests"""
        names = ("pages", "statements", "sentences", "acts", "commitments", "mentions")
        found = self._rows(query)[0]
        return {name: int(number or 0) for name, number in zip(names, found, strict=True)}
