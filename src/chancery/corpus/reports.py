"""News about a statement, and readouts of the same meeting: found when asked, never stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from chancery.collating.reports import readouts, report, same_day
from chancery.collating.values import Facts, Link
from chancery.corpus.copies import Copies
from chancery.corpus.statements import Row, statement, statements

# sampled shingles in common from which a page may quote a statement: a sentence has some four
_QUOTED = 2
# pages looked at for one statement: those that share most first
_MOST = 200


def told_of(connection: sqlite3.Connection, row: Row) -> list[Link]:
    """The report and readout links of a statement; ends are the sha256 of pages and bases."""
    copies = Copies(connection)
    own = _facts(copies, row)
    found = {(link.a, link.b): link for link in _same_meeting(connection, copies, row, own)}
    found |= {(link.a, link.b): link for link in _quoting(connection, copies, row, own)}
    return sorted(found.values(), key=lambda link: (-link.score, link.kind, link.a, link.b))


def tells_of(connection: sqlite3.Connection, page: int) -> tuple[Row, Link] | None:
    """The statement that a page of news is about, as it quotes most of it; None if none is."""
    copies = Copies(connection)
    best = _most_quoted(connection, copies, page)
    if best is None:
        return None
    row = statement(connection, best)
    news, base = copies.copy(page), copies.copy(row.base)
    link = report(news.facts, news.form, _facts(copies, row), base.form)
    return (row, link) if link else None


def _facts(copies: Copies, row: Row) -> Facts:
    """A statement's facts: those of its base with its own day and parties."""
    base = copies.facts([row.base])[row.base]
    return replace(base, day=row.best, parties=row.parties, kind=row.kind)


def _quoting(
    connection: sqlite3.Connection, copies: Copies, row: Row, own: Facts
) -> Iterator[Link]:
    base = copies.copy(row.base)
    query = """SELECT c.page FROM json_each(?) j JOIN shingles s ON s.shingle = j.value
        JOIN copies c ON c.print = s.print WHERE c.statement IS NULL
        GROUP BY c.page HAVING count(*) >= ? ORDER BY count(*) DESC, c.page LIMIT ?"""
    given = (json.dumps(sorted(base.shingles)), _QUOTED, _MOST)
    for (page,) in connection.execute(query, given).fetchall():
        news = copies.copy(page)
        link = report(news.facts, news.form, own, base.form)
        if link and _most_quoted(connection, copies, page) == row.id:
            yield link


def _most_quoted(connection: sqlite3.Connection, copies: Copies, page: int) -> int | None:
    """The statement with which a page shares most shingles; of equal ones the oldest reference."""
    sample = copies.sample(copies.print(page))
    query = """SELECT t.id, t.kind FROM json_each(?) j JOIN shingles s ON s.shingle = j.value
        JOIN copies c ON c.print = s.print JOIN statements t ON t.base = c.page
        GROUP BY t.id HAVING count(*) >= ? ORDER BY count(*) DESC, t.reference LIMIT 1"""
    row = connection.execute(query, (json.dumps(sorted(sample)), _QUOTED)).fetchone()
    return int(row[0]) if row else None


def _same_meeting(
    connection: sqlite3.Connection, copies: Copies, row: Row, own: Facts
) -> Iterator[Link]:
    for other in statements(connection):
        if other.id == row.id or other.parties != row.parties or not row.best:
            continue
        facts = _facts(copies, other)
        link = readouts(own, facts)
        if link is None and other.kind == "press-release" != row.kind:
            link = same_day(facts, own)
        elif link is None and row.kind == "press-release" != other.kind:
            link = same_day(own, facts)
        if link:
            yield link
    query = """SELECT c.page FROM copies c JOIN identities i ON i.page = c.page
        WHERE c.statement IS NULL AND i.best = ?"""
    for page, facts in copies.facts(
        [page for (page,) in connection.execute(query, (row.best,))]
    ).items():
        link = same_day(facts, own)
        if link and own.sort == "statement" and page != row.base:
            yield link
