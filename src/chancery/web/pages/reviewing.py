"""Review: one doubtful record at a time, accepted, rejected or edited; each decision undoable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from chancery.annotating.classes import ASPECTS, FAMILY
from chancery.corpus.anchors import anchor_of
from chancery.corpus.values import Decision
from chancery.errors import ReferenceUnknown
from chancery.publishing import changing
from chancery.publishing.doubts import doubts
from chancery.publishing.explaining import explain
from chancery.publishing.library import TYPES, divided
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Text, record_at
from chancery.web.answers import Moved, Refused, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.paging import paged

# statements looked through for the next card before the reader is asked to go on
_LOOKED = 30
_WHATS = ("act", "mention", "date")
_EDITED = {
    "act": ("act", "strength", "holder", "addressee", "target", "aspect", "time"),
    "mention": ("type", "id"),
}
_DECISIONS = 50
COLUMNS = (
    *(Column("id"), Column("sha256"), Column("kind"), Column("verdict"), Column("label")),
    *(Column("quote"), Column("changes"), Column("who"), Column("decided"), Column("note")),
    Column("withdrawn"),
)


def card(context: Context, asked: Asked) -> View:
    """The next doubtful record: after `?after=` statements and `?skip=` records of the next one."""
    what = asked.text("what") or "act"
    if what not in _WHATS:
        raise Refused(400, f"what: one of {', '.join(_WHATS)}")
    found, after, skip = _next(context, what, asked.number("after"), asked.number("skip"))
    undo = asked.text("undo", 40)
    data: dict[str, Any] = {
        "what": what,
        "whats": list(_WHATS),
        "after": after,
        "skip": skip,
        "card": found and _card(context, *found),
        "looked": _LOOKED,
        "statements": context.desk.browsing.number(),
        "undo": undo,
        "who": asked.who,
        "classes": list(FAMILY),
        "aspects": list(ASPECTS),
        "types": list(TYPES),
    }
    return View("review.html", data)


def decide(context: Context, asked: Asked) -> Moved:
    """Keep a decision, and go on to the next card. Raises ReferenceUnknown for a wrong value."""
    desk, form = context.desk, asked.query
    name, place = divided(form.get("reference", ""))
    page = desk.browsing.page(name)
    record = record_at(desk.text(page), place)
    verdict, who = form.get("verdict", ""), " ".join(form.get("who", "").split())[:60]
    changes = _changes(context, form, record) if verdict == "edit" else None
    decision = desk.review.decide(
        page, record, verdict, who=who or "reader", changes=changes, note=form.get("note", "")[:500]
    )
    # the record leaves the queue: the next one takes its place
    after, skip = asked.number("after"), asked.number("skip")
    query = {"what": asked.text("what") or "act", "after": after, "skip": skip}
    back = {**query, "undo": decision.id}
    return Moved(f"/review?{urlencode(back)}", {"chancery_who": quote(who)})


def undo(context: Context, asked: Asked) -> Moved:
    """Withdraw a decision."""
    context.desk.review.undo(asked.text("decision", 40) or "none")
    return Moved(asked.query.get("back", "") if _own(asked) else "/review/decisions")


def decisions(context: Context, asked: Asked) -> View:
    """Every decision, the latest first."""
    review = context.desk.review
    paging = paged(asked, review.number(), _DECISIONS)
    limit, offset = (None, 0) if asked.form == "csv" else (_DECISIONS, paging.offset)
    records = [_decision(context, each) for each in review.latest(limit, offset)]
    data = {"decisions": records, "paging": paging.record()}
    return View("decisions.html", data, Results("decision", COLUMNS, records))


def _next(
    context: Context, what: str, after: int, skip: int
) -> tuple[tuple[Text, dict[str, Any]] | None, int, int]:
    """The next card with where it stands; without one, where to go on looking."""
    browsing = context.desk.browsing
    for line in browsing.lines(limit=_LOOKED, offset=after):
        text = context.desk.text(line.entry.page, line.reference)
        left = list(_open(context, text, what))
        if len(left) > skip:
            return (text, left[skip]), after, skip
        after, skip = after + 1, 0
    return None, after, 0


def _open(context: Context, text: Text, what: str) -> Iterator[dict[str, Any]]:
    """A text's doubtful records that nobody has decided about."""
    decided = {
        (each.kind, each.start)
        for each in context.desk.review.decisions(text.statement.sha256)
        if not each.withdrawn
    }
    for doubt in doubts([text], context.desk.lexicon):
        if doubt["what"] != what:
            continue
        if what == "date" or (what, _start(text, doubt)) not in decided:
            yield dict(doubt)


def _start(text: Text, doubt: Any) -> int:
    record = record_at(text, doubt["reference"].rpartition("#")[2])
    return anchor_of(text.text, record).span[0]


def _card(context: Context, text: Text, doubt: dict[str, Any]) -> dict[str, Any]:
    place = divided(doubt["reference"])[1]
    explained = explain(text, place, context.desk.lexicon)
    identity = text.statement.identity
    edited = _EDITED.get(doubt["what"], ())
    return {
        "reference": doubt["reference"],
        "statement": text.statement.name,
        "place": place.rpartition(".")[0],
        "title": identity.title,
        "kind": identity.kind,
        "date": [identity.date.best, identity.date.earliest, identity.date.latest],
        "what": doubt["what"],
        "why": doubt["why"],
        "facts": [fact._asdict() for fact in explained.facts],
        "fields": [{"key": key, "value": _shown(doubt.get(key))} for key in edited],
    }


def _changes(context: Context, form: Any, record: Any) -> dict[str, object]:
    """The keys whose values in the form are not those of the record."""
    given = []
    for key in (key for keys in _EDITED.values() for key in keys):
        value = form.get(f"new_{key}")
        if value is not None and value.strip() != _shown(getattr(record, key, None)):
            given.append(f"{key}={value.strip()[:200]}")
    if not given:
        raise Refused(400, "nothing was changed in the form; nothing was decided")
    return changing.values(given, context.desk.lexicon)


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return "" if value is None else str(value)


def _decision(context: Context, decision: Decision) -> dict[str, Any]:
    try:
        page = context.desk.browsing.page(decision.sha256)
        reference = context.desk.browsing.reference(decision.sha256) if page else None
    except ReferenceUnknown:
        reference = None
    return {
        "id": decision.id,
        "sha256": decision.sha256,
        "statement": reference,
        "kind": decision.kind,
        "verdict": decision.verdict,
        "label": decision.label,
        "quote": decision.quote,
        "changes": " ".join(f"{key}={_shown(v)}" for key, v in decision.changes.items()),
        "who": decision.who,
        "decided": decision.decided,
        "note": decision.note,
        "withdrawn": decision.withdrawn,
    }


def _own(asked: Asked) -> bool:
    back = asked.query.get("back", "")
    return back.startswith("/review") and back.isascii() and back.isprintable()
