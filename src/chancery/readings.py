"""One page read, without a corpus: its text, what it is a copy of, what was said in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from chancery.annotating import annotate
from chancery.corpus.values import Decision
from chancery.identifying import identify
from chancery.lexicon import Lexicon, load
from chancery.model import Act, Annotations, Identity, Mention, Page, Witness
from chancery.publishing.apparatus import NOTHING, Apparatus
from chancery.publishing.card import card, html_card
from chancery.publishing.exports import export
from chancery.publishing.fair import FairCopy, fair_copy
from chancery.publishing.library import Texts
from chancery.publishing.record import Record, record
from chancery.publishing.results import Results
from chancery.publishing.said import Text, text_of
from chancery.reading import read_page
from chancery.reading.formats import PAGE_LIMIT, open_pages, pages

if TYPE_CHECKING:
    import polars


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

    def fair_copy(
        self,
        name: str | None = None,
        *,
        place: str = "",
        apparatus: Apparatus = NOTHING,
        decisions: Iterable[Decision] = (),
        lexicon: Lexicon | None = None,
    ) -> FairCopy:
        """The statement ready to be written, cited as `name`, else by the page's file name.

        `place` is a sentence to be cited (`s5.p3.2`), `apparatus` what other copies have,
        `lexicon` where names are looked up.
        """
        called = name or PurePath(self.witness.source.path).name
        read = (self.witness, self.identity, self.annotations, lexicon or load())
        more = {"place": place, "apparatus": apparatus, "decisions": tuple(decisions)}
        return fair_copy(called, *read, **more)  # type: ignore[arg-type]

    def export(
        self,
        form: str,
        *,
        table: str = "acts",
        place: str = "",
        apparatus: Apparatus = NOTHING,
        lexicon: Lexicon | None = None,
    ) -> bytes:
        """The bytes of a file in a form of `docs/exports.md` (`docx`, `tei`, `bibtex` …).

        `table` is what csv, xlsx, jsonl and parquet have rows of; the rest as in `fair_copy`.
        Raises ExportError.
        """
        copy = self.fair_copy(place=place, apparatus=apparatus, lexicon=lexicon)
        return export([copy], form, table=table)

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


def _opened(page: str | Path | bytes, limit: int) -> Iterator[Page]:
    if isinstance(page, bytes):
        return pages(page, "-", limit=limit)
    return open_pages(page if page == "-" else Path(page), limit=limit)
