"""A corpus on disk: what goes in, one transaction a page, and what comes out.

with Store(Path("chancery.db"), make=True) as store:
    store.write(found, program="0.1.0+1", lexicon="…")
    witness, identity = store.reading(store.page("1a2b3c4d"))
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from chancery.corpus import rows, statements, writing
from chancery.corpus.opening import connect, transaction, translated
from chancery.corpus.said import read_annotations
from chancery.corpus.texts import BEGINNING, stored, told, unpacked_text
from chancery.corpus.values import Entry, Failure, Found, Query, Status
from chancery.errors import ChanceryError, CorpusForeign
from chancery.model import Annotations, Identity, Source, Witness

_ENTRIES = f"""SELECT p.id, p.sha256, l.path, p.url, i.title, i.kind, i.level, i.best, i.earliest,
    i.latest, i.page_date_conflict, i.translated_back, i.complete, w.characters,
    {BEGINNING},
    (SELECT group_concat(party, ' ') FROM (SELECT party FROM parties WHERE page = p.id
        ORDER BY party))
    FROM pages p JOIN identities i ON i.page = p.id JOIN witnesses w ON w.page = p.id
    LEFT JOIN locations l ON l.page = p.id
        AND l.path = (SELECT path FROM locations WHERE page = p.id ORDER BY added, path LIMIT 1)"""


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """One open corpus. Raises the CorpusErrors of `opening.connect` when opened."""

    def __init__(self, path: Path, *, make: bool = False, clock: Callable[[], str] = now) -> None:
        self.path = path
        self._clock = clock
        self.connection = connect(path, make=make)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is pending."""
        self.connection.close()

    def errors(self) -> AbstractContextManager[None]:
        """A block in which SQLite's errors become CorpusErrors."""
        return translated(self.path)

    # in

    def write(
        self,
        found: Found,
        *,
        program: str,
        lexicon: str,
        file: str,
        container: str,
        pages: int | None = None,
    ) -> Status:
        """Put one page, read and identified, into the corpus: all of it, or nothing.

        `file` is the path of the file it stood in and `container` that file's sha256, `pages`
        how many pages the file has if this is its last one. A failure noted for the page is
        taken off the list. Returns `unchanged` if this program with this lexicon had read these
        bytes before.
        """
        with self.errors(), transaction(self.connection):
            source, versions = found.witness.source, (program, lexicon)
            page, status = writing.page_row(self.connection, source, versions, self._clock())
            if status != "unchanged":
                writing.fill(self.connection, page, found)
            where = (source.path, file, container)
            writing.locate(self.connection, page, where, self._clock())
            writing.forget(self.connection, source.path)
            if pages:
                writing.finish(self.connection, container, pages, *versions)
                writing.forget(self.connection, file)
        return status

    def finish(self, container: str, path: str, pages: int, *, program: str, lexicon: str) -> None:
        """Note that a file was read to its end: the same bytes need no second reading."""
        with self.errors(), transaction(self.connection):
            writing.finish(self.connection, container, pages, program, lexicon)
            writing.forget(self.connection, path)

    def known(self, container: str, file: str, *, program: str, lexicon: str) -> int:
        """How many pages of a file are in the corpus as this program reads them, else 0.

        A new path of the same bytes is noted as one more place where they were found.
        """
        with self.errors():
            row = self.connection.execute(
                "SELECT pages FROM files WHERE sha256 = ? AND program = ? AND lexicon = ?",
                (container, program, lexicon),
            ).fetchone()
            if row is None:
                return 0
            if not writing.is_noted(self.connection, container, file):
                with transaction(self.connection):
                    writing.note_again(self.connection, container, file, self._clock())
        return int(row[0])

    def has(self, sha256: str, path: str, *, program: str, lexicon: str) -> bool:
        """Whether the page is in the corpus, at this path, as this program reads it."""
        with self.errors():
            return bool(
                self.connection.execute(
                    "SELECT 1 FROM pages p JOIN locations l ON l.page = p.id WHERE sha256 = ? "
                    "AND path = ? AND program = ? AND lexicon = ?",
                    (sha256, path, program, lexicon),
                ).fetchone()
            )

    def fail(self, path: str, error: ChanceryError, *, program: str) -> None:
        """Note that the page at `path` could not be read."""
        with self.errors(), transaction(self.connection):
            self.connection.execute(
                "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)",
                (stored(path), type(error).__name__, stored(str(error)), program, self._clock()),
            )

    def remove(self, page: int) -> None:
        """Take a page and all that was read from it out of the corpus."""
        with self.errors(), transaction(self.connection):
            self.connection.execute(
                "DELETE FROM files WHERE sha256 IN "
                "(SELECT container FROM locations WHERE page = ?)",
                (page,),
            )
            self.connection.execute("DELETE FROM pages WHERE id = ?", (page,))

    def settle(self) -> int:
        """Group what is not grouped yet; how many pages that were. Writes only if there are any."""
        from chancery.corpus.grouping import settle

        with self.errors():
            return settle(self.connection)

    def forget(self, path: str) -> bool:
        """Take the failure noted for a path off the list; False if there is none."""
        with self.errors(), transaction(self.connection):
            return writing.forget(self.connection, path)

    # out

    def source(self, page: int) -> Source:
        """Where a page came from; its path is the first place where it was found."""
        row = self.connection.execute(
            "SELECT sha256, media_type, encoding, size, url, fetched FROM pages WHERE id = ?",
            (page,),
        ).fetchone()
        sha256, media_type, encoding, size, url, fetched = row
        path = (self.paths(page) or [""])[0]
        return Source(path, sha256, media_type, encoding, size, url, fetched)

    def paths(self, page: int) -> list[str]:
        """Every place where the page was found, the first one first."""
        query = "SELECT path FROM locations WHERE page = ? ORDER BY added, path"
        return [told(path) for (path,) in self.connection.execute(query, (page,))]

    def page_bytes(self, page: int) -> bytes:
        """The page as found, byte for byte. Raises CorpusForeign if they are damaged."""
        return self._contents(page)[0]

    def reading(self, page: int) -> tuple[Witness, Identity]:
        """The witness and identity of a page, equal to what was put in."""
        with self.errors():
            source = self.source(page)
            data, decoded = self._contents(page)
            text = unpacked_text(decoded, data, source.encoding)
            witness = rows.read_witness(self.connection, page, source, text)
            return witness, rows.read_identity(self.connection, page)

    def annotations(self, page: int) -> Annotations | None:
        """What was said in a page's text, as the machine found it; None if it was not looked."""
        with self.errors():
            return read_annotations(self.connection, page)

    def _contents(self, page: int) -> tuple[bytes, bytes | None]:
        query = "SELECT bytes, decoded FROM contents WHERE page = ?"
        data, decoded = self.connection.execute(query, (page,)).fetchone()
        try:
            return zlib.decompress(data), decoded
        except zlib.error as error:
            raise CorpusForeign(
                f"{self.path}: the bytes of page {page} are damaged ({error}); remove the page "
                "and add its file again"
            ) from error

    def entries(self, query: Query = Query()) -> list[Entry]:  # noqa: B008 (frozen)
        """A row for each page that the query lets through, in order of date."""
        with self.errors():
            found = map(_entry, self.connection.execute(_ENTRIES).fetchall())
        return sorted(filter(query.admits, found), key=Entry.order)

    def statements(self, query: Query = Query()) -> list[Entry]:  # noqa: B008 (frozen)
        """A line for each statement that the query lets through, in order of date."""
        self.settle()
        with self.errors():
            pages = map(_entry, self.connection.execute(_ENTRIES).fetchall())
            counted = "SELECT statement, count(*) FROM copies GROUP BY statement"
            counts = dict(self.connection.execute(counted).fetchall())
            rows = statements.statements(self.connection)
            found = statements.entries(rows, counts, pages)
        return sorted(filter(query.admits, found), key=Entry.order)

    def lines(self, query: Query = Query()) -> list[Entry]:  # noqa: B008 (frozen)
        """The statements, and the pages that are none, in order of date."""
        return sorted([*self.statements(query), *self.others(query)], key=Entry.order)

    def identity(self, page: int) -> Identity:
        """The identity of a page, equal to what was put in."""
        with self.errors():
            return rows.read_identity(self.connection, page)

    def others(self, query: Query = Query()) -> list[Entry]:  # noqa: B008 (frozen)
        """A line for each page that is no statement: news, or a page that holds more than one."""
        self.settle()
        select = "SELECT page FROM copies WHERE statement IS NULL"
        none = {page for (page,) in self.connection.execute(select)}
        return [entry for entry in self.entries(query) if entry.page in none]

    def failures(self) -> list[Failure]:
        """Every page that could not be read, by path."""
        query = "SELECT path, error, reason, tried FROM failures ORDER BY path"
        return [
            Failure(told(path), error, told(reason), tried)
            for path, error, reason, tried in self.connection.execute(query)
        ]

    def parties(self) -> list[str]:
        """The code of every party of a statement in the corpus, in order."""
        query = "SELECT DISTINCT party FROM parties ORDER BY party"
        with self.errors():
            return [party for (party,) in self.connection.execute(query)]

    def names(self) -> list[str]:
        """The sha256 of every page, in order."""
        query = "SELECT sha256 FROM pages ORDER BY sha256"
        return [sha256 for (sha256,) in self.connection.execute(query)]


def _entry(row: Iterable[object]) -> Entry:
    *plain, parties = (told(column) for column in row)
    page, sha256, path, url, title, kind, level, *rest = plain
    best, earliest, latest, conflict, translated_back, complete, characters, begins = rest
    return Entry(
        page=page,
        sha256=sha256,
        path=path or "",
        url=url,
        title=title,
        kind=kind,
        level=level,
        parties=tuple((parties or "").split()),
        best=best,
        earliest=earliest,
        latest=latest,
        page_date_conflict=bool(conflict),
        translated_back=bool(translated_back),
        complete=bool(complete),
        characters=characters,
        beginning=begins,
    )
