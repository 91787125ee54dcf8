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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from chancery.annotating import annotate
from chancery.corpus import statements as stated
from chancery.corpus.adding import add
from chancery.corpus.groups import Groups
from chancery.corpus.parties import code
from chancery.corpus.references import page_of, short, statement_named, statement_of
from chancery.corpus.review import Review
from chancery.corpus.store import Store
from chancery.corpus.values import Decision, Entry, Failure, Outcome, Query
from chancery.lexicon import Lexicon, load
from chancery.model import Act, Annotations, Identity, Mention, Witness
from chancery.publishing.apparatus import NOTHING, Apparatus
from chancery.publishing.card import card
from chancery.publishing.compared import Compared, compared
from chancery.publishing.exports import export
from chancery.publishing.fair import FairCopy, beside
from chancery.publishing.library import Library, divided
from chancery.publishing.said import Text, record_at
from chancery.publishing.statement import Statement
from chancery.publishing.statement import load as load_statement
from chancery.publishing.tables import entries_html
from chancery.reading.formats import PAGE_LIMIT
from chancery.readings import Reading, read, read_all

if TYPE_CHECKING:
    pass

__all__ = ["Corpus", "Reading", "compare", "read", "read_all"]

# a notebook shows this many lines of a corpus and says how many more there are
_SHOWN = 100


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

        `lexicon` are TOML files laid over the built-in tables. With `processes` above 1 pages are
        read by so many processes side by side.
        """
        outcomes = list(add(self._store, paths, lexicon=lexicon, processes=processes, limit=limit))
        self._store.settle()
        return outcomes

    def list(
        self,
        *,
        parties: Iterable[str] = (),
        kinds: Iterable[str] = (),
        year: int | None = None,
        pages: bool = False,
        lexicon: Lexicon | None = None,
    ) -> Sequence[Entry]:
        """A line for each statement by date: made by all of the parties, of any of the kinds.

        Pages that are no statement, such as news, have a line each; with `pages` every page has. A
        party is a code (`CN`) or any name of a state. A page is of a year if its day, or both
        bounds of it, allow that. Raises ReferenceUnknown for a state that is not known.
        """
        codes = self._codes(parties, lexicon)
        query = Query(codes, frozenset(kinds), year)
        return self._store.entries(query) if pages else self._store.lines(query)

    def statements(self) -> Iterator[Statement]:
        """Every statement with its witnesses, by date."""
        for entry in self._store.statements():
            yield self.statement(entry.reference or "")

    def statement(self, reference: str) -> Statement:
        """The statement of a reference, or that a page is a witness of. Raises ReferenceUnknown."""
        return load_statement(self._store, statement_of(self._store, reference))

    @property
    def names(self) -> dict[str, str]:
        """The short reference of each page by its sha256."""
        return short(self._store.names())

    @property
    def groups(self) -> Groups:
        """What people decide about groups: `split`, `join`, `undo`, `decisions`."""
        return Groups(self._store)

    def readings(self) -> Iterator[Reading]:
        """Every page read, by date."""
        for entry in self._store.entries():
            yield self._reading(entry.page)

    def get(self, reference: str) -> Reading:
        """One page by its reference, path or address; of a statement its base page.

        The identity of a statement is that of all its witnesses. Raises ReferenceUnknown.
        """
        statement = statement_named(self._store, reference)
        if statement is not None:
            return self._edition(statement)[1]
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
        """The texts of these references, or of all statements, in order of date.

        A statement's text is that of its base; a page that is named, also of news, gives its own.
        Raises ReferenceUnknown.
        """
        named = [statement_named(self._store, reference) for reference in statements]
        asked = {id_ for id_ in named if id_ is not None}
        pairs = zip(statements, named, strict=True)
        pages = {page_of(self._store, reference) for reference, id_ in pairs if id_ is None}
        for entry in self._store.statements():
            id_ = stated.id_of(self._store.connection, entry.reference or "")
            if id_ is not None and (not statements or id_ in asked):
                name, found = self._edition(id_)
                yield found.said(name)
        cited = short(self._store.names()) if pages else {}
        for entry in self._store.entries() if pages else ():
            if entry.page in pages:
                yield self._reading(entry.page).said(cited[entry.sha256])

    def fair_copy(self, reference: str, apparatus: Apparatus | None = None) -> FairCopy:
        """One statement or page ready to be written; the reference may name a sentence of it.

        A statement is its base text with the variants of its other witnesses, unless another
        apparatus is given. Raises ReferenceUnknown.
        """
        name, place = divided(reference)
        known = statement_named(self._store, name)
        if known is not None:
            return self._fair(known, place, apparatus)
        page = page_of(self._store, name)
        found = self._reading(page)
        sha256 = found.witness.source.sha256
        return found.fair_copy(
            short(self._store.names())[sha256],
            place=place,
            apparatus=apparatus or NOTHING,
            decisions=self.review.decisions(sha256),
            lexicon=self.lexicon,
        )

    def _fair(self, statement: int, place: str, apparatus: Apparatus | None) -> FairCopy:
        name, found = self._edition(statement)
        return found.fair_copy(
            name,
            place=place,
            apparatus=beside(self.statement(name)) if apparatus is None else apparatus,
            decisions=self.review.decisions(found.witness.source.sha256),
            lexicon=self.lexicon,
        )

    def export(
        self,
        reference: str | Iterable[str],
        form: str,
        *,
        table: str = "acts",
        apparatus: Apparatus | None = None,
    ) -> bytes:
        """Statements in a form of `docs/exports.md`, as the bytes of a file.

        One reference, or several for tables and citations; `apparatus` is that of the first.
        Raises ReferenceUnknown and ExportError.
        """
        asked = [reference] if isinstance(reference, str) else [*reference]
        copies = [self.fair_copy(each, None if at else apparatus) for at, each in enumerate(asked)]
        return export(copies, form, table=table)

    def texts_of(self, parties: Iterable[str]) -> Iterator[Text]:
        """The texts of statements that all of these parties, by their codes, have made."""
        for entry in self._store.statements(Query(frozenset(parties), frozenset(), None)):
            id_ = stated.id_of(self._store.connection, entry.reference or "")
            if id_ is not None:
                name, found = self._edition(id_)
                yield found.said(name)

    def whole(self, name: str) -> str:
        """The reference of the statement that a page is a copy of, or the name itself."""
        connection = self._store.connection
        if statement_named(self._store, name) is None:
            id_ = stated.statement_of(connection, page_of(self._store, name))
            return name if id_ is None else stated.statement(connection, id_).reference
        return name

    def parties(self) -> Sequence[str]:
        """The codes of all parties of statements in the corpus."""
        return self._store.parties()

    def _edition(self, statement: int) -> tuple[str, Reading]:
        """The reference of a statement, and its base page read, with the statement's identity."""
        connection = self._store.connection
        row = stated.statement(connection, statement)
        witness, identity = self._store.reading(row.base)
        others = [
            (siglum, self._store.identity(page))
            for siglum, page, _ in stated.witnesses(connection, statement)
            if page != row.base
        ]
        known = stated.identity(row, identity, others)
        said = self._said(row.base, witness, identity)
        return row.reference, Reading(witness, known, lambda: said)

    def page(self, reference: str) -> bytes:
        """The bytes of one page as found. Raises ReferenceUnknown."""
        return self._store.page_bytes(page_of(self._store, reference))

    def card(self, reference: str) -> object:
        """The card of one page, with every place where it was found. Raises ReferenceUnknown.

        Of a statement it is that of its base page, with what all witnesses say.
        """
        page = page_of(self._store, reference)
        statement = statement_named(self._store, reference)
        found = self._reading(page) if statement is None else self._edition(statement)[1]
        name = short(self._store.names())[found.witness.source.sha256]
        if statement is not None:
            name = stated.statement(self._store.connection, statement).reference
        paths = self._store.paths(page)
        return card(found.witness, found.identity, paths, name, found.annotations)

    def remove(self, reference: str) -> None:
        """Take one page out of the corpus. Raises ReferenceUnknown."""
        self._store.remove(page_of(self._store, reference))
        self._store.settle()

    def failures(self) -> Sequence[Failure]:
        """Every page that could not be read, with the reason."""
        return self._store.failures()

    def _codes(self, parties: Iterable[str], lexicon: Lexicon | None) -> frozenset[str]:
        known = self._store.parties()
        return frozenset(code(party, lexicon or self.lexicon, known) for party in parties)

    def _repr_html_(self) -> str:
        entries = self._store.lines()
        references = short(self._store.names())
        more = len(entries) - _SHOWN
        rest = f"<p>and {more:,} more</p>" if more > 0 else ""
        return entries_html(entries[:_SHOWN], references) + rest
