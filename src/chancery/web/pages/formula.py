"""One formula (提法): its uses over time, its variants, its concordance."""

from __future__ import annotations

from collections import Counter
from typing import Any

from chancery.comparing.tracing import uses
from chancery.corpus import search as index
from chancery.corpus.hits import first
from chancery.corpus.search import Hit, Within
from chancery.publishing.facts import visible
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Text
from chancery.reading.characters import normal
from chancery.web.answers import Refused, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.found import HELD, hits_of
from chancery.web.views.lanes import lanes

# uses of the concordance, the newest; statements of a lane; lanes
_LINES, _HELD, _LANES = 60, 200, 8
# sentences looked at for variants, and signs of context on either side
_NEAR, _AROUND = 30, 30
SORTS = ("date", "left", "right")
COLUMNS = (
    *(Column("reference"), Column("date", "day"), Column("parties", "list"), Column("use")),
    *(Column("likeness"), Column("before"), Column("words"), Column("after")),
)


def formula(context: Context, asked: Asked) -> View:
    """The uses of `?q=`."""
    phrase, sort = asked.text("q", index.LONGEST), asked.text("sort") or "date"
    if sort not in SORTS:
        raise Refused(400, f"sort: one of {', '.join(SORTS)}")
    data: dict[str, Any] = {
        **{"phrase": phrase, "sort": sort, "sorts": list(SORTS), "total": 0, "statements": 0},
        **{"first": None, "last": None, "picture": None, "lines": [], "variants": [], "more": 0},
    }
    if phrase and index.tokens(phrase):
        data |= _found(context, phrase, sort)
    return View("formula.html", data, Results("use", COLUMNS, data["lines"]))


def _found(context: Context, phrase: str, sort: str) -> dict[str, Any]:
    found = hits_of(context, phrase, Within())
    hits = found.part(HELD)
    times = Counter(hit.page for hit in hits)
    texts = _Texts(context)
    exact = [line for hit in hits[:_LINES] for line in _uses(texts, phrase, hit, exact=True)]
    near = [line for hit in _candidates(context, phrase) for line in _uses(texts, phrase, hit)]
    oldest = first(context.desk.store.connection, phrase, found)
    return {
        "total": found.total,
        "statements": len(times),
        "more": max(0, found.total - len(hits)),
        "first": _when(context, oldest),
        "last": _when(context, hits[0] if hits else None),
        "picture": _picture(context, times),
        "lines": sorted(exact, key=_ORDER[sort], reverse=sort == "date"),
        "variants": _variants(near),
    }


_ORDER: dict[str, Any] = {
    "date": lambda line: line["date"] or "",
    "left": lambda line: normal(line["before"][::-1]).text,
    "right": lambda line: normal(line["after"]).text,
}


class _Texts:
    """Texts of one request, each read once."""

    def __init__(self, context: Context) -> None:
        self._desk = context.desk
        self._read: dict[int, Text] = {}

    def of(self, page: int) -> Text:
        """The text of a page."""
        if page not in self._read:
            self._read[page] = self._desk.bare(page)
        return self._read[page]


def _uses(texts: _Texts, phrase: str, hit: Hit, *, exact: bool = False) -> list[dict[str, Any]]:
    text = texts.of(hit.page)
    if hit.sentence >= len(text.annotations.sentences):
        return []
    sentence = text.annotations.sentences[hit.sentence]
    form = normal(phrase).text.strip()
    found = uses(form, text.layer, [(sentence.start, sentence.end)])
    return [
        _line(text, hit.sentence, use.span, use.likeness) for use in found if use.exact == exact
    ]


def _line(text: Text, number: int, span: tuple[int, int], likeness: float) -> dict[str, Any]:
    start, end = span
    identity, place = text.statement.identity, text.sentences[number]
    return {
        "reference": f"{text.statement.name}#{place}",
        "statement": text.statement.name,
        "place": place,
        "date": identity.date.best or identity.date.earliest or identity.date.latest,
        "parties": list(identity.parties),
        "use": "exact" if likeness == 1 else "near",
        "likeness": likeness,
        "before": _flat(text.text[max(0, start - _AROUND) : start]),
        "words": _flat(text.text[start:end]),
        "after": _flat(text.text[end : end + _AROUND]),
    }


def _flat(words: str) -> str:
    return visible(words.replace("\n", " "))


def _candidates(context: Context, phrase: str) -> list[Hit]:
    """Sentences with the first or the second half of the phrase but not the whole."""
    return index.halves(context.desk.store.connection, phrase, limit=_NEAR)


def _variants(near: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each variant with its uses, the most frequent first."""
    found: dict[str, dict[str, Any]] = {}
    for line in near:
        key = normal(line["words"]).text
        known = found.setdefault(key, {**line, "times": 0})
        known["times"] += 1
    return sorted(found.values(), key=lambda each: (-each["times"], -each["likeness"]))


def _picture(context: Context, times: Counter[int]) -> dict[str, Any] | None:
    browsing = context.desk.browsing
    used = dict(times)
    chosen = Counter[str]()
    for parties, pages in browsing.parties_of(list(used)).items():
        chosen[parties] = len(pages)
    held: dict[str, list[tuple[str, str]]] = {}
    uses_: dict[str, int] = {}
    for parties, _ in chosen.most_common(_LANES):
        held[parties or "—"] = []
        for page, day, sha256 in browsing.held_by(parties, _HELD):
            reference = sha256[:12]
            held[parties or "—"].append((day, reference))
            uses_[reference] = used.get(page, 0)
    return lanes(held, uses_)


def _when(context: Context, hit: Hit | None) -> dict[str, Any] | None:
    if hit is None:
        return None
    (line,) = context.desk.browsing.lines_of([hit.page])
    entry = line.entry
    return {"reference": line.reference, "date": [entry.best, entry.earliest, entry.latest]}
