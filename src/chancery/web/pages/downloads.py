"""A page as it was found: its bytes, its text, and what of it is the statement's own."""

from __future__ import annotations

from typing import Any

from chancery.model import Span, Witness
from chancery.publishing.facts import visible
from chancery.web.answers import File, View
from chancery.web.asked import Asked
from chancery.web.context import Context

# signs of a page's source that one screen shows; the rest by `?from=`
_SHOWN = 60_000


def original(context: Context, asked: Asked) -> File:
    """The bytes as found. They are only ever kept, never shown: they may be any mark-up."""
    page, reference = _page(context, asked)
    return File(
        context.desk.store.page_bytes(page), "application/octet-stream", f"{reference}.page"
    )


def text(context: Context, asked: Asked) -> File:
    """The statement's own text, one paragraph a line."""
    page, reference = _page(context, asked)
    witness, _ = context.desk.store.reading(page)
    data = witness.text.encode("utf-8", "replace")
    return File(data, "text/plain; charset=utf-8", f"{reference}.txt", inline=True)


def page(context: Context, asked: Asked) -> View:
    """The page's characters, with what was kept, what was removed and why, and its mark-up."""
    number, reference = _page(context, asked)
    witness, identity = context.desk.store.reading(number)
    start = asked.number("from", 0, len(witness.page))
    end = min(len(witness.page), start + _SHOWN)
    runs = _runs(witness, start, end)
    return View(
        "page.html",
        {
            "reference": reference,
            "title": identity.title,
            "kind": identity.kind,
            "paths": [visible(path) for path in context.desk.store.paths(number)],
            "characters": len(witness.page),
            "start": start,
            "end": end,
            "shown": _SHOWN,
            "runs": runs,
            "removed": [
                {"reason": each.reason, "source": [list(span) for span in each.source]}
                for each in witness.removed
            ],
        },
    )


def _page(context: Context, asked: Asked) -> tuple[int, str]:
    page = context.desk.browsing.page(asked.path["ref"])
    return page, context.desk.browsing.reference(context.desk.store.source(page).sha256)


def _runs(witness: Witness, start: int, end: int) -> list[dict[str, Any]]:
    """The page's characters between two offsets, each run with what became of it."""
    marks: list[tuple[Span, str, str]] = []
    for paragraph in witness.paragraphs:
        marks += [(span, "kept", paragraph.role) for span in paragraph.source]
    for removal in witness.removed:
        marks += [(span, "removed", removal.reason) for span in removal.source]
    drawn: list[dict[str, Any]] = []
    at = start
    for (begin, until), fate, why in sorted(marks):
        first, last = max(begin, at), min(until, end)
        if first >= last:
            continue
        if first > at:
            drawn.append(_run(witness.page[at:first], "markup", ""))
        drawn.append(_run(witness.page[first:last], fate, why))
        at = last
    if at < end:
        drawn.append(_run(witness.page[at:end], "markup", ""))
    return drawn


def _run(text: str, fate: str, why: str) -> dict[str, Any]:
    return {"text": visible(text), "fate": fate, "why": why}
