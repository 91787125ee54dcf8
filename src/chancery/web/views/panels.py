"""What stands beside a statement: evidence of its date, its page, its names, its citation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from chancery.model import DateEvidence, Witness
from chancery.publishing.citations import citation as made
from chancery.publishing.citing import cited
from chancery.publishing.facts import quoted, visible
from chancery.publishing.fair import FairCopy
from chancery.publishing.said import Text

Record = dict[str, Any]
# names of one type that a panel shows; all are in the table of mentions
_NAMES = 12
# how the identity of a statement tells of evidence that another witness has
_WITNESS = re.compile(r"in witness (?P<siglum>[A-Z]+): ")


def dated(text: Text) -> Record:
    """The date and each reason for it, with the sentence or the witness where it stands."""
    date = text.statement.identity.date
    found = proofs(date.evidence)
    for each, evidence in zip(found, date.evidence, strict=True):
        start = evidence.start
        each["place"] = text.place(start).name if start is not None else None
    return {"basis": date.basis, "evidence": found}


def proofs(evidence: Iterable[DateEvidence]) -> list[Record]:
    """Pieces of evidence as plain values; `witness` is the siglum of another page that has it."""
    found = []
    for each in evidence:
        other = _WITNESS.match(each.why)
        why = each.why[other.end() :] if other else each.why
        found.append(
            {
                "bound": each.bound,
                "date": each.date,
                # what begins with a quotation mark has its own
                "quote": visible(each.quote) if each.quote[:1] in '“‘"' else quoted(each.quote),
                "why": visible(why),
                "witness": other["siglum"] if other else None,
                "place": None,
                "given_up": why.startswith("given up"),
            }
        )
    return found


def witnessed(witness: Witness, paths: Sequence[str]) -> Record:
    """Where the page came from, what it is, and what was removed from it."""
    source = witness.source
    reasons = Counter(removal.reason for removal in witness.removed)
    return {
        "paths": [visible(path) for path in paths],
        "url": source.url and visible(source.url),
        "fetched": source.fetched,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "bytes": source.bytes,
        "sha256": source.sha256,
        "characters": len(witness.text),
        "removed": reasons.most_common(),
        "claims": [
            {"field": claim.field, "value": visible(claim.value), "basis": claim.basis}
            for claim in witness.claims
        ],
        "notes": [visible(note) for note in witness.notes],
    }


def mentioned(text: Text) -> list[Record]:
    """The names by type: each id with how often it is named, most often first."""
    times: dict[str, Counter[str]] = {}
    first: dict[str, str] = {}
    for mention in text.annotations.mentions:
        times.setdefault(mention.type, Counter())[mention.id] += 1
        first.setdefault(mention.id, text.place(mention.start).name)
    return [
        {
            "type": type_,
            "names": [
                {"id": id_, "times": number, "place": first[id_]}
                for id_, number in ids.most_common(_NAMES)
            ],
            "more": max(0, len(ids) - _NAMES),
        }
        for type_, ids in sorted(times.items())
    ]


def citation(copy: FairCopy, language: str) -> Record:
    """A citation to be copied, as a line in the reader's language, and the name of the page."""
    found = made(copy)
    return {"text": cited([found], language).strip(), "reference": found.reference}
