"""The record of a page, as `chancery read PAGE --json` prints it and `docs/record.md` defines it.

Offsets are code points, half-open: those called `source` into the decoded page, all others into
`text`. Keys are only ever added; none changes its meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from chancery.model import (
    Act,
    Annotations,
    Claim,
    DateEvidence,
    Identity,
    Mention,
    Paragraph,
    Removal,
    Sentence,
    Source,
    Span,
    Witness,
)
from chancery.publishing.places import sentence_names

Record = dict[str, Any]
NOTHING = Annotations()
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def record(witness: Witness, identity: Identity, annotations: Annotations = NOTHING) -> Record:
    """All that is known of a page as plain dictionaries, lists, strings and numbers."""
    names = sentence_names(witness.paragraphs, annotations.sentences)
    return {
        "source": _source(witness.source),
        "statement": _statement(identity),
        "text": witness.text,
        "paragraphs": [_paragraph(paragraph) for paragraph in witness.paragraphs],
        "removed": [_removal(removal) for removal in witness.removed],
        "claims": [_claim(claim) for claim in witness.claims],
        "titles": [_claim(title) for title in witness.titles],
        "notes": list(witness.notes),
        "sentences": [
            _sentence(sentence, name)
            for sentence, name in zip(annotations.sentences, names, strict=True)
        ],
        "mentions": [mention_record(mention) for mention in annotations.mentions],
        "acts": [act_record(act) for act in annotations.acts],
    }


def mention_record(mention: Mention) -> Record:
    """A name in the text, as one object."""
    return {
        "start": mention.start,
        "end": mention.end,
        "type": mention.type,
        "id": mention.id,
        "rule": mention.rule,
    }


def act_record(act: Act) -> Record:
    """A diplomatic act, as one object."""
    return {
        "trigger": list(act.trigger) if act.trigger else None,
        "span": list(act.span),
        "act": act.act,
        "strength": act.strength,
        "holder": list(act.holder),
        "addressee": list(act.addressee),
        "target": list(act.target),
        "conjuncts": _spans(act.conjuncts),
        "nest": act.nest,
        "aspect": act.aspect,
        "time": act.time,
        "topics": list(act.topics),
        "rule": act.rule,
    }


def dumps(value: object, indent: int | None = None) -> str:
    """JSON that is readable and always valid UTF-8: half a surrogate pair is written `\\udxxx`."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _HALF_PAIR.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _source(source: Source) -> Record:
    return {
        "path": source.path,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "bytes": source.bytes,
        "url": source.url,
        "fetched": source.fetched,
    }


def _statement(identity: Identity) -> Record:
    date = identity.date
    return {
        "title": identity.title,
        "kind": identity.kind,
        "parties": list(identity.parties),
        "level": identity.level,
        "place": identity.place,
        "language": identity.language,
        "script": identity.script,
        "agency": identity.agency,
        "translated_back": identity.translated_back,
        "date": {
            "best": date.best,
            "earliest": date.earliest,
            "latest": date.latest,
            "basis": date.basis,
            "evidence": [evidence_record(evidence) for evidence in date.evidence],
        },
        "page_date": identity.page_date,
        "page_date_conflict": identity.page_date_conflict,
        "complete": identity.complete,
        "missing": list(identity.missing),
        "part": None if identity.part is None else list(identity.part),
        "reasons": list(identity.reasons),
    }


def evidence_record(evidence: DateEvidence) -> Record:
    """A reason for a bound, as one object."""
    said = {
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "bound": evidence.bound,
        "date": evidence.date,
        "why": evidence.why,
    }
    return said | ({"source": _spans(evidence.source)} if evidence.source else {})


def _paragraph(paragraph: Paragraph) -> Record:
    return {
        "start": paragraph.start,
        "end": paragraph.end,
        "section": paragraph.section,
        "role": paragraph.role,
        "source": _spans(paragraph.source),
    }


def _sentence(sentence: Sentence, name: str) -> Record:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "paragraph": sentence.paragraph,
        "number": sentence.number,
        "topics": list(sentence.topics),
        "reference": name,
    }


def _removal(removal: Removal) -> Record:
    return {
        "source": _spans(removal.source),
        "text": removal.text,
        "reason": removal.reason,
        "at": removal.at,
    }


def _claim(claim: Claim) -> Record:
    return {
        "field": claim.field,
        "value": claim.value,
        "basis": claim.basis,
        "source": _spans(claim.source),
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]
