"""The lists of the program: which columns each has, and the lines that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chancery.publishing.facts import counted
from chancery.publishing.results import Column, Record, Results

PLACE = (Column("reference"), Column("statement"), Column("date", "day"))
_WHO = (Column("holder", "list"), Column("addressee", "list"), Column("target", "list"))

ACTS = (
    *PLACE,
    Column("act"),
    Column("family"),
    Column("strength", "number"),
    Column("aspect"),
    *_WHO,
    Column("nest"),
    Column("time"),
    Column("topics", "list"),
    Column("words"),
    Column("text"),
    Column("rule"),
)
COMMITMENTS = (
    *PLACE,
    *_WHO,
    Column("act"),
    Column("strength", "number"),
    Column("part", "number"),
    Column("parts", "number"),
    Column("time"),
    Column("due_from", "day"),
    Column("due_to", "day"),
    Column("topics", "list"),
    Column("text"),
    Column("rule"),
)
MENTIONS = (
    *PLACE,
    Column("type"),
    Column("id"),
    Column("words"),
    Column("start", "number"),
    Column("end", "number"),
    Column("context"),
    Column("rule"),
)
TOPICS = (
    *PLACE,
    Column("topic"),
    Column("label"),
    Column("rank", "number"),
    Column("start", "number"),
    Column("end", "number"),
    Column("text"),
)


def acts(records: Iterable[Record]) -> Results:
    """Acts, from the records of `said.act_records`."""
    return Results("act", ACTS, records)


def mentions(records: Iterable[Record]) -> Results:
    """Mentions, from the records of `said.mention_records`."""
    return Results("mention", MENTIONS, records)


def topics(records: Iterable[Record]) -> Results:
    """What sentences are about, from the records of `said.topic_records`."""
    return Results("topic", TOPICS, records)


def commitments(records: Iterable[Record]) -> Results:
    """Commitments, from the records of `said.commitment_records`; counted both ways."""
    found = tuple(records)
    return Results("commitment", COMMITMENTS, found, [commitments_said(found)])


def commitments_said(records: Sequence[Record]) -> str:
    """How many commitments there are, without the conjuncts and with them."""
    first = sum(record["part"] == 1 for record in records)
    dated = sum(record["due_to"] is not None for record in records)
    return (
        f"{counted(first, 'commitment')}; {len(records):,} with each further undertaking of the "
        f"same sentence; {dated:,} with a due date"
    )
