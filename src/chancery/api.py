"""The same as the commands, for programs and notebooks.

import chancery

reading = chancery.read("page.html")
reading.identity.date.best          # '2022-02-04'
with chancery.Corpus("chancery.db") as corpus:
    corpus.add("pages/")
    corpus.list(parties=["CN", "RU"], year=2022)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from chancery.corpus.adding import add
from chancery.corpus.parties import code
from chancery.corpus.references import page_of, short
from chancery.corpus.store import Store
from chancery.corpus.values import Entry, Failure, Outcome, Query
from chancery.identifying import identify
from chancery.lexicon import Lexicon, load
from chancery.model import Identity, Page, Witness
from chancery.publishing.card import card, html_card
from chancery.publishing.record import Record, record
from chancery.publishing.tables import entries_html
from chancery.reading import read_page
from chancery.reading.formats import PAGE_LIMIT, open_pages, pages

# a notebook shows this many lines of a corpus and says how many more there are
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """A page read: the text that it carries, and what that text is a copy of."""

    witness: Witness
    identity: Identity

    @property
    def text(self) -> str:
        """The statement's own text, one paragraph a line."""
        return self.witness.text

    def record(self) -> Record:
        """The record of `chancery read PAGE --json`, as plain dictionaries and lists."""
        return record(self.witness, self.identity)

    def __rich__(self) -> object:
        return card(self.witness, self.identity)

    def _repr_html_(self) -> str:
        return html_card(self.witness, self.identity)


def read(
    page: str | Path | bytes, *, lexicon: Lexicon | None = None, limit: int = PAGE_LIMIT
) -> Reading:
    """Read and identify one page: a path, or the bytes themselves.

    Of an archive the first page; see `read_all`. `limit` is the most bytes that a page may have
    or unpack to. Raises a PageError that says what is wrong with the page.
    """
    return next(read_all(page, lexicon=lexicon, limit=limit))


def read_all(
    page: str | Path | bytes, *, lexicon: Lexicon | None = None, limit: int = PAGE_LIMIT
) -> Iterator[Reading]:
    """Read and identify every page of a file, an archive or standard input (`-`), in order.

    Raises a PageError at the first page that cannot be read.
    """
    known = lexicon or load()
    for found in _opened(page, limit):
        witness = read_page(found, known)
        yield Reading(witness, identify(witness, known))


def _opened(page: str | Path | bytes, limit: int) -> Iterator[Page]:
    if isinstance(page, bytes):
        return pages(page, "-", limit=limit)
    return open_pages(page if page == "-" else Path(page), limit=limit)


class Corpus:
    """A corpus file, made if it is not there yet.

    Raises CorpusForeign, CorpusNewer or CorpusUnwritable if the file cannot be used, and with
    `make=False` CorpusMissing if it is not there.
    """

    def __init__(self, path: str | Path = "chancery.db", *, make: bool = True) -> None:
        self._store = Store(Path(path), make=make)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._store.names())

    def __repr__(self) -> str:
        return f"Corpus({str(self._store.path)!r})"

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def add(
        self,
        *paths: str | Path,
        lexicon: Sequence[Path] = (),
        processes: int = 1,
        limit: int = PAGE_LIMIT,
    ) -> Sequence[Outcome]:
        """Add files, folders and archives; says what became of each page.

        `lexicon` are TOML files laid over the built-in tables. With `processes` above 1 a script
        needs the usual `if __name__ == "__main__":` guard.
        """
        terms = {"processes": processes, "limit": limit}
        return list(add(self._store, paths, lexicon=lexicon, **terms))

    def list(
        self,
        *,
        parties: Iterable[str] = (),
        kinds: Iterable[str] = (),
        year: int | None = None,
        lexicon: Lexicon | None = None,
    ) -> Sequence[Entry]:
        """A line for each page by date: made by all of the parties, of any of the kinds.

        A party is a code (`CN`) or any name of a state. A page is of a year if its day, or both
        bounds of it, allow that. Raises ReferenceUnknown for a state that is not known.
        """
        codes = self._codes(parties, lexicon)
        return self._store.entries(Query(codes, frozenset(kinds), year))

    def readings(self) -> Iterator[Reading]:
        """Every page read, by date."""
        for entry in self._store.entries():
            yield Reading(*self._store.reading(entry.page))

    def get(self, reference: str) -> Reading:
        """One page by its reference, path or address. Raises ReferenceUnknown."""
        return Reading(*self._store.reading(page_of(self._store, reference)))

    def page(self, reference: str) -> bytes:
        """The bytes of one page as found. Raises ReferenceUnknown."""
        return self._store.page_bytes(page_of(self._store, reference))

    def remove(self, reference: str) -> None:
        """Take one page out of the corpus. Raises ReferenceUnknown."""
        self._store.remove(page_of(self._store, reference))

    def failures(self) -> Sequence[Failure]:
        """Every page that could not be read, with the reason."""
        return self._store.failures()

    def _codes(self, parties: Iterable[str], lexicon: Lexicon | None) -> frozenset[str]:
        known = self._store.parties()
        return frozenset(code(party, lexicon or load(), known) for party in parties)

    def _repr_html_(self) -> str:
        entries = self._store.entries()
        references = short(entry.sha256 for entry in entries)
        more = len(entries) - _SHOWN
        rest = f"<p>and {more:,} more</p>" if more > 0 else ""
        return entries_html(entries[:_SHOWN], references) + rest
