"""Why a record is what it is: the words it rests on, the rule, the row of the lexicon, each reason.

An explanation is a list of facts, as a card is; `record` is the record that it explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chancery.annotating.classes import FAMILY, is_commitment
from chancery.corpus.references import nearest
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon
from chancery.model import Act, DateEvidence, Mention
from chancery.publishing.card import html_labelled, labelled
from chancery.publishing.facts import Fact, day, visible
from chancery.publishing.record import evidence_record
from chancery.publishing.said import Place, Record, Text, act_records, mention_records, where
from chancery.reading.characters import normal

# names of lexicon entries that are shown; a state has a dozen
_NAMES = 6
_KIND = re.compile(r"\.([am])\d+$")


@dataclass(frozen=True)
class Explanation:
    """What is explained, its record, and the reasons as labelled lines."""

    reference: str
    record: Record
    facts: tuple[Fact, ...]

    def __rich__(self) -> object:
        return labelled(self.reference, self.facts)

    def _repr_html_(self) -> str:
        return html_labelled(self.reference, self.facts)


def explain(text: Text, place: str, lexicon: Lexicon) -> Explanation:
    """The explanation of an act, a mention or a sentence of a text, or of its date.

    `place` is what stands after `#` in a reference; an empty one asks for the statement's date.
    Raises ReferenceUnknown, with the nearest places, if there is no such one.
    """
    reference = f"{text.statement.name}#{place}" if place else text.statement.name
    if not place:
        return Explanation(reference, *_date(text))
    kind = _KIND.search(place)
    if kind and kind[1] == "a":
        return Explanation(reference, *_act(text, reference, lexicon))
    if kind:
        return Explanation(reference, *_mention(text, reference, lexicon))
    return Explanation(reference, *_sentence(text, place, lexicon))


def _act(text: Text, reference: str, lexicon: Lexicon) -> tuple[Record, tuple[Fact, ...]]:
    for record, act in zip(act_records(text), text.annotations.acts, strict=True):
        if record["reference"] == reference:
            return record, tuple(_act_facts(text, record, act, lexicon))
    raise _unknown("act", reference, [r["reference"] for r in act_records(text)])


def _act_facts(text: Text, record: Record, act: Act, lexicon: Lexicon) -> Iterator[Fact]:
    place = text.place(act.span[0])
    yield Fact("sentence", _marked(text, place, act.trigger or act.span))
    yield Fact("act", _class_said(act))
    yield Fact("holder", " ".join(act.holder) or "none found", "plain" if act.holder else "warning")
    for key in ("addressee", "target", "topics"):
        if record[key]:
            yield Fact(key, " ".join(record[key]))
    if act.time:
        yield Fact("due", act.time)
    for number, words in enumerate(record["parts"], 1):
        yield Fact("says" if number == 1 else f"  +{number - 1}", visible(words))
    yield from _rows(text, act, lexicon)
    yield Fact("rule", act.rule or "none given")
    for reason in act.why:
        yield Fact("", visible(reason), "quiet")


def _class_said(act: Act) -> str:
    family = FAMILY.get(act.act, "of no family")
    said = [f"{act.act}, {family}, strength {act.strength} of 5", act.aspect]
    if act.nest:
        said.append(f"within {act.nest}")
    if is_commitment(act.act, act.aspect):
        said.append("a commitment")
    return " · ".join(said)


def _rows(text: Text, act: Act, lexicon: Lexicon) -> Iterator[Fact]:
    """The rows of the table of acts that the trigger's words stand in, the longest first."""
    if act.trigger is None:
        yield Fact("lexicon", "no verb of the table of acts: a bare assertion")
        return
    made = [r for r in lexicon.acts if act.rule == f"acts.tsv {r.language} {r.form}"]
    words = normal(text.text[slice(*act.trigger)]).text.casefold()
    rows = [r for r in lexicon.acts if r.act == act.act and r.form.casefold() in words]
    for row in made or sorted(rows, key=lambda row: -len(row.form))[:1]:
        example = f", as in {row.example}" if row.example else ""
        said = f"acts: {row.form} is {row.act}, base strength {row.strength}, takes {row.frame}"
        yield Fact("lexicon", said + example)


def _mention(text: Text, reference: str, lexicon: Lexicon) -> tuple[Record, tuple[Fact, ...]]:
    records = list(mention_records(text))
    for record, mention in zip(records, text.annotations.mentions, strict=True):
        if record["reference"] == reference:
            return record, tuple(_mention_facts(text, mention, lexicon))
    raise _unknown("mention", reference, [record["reference"] for record in records])


def _mention_facts(text: Text, mention: Mention, lexicon: Lexicon) -> Iterator[Fact]:
    place = text.place(mention.start)
    yield Fact("sentence", _marked(text, place, (mention.start, mention.end)))
    yield Fact("means", f"{mention.id} ({mention.type})")
    for id_ in mention.id.split("+"):
        if entry := lexicon.entries.get(id_):
            yield Fact("lexicon", f"{entry.id}: {' · '.join(entry.names()[:_NAMES])}")
            if entry.begin or entry.end:
                yield Fact("", f"{entry.begin or '…'} to {entry.end or '…'}", "quiet")
            if entry.source:
                yield Fact("", f"source: {entry.source}", "quiet")
    yield Fact("rule", mention.rule)


def _sentence(text: Text, name: str, lexicon: Lexicon) -> tuple[Record, tuple[Fact, ...]]:
    if name not in text.sentences:
        known = [f"{text.statement.name}#{each}" for each in text.sentences]
        raise _unknown("place", f"{text.statement.name}#{name}", known)
    sentence = text.annotations.sentences[list(text.sentences).index(name)]
    words = text.text[sentence.start : sentence.end]
    acts = [r for r in act_records(text) if _within(r["reference"], name)]
    mentions = [r for r in mention_records(text) if r["place"] == name]
    record: Record = {
        "reference": f"{text.statement.name}#{name}",
        **where(text.statement),
        "start": sentence.start,
        "end": sentence.end,
        "topics": list(sentence.topics),
        "text": words,
        "acts": acts,
        "mentions": mentions,
    }
    return record, tuple(_sentence_facts(record, lexicon))


def _sentence_facts(record: Record, lexicon: Lexicon) -> Iterator[Fact]:
    yield Fact("sentence", visible(record["text"]))
    for topic in record["topics"]:
        shown = ", ".join(_shows(topic, record, lexicon))
        yield Fact("topic", f"{topic}: {shown or 'as the sentences around it'}")
    if not record["topics"]:
        yield Fact("topic", "none: no word of the topic table stands here or near")
    for act in record["acts"]:
        about = f"{act['act']} {act['strength']} · {' '.join(act['holder'])}"
        yield Fact("act", f"{_place(act)} · {about} · {visible(act['words'] or 'no verb')}")
    for mention in record["mentions"]:
        said = f"{visible(mention['words'])} · {mention['id']}"
        yield Fact("mention", f"{_place(mention)} · {said}")


def _shows(topic: str, record: Record, lexicon: Lexicon) -> Iterator[str]:
    """The words and names of a sentence that show a topic."""
    if topic not in lexicon.topics:
        return
    row, words = lexicon.topics[topic], normal(record["text"]).text.casefold()
    for given in row.words:
        form = given.removeprefix("?").removesuffix("*")
        if form.casefold() in words:
            yield form
    ids = {given.removeprefix("?") for given in row.mentions}
    stems = tuple(given.removesuffix("*") for given in ids if given.endswith("*"))
    for mention in record["mentions"]:
        if mention["id"] in ids or (stems and mention["id"].startswith(stems)):
            yield f"{mention['words']} ({mention['id']})"


def _date(text: Text) -> tuple[Record, tuple[Fact, ...]]:
    date = text.statement.identity.date
    evidence: list[dict[str, Any]] = [evidence_record(each) for each in date.evidence]
    record = {**where(text.statement), "basis": date.basis, "evidence": evidence}
    basis = f" ({date.basis})" if date.best and date.basis else ""
    facts = [Fact("date", day(date.best, date.earliest, date.latest) + basis)]
    return record, (*facts, *(_reason(text, each) for each in date.evidence))


def _reason(text: Text, evidence: DateEvidence) -> Fact:
    said = f"{evidence.bound} {evidence.date}"
    at = f" at {text.place(evidence.start).name}" if evidence.start is not None else ""
    quote = visible(evidence.quote)
    quote = quote if quote.startswith(("“", "《", "「")) else f"“{quote}”"
    return Fact("", f"{said}: {quote}{at}: {visible(evidence.why)}")


def _marked(text: Text, place: Place, span: tuple[int, int]) -> str:
    """The sentence, with the span between brackets; a span may run on into the next one."""
    start, end = min(place.span[0], span[0]), max(place.span[1], span[1])
    words = text.text
    return visible(
        f"{words[start : span[0]]}[{words[span[0] : span[1]]}]{words[span[1] : end]}"
    ).replace("\n", " ")


def _within(reference: str, name: str) -> bool:
    return reference.rpartition("#")[2].rpartition(".")[0] == name


def _place(record: Record) -> str:
    return str(record["reference"]).rpartition("#")[2]


def _unknown(what: str, reference: str, known: list[str]) -> ReferenceUnknown:
    near = nearest(reference, known)
    hint = f"; nearest: {', '.join(near)}" if near else f"; the text has no {what}s"
    return ReferenceUnknown(f"no {what} {reference!r}{hint}")
