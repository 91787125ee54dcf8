"""One formula (提法): its uses over time, its variants, its concordance."""

from __future__ import annotations

from collections import Counter
from typing import Any

from chancery.comparing.tracing import uses
from chancery.corpus import search as index
from chancery.corpus.hits import first
from chancery.corpus.search import Hit, Within
from chancery.model import Span
from chancery.publishing.facts import visible
from chancery.publishing.results import Column, Results
from chancery.reading.characters import normal
from chancery.web.answers import Refused, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.found import HELD, hits_of
from chancery.web.quoting import Quote, quotes
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
    form = normal(phrase).text.strip()
    newest, others = hits[:_LINES], _candidates(context, phrase)
    exact = [use for each in quotes(context.desk, newest) for use in _uses(form, each, True)]
    near = [use for each in quotes(context.desk, others) for use in _uses(form, each, False)]
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


def _uses(form: str, quote: Quote, exact: bool) -> list[dict[str, Any]]:
    """The uses of a wording's normal form in a sentence: the exact ones, or the others."""
    found = uses(form, quote.layer, [quote.span])
    return [_line(quote, use.span, use.likeness) for use in found if use.exact == exact]


def _line(quote: Quote, span: Span, likeness: float) -> dict[str, Any]:
    start, end = span
    return {
        "reference": quote.reference,
        "statement": quote.line.reference,
        "place": quote.place,
        "date": quote.day,
        "parties": list(quote.line.entry.parties),
        "use": "exact" if likeness == 1 else "near",
        "likeness": likeness,
        "before": _flat(quote.text[max(0, start - _AROUND) : start]),
        "words": _flat(quote.text[start:end]),
        "after": _flat(quote.text[end : end + _AROUND]),
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
