"""Statements out of the file: their lines in a list, identity, witnesses and links."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from chancery.collating.edition import siglum
from chancery.collating.values import Link
from chancery.corpus.texts import told
from chancery.corpus.values import Entry
from chancery.model import DateEvidence, Dating, Day, Identity


@dataclass(frozen=True, slots=True)
class Row:
    """A statement as it stands in the file; `base` is the row of its base page."""

    id: int
    reference: str
    base: int
    title: str | None
    kind: str
    level: str
    place: str | None
    parties: tuple[str, ...]
    best: Day | None
    earliest: Day | None
    latest: Day | None
    reasons: tuple[str, ...]
    choice: tuple[str, ...]


_COLUMNS = (
    "id, reference, base, title, kind, level, place, parties, best, earliest, latest, reasons, "
    "choice"
)


def statement(connection: sqlite3.Connection, id_: int) -> Row:
    """A statement by its row."""
    query = f"SELECT {_COLUMNS} FROM statements WHERE id = ?"
    return _row(connection.execute(query, (id_,)).fetchone())


def statements(connection: sqlite3.Connection) -> list[Row]:
    """All statements, by row."""
    query = f"SELECT {_COLUMNS} FROM statements ORDER BY id"
    return [_row(row) for row in connection.execute(query)]


def id_of(connection: sqlite3.Connection, reference: str) -> int | None:
    """The row of the statement that a reference or an earlier one names, or None."""
    query = """SELECT id FROM statements WHERE reference = ?1
        UNION ALL SELECT statement FROM aliases WHERE reference = ?1"""
    row = connection.execute(query, (reference.strip().lower(),)).fetchone()
    return int(row[0]) if row else None


def references(connection: sqlite3.Connection) -> list[str]:
    """Every reference that names a statement, earlier ones too."""
    query = "SELECT reference FROM statements UNION SELECT reference FROM aliases ORDER BY 1"
    return [reference for (reference,) in connection.execute(query)]


def aliases(connection: sqlite3.Connection, id_: int) -> list[str]:
    """The earlier references of a statement."""
    query = "SELECT reference FROM aliases WHERE statement = ? ORDER BY reference"
    return [reference for (reference,) in connection.execute(query, (id_,))]


def witnesses(connection: sqlite3.Connection, id_: int) -> list[tuple[str, int, int]]:
    """The witnesses of a statement by siglum: siglum, page, the lead of its group."""
    query = "SELECT siglum, page, lead FROM copies WHERE statement = ? ORDER BY siglum"
    rows = connection.execute(query, (id_,)).fetchall()
    return [(siglum(number), page, lead) for number, page, lead in rows]


def statement_of(connection: sqlite3.Connection, page: int) -> int | None:
    """The statement that a page is a witness of, or None."""
    row = connection.execute("SELECT statement FROM copies WHERE page = ?", (page,)).fetchone()
    return row[0] if row else None


def links(connection: sqlite3.Connection, pages: Iterable[int]) -> list[Link]:
    """The stored links of pages, strongest first."""
    query = """SELECT p.sha256, q.sha256, l.kind, l.score, l.evidence FROM links l
        JOIN pages p ON p.id = l.a JOIN pages q ON q.id = l.b
        WHERE l.a IN (SELECT value FROM json_each(?1)) OR l.b IN (SELECT value FROM json_each(?1))
        ORDER BY l.score DESC, p.sha256, q.sha256, l.kind"""
    rows = connection.execute(query, (json.dumps(sorted(pages)),)).fetchall()
    return [Link(a, b, kind, score, tuple(json.loads(why))) for a, b, kind, score, why in rows]


def entries(rows: Iterable[Row], counts: dict[int, int], pages: Iterable[Entry]) -> list[Entry]:
    """A line for each statement, made of its base's.

    `counts` are the witnesses of each statement, `pages` the lines of all pages.
    """
    by_page = {entry.page: entry for entry in pages}
    return [
        replace(
            by_page[row.base],
            reference=row.reference,
            copies=counts[row.id],
            title=row.title,
            kind=row.kind,
            level=row.level,
            parties=row.parties,
            best=row.best,
            earliest=row.earliest,
            latest=row.latest,
        )
        for row in rows
    ]


def identity(row: Row, base: Identity, others: Iterable[tuple[str, Identity]]) -> Identity:
    """The identity of a statement: that of its base, with what all witnesses say.

    `others` are the other witnesses' identities by siglum. Evidence of another witness has no
    place in the base's text: it says whose it is.
    """
    date = base.date
    evidence = list(date.evidence)
    bounds = {(e.bound, e.date) for e in evidence}
    for name, other in others:
        for e in other.date.evidence:
            if _tells(e, row) and (e.bound, e.date) not in bounds:
                bounds.add((e.bound, e.date))
                why = f"in witness {name}: {e.why}"
                evidence.append(replace(e, start=None, end=None, why=why, source=()))
    same = (date.best, date.earliest, date.latest) == (row.best, row.earliest, row.latest)
    basis = date.basis if same else "all witnesses together" if row.best else None
    return replace(
        base,
        title=row.title,
        kind=row.kind,
        level=row.level,
        place=row.place,
        parties=row.parties,
        date=Dating(row.best, row.earliest, row.latest, basis, tuple(evidence)),
        reasons=(*base.reasons, *row.reasons),
    )


def _tells(evidence: DateEvidence, row: Row) -> bool:
    """Whether a piece of evidence sets a bound of the statement."""
    return evidence.date in (row.best, row.earliest, row.latest) and not evidence.why.startswith(
        "given up"
    )


def _row(row: tuple[Any, ...]) -> Row:
    id_, reference, base, title, kind, level, place, parties, *rest = row
    best, earliest, latest, reasons, choice = rest
    return Row(
        id=id_,
        reference=str(reference),
        base=base,
        title=told(title),
        kind=str(kind),
        level=str(level),
        place=told(place),
        parties=tuple(str(parties).split()),
        best=best,
        earliest=earliest,
        latest=latest,
        reasons=tuple(json.loads(str(reasons))),
        choice=tuple(json.loads(str(choice))),
    )
