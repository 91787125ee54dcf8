"""All that texts say of one topic, over time: positions, commitments, instruments and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.annotating.classes import POSITION, is_commitment
from chancery.lexicon import Topic
from chancery.publishing.facts import counted
from chancery.publishing.lists import commitments_said
from chancery.publishing.results import Column, Results
from chancery.publishing.said import (
    Record,
    Text,
    act_records,
    commitment_records,
    mention_records,
)

COLUMNS = (
    Column("part"),
    Column("date", "day"),
    Column("statement"),
    Column("reference"),
    Column("act"),
    Column("strength", "number"),
    Column("holder", "list"),
    Column("addressee", "list"),
    Column("target", "list"),
    Column("time"),
    Column("due_to", "day"),
    Column("id"),
    Column("times", "number"),
    Column("last"),
    Column("text"),
)
PARTS = ("position", "commitment", "instrument", "date")


def dossier(texts: Iterable[Text], topic: Topic) -> Results:
    """A record for each position and commitment, and for each instrument and date named.

    Texts come in order of their dates. An instrument or date is listed where it is named first,
    in a sentence about the topic; `times` says how often, `last` where last. `part` is one of
    PARTS.
    """
    given = tuple(texts)
    acts = [act for text in given for act in act_records(text) if topic.id in act["topics"]]
    binding = [act for act in acts if is_commitment(act["act"], act["aspect"])]
    positions = [act for act in acts if act["act"] in POSITION]
    commitments = list(commitment_records(binding))
    names = list(_names(given, topic))
    records = [
        *({"part": "position", **act} for act in positions),
        *({"part_number": c["part"], **c, "part": "commitment"} for c in commitments),
        *_firsts(names, "instrument"),
        *_firsts(names, "date"),
    ]
    statements = len({record["statement"] for record in records})
    notes = [
        f"{topic.id} ({topic.en}, {topic.zh}): {counted(len(positions), 'position')}, "
        f"{counted(len(binding), 'commitment')} in {counted(statements, 'statement')}"
    ]
    notes += [commitments_said(commitments)] if commitments else []
    return Results("record", COLUMNS, records, notes)


def _names(texts: Iterable[Text], topic: Topic) -> Iterator[Record]:
    """The mentions that stand in sentences about the topic."""
    for text in texts:
        about = {
            name
            for name, sentence in zip(text.sentences, text.annotations.sentences, strict=True)
            if topic.id in sentence.topics
        }
        for mention in mention_records(text):
            if mention["type"] in PARTS and mention["place"] in about:
                yield mention


def _firsts(mentions: Iterable[Record], part: str) -> list[Record]:
    found: dict[str, Record] = {}
    for mention in mentions:
        if mention["type"] != part:
            continue
        new = {**mention, "part": part, "text": mention["words"], "times": 0}
        first = found.setdefault(mention["id"], new)
        first["times"] += 1
        first["last"] = mention["reference"]
    kept = found.values()
    return sorted(kept, key=lambda r: str(r["id"])) if part == "date" else list(kept)
