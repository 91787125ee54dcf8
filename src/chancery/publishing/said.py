"""What was said in a text, as plain records: acts, commitments and mentions in their places.

A place has a name: `a.html#s5.p3.2` is a sentence, `#s5.p3.2.a1` its first act, `#s5.p3.2.m3`
its third mention. Days are ISO 8601, offsets code points into the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from chancery.annotating.classes import FAMILY, is_commitment
from chancery.corpus.references import nearest
from chancery.errors import ReferenceUnknown
from chancery.model import Act, Annotations, Identity, Layer, Mention, Span, Witness
from chancery.publishing.periods import period
from chancery.publishing.places import sentence_names
from chancery.publishing.record import act_record, mention_record

Record = dict[str, Any]
T = TypeVar("T")
# Acts of one sentence may each run to its end, and a hostile page is one sentence: words are quoted
# up to so many characters, several times a long act; the span says where all of them stand.
_QUOTED = 2_000
# what stands around a name shows what it means
_AROUND = 60
# what stands between two predicates of one list and belongs to neither
_BETWEEN = " \n,，、;；。:：—"
# a word behind a comma that leads to the next predicate (……谈判，并开展……)
_LONGEST_LINK = 6
_LINK = re.compile("[,，、;；] ?(?:并且|同时|以及|并|且|and)$")


class Statement(NamedTuple):
    """The statement in which something was said: how it is cited, and what it is."""

    name: str
    sha256: str
    identity: Identity


class Place(NamedTuple):
    """A sentence: its name within the statement, where it stands, what it is about."""

    name: str
    span: Span
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text, its normal form, what was said in it, and the names of its sentences."""

    statement: Statement
    text: str
    layer: Layer
    annotations: Annotations
    sentences: Sequence[str]

    @property
    def normal(self) -> str:
        """The text's normal form."""
        return self.layer.text

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids that its mentions and acts hold."""
        mentioned = (id_ for m in self.annotations.mentions for id_ in (m.id, *m.id.split("+")))
        acting = (
            id_ for a in self.annotations.acts for id_ in (*a.holder, *a.addressee, *a.target)
        )
        return frozenset((*mentioned, *acting))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.annotations.sentences]

    def place(self, start: int) -> Place:
        """The sentence that an offset stands in, or the last one before it."""
        if not self._starts:
            return Place("p1.1", (0, len(self.text)))
        at = max(0, bisect_right(self._starts, start) - 1)
        found = self.annotations.sentences[at]
        return Place(self.sentences[at], (found.start, found.end), found.topics)


def text_of(name: str, witness: Witness, identity: Identity, annotations: Annotations) -> Text:
    """The text of a witness, cited as `name`."""
    names = sentence_names(witness.paragraphs, annotations.sentences)
    statement = Statement(name, witness.source.sha256, identity)
    return Text(statement, witness.text, witness.normal, annotations, names)


def act_records(text: Text) -> Iterator[Record]:
    """A record for each act: its place, the act's own keys, its words.

    `words` are those of the trigger, `text` those of the span, `parts` the predicates one by one.
    """
    for place, act in placed(text, [(act.span[0], act) for act in text.annotations.acts], "a"):
        yield {
            "reference": f"{text.statement.name}#{place}",
            **where(text.statement),
            **act_record(act),
            "family": FAMILY.get(act.act, "other"),
            "words": text.text[slice(*act.trigger)] if act.trigger else None,
            "text": _quoted(text.text, act.span),
            "parts": [_quoted(text.text, span) for span in parts(text.text, act)],
            "why": list(act.why),
        }


def mention_records(text: Text) -> Iterator[Record]:
    """A record for each mention: its place, the mention's own keys, its words.

    `context` is what stands around it in its sentence, `at` where in that it begins.
    """
    found = [(mention.start, mention) for mention in text.annotations.mentions]
    for place, mention in placed(text, found, "m"):
        sentence = text.place(mention.start)
        first = max(sentence.span[0], mention.start - _AROUND)
        last = max(mention.end, min(sentence.span[1], mention.end + _AROUND))
        yield {
            "reference": f"{text.statement.name}#{place}",
            **where(text.statement),
            **mention_record(mention),
            "words": text.text[mention.start : mention.end],
            "place": sentence.name,
            "context": text.text[first:last],
            "at": mention.start - first,
        }


def topic_records(text: Text, labels: Mapping[str, str]) -> Iterator[Record]:
    """A record for each topic of each sentence; `rank` 1 is its weightiest, `labels` by id."""
    for name, sentence in zip(text.sentences, text.annotations.sentences, strict=True):
        for rank, topic in enumerate(sentence.topics, 1):
            yield {
                "reference": f"{text.statement.name}#{name}",
                **where(text.statement),
                "topic": topic,
                "label": labels.get(topic, topic),
                "rank": rank,
                "start": sentence.start,
                "end": sentence.end,
                "text": _quoted(text.text, (sentence.start, sentence.end)),
            }


def record_at(text: Text, place: str) -> Act | Mention:
    """The act or mention of a place (`s5.p3.2.a1`). Raises ReferenceUnknown, with the nearest."""
    acts = placed(text, [(act.span[0], act) for act in text.annotations.acts], "a")
    mentions = placed(text, [(m.start, m) for m in text.annotations.mentions], "m")
    known: dict[str, Act | Mention] = {**dict(acts), **dict(mentions)}
    if place not in known:
        near = ", ".join(f"{text.statement.name}#{name}" for name in nearest(place, known))
        hint = f"; nearest: {near}" if near else ""
        raise ReferenceUnknown(f"no act or mention {text.statement.name}#{place}{hint}")
    return known[place]


def commitment_records(acts: Iterable[Record]) -> Iterator[Record]:
    """A record for each thing that a holder binds itself to do: the acts' predicates one by one.

    `part` of `parts` is 1 for the first; those above it are the conjuncts, which count as one
    more each. `due_from` and `due_to` are the first and last day of `time`.
    """
    for act in acts:
        if not is_commitment(act["act"], act["aspect"]):
            continue
        dated = _dated(act)
        for number, words in enumerate(act["parts"], 1):
            time = act["time"] if number in dated else None
            days = period(time) or (None, None)
            yield {
                **{key: act[key] for key in _KEPT},
                "uid": f"urn:chancery:{act['sha256']}:{act['span'][0]}:{number}",
                "part": number,
                "parts": len(act["parts"]),
                "text": words,
                "time": time,
                "due_from": days[0],
                "due_to": days[1],
            }


_KEPT = (
    *("reference", "statement", "sha256", "title", "date", "earliest", "latest", "parties"),
    *("act", "strength", "holder", "addressee", "target", "nest", "topics", "rule"),
)


def parts(text: str, act: Act) -> list[Span]:
    """The predicates of an act: from its begin to its first conjunct, and each conjunct.

    Before a list (双方将：) the trigger stands alone, and is no predicate.
    """
    start, end = act.span
    end = min((begin for begin, _ in act.conjuncts if start < begin < end), default=end)
    while end > start and text[end - 1] in _BETWEEN:
        end -= 1
    if end < act.span[1] and (link := _LINK.search(text, max(start, end - _LONGEST_LINK), end)):
        end = link.start()
    if act.conjuncts and act.trigger and act.trigger[1] >= end:
        return [*act.conjuncts]
    return [(start, end), *act.conjuncts]


def _quoted(text: str, span: Span) -> str:
    start, end = span
    return text[start:end] if end - start <= _QUOTED else f"{text[start : start + _QUOTED]} …"


def _dated(act: Record) -> Iterable[int]:
    """The numbers of the parts that the time is said of.

    Its year stands before the trigger, or nowhere in these words: all. Else the parts in which it
    stands, as what is said of one predicate holds for no other.
    """
    everyone = range(1, len(act["parts"]) + 1)
    if act["time"] is None or len(act["parts"]) == 1:
        return everyone
    year = act["time"].rpartition("/")[2][:4]
    before = act["text"][: act["trigger"][0] - act["span"][0]] if act["trigger"] else ""
    if year in before:
        return everyone
    return [n for n, words in enumerate(act["parts"], 1) if year in words] or everyone


def where(statement: Statement) -> Record:
    """The keys that every record has: which statement, of when, by whom."""
    identity = statement.identity
    return {
        "statement": statement.name,
        "sha256": statement.sha256,
        "title": identity.title,
        "date": identity.date.best,
        "earliest": identity.date.earliest,
        "latest": identity.date.latest,
        "parties": list(identity.parties),
    }


def placed(text: Text, found: Iterable[tuple[int, T]], sign: str) -> Iterator[tuple[str, T]]:
    """Each with its name (`s5.p3.2.a1`), counted within its sentence; `sign` is `a` or `m`."""
    seen: Counter[str] = Counter()
    for start, thing in found:
        place = text.place(start).name
        seen[place] += 1
        yield f"{place}.{sign}{seen[place]}", thing
