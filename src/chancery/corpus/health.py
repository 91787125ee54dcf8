"""Is the corpus sound? What `doctor` looks at, each check with what it found."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

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
