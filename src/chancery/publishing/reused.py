"""Passages that texts share, as a list with their places and words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from chancery.collating.reuse import find_reuse
from chancery.errors import ChanceryError, PageMissing
from chancery.publishing.facts import counted
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Record, Text

COLUMNS = (
    *(Column("a_reference"), Column("b_reference"), Column("characters", "number")),
    *(Column("bits", "number"), Column("text")),
)


def reuse(texts: Iterable[Text], *, statement: str | None = None, least: int = 0) -> Results:
    """Every passage that two texts share, the most surprising first.

    With `statement` only those of the text of this name; `least` is the fewest code points.
    """
    known = {text.statement.name: text for text in texts}
    found = find_reuse((name, text.text) for name, text in known.items())
    records = [
        _record(known, list(passage))
        for passage in found
        if statement in (None, passage.a, passage.b) and passage.a_end - passage.a_begin >= least
    ]
    records.sort(key=lambda r: (-r["bits"], r["a_reference"], r["b_reference"]))
    said = f"{counted(len(records), 'passage')} shared among {counted(len(known), 'text')}"
    return Results("passage", COLUMNS, records, [said])


def _record(known: dict[str, Text], passage: Sequence[int | str]) -> Record:
    a, a_begin, a_end, b, b_begin, b_end, bits = passage
    one, two = known[str(a)], known[str(b)]
    return {
        "a": a,
        "b": b,
        "a_reference": f"{a}#{one.place(int(a_begin)).name}",
        "b_reference": f"{b}#{two.place(int(b_begin)).name}",
        "a_span": [a_begin, a_end],
        "b_span": [b_begin, b_end],
        "characters": int(a_end) - int(a_begin),
        "bits": bits,
        "text": one.text[int(a_begin) : int(a_end)],
        "b_text": two.text[int(b_begin) : int(b_end)],
    }


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """The id and text of each line of a JSON Lines file. Raises ChanceryError for a wrong line."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _line(f"{path}:{number}", line)
    except FileNotFoundError:
        raise PageMissing(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ChanceryError(f"{path} cannot be read: {error}") from error


def _line(where: str, line: str) -> tuple[str, str]:
    try:
        record = json.loads(line)
        name, text = record["id"], record["text"]
    except (ValueError, KeyError, TypeError):
        raise ChanceryError(f'{where}: no object with "id" and "text"; nothing was done') from None
    if not isinstance(name, str) or not isinstance(text, str):
        raise ChanceryError(f'{where}: "id" and "text" are strings; nothing was done')
    return name, text
