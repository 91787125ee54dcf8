"""What texts are about: every topic with its weight, and the sentences that have none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from chancery.annotating.classes import POSITION, is_commitment
from chancery.lexicon import Lexicon
from chancery.publishing.facts import counted
from chancery.publishing.lists import PLACE
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Record, Text, where

COLUMNS = (
    *(Column("topic"), Column("label"), Column("label_zh"), Column("statements", "number")),
    *(Column("sentences", "number"), Column("positions", "number")),
    *(Column("commitments", "number"), Column("first", "day"), Column("last", "day")),
)
NONE = (*PLACE, Column("start", "number"), Column("end", "number"), Column("text"))


def overview(texts: Iterable[Text], lexicon: Lexicon) -> Results:
    """A record for each topic that the texts have, the one of most sentences first.

    Texts come in order of their dates. A sentence counts for each of its topics, an act for each
    of those that its own words have; `first` and `last` are days, or first possible days. The note
    says how many sentences have no topic.
    """
    given = tuple(texts)
    sentences, positions, commitments = _sums(given)
    held: dict[str, list[Text]] = defaultdict(list)
    for text in given:
        for topic in {topic for s in text.annotations.sentences for topic in s.topics}:
            held[topic].append(text)
    known = lexicon.topics
    records = [
        {
            "topic": topic,
            "label": known[topic].en if topic in known else topic,
            "label_zh": known[topic].zh if topic in known else topic,
            "statements": len(held[topic]),
            "sentences": times,
            "positions": positions[topic],
            "commitments": commitments[topic],
            "first": _day(held[topic][0]),
            "last": _day(held[topic][-1]),
        }
        for topic, times in sorted(sentences.items(), key=lambda found: (-found[1], found[0]))
    ]
    return Results("topic", COLUMNS, records, [_said(given)])


def without(texts: Iterable[Text]) -> Results:
    """A record for each sentence that is about none of the topics, in its place."""
    given = tuple(texts)
    return Results("sentence", NONE, (r for text in given for r in _bare(text)), [_said(given)])


def _sums(texts: Iterable[Text]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    sentences: Counter[str] = Counter()
    positions: Counter[str] = Counter()
    commitments: Counter[str] = Counter()
    for text in texts:
        for sentence in text.annotations.sentences:
            sentences.update(sentence.topics)
        for act in text.annotations.acts:
            if act.act in POSITION:
                positions.update(act.topics)
            if is_commitment(act.act, act.aspect):
                commitments.update(act.topics)
    return sentences, positions, commitments


def _bare(text: Text) -> Iterator[Record]:
    for name, sentence in zip(text.sentences, text.annotations.sentences, strict=True):
        if not sentence.topics:
            yield {
                "reference": f"{text.statement.name}#{name}",
                **where(text.statement),
                "start": sentence.start,
                "end": sentence.end,
                "text": text.text[sentence.start : sentence.end],
            }


def _said(texts: Iterable[Text]) -> str:
    found = [bool(s.topics) for text in texts for s in text.annotations.sentences]
    said = counted(len(found), "sentence")
    return f"{said}: {sum(found):,} with a topic, {found.count(False):,} with none"


def _day(text: Text) -> str | None:
    date = text.statement.identity.date
    return date.best or date.earliest
