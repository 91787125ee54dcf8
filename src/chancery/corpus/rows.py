"""Values to rows and back. What goes in comes out equal, to the character."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from chancery.corpus.texts import spans, stored, told
from chancery.model import (
    Claim,
    DateEvidence,
    Dating,
    Identity,
    Paragraph,
    Removal,
    Source,
    Witness,
)
from chancery.reading.characters import normal

# tables with rows of a page, all but `pages` and `locations`, which outlive a second reading
TABLES = (
    "contents",
    "witnesses",
    "paragraphs",
    "removals",
    "claims",
    "remarks",
    "identities",
    "parties",
    "evidence",
    "annotations",
    "sentences",
    "mentions",
    "acts",
    "copies",
)
Row = tuple[object, ...]


def witness_rows(witness: Witness) -> Iterator[tuple[str, Row]]:
    """(table, row without its page) for everything in a witness but its source and page."""
    yield "witnesses", (len(witness.text), stored(witness.text))
    for number, p in enumerate(witness.paragraphs):
        where = (number, p.start, p.end)
        yield "paragraphs", (*where, stored(p.section), p.role, _json(p.source))
    for number, r in enumerate(witness.removed):
        yield "removals", (number, r.at, r.reason, stored(r.text), _json(r.source))
    for role, claims in (("claim", witness.claims), ("title", witness.titles)):
        for number, c in enumerate(claims):
            value = (stored(c.field), stored(c.value), stored(c.basis))
            yield "claims", (role, number, *value, _json(c.source))
    yield from _remarks("note", witness.notes)


def identity_rows(identity: Identity) -> Iterator[tuple[str, Row]]:
    """(table, row without its page) for everything in an identity."""
    i, date = identity, identity.date
    part, parts = i.part or (None, None)
    yield (
        "identities",
        (
            stored(i.title),
            i.kind,
            i.level,
            stored(i.place),
            i.language,
            i.script,
            stored(i.agency),
            date.best,
            date.earliest,
            date.latest,
            date.basis,
            i.page_date,
            i.page_date_conflict,
            i.complete,
            part,
            parts,
            i.translated_back,
        ),
    )
    for party in i.parties:
        yield "parties", (party,)
    for number, e in enumerate(date.evidence):
        row = (number, stored(e.quote), e.start, e.end, e.bound, e.date, stored(e.why))
        yield "evidence", (*row, _json(e.source))
    yield from _remarks("missing", i.missing)
    yield from _remarks("reason", i.reasons)


def _remarks(field: str, values: Iterable[str]) -> Iterator[tuple[str, Row]]:
    for number, value in enumerate(values):
        yield "remarks", (field, number, stored(value))


def read_witness(connection: sqlite3.Connection, page: int, source: Source, text: str) -> Witness:
    """The witness of a page; `text` is the page decoded."""
    own = told(_rows(connection, "text FROM witnesses", page)[0][0])
    columns = 'start, "end", source, section, role FROM paragraphs'
    paragraphs = tuple(
        Paragraph(start, end, spans(where), told(section), role)
        for start, end, where, section, role in _rows(connection, columns, page, "number")
    )
    removed = tuple(
        Removal(spans(where), told(text_), reason, at)
        for where, text_, reason, at in _rows(
            connection, "source, text, reason, at FROM removals", page, "number"
        )
    )
    claims, titles = (_claims(connection, page, role) for role in ("claim", "title"))
    notes = _values(connection, page, "note")
    return Witness(source, text, own, paragraphs, removed, claims, titles, notes, normal(own))


def read_identity(connection: sqlite3.Connection, page: int) -> Identity:
    """The identity of a page."""
    (row,) = _rows(
        connection,
        "title, kind, level, place, language, script, agency, page_date, page_date_conflict, "
        "complete, part, parts, translated_back FROM identities",
        page,
    )
    title, kind, level, place, language, script, agency, page_date, conflict, *rest = row
    complete, part, parts, translated_back = rest
    return Identity(
        title=told(title),
        kind=kind,
        parties=tuple(p for (p,) in _rows(connection, "party FROM parties", page, "party")),
        level=level,
        place=told(place),
        language=language,
        script=script,
        agency=told(agency),
        date=_dating(connection, page),
        page_date=page_date,
        page_date_conflict=bool(conflict),
        complete=bool(complete),
        missing=_values(connection, page, "missing"),
        part=None if part is None else (part, parts),
        translated_back=bool(translated_back),
        reasons=_values(connection, page, "reason"),
    )


def _dating(connection: sqlite3.Connection, page: int) -> Dating:
    query = "best, earliest, latest, basis FROM identities"
    ((best, earliest, latest, basis),) = _rows(connection, query, page)
    columns = 'quote, start, "end", bound, date, why, source FROM evidence'
    evidence = tuple(
        DateEvidence(told(quote), start, end, bound, day, told(why), spans(where))
        for quote, start, end, bound, day, why, where in _rows(connection, columns, page, "number")
    )
    return Dating(best, earliest, latest, basis, evidence)


def _claims(connection: sqlite3.Connection, page: int, role: str) -> tuple[Claim, ...]:
    rows = connection.execute(
        "SELECT field, value, basis, source FROM claims WHERE page = ? AND role = ? "
        "ORDER BY number",
        (page, role),
    )
    return tuple(
        Claim(told(field), told(value), told(basis), spans(where))
        for field, value, basis, where in rows
    )


def _values(connection: sqlite3.Connection, page: int, field: str) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT value FROM remarks WHERE page = ? AND field = ? ORDER BY number", (page, field)
    )
    return tuple(told(value) for (value,) in rows)


def _rows(
    connection: sqlite3.Connection, columns: str, page: int, order: str = "page"
) -> list[tuple[Any, ...]]:
    query = f"SELECT {columns} WHERE page = ? ORDER BY {order}"
    return connection.execute(query, (page,)).fetchall()


_json = json.JSONEncoder(separators=(",", ":")).encode
