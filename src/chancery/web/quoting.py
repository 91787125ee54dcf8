"""Sentences that a search found, with their texts: a few queries for all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from chancery.corpus.browsing import Line
from chancery.corpus.search import Hit
from chancery.corpus.texts import told
from chancery.model import Layer, Span
from chancery.publishing.places import section_names
from chancery.reading.characters import normal
from chancery.web.desk import Desk

# values of one query; older SQLite takes 999
_MOST = 900


class Quote(NamedTuple):
    """A sentence: its page's line, the whole text with its normal form, its name and its span."""

    line: Line
    text: str
    layer: Layer
    place: str
    span: Span

    @property
    def day(self) -> str | None:
        """The day by which its statement is sorted."""
        entry = self.line.entry
        return entry.best or entry.earliest or entry.latest

    @property
    def reference(self) -> str:
        """How the sentence is cited."""
        return f"{self.line.reference}#{self.place}"


def quotes(desk: Desk, hits: Sequence[Hit]) -> list[Quote]:
    """The sentences of these hits, in their order; what the corpus does not have is left out."""
    found: list[Quote] = []
    for at in range(0, len(hits), _MOST):
        found += _quotes(desk, hits[at : at + _MOST])
    return found


def _quotes(desk: Desk, hits: Sequence[Hit]) -> list[Quote]:
    pages = list(dict.fromkeys(hit.page for hit in hits))
    lines = {line.entry.page: line for line in desk.browsing.lines_of(pages)}
    texts = {page: told(text) for page, text in _rows(desk, "page, text FROM witnesses", pages)}
    layers = {page: normal(text) for page, text in texts.items()}
    names = _names(desk, pages)
    found = []
    for hit in hits:
        row = _sentence(desk, hit)
        if row and hit.page in lines:
            start, end, paragraph, number = row
            place = f"{names[hit.page][paragraph]}.{number}"
            page = lines[hit.page], texts[hit.page], layers[hit.page]
            found.append(Quote(*page, place, (start, end)))
    return found


def _names(desk: Desk, pages: Sequence[int]) -> dict[int, list[str]]:
    """The names of each page's paragraphs."""
    rows = _rows(desk, "page, section FROM paragraphs", pages, "ORDER BY page, number")
    return {
        page: list(section_names([told(section) for _, section in of]))
        for page, of in groupby(rows, key=lambda row: row[0])
    }


def _rows(desk: Desk, columns: str, pages: Sequence[int], order: str = "") -> list[Any]:
    marks = ", ".join("?" * len(pages))
    query = f"SELECT {columns} WHERE page IN ({marks}) {order}"
    with desk.store.errors():
        return desk.store.connection.execute(query, pages).fetchall()


def _sentence(desk: Desk, hit: Hit) -> Any:
    query = """SELECT start, "end", paragraph, place FROM sentences
        WHERE page = ? AND number = ?"""
    with desk.store.errors():
        return desk.store.connection.execute(query, (hit.page, hit.sentence)).fetchone()
