"""One reader's desk: the open corpus and what can be asked of it, for one request at a time."""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

from chancery.annotating import annotate
from chancery.corpus import statements
from chancery.corpus.browsing import Browsing
from chancery.corpus.review import Review
from chancery.corpus.settling import settle
from chancery.corpus.store import Store
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon, load
from chancery.model import Annotations, Identity, Witness
from chancery.publishing.apparatus import NOTHING
from chancery.publishing.fair import FairCopy, beside, fair_copy
from chancery.publishing.said import Text, text_of
from chancery.publishing.statement import load as load_statement
from chancery.web.kept import Kept
from chancery.web.settings import Settings

# desks kept open between requests; more are opened when more requests come at once
KEPT = 8
# redlines of two statements that are kept: about 100 kB each
_REDLINES = 64
# answers to questions over the whole corpus: most are numbers, a few hundred lines at most
_SUMS = 512
# where SQLite keeps the number of the file's changes (its file format, section 1.3.7)
_COUNTER = slice(24, 28)
T = TypeVar("T")
Redlines = Kept[dict[str, Any]]


class Desk:
    """An open corpus with what is asked of it."""

    def __init__(
        self, settings: Settings, lexicon: Lexicon, redlines: Redlines, sums: Kept[Any]
    ) -> None:
        self.settings, self.lexicon, self.redlines = settings, lexicon, redlines
        self._sums = sums
        self._settled = b""
        self.store = Store(settings.corpus, make=not settings.read_only)
        self.browsing = Browsing(self.store)
        self.review = Review(self.store)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What a question over the whole corpus gave, asked again only when the file has changed.

        Within `snapshot` nobody writes, so that the answer is that of this state of the file.
        """
        return cast(T, self._sums.get((key, _changes(self.settings.corpus)), make))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """A block in which all questions are answered from one state of the corpus."""
        connection = self.store.connection
        with self.store.errors():
            connection.execute("BEGIN")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("COMMIT")

    def settle(self) -> None:
        """Bring digests that are behind up to date; one that may not write reads what is there."""
        changes = _changes(self.settings.corpus)
        if self.settings.read_only or changes == self._settled:
            return
        self._settled = changes
        self.store.settle()
        if self.store.connection.execute("SELECT 1 FROM stale LIMIT 1").fetchone():
            settle(self.store)

    def reading(self, page: int) -> tuple[Witness, Identity, Annotations]:
        """A page's text, what it is, and what was said in it as people decided."""
        witness, identity = self.store.reading(page)
        kept = self.store.annotations(page)
        said = annotate(witness, identity, self.lexicon) if kept is None else kept
        decided = self.review.applied(witness.source.sha256, witness.text, said)
        return witness, identity, decided.annotations

    def text(self, page: int, reference: str | None = None) -> Text:
        """A page's text with what was said in it, cited by its reference; dated by all copies."""
        witness, identity, said = self.reading(page)
        name = reference or self.browsing.reference(witness.source.sha256)
        return text_of(name, witness, self.stated(page, identity), said)

    def stated(self, page: int, own: Identity) -> Identity:
        """What a page is a copy of, with what all witnesses of its statement prove.

        Of a base page that is the statement's identity; another page keeps its own but for the
        date.
        """
        sql = self.store.connection
        with self.store.errors():
            id_ = statements.statement_of(sql, page)
            if id_ is None:
                return own
            row = statements.statement(sql, id_)
            others = [
                (siglum, self.store.identity(other))
                for siglum, other, _ in statements.witnesses(sql, id_)
                if other != page
            ]
        found = statements.identity(row, own, others)
        return found if page == row.base else replace(own, date=found.date)

    def fair(self, page: int, place: str = "") -> FairCopy:
        """A page ready to be written; of a statement's base page the edition with its apparatus.

        Raises ReferenceUnknown for a sentence that it has not.
        """
        witness, identity, said = self.reading(page)
        sha256 = witness.source.sha256
        name, apparatus = self.named(page) or self.browsing.reference(sha256), NOTHING
        if place and place not in text_of(name, witness, identity, said).sentences:
            raise ReferenceUnknown(f"no sentence {place} in {name}")
        id_ = statements.statement_of(self.store.connection, page)
        if id_ is not None and self.named(page):
            apparatus = beside(load_statement(self.store, id_))
        return fair_copy(
            *(name, witness, self.stated(page, identity), said, self.lexicon),
            apparatus=apparatus,
            decisions=tuple(self.review.decisions(sha256)),
            place=place,
        )

    def named(self, page: int) -> str | None:
        """The statement's own reference, of its base page; None for every other page."""
        sql = self.store.connection
        with self.store.errors():
            id_ = statements.statement_of(sql, page)
            row = statements.statement(sql, id_) if id_ is not None else None
        return row.reference if row is not None and row.base == page else None

    def close(self) -> None:
        """Close the corpus."""
        self.store.close()


class Desks:
    """The desks of one reading room. Raises the errors of opening a corpus or a lexicon."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.lexicon = load(*settings.lexicon)
        self._redlines: Redlines = Kept(_REDLINES)
        self._sums: Kept[Any] = Kept(_SUMS)
        self._free: queue.LifoQueue[Desk] = queue.LifoQueue(KEPT)

    @contextmanager
    def one(self) -> Iterator[Desk]:
        """A desk for the block; one that met an error of SQLite is not used again."""
        try:
            desk = self._free.get_nowait()
        except queue.Empty:
            desk = Desk(self.settings, self.lexicon, self._redlines, self._sums)
        try:
            yield desk
        except sqlite3.Error:
            desk.close()
            raise
        self._back(desk)

    def _back(self, desk: Desk) -> None:
        try:
            self._free.put_nowait(desk)
        except queue.Full:
            desk.close()

    def close(self) -> None:
        """Close every desk that is free."""
        while not self._free.empty():
            self._free.get_nowait().close()


def _changes(corpus: Path) -> bytes:
    """The number of transactions that changed the file, as it stands in the file itself."""
    with corpus.open("rb") as file:
        return file.read(_COUNTER.stop)[_COUNTER]
