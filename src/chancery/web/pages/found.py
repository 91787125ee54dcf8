"""Search: exact phrases, newest first, each with its sentence and where it stands in it."""

from __future__ import annotations

from typing import Any

from chancery.corpus import search as index
from chancery.corpus.hits import Hits, hits
from chancery.corpus.search import Within
from chancery.publishing.facts import visible
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Text
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.lists import choices, within
from chancery.web.paging import paged

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
    every = asked.form == "csv"
    limit, offset = (_ALL, 0) if every else (_SIZE, paging.offset)
    chosen = found.part(limit, offset)
    if len(chosen) < limit and not found.whole:
        sql = context.desk.store.connection
        chosen = index.found(sql, phrase, asks, limit=limit, offset=offset)
    records = _records(context, phrase, chosen)
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


def _records(context: Context, phrase: str, chosen: list[index.Hit]) -> list[dict[str, Any]]:
    texts: dict[int, Text] = {}
    found = []
    for hit in chosen:
        if hit.page not in texts:
            texts[hit.page] = context.desk.bare(hit.page)
        record = _record(texts[hit.page], phrase, hit.sentence)
        if record:
            found.append(record)
    return found


def _record(text: Text, phrase: str, number: int) -> dict[str, Any] | None:
    if number >= len(text.annotations.sentences):
        return None
    sentence = text.annotations.sentences[number]
    words = text.text[sentence.start : sentence.end]
    identity, place = text.statement.identity, text.sentences[number]
    return {
        "reference": f"{text.statement.name}#{place}",
        "statement": text.statement.name,
        "place": place,
        "title": identity.title,
        "kind": identity.kind,
        "parties": list(identity.parties),
        "date": identity.date.best,
        "bounds": [identity.date.best, identity.date.earliest, identity.date.latest],
        "text": words,
        "runs": list(_runs(words, phrase)),
        "before": visible(text.text[max(0, sentence.start - _AROUND) : sentence.start]),
        "after": visible(text.text[sentence.end : sentence.end + _AROUND]),
    }


def _runs(words: str, phrase: str) -> Any:
    at = 0
    for start, end in index.places(words, phrase):
        yield {"text": visible(words[at:start]), "hit": False}
        yield {"text": visible(words[start:end]), "hit": True}
        at = end
    yield {"text": visible(words[at:]), "hit": False}
