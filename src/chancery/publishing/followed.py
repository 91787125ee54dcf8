"""Commitments with what later statements of their series say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from chancery.comparing.following import Followed, follow
from chancery.lexicon import Lexicon
from chancery.publishing.compared import side_of
from chancery.publishing.facts import counted
from chancery.publishing.periods import period
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Record, Text, where
from chancery.publishing.series import KINDS, ordered

COLUMNS = (
    *(Column("reference"), Column("statement"), Column("date", "day"), Column("holder", "list")),
    *(
        Column("due_to", "day"),
        Column("state"),
        Column("text"),
        Column("last"),
        Column("last_text"),
    ),
)


def followed(
    texts: Iterable[Text], lexicon: Lexicon, states: frozenset[str] = frozenset()
) -> Results:
    """Every commitment of joint texts, once, with the state in which later ones show it.

    With `states` only those in one of them.

    `steps` of a record are what each later statement of the same parties says of it.
    """
    series: dict[tuple[str, ...], list[Text]] = defaultdict(list)
    for text in ordered(texts):
        identity = text.statement.identity
        if identity.kind in KINDS:
            series[*identity.parties, identity.language].append(text)
    records = [record for group in series.values() for record in _of(group, lexicon)]
    records = [record for record in records if not states or record["state"] in states]
    records.sort(key=lambda record: record["date"] or record["earliest"] or "9")
    held = sum(map(len, series.values()))
    return Results(
        "commitment",
        COLUMNS,
        records,
        [
            f"{counted(len(records), 'commitment')} in {counted(held, 'statement')}; "
            "'not repeated' says that later statements held do not speak of it, not that it was "
            "broken"
        ],
    )


def _of(texts: Sequence[Text], lexicon: Lexicon) -> Iterator[Record]:
    sides = [side_of(text) for text in texts]
    for found in follow(sides, lexicon):
        yield _record(found, texts)


def _record(found: Followed, texts: Sequence[Text]) -> Record:
    text, unit = texts[found.text], found.unit
    days = period(unit.time) or (None, None)
    steps: list[Record] = [
        {
            "statement": texts[step.text].statement.name,
            "date": texts[step.text].statement.identity.date.best,
            "state": step.state,
            **_place(texts[step.text], step.change.b if step.change else ()),
            "why": list(step.change.why) if step.change else [],
        }
        for step in found.steps
    ]
    last: Record = next((step for step in reversed(steps) if "reference" in step), {})
    return {
        "reference": f"{text.statement.name}#{text.place(unit.span[0]).name}",
        **where(text.statement),
        "holder": list(unit.act.holder) if unit.act else [],
        "span": list(unit.span),
        "text": text.text[slice(*unit.span)],
        "time": unit.time,
        "due_from": days[0],
        "due_to": days[1],
        "state": found.state,
        "last": last.get("reference"),
        "last_text": last.get("text"),
        "steps": steps,
    }


def _place(text: Text, spans: Sequence[tuple[int, int]]) -> Record:
    if not spans:
        return {}
    return {
        "reference": f"{text.statement.name}#{text.place(spans[0][0]).name}",
        "text": " … ".join(text.text[start:end] for start, end in spans),
    }
