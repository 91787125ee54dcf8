"""Mentions and acts as W3C Web Annotations (Web Annotation Data Model, 23 February 2017), JSON-LD.

Each target is quoted (TextQuoteSelector, with what stands around it) and placed in code points
(TextPositionSelector) in the text that `chancery read --text` prints. What a person accepted or
changed names that person as its creator. Keys of our own are
named in the context.
"""

from __future__ import annotations

from collections.abc import Iterator

from chancery import __version__
from chancery.annotating.classes import FAMILY
from chancery.corpus.anchors import anchor_of, anchored
from chancery.corpus.values import Decision
from chancery.model import Act, Mention, Span
from chancery.publishing.fair import FairCopy
from chancery.publishing.fitting import fit
from chancery.publishing.record import Record, act_record, dumps, mention_record
from chancery.publishing.said import placed

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "@version": 1.1,
        "chancery": "urn:chancery:vocabulary:",
        "derived": "http://purl.org/dc/terms/source",
        # the record as it is: JSON-LD would take its lists for sets
        "record": {"@id": "chancery:record", "@type": "@json"},
        "verdict": "chancery:verdict",
    },
)
_PROGRAM = {"id": "urn:chancery:program", "type": "Software", "name": f"Chancery {__version__}"}


def web_annotations(copy: FairCopy) -> str:
    """An AnnotationCollection with one page that holds all, in order of the text."""
    items = [*_items(copy)]
    urn = f"urn:chancery:{copy.source.sha256}"
    page = {
        "id": f"{urn}:annotations:1",
        "type": "AnnotationPage",
        "partOf": f"{urn}:annotations",
        "startIndex": 0,
        "items": items,
    }
    whole = {
        "@context": list(CONTEXT),
        "id": f"{urn}:annotations",
        "type": "AnnotationCollection",
        "label": f"Names and acts in {copy.name}: {copy.title}",
        "total": len(items),
        "first": page,
    }
    return dumps(whole, indent=2) + "\n"


def _items(copy: FairCopy) -> Iterator[Record]:
    said = copy.said
    found: list[tuple[int, str, Mention | Act]] = [
        (m.start, name, m)
        for name, m in placed(said, [(m.start, m) for m in said.annotations.mentions], "m")
    ]
    found += [
        (a.span[0], name, a)
        for name, a in placed(said, [(a.span[0], a) for a in said.annotations.acts], "a")
    ]
    decided = _Decided(copy)
    for _, name, thing in sorted(found, key=lambda one: one[0]):
        yield _item(copy, name, thing, decided.about(thing))


def _item(copy: FairCopy, name: str, thing: Mention | Act, decision: Decision | None) -> Record:
    mention = isinstance(thing, Mention)
    span = (thing.start, thing.end) if isinstance(thing, Mention) else thing.span
    person = decision and {"type": "Person", "name": fit(decision.who)}
    made: Record = {
        "id": f"urn:chancery:{copy.source.sha256}:{name}",
        "type": "Annotation",
        "motivation": "identifying" if mention else "classifying",
        "creator": person or _PROGRAM,
        "generator": _PROGRAM,
        "body": _body(copy, thing),
        "target": {"source": _source(copy), "selector": selectors(copy.text, span)},
    }
    if decision:
        made |= {"created": decision.decided, "verdict": decision.verdict}
    return made


def selectors(text: str, span: Span) -> list[Record]:
    """How a span of the text is found: by its words and what is around them, by its offsets."""
    anchor = anchored(text, span, "")
    around = {"prefix": anchor.prefix, "suffix": anchor.suffix}
    return [
        {"type": "TextQuoteSelector", "exact": anchor.quote, **around},
        {"type": "TextPositionSelector", "start": span[0], "end": span[1]},
    ]


def _source(copy: FairCopy) -> Record:
    return {
        "id": f"urn:chancery:{copy.source.sha256}:text",
        "type": "Text",
        "format": "text/plain",
        "language": copy.tag,
        "derived": copy.url or f"urn:chancery:{copy.source.sha256}",
    }


def _body(copy: FairCopy, thing: Mention | Act) -> list[Record]:
    if isinstance(thing, Mention):
        named = " · ".join(copy.label(id_) for id_ in thing.id.split("+"))
        record, type_, words = mention_record(thing), "chancery:Mention", f"{thing.type}: {named}"
    else:
        record, type_ = act_record(thing), "chancery:Act"
        record |= {"family": FAMILY.get(thing.act, "other"), "why": list(thing.why)}
        who = " · ".join(copy.label(id_) for id_ in thing.holder)
        words = f"{thing.act} {thing.strength}" + (f", {who}" if who else "")
    described = {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": "en",
        "value": fit(words),
    }
    return [described, {"type": type_, "record": record}]


class _Decided:
    """The decisions in force that left their record: accepted or edited."""

    def __init__(self, copy: FairCopy) -> None:
        self._found: dict[tuple[str, str], list[Decision]] = {}
        for decision in copy.decisions:
            if not decision.withdrawn and decision.verdict != "reject":
                key = decision.kind, fit(decision.quote)
                self._found.setdefault(key, []).append(decision)
        self._text = copy.text

    def about(self, thing: Mention | Act) -> Decision | None:
        """The nearest decision about these words that the record itself tells of, or None."""
        anchor = anchor_of(self._text, thing)
        kind, said = ("mention", thing.rule) if isinstance(thing, Mention) else ("act", _why(thing))
        found = [
            decision
            for decision in self._found.get((kind, anchor.quote), ())
            if f"by {decision.who}, {decision.decided[:10]}" in said
        ]
        return min(found, key=lambda one: abs(one.start - anchor.span[0]), default=None)


def _why(act: Act) -> str:
    return " ".join(act.why)
