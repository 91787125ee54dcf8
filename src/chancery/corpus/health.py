"""Is the corpus sound? What `doctor` looks at, each check with what it found."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from chancery.corpus.group_decisions import decisions
from chancery.corpus.schema import STEPS
from chancery.corpus.store import Store


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `sound` is False where something must be done about it."""

    name: str
    found: str
    sound: bool = True


def checks(store: Store, *, program: str, lexicon: str) -> Iterator[Check]:
    """Look through the whole corpus; linear in its size."""
    with store.errors():
        yield _integrity(store)
        yield Check("schema", f"{len(STEPS)}, the newest this program knows")
        yield _counts(store)
        yield _orphans(store)
        yield _bytes(store)
        yield _older(store, program, lexicon)
        yield _failures(store)
        yield _groups(store)
        yield _apart(store)


def _integrity(store: Store) -> Check:
    (said,) = store.connection.execute("PRAGMA integrity_check(1)").fetchone()
    return Check("integrity", said, said == "ok")


def _counts(store: Store) -> Check:
    tables = {"pages": "pages", "paragraphs": "paragraphs", "removals": "removals"}
    tables |= {"evidence": "pieces of evidence for dates", "locations": "places"}
    each = (f"{_count(store, table):,} {noun}" for table, noun in tables.items())
    return Check("holds", ", ".join(each))


def _count(store: Store, table: str) -> int:
    return int(store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _orphans(store: Store) -> Check:
    loose = len(store.connection.execute("PRAGMA foreign_key_check").fetchall())
    halves = store.connection.execute(
        "SELECT count(*) FROM pages WHERE id NOT IN (SELECT page FROM identities) OR id NOT IN "
        "(SELECT page FROM witnesses) OR id NOT IN (SELECT page FROM contents)"
    ).fetchone()[0]
    if not loose and not halves:
        return Check("whole", "every page has its text and identity")
    return Check("whole", f"{halves} pages are not whole, {loose} rows have no page", False)


def _bytes(store: Store) -> Check:
    query = "SELECT sha256, bytes FROM contents JOIN pages ON id = page"
    wrong = sum(not _same(name, data) for name, data in store.connection.execute(query))
    if not wrong:
        return Check("bytes", "every page is what its sha256 says")
    return Check("bytes", f"{wrong} pages are damaged: remove them, add their files again", False)


def _same(name: str, data: bytes) -> bool:
    try:
        return sha256(zlib.decompress(data)).hexdigest() == name
    except zlib.error:
        return False


def _older(store: Store, program: str, lexicon: str) -> Check:
    (number,) = store.connection.execute(
        "SELECT count(*) FROM pages WHERE (program, lexicon) != (?, ?)", (program, lexicon)
    ).fetchone()
    advice = "; 'chancery add' the same files again to bring them up to date" if number else ""
    return Check("read otherwise", f"{number:,} by another program or lexicon{advice}")


def _failures(store: Store) -> Check:
    failures = store.failures()
    names = ", ".join(failure.path for failure in failures[:3])
    more = " …" if len(failures) > 3 else ""
    noun = "page" if len(failures) == 1 else "pages"
    return Check("failed", f"{len(failures):,} {noun}" + (f": {names}{more}" if names else ""))


def _groups(store: Store) -> Check:
    """Every statement has its base among its witnesses, and every page waits or is grouped."""
    query = """SELECT (SELECT count(*) FROM pages) - (SELECT count(*) FROM copies),
        (SELECT count(*) FROM unsettled),
        (SELECT count(*) FROM statements s WHERE NOT EXISTS
            (SELECT 1 FROM copies c WHERE c.page = s.base AND c.statement = s.id)),
        (SELECT count(*) FROM copies WHERE tangle IS NULL OR lead IS NULL)"""
    waiting, unsettled, baseless, loose = store.connection.execute(query).fetchone()
    if baseless or loose:
        found = f"{baseless} statements have lost their base, {loose} pages have no group"
        return Check("groups", f"{found}: remove their pages and add them again", False)
    if waiting or unsettled:
        return Check("groups", f"{waiting:,} pages wait to be grouped: 'chancery list' does it")
    alone = _count(store, "copies WHERE statement IS NULL")
    said = f"{_count(store, 'statements'):,} statements, {alone:,} pages are none"
    return Check("groups", said)


def _apart(store: Store) -> Check:
    """Decisions about groups whose pages are not there: kept, and without effect."""
    given = [d for d in decisions(store.connection) if not d.withdrawn]
    here = set(store.names())
    idle = [d for d in given if not (here & set(d.pages) and here & set(d.others))]
    said = f"{len(given):,} about groups"
    more = f"; {len(idle):,} about pages that are not here, kept" if idle else ""
    return Check("decisions", said + more)
