"""The same as the commands, for programs and notebooks.

import chancery

reading = chancery.read("page.html")
reading.identity.date.best          # '2022-02-04'
with chancery.Corpus("chancery.db") as corpus:
    corpus.add("pages/")
    corpus.list(parties=["CN", "RU"], year=2022)
    corpus.acts(holder="CN", family="negative").frame()
    corpus.commitments(due_before="2030-01-01")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from chancery.annotating import annotate
from chancery.corpus.adding import add
from chancery.corpus.parties import code
from chancery.corpus.references import page_of, short
from chancery.corpus.review import Review
from chancery.corpus.store import Store
from chancery.corpus.values import Decision, Entry, Failure, Outcome, Query
from chancery.identifying import identify
from chancery.lexicon import Lexicon, load
from chancery.model import Act, Annotations, Identity, Mention, Page, Witness
from chancery.publishing.card import card, html_card
from chancery.publishing.compared import Compared, compared
from chancery.publishing.library import Library, Texts, divided
from chancery.publishing.record import Record, record
from chancery.publishing.results import Results
from chancery.publishing.said import Text, record_at, text_of
from chancery.publishing.tables import entries_html
from chancery.reading import read_page
from chancery.reading.formats import PAGE_LIMIT, open_pages, pages

if TYPE_CHECKING:
    import polars

# a notebook shows this many lines of a corpus and says how many more there are
_SHOWN = 100


@dataclass(frozen=True)
class Reading:
    """A page read: the text that it carries, what that text is a copy of, what was said in it."""

    witness: Witness
    identity: Identity
    annotate: Callable[[], Annotations] = field(default=Annotations, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The statement's own text, one paragraph a line."""
        return self.witness.text

    @cached_property
    def annotations(self) -> Annotations:
        """Sentences, mentions and acts; found when first asked for."""
        return self.annotate()

    @property
    def acts(self) -> tuple[Act, ...]:
        """The diplomatic acts, in order of the text."""
        return self.annotations.acts

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The names in the text, in order."""
        return self.annotations.mentions

    def frame(self, what: Literal["acts", "mentions", "commitments"] = "acts") -> polars.DataFrame:
        """The acts, mentions or commitments as a polars frame. Raises ImportError without it."""
        texts = Texts([self.said()], load())
        asked: Callable[[], Results] = getattr(texts, what)
        return asked().frame()

    def said(self, name: str | None = None) -> Text:
        """The text with what was said in it, cited as `name`, else by the page's path."""
        path = self.witness.source.path
        return text_of(name or path, self.witness, self.identity, self.annotations)

    def record(self) -> Record:
        """The record of `chancery read PAGE --json`, as plain dictionaries and lists."""
        return record(self.witness, self.identity, self.annotations)

    def __rich__(self) -> object:
        return card(self.witness, self.identity, annotations=self.annotations)

    def _repr_html_(self) -> str:
        return html_card(self.witness, self.identity, annotations=self.annotations)


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
        identity = identify(witness, known)
        yield Reading(witness, identity, partial(annotate, witness, identity, known))


def compare(
    a: Reading | str | Path | bytes,
    b: Reading | str | Path | bytes,
    *,
    lexicon: Lexicon | None = None,
) -> Compared:
    """What became of one text in another: readings, paths or bytes.

    Raises NotComparable if one is empty or they are in two languages, and the PageErrors of `read`.
    """
    known = lexicon or load()
    one, two = (x if isinstance(x, Reading) else read(x, lexicon=known) for x in (a, b))
    return compared(one.said(), two.said(), known)


def _opened(page: str | Path | bytes, limit: int) -> Iterator[Page]:
    if isinstance(page, bytes):
        return pages(page, "-", limit=limit)
    return open_pages(page if page == "-" else Path(page), limit=limit)


class Corpus(Library):
    """A corpus file, made if it is not there yet.

    `lexicon` is what names and topics are looked up in. Raises CorpusForeign, CorpusNewer or
    CorpusUnwritable if the file cannot be used, and with `make=False` CorpusMissing if it is not
    there.
    """

    def __init__(
        self,
        path: str | Path = "chancery.db",
        *,
        make: bool = True,
        lexicon: Lexicon | None = None,
    ) -> None:
        self._store = Store(Path(path), make=make)
        self._lexicon = lexicon

    @property
    def lexicon(self) -> Lexicon:
        """The names, topics and acts that are known."""
        return self._lexicon or load()

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
            yield self._reading(entry.page)

    def get(self, reference: str) -> Reading:
        """One page by its reference, path or address. Raises ReferenceUnknown."""
        found = self._reading(page_of(self._store, reference))
        # looked up at once, so that it can be asked for when the corpus is closed
        _ = found.annotations
        return found

    def _reading(self, page: int) -> Reading:
        witness, identity = self._store.reading(page)
        return Reading(witness, identity, partial(self._said, page, witness, identity))

    def _said(self, page: int, witness: Witness, identity: Identity) -> Annotations:
        """What was said, as kept when the page was added, with what was decided about it."""
        kept = self._store.annotations(page)
        said = kept or annotate(witness, identity, self.lexicon)
        return self.review.applied(witness.source.sha256, witness.text, said).annotations

    def decide(
        self,
        reference: str,
        verdict: str,
        *,
        who: str,
        changes: Mapping[str, object] | None = None,
        note: str = "",
    ) -> Decision:
        """Accept, reject or edit the mention or act of a reference (`8d36a334#s5.p3.2.a1`).

        Raises ReferenceUnknown for a record, verdict or key of `changes` that there is not.
        """
        page, record = self.located(reference)
        return self.review.decide(page, record, verdict, who=who, changes=changes, note=note)

    def located(self, reference: str) -> tuple[int, Act | Mention]:
        """The page's row and the act or mention that a reference names. Raises ReferenceUnknown."""
        name, place = divided(reference)
        (text,) = self.texts((name,))
        return page_of(self._store, name), record_at(text, place)

    def undo(self, decision: str) -> Decision:
        """Withdraw a decision by its id. Raises ReferenceUnknown."""
        return self.review.undo(decision)

    def decisions(self) -> Sequence[Decision]:
        """Every decision, withdrawn ones too, in order of time."""
        return self.review.decisions()

    def unanchored(self) -> Sequence[Decision]:
        """Decisions in force whose record is no longer found in their page."""
        lost: list[Decision] = []
        for entry in self._store.entries():
            witness, identity = self._store.reading(entry.page)
            said = self._store.annotations(entry.page) or annotate(witness, identity, self.lexicon)
            lost += self.review.applied(entry.sha256, witness.text, said).unanchored
        return lost

    @property
    def review(self) -> Review:
        """The decisions, to be exported and imported."""
        return Review(self._store)

    def texts(self, statements: Sequence[str] = ()) -> Iterator[Text]:
        """The texts of these references, or all, in order of date. Raises ReferenceUnknown."""
        asked = {page_of(self._store, reference) for reference in statements}
        cited = short(self._store.names())
        for entry in self._store.entries():
            if not statements or entry.page in asked:
                yield self._reading(entry.page).said(cited[entry.sha256])

    def texts_of(self, parties: Iterable[str]) -> Iterator[Text]:
        """The texts that all of these parties, by their codes, have made, in order of date."""
        cited = short(self._store.names())
        for entry in self._store.entries(Query(frozenset(parties), frozenset(), None)):
            yield self._reading(entry.page).said(cited[entry.sha256])

    def parties(self) -> Sequence[str]:
        """The codes of all parties of statements in the corpus."""
        return self._store.parties()

    def page(self, reference: str) -> bytes:
        """The bytes of one page as found. Raises ReferenceUnknown."""
        return self._store.page_bytes(page_of(self._store, reference))

    def card(self, reference: str) -> object:
        """The card of one page, with every place where it was found. Raises ReferenceUnknown."""
        page = page_of(self._store, reference)
        found = self._reading(page)
        name = short(self._store.names())[found.witness.source.sha256]
        paths = self._store.paths(page)
        return card(found.witness, found.identity, paths, name, found.annotations)

    def remove(self, reference: str) -> None:
        """Take one page out of the corpus. Raises ReferenceUnknown."""
        self._store.remove(page_of(self._store, reference))

    def failures(self) -> Sequence[Failure]:
        """Every page that could not be read, with the reason."""
        return self._store.failures()

    def _codes(self, parties: Iterable[str], lexicon: Lexicon | None) -> frozenset[str]:
        known = self._store.parties()
        return frozenset(code(party, lexicon or self.lexicon, known) for party in parties)

    def _repr_html_(self) -> str:
        entries = self._store.entries()
        references = short(entry.sha256 for entry in entries)
        more = len(entries) - _SHOWN
        rest = f"<p>and {more:,} more</p>" if more > 0 else ""
        return entries_html(entries[:_SHOWN], references) + rest
