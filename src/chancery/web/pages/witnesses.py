"""The witnesses of a statement: what each proves, how each differs, where its page is."""

from __future__ import annotations

from typing import Any

from chancery.corpus import statements as stated
from chancery.corpus.browsing import Line
from chancery.errors import ReferenceUnknown
from chancery.publishing.results import Results
from chancery.publishing.statement import VARIANTS, Statement, load
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.lists import line_record
from chancery.web.views.panels import proofs

Record = dict[str, Any]
# pieces of evidence that a panel shows of each witness; the card of its page has all
_PROOFS = 3


def witnesses(context: Context, page: int) -> Record:
    """The statement's own reference, and every witness of it with its tie and what it proves."""
    browsing, store = context.desk.browsing, context.desk.store
    named, found = browsing.copies(page)
    lines = {line.entry.page: line for line in browsing.lines_of([other for _, other, *_ in found])}
    drawn = []
    ties = (_collated(context, page) or {}).get("ties", {})
    for siglum, other, *told in found:
        if other in lines:
            tie, why = ties.get(siglum, told)
            identity = store.identity(other)
            date = identity.date
            drawn.append(
                {
                    **line_record(lines[other]),
                    **{"siglum": siglum, "tie": tie, "why": why},
                    "own_date": [date.best, date.earliest, date.latest],
                    "page_date": identity.page_date,
                    "proofs": proofs(date.evidence)[:_PROOFS],
                    "language": identity.language,
                }
            )
    return {"statement": named, "witnesses": drawn}


def margins(context: Context, page: int) -> list[Record]:
    """The variants of a base page, as the margin has them; none for other pages."""
    found = _collated(context, page)
    return found["margin"] if found and found["page"] == page else []


def variants(context: Context, asked: Asked) -> View:
    """How the witnesses of a statement differ from its base: readings, gaps, what is more."""
    desk = context.desk
    page = desk.browsing.page(asked.path["ref"])
    found = _collated(context, page)
    if found is None:
        raise ReferenceUnknown("this page is a witness of no statement")
    (line,) = desk.browsing.lines_of([found["page"]])
    data = {
        **_head(line),
        **{key: found[key] for key in ("variants", "gaps", "supplements", "apart", "notes")},
        **witnesses(context, page),
    }
    table = Results("variant", VARIANTS, found["variants"], found["notes"])
    return View("variants.html", data, table)


def _head(line: Line) -> Record:
    date = line.entry
    return {
        "reference": line.reference,
        "title": date.title,
        "kind": date.kind,
        "date": [date.best, date.earliest, date.latest],
    }


def _collated(context: Context, page: int) -> Record | None:
    """The edition of a page's statement as plain values, kept for the next reader."""
    desk = context.desk
    sql = desk.store.connection
    id_ = stated.statement_of(sql, page)
    if id_ is None:
        return None
    pages = [other for _, other, _ in stated.witnesses(sql, id_)]
    base = stated.statement(sql, id_).base

    def make() -> Record:
        return {"page": base, **_edition(load(desk.store, id_))}

    # who is a witness is a part of the key: a statement may gain one or lose it
    return desk.redlines.get(("edition", base, desk.browsing.states(pages)), make)


def _edition(statement: Statement) -> Record:
    found = statement.variants()
    edition = statement.edition
    text = statement.base.witness.text
    return {
        "variants": [dict(record) for record in found],
        "notes": list(found.notes),
        "margin": [_mark(record, number) for number, record in enumerate(found, 1)],
        "gaps": [
            {
                "witness": gap.witness,
                "place": _place(statement, gap.span[0]),
                "until": _place(statement, max(gap.span[0], gap.span[1] - 1)),
                "characters": gap.span[1] - gap.span[0],
                "begins": text[gap.span[0] : gap.span[0] + 30],
            }
            for gap in edition.apparatus.gaps
        ],
        "supplements": [
            {
                "witness": extra.witness,
                "place": _place(statement, extra.span[0]),
                "characters": len(extra.text),
                "begins": extra.text[:30],
            }
            for extra in edition.apparatus.supplements
        ],
        "apart": [w.siglum for w in statement.witnesses if w.siglum not in edition.collated],
        "ties": {w.siglum: (w.relation, list(w.evidence)) for w in statement.witnesses},
    }


def _mark(record: Any, number: int) -> Record:
    keys = ("start", "kind", "base", "reading", "witnesses")
    return {"number": number, **{key: record[key] for key in keys}}


def _place(statement: Statement, start: int) -> str:
    before = [name for begin, _, name in statement.sentences if begin <= start]
    return before[-1] if before else "p1.1"
