"""Where a sentence's words stand elsewhere, and what its neighbours in the series say instead."""

from __future__ import annotations

from typing import Any

from chancery.corpus import search as index
from chancery.corpus.browsing import Line
from chancery.errors import NotComparable
from chancery.web.context import Context
from chancery.web.pages.comparing import between

# other statements with the same words that a panel names, and sentences that are looked at for
# them: a statement may have hundreds of copies
_ELSEWHERE, _LOOKED_AT = 8, 400


def elsewhere(context: Context, page: int, words: str) -> list[dict[str, Any]]:
    """Other statements, or pages that are none, with the very same sentence, newest first."""
    hits = index.same(context.desk.store.connection, words, limit=_LOOKED_AT)
    bases = context.desk.browsing.bases([page, *(hit.page for hit in hits)])
    pages = dict.fromkeys(bases[hit.page] for hit in hits if bases[hit.page] != bases[page])
    return [
        {
            "reference": line.reference,
            "date": [line.entry.best, line.entry.earliest, line.entry.latest],
            "parties": list(line.entry.parties),
            "title": line.entry.title,
            "kind": line.entry.kind,
        }
        for line in context.desk.browsing.lines_of(list(pages)[:_ELSEWHERE])
    ]


def wordings(context: Context, other: Line, page: int, place: str) -> list[dict[str, Any]]:
    """What a neighbour in the series says where this sentence stands: the changes between them."""
    (own,) = context.desk.browsing.lines_of([page])
    earlier = _day(other) < _day(own)
    one, two, mine = (other, own, "b") if earlier else (own, other, "a")
    try:
        found = between(context, one, two)
    except NotComparable:
        return []
    return [
        {**change, "date": [other.entry.best, other.entry.earliest, other.entry.latest]}
        for change in found["changes"]
        if change[mine] and change[mine]["place"] == place
    ]


def _day(line: Line) -> str:
    return line.entry.best or line.entry.earliest or line.entry.latest or ""
