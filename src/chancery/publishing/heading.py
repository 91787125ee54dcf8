"""What stands above and below a published text: what it is, where it is from, its apparatus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from chancery.publishing.apparatus import Copy
from chancery.publishing.facts import day, kind
from chancery.publishing.fair import FairCopy
from chancery.publishing.fitting import line

# an apparatus names the words it is about by their begin and end where they are many
_LEMMA = 24


def identity_lines(copy: FairCopy) -> list[tuple[str, str]]:
    """Label and value of each line, in order; what is not known has none."""
    return [(label, line(value)) for label, value in _said(copy) if value]


def names(copy: FairCopy, language: str = "en") -> list[str]:
    """The parties by their names."""
    return [copy.label(f"state:{party}", language) for party in copy.identity.parties]


def dated(copy: FairCopy) -> str:
    """The day, or the bounds, and what the day rests on."""
    date = copy.identity.date
    basis = f" ({date.basis})" if date.best and date.basis else ""
    return day(date.best, date.earliest, date.latest) + basis


def sigla(copies: Sequence[Copy]) -> list[tuple[str, str]]:
    """Each copy's siglum with what it is."""
    return [
        (
            copy.siglum,
            ", ".join(filter(None, (line(copy.title), copy.reference, copy.url))) + _base(copy),
        )
        for copy in copies
    ]


def entries(copy: FairCopy) -> list[tuple[int, str]]:
    """The notes of the apparatus: the offset at which each stands, and its words."""
    return [(locus.span[1], _entry(copy, at)) for at, locus in enumerate(copy.loci)]


def _said(copy: FairCopy) -> Iterator[tuple[str, str | None]]:
    identity = copy.identity
    yield "Kind", kind(identity.kind)
    yield "Parties", ", ".join(names(copy))
    yield "Level", identity.level.replace("-", " ") if identity.level != "other" else None
    yield "Place", identity.place
    yield "Date", dated(copy)
    if identity.page_date_conflict:
        yield "Page date", f"{identity.page_date}: contradicts the text's own evidence"
    if not identity.complete:
        yield "Complete", f"no: {', '.join(identity.missing) or 'parts'} missing"
    if identity.translated_back:
        yield "Wording", "translated back, not the official text"
    yield "Source", copy.url or PurePath(copy.source.path).name
    yield "Reference", copy.name
    yield "SHA-256", copy.source.sha256
    for note in copy.notes:
        yield "Note", note


def _base(copy: Copy) -> str:
    return " (base text)" if copy.base else ""


def _entry(copy: FairCopy, at: int) -> str:
    """`反对] 坚决反对 B C; om. D`, as editors write it."""
    locus = copy.loci[at]
    start, end = locus.span
    lemma = _short(copy.text[start:end])
    told = []
    for reading in locus.readings:
        kinds = f" ({', '.join(reading.kinds)})" if reading.kinds else ""
        words = line(reading.text) if start < end else f"add. {line(reading.text)}"
        told.append(f"{words or 'om.'} {' '.join(reading.witnesses)}{kinds}")
    return (f"{lemma}] " if lemma else "") + "; ".join(told)


def _short(words: str) -> str:
    flat, half = line(words), _LEMMA // 2
    return flat if len(flat) <= _LEMMA else f"{flat[:half]} … {flat[-half:]}"
