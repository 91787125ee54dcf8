"""Digests that are behind, made anew as people decided: after a decision, or a migration."""

from __future__ import annotations

from collections.abc import Callable

from chancery.corpus import rows
from chancery.corpus.digests import Brief, order, write
from chancery.corpus.opening import transaction
from chancery.corpus.review import Review
from chancery.corpus.store import Store
from chancery.corpus.texts import told
from chancery.model import Annotations

# pages made anew in one transaction: others wait a tenth of a second for it at most
_AT_ONCE = 40


def _nobody(left: int) -> None:
    """Tells nobody how many are left."""


def settle(store: Store, shown: Callable[[int], None] = _nobody) -> int:
    """Make the stale pages' rows anew; how many there were. `shown` is told how many are left."""
    done = 0
    while found := _stale(store):
        with store.errors(), transaction(store.connection):
            for page in found:
                _again(store, page)
        done += len(found)
        shown(int(store.connection.execute("SELECT count(*) FROM stale").fetchone()[0]))
    return done


def _stale(store: Store) -> list[int]:
    with store.errors():
        query = "SELECT page FROM stale LIMIT ?"
        return [page for (page,) in store.connection.execute(query, (_AT_ONCE,))]


def _again(store: Store, page: int) -> None:
    connection = store.connection
    query = "SELECT sha256, text FROM pages JOIN witnesses ON page = id WHERE id = ?"
    row = connection.execute(query, (page,)).fetchone()
    if row:
        sha256, text = row[0], told(row[1])
        identity = rows.read_identity(connection, page)
        said = store.annotations(page) or Annotations()
        decided = Review(store).applied(sha256, text, said).annotations
        day, parties, kind = _stated(store, page) or (
            *(order(identity.date), identity.parties, identity.kind),
        )
        write(connection, page, Brief(day, parties, kind, text, decided))
    connection.execute("DELETE FROM stale WHERE page = ?", (page,))


def _stated(store: Store, page: int) -> tuple[str | None, tuple[str, ...], str] | None:
    """Day, parties and kind of the statement that a page is the base of, by all its witnesses."""
    query = """SELECT coalesce(best, earliest, latest), parties, kind FROM statements
        WHERE base = ?1 AND id = (SELECT statement FROM copies WHERE page = ?1)"""
    row = store.connection.execute(query, (page,)).fetchone()
    return (row[0], tuple(str(row[1]).split()), row[2]) if row else None
