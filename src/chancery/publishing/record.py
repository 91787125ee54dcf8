"""The record of a page, as `chancery read PAGE --json` prints it and `docs/record.md` defines it.

Offsets are code points, half-open: those called `source` into the decoded page, all others into
`text`. Keys are only ever added; none changes its meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from chancery.model import Claim, DateEvidence, Identity, Paragraph, Removal, Source, Span, Witness

Record = dict[str, Any]
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def record(witness: Witness, identity: Identity) -> Record:
    """All that is known of a page as plain dictionaries, lists, strings and numbers."""
    return {
        "source": _source(witness.source),
        "statement": _statement(identity),
        "text": witness.text,
        "paragraphs": [_paragraph(paragraph) for paragraph in witness.paragraphs],
        "removed": [_removal(removal) for removal in witness.removed],
        "claims": [_claim(claim) for claim in witness.claims],
        "titles": [_claim(title) for title in witness.titles],
        "notes": list(witness.notes),
        "mentions": [],
        "acts": [],
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
            "evidence": [_evidence(evidence) for evidence in date.evidence],
        },
        "page_date": identity.page_date,
        "page_date_conflict": identity.page_date_conflict,
        "complete": identity.complete,
        "missing": list(identity.missing),
        "part": None if identity.part is None else list(identity.part),
        "reasons": list(identity.reasons),
    }


def _evidence(evidence: DateEvidence) -> Record:
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
