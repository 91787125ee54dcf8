"""What a person should look at: records that contradict something, or lack what they should have.

Each doubt names its rule in words. Nothing is left out of other lists for being doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.lexicon import Lexicon
from chancery.publishing.facts import day
from chancery.publishing.periods import period
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Record, Text, act_records, mention_records, where

COLUMNS = (
    Column("reference"),
    Column("statement"),
    Column("date", "day"),
    Column("what"),
    Column("why"),
    Column("text"),
)
# classes that ask someone to act; a norm binds its subject, which may be no one
_ASKING = frozenset({"CALL_UPON", "URGE", "DEMAND"})


def doubts(texts: Iterable[Text], lexicon: Lexicon) -> Results:
    """A record for each doubt, in order of the texts: `what` is doubtful, and `why`."""
    records = [
        {**record, "what": what, "why": why}
        for text in texts
        for what, why, record in _of(text, lexicon)
    ]
    return Results("doubt", COLUMNS, records)


def _of(text: Text, lexicon: Lexicon) -> Iterator[tuple[str, str, Record]]:
    whole = {**where(text.statement), "reference": text.statement.name, "text": ""}
    for why in _date(text):
        yield "date", why, whole
    for act in act_records(text):
        for why in _act(act):
            yield "act", why, act
    for mention in mention_records(text):
        if _unknown(mention, lexicon):
            why = f"no table has {mention['id']}: the id is made from the words ({mention['rule']})"
            yield "mention", why, {**mention, "text": mention["words"]}


def _date(text: Text) -> Iterator[str]:
    identity = text.statement.identity
    date = identity.date
    if date.best is None:
        yield f"no day is proved: {day(None, date.earliest, date.latest)}"
    if identity.page_date_conflict:
        yield f"the page's own date {identity.page_date} contradicts the text"
    for evidence in date.evidence:
        if evidence.why.startswith("given up"):
            yield f"{evidence.bound} {evidence.date}: {evidence.why}"


def _act(act: Record) -> Iterator[str]:
    if not act["holder"]:
        yield "nobody is found who says it"
    if act["act"] in _ASKING and not act["addressee"]:
        yield f"{act['act']} asks, but nobody is found whom"
    due, said = period(act["time"]), act["date"] or act["earliest"]
    if act["time"] is not None and due is None:
        yield f"the time {act['time']!r} is no day, month, year or range"
    if due and said and act["aspect"] == "future" and due[1] < said:
        yield f"due {act['time']}, before the statement ({said})"


def _unknown(mention: Record, lexicon: Lexicon) -> bool:
    ids = str(mention["id"]).split("+")
    return mention["type"] != "date" and not all(id_ in lexicon.entries for id_ in ids)
