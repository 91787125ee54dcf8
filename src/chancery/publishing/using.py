"""Formulas (提法): every use of one over time, and those that come back by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from chancery.comparing.formulas import formulas as repeated
from chancery.comparing.tracing import uses
from chancery.errors import ReferenceUnknown
from chancery.publishing.facts import counted
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Record, Text, where
from chancery.reading.characters import normal

# characters of context on either side: what a concordance line has room for
_AROUND = 30
# so many characters beside names make a wording a formula and no mere name
_BESIDE_NAMES = 4
# names that say who, where and when, but not what
_NAMES = frozenset({"state", "pair", "body", "person", "place", "date", "instrument"})
TRACE = (
    *(Column("reference"), Column("statement"), Column("date", "day"), Column("parties", "list")),
    *(Column("use"), Column("likeness"), Column("before"), Column("words"), Column("after")),
)
FORMULAS = (
    *(Column("words"), Column("statements", "number"), Column("uses", "number")),
    *(Column("first"), Column("first_date", "day"), Column("last"), Column("last_date", "day")),
    Column("parties", "list"),
)


def trace(formula: str, texts: Iterable[Text], *, near: bool = True) -> Results:
    """Every use of a formula in order of time, in the same words or, with `near`, in similar ones.

    Raises ReferenceUnknown if there are no words in `formula`.
    """
    form = normal(formula).text.strip()
    if not re.search(r"\w", form):
        raise ReferenceUnknown(f"{formula!r} is no wording to look for")
    records: list[Record] = []
    looked: list[Text] = []
    for text in texts:
        looked.append(text)
        records.extend(_uses(form, text, near=near))
    return Results("use", TRACE, records, _trace_notes(formula, records, looked))


def _uses(form: str, text: Text, *, near: bool) -> Iterable[Record]:
    spans = [(s.start, s.end) for s in text.annotations.sentences]
    for use in uses(form, text.layer, spans):
        if use.exact or near:
            place = text.place(use.span[0])
            start, end = use.span
            first, last = max(place.span[0], start - _AROUND), min(place.span[1], end + _AROUND)
            yield {
                "reference": f"{text.statement.name}#{place.name}",
                **where(text.statement),
                "use": "exact" if use.exact else "near",
                "likeness": use.likeness,
                "span": [start, end],
                "before": text.text[first:start],
                "words": text.text[start:end],
                "after": text.text[end : max(end, last)],
            }


def _trace_notes(formula: str, records: Sequence[Record], looked: Sequence[Text]) -> list[str]:
    exact = [record for record in records if record["use"] == "exact"]
    if not records:
        return []
    statements = dict.fromkeys(record["statement"] for record in exact or records)
    users = len(dict.fromkeys(record["statement"] for record in records))
    notes = [
        f"{formula}: {counted(len(exact), 'exact use')} and {len(records) - len(exact)} near, in "
        f"{users} of {counted(len(looked), 'statement')}"
    ]
    first, last = ((exact or records)[at] for at in (0, -1))
    if len(statements) > 1:
        notes.append(f"first {_when(first)}; last {_when(last)}, of those held")
    else:
        notes.append(f"only {_when(first)}, of those held")
    after = [text for text in looked if (text.statement.name not in statements)]
    later = [text for text in after if _day(text) > (last["date"] or last["earliest"] or "9")]
    if later:
        notes.append(f"not in {counted(len(later), 'later statement')} held")
    return notes


def _day(text: Text) -> str:
    date = text.statement.identity.date
    return date.best or date.earliest or ""


def _when(record: Record) -> str:
    return f"{record['date'] or record['earliest'] or 'undated'} ({record['reference']})"


def formulas(texts: Sequence[Text], *, least: int = 3, most: int | None = None) -> Results:
    """Wordings that come back in at least `least` statements, by how many and how long they are.

    Each language is looked at by itself; what consists of names only is left out.
    """
    records: list[Record] = []
    for language in sorted({text.statement.identity.language for text in texts}):
        mine = [text for text in texts if text.statement.identity.language == language]
        names = _names(mine)
        found = repeated([text.normal for text in mine], language, least)
        records += [
            _record(formula.words, [mine[at] for at in formula.texts], formula.uses)
            for formula in found
            if _says(formula.words, names)
        ]
    return Results("formula", FORMULAS, records[:most], [_found(records, most, len(texts))])


def _found(records: Sequence[Record], most: int | None, texts: int) -> str:
    shown = "" if most is None or len(records) <= most else f", the first {most} shown"
    return f"{counted(len(records), 'formula')} in {counted(texts, 'statement')}{shown}"


def _names(texts: Iterable[Text]) -> re.Pattern[str]:
    names = {
        text.layer.part(mention.start, mention.end)
        for text in texts
        for mention in text.annotations.mentions
        if mention.type in _NAMES
    }
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")


def _says(words: str, names: re.Pattern[str]) -> bool:
    return len(names.sub("", words).strip()) >= _BESIDE_NAMES


def _record(words: str, texts: Sequence[Text], uses: int) -> Record:
    first, last = texts[0].statement, texts[-1].statement
    return {
        "words": words,
        "statements": len(texts),
        "uses": uses,
        "first": first.name,
        "first_date": first.identity.date.best or first.identity.date.earliest,
        "last": last.name,
        "last_date": last.identity.date.best or last.identity.date.earliest,
        "parties": sorted({party for text in texts for party in text.statement.identity.parties}),
        "in": [text.statement.name for text in texts],
    }
