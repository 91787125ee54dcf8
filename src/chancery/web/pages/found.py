"""Search: exact phrases, newest first, each with its sentence and where it stands in it."""

from __future__ import annotations

from typing import Any

from chancery.corpus import search as index
from chancery.corpus.hits import Hits, hits
from chancery.corpus.search import Within
from chancery.publishing.facts import visible
from chancery.publishing.results import Column, Results
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.lists import choices, within
from chancery.web.paging import paged
from chancery.web.quoting import Quote, quotes

_SIZE = 20
# newest sentences of a phrase whose places are kept: of a wording's page all its marks, 16 kB
HELD = 2_000
# sentences of a CSV file: what a spreadsheet still shows with ease
_ALL = 2_000
# signs of the sentences around a hit
_AROUND = 60
COLUMNS = (
    *(Column("reference"), Column("statement"), Column("date", "day"), Column("title")),
    *(Column("parties", "list"), Column("text")),
)


def search(context: Context, asked: Asked) -> View:
    """The sentences that have a phrase."""
    phrase, asks = asked.text("q", index.LONGEST), within(asked)
    found = hits_of(context, phrase, asks)
    paging = paged(asked, found.total, _SIZE)
    every = asked.table
    limit, offset = (_ALL, 0) if every else (_SIZE, paging.offset)
    chosen = found.part(limit, offset)
    if len(chosen) < limit and not found.whole:
        sql = context.desk.store.connection
        chosen = index.found(sql, phrase, asks, limit=limit, offset=offset)
    records = [_record(quote, phrase) for quote in quotes(context.desk, chosen)]
    data = {
        "phrase": phrase,
        "hits": records,
        "paging": paging.record(),
        "choices": choices(context),
    }
    return View("search.html", data, Results("sentence", COLUMNS, records), "hits.html")


def hits_of(context: Context, phrase: str, asks: Within) -> Hits:
    """What a phrase finds, looked for once in each state of the corpus."""
    sql = context.desk.store.connection
    return context.desk.once(("found", phrase, asks), lambda: hits(sql, phrase, asks, most=HELD))


def _record(quote: Quote, phrase: str) -> dict[str, Any]:
    start, end = quote.span
    words, entry = quote.text[start:end], quote.line.entry
    return {
        "reference": quote.reference,
        "statement": quote.line.reference,
        "place": quote.place,
        "title": entry.title,
        "kind": entry.kind,
        "parties": list(entry.parties),
        "date": entry.best,
        "bounds": [entry.best, entry.earliest, entry.latest],
        "text": words,
        "runs": list(_runs(words, phrase)),
        "before": visible(quote.text[max(0, start - _AROUND) : start]),
        "after": visible(quote.text[end : end + _AROUND]),
    }


def _runs(words: str, phrase: str) -> Any:
    at = 0
    for start, end in index.places(words, phrase):
        yield {"text": visible(words[at:start]), "hit": False}
        yield {"text": visible(words[start:end]), "hit": True}
        at = end
    yield {"text": visible(words[at:]), "hit": False}
