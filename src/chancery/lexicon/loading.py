"""One loader: the tables that come with the program, and a user's own file on top of them.

A user's file is TOML with the same columns as the tables:

    [[states]]
    id = "state:XA"
    zh = ["曙光共和国", "曙光国"]
    short = ["曙"]

    [[events]]
    id = "event:dawn-fair-3"
    zh = ["第三届曙光博览会"]
    begin = 2031-05-04
    end = 2031-05-06

A row with the id of a built-in one takes its place. A wrong row refuses the whole file.
"""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from chancery.errors import LexiconError
from chancery.lexicon.entries import Entry, Mark, Situation, Topic, Trigger

ENTRY_TABLES = (
    "states",
    "bodies",
    "persons",
    "places",
    "instruments",
    "initiatives",
    "events",
    "groups",
)
OTHER_TABLES = ("situations", "marks", "terms", "acts", "topics")
TYPES = dict(
    zip(
        ENTRY_TABLES,
        ("state", "body", "person", "place", "instrument", "initiative", "event", "group"),
        strict=True,
    )
)
LISTS = frozenset({"zh", "short", "en", "ru"})
LANGUAGES = frozenset({"zh", "en", "ru"})
FRAMES = frozenset({"clause", "action", "other", "object", "stance", "norm", "close"})
# what a wording can make; ASSERT and PRACTISE have none, INTEND is a norm in a readout
CLASSES = (
    *("STATE", "STRESS", "NOTE", "RECOGNIZE", "REAFFIRM", "DECLARE", "CONSULT"),
    *("COMMIT", "AGREE", "COMPLY", "INTEND"),
    *("EXPECT", "ENCOURAGE", "ADVOCATE", "NORM", "CALL_UPON", "URGE", "DEMAND"),
    *("VALUE", "APPRECIATE", "WELCOME", "SUPPORT", "CONCERN", "OPPOSE", "REJECT", "CONDEMN"),
)
PLACES = frozenset({"line", "head", "inside", "lead", "tail", "class", "element"})
Row = Mapping[str, object]


@dataclass(frozen=True)
class Lexicon:
    """All that is known beforehand. `version` names the exact tables, users' own included."""

    entries: Mapping[str, Entry] = field(repr=False)
    by_type: Mapping[str, tuple[Entry, ...]] = field(repr=False)
    situations: tuple[Situation, ...] = field(repr=False)
    marks: tuple[Mark, ...] = field(repr=False)
    terms: Mapping[str, Mapping[str, str]] = field(repr=False)
    acts: tuple[Trigger, ...] = field(repr=False)
    topics: Mapping[str, Topic] = field(repr=False)
    version: str

    def of(self, kind: str) -> tuple[Entry, ...]:
        """All entries of one type (`state`, `event` …), in table order."""
        return self.by_type.get(kind, ())

    @cached_property
    def holders(self) -> Mapping[str, str | None]:
        """The state or body that each person speaks for, by the person's id."""
        return {person.id: person.holder for person in self.of("person")}

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and other.version == self.version


@cache
def load(*own: Path) -> Lexicon:
    """The built-in tables, with each of the user's files laid over them in order.

    Raises LexiconError, with file, line or row, and reason, for the first wrong row.
    """
    entries: dict[str, Entry] = {}
    situations: dict[str, Situation] = {}
    marks: dict[tuple[str, str], Mark] = {}
    terms: dict[str, dict[str, str]] = {}
    acts: dict[tuple[str, str], Trigger] = {}
    topics: dict[str, Topic] = {}
    digest = hashlib.sha256()
    for where, table, row in _all_rows(own, digest):
        if table in TYPES:
            entry = _entry(where, table, row)
            entries[entry.id] = entry
        elif table == "situations":
            situation = _situation(where, row)
            situations[situation.id] = situation
        elif table == "terms":
            group, term, value = (_text(where, row, key) for key in ("group", "term", "value"))
            terms.setdefault(group, {})[term] = value
        elif table == "acts":
            trigger = _trigger(where, row)
            if trigger.act not in CLASSES:
                raise _wrong(where, f"no class of acts {trigger.act!r}; {', '.join(CLASSES)}")
            acts[trigger.language, trigger.form] = trigger
        elif table == "topics":
            topic = _topic(where, row)
            topics[topic.id] = topic
        else:
            mark = _mark(where, row)
            marks[mark.where, mark.pattern] = mark
    by_type = {
        kind: tuple(e for e in entries.values() if e.type == kind) for kind in TYPES.values()
    }
    return Lexicon(
        MappingProxyType(entries),
        MappingProxyType(by_type),
        tuple(situations.values()),
        tuple(marks.values()),
        MappingProxyType({group: MappingProxyType(words) for group, words in terms.items()}),
        tuple(acts.values()),
        MappingProxyType(topics),
        digest.hexdigest()[:16],
    )


def _all_rows(own: Iterable[Path], digest: hashlib._Hash) -> Iterator[tuple[str, str, Row]]:
    data = files("chancery.lexicon") / "data"
    for table in (*ENTRY_TABLES, *OTHER_TABLES):
        raw = (data / f"{table}.tsv").read_bytes()
        digest.update(raw)
        reader = csv.DictReader(
            raw.decode("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        for row in reader:
            yield f"{table}.tsv:{reader.line_num}", table, row
    for path in own:
        yield from _own_rows(path, digest)


def _own_rows(path: Path, digest: hashlib._Hash) -> Iterator[tuple[str, str, Row]]:
    try:
        raw = path.read_bytes()
        tables = tomllib.loads(raw.decode("utf-8"))
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: {error}; nothing was changed") from error
    digest.update(raw)
    for table, rows in tables.items():
        if table not in (*ENTRY_TABLES, *OTHER_TABLES) or not isinstance(rows, list):
            raise LexiconError(f"{path}: no table is called {table!r}; nothing was changed")
        for number, row in enumerate(rows, 1):
            yield f"{path}: {table} row {number}", table, row


def _entry(where: str, table: str, row: Row) -> Entry:
    unknown = [key for key in row if key not in Entry.__slots__]
    if unknown:
        raise _wrong(where, f"no column is called {unknown[0]!r}")
    cells = {key: _cell(where, key, value) for key, value in row.items() if value not in ("", None)}
    entry = Entry(**cells)  # type: ignore[arg-type]
    if entry.type != TYPES[table] or entry.id.count(":") != 1:
        raise _wrong(where, f"the id {entry.id!r} does not begin with '{TYPES[table]}:'")
    if not entry.names():
        raise _wrong(where, "no name in any language")
    return entry


def _cell(where: str, key: str, value: object) -> object:
    if key in LISTS:
        parts = value if isinstance(value, list) else str(value).split("|")
        return tuple(str(part).strip() for part in parts if str(part).strip())
    if key in ("begin", "end"):
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise _wrong(where, f"{key} {value!r} is no day (2022-02-04)") from None
    if key == "number":
        try:
            return int(str(value))
        except ValueError:
            raise _wrong(where, f"number {value!r} is no number") from None
    return str(value)


def _situation(where: str, row: Row) -> Situation:
    days = {key: _cell(where, key, row[key]) for key in ("begin", "end") if row.get(key)}
    if not days:
        raise _wrong(where, "neither begin nor end")
    begin, end = (str(days[key]) if key in days else None for key in ("begin", "end"))
    text = {key: _text(where, row, key) for key in ("id", "pattern", "why", "source")}
    _compiles(where, text["pattern"])
    return Situation(text["id"], text["pattern"], begin, end, text["why"], text["source"])


def _mark(where: str, row: Row) -> Mark:
    mark = Mark(*(_text(where, row, key) for key in Mark.__slots__))
    if mark.where not in PLACES:
        raise _wrong(where, f"'where' is {mark.where!r}, not one of {', '.join(sorted(PLACES))}")
    if mark.effect not in ("remove", "cut"):
        raise _wrong(where, f"'effect' is {mark.effect!r}, neither remove nor cut")
    if mark.where not in ("inside", "element"):
        _compiles(where, mark.pattern)
    return mark


def _trigger(where: str, row: Row) -> Trigger:
    language, form, act, frame = (
        _text(where, row, key) for key in ("language", "form", "act", "frame")
    )
    strength = _cell(where, "number", row.get("strength") or "")
    if language not in LANGUAGES or frame not in FRAMES:
        raise _wrong(where, f"no language {language!r} or no frame {frame!r}")
    if strength not in range(1, 6):
        raise _wrong(where, f"strength {strength!r} is not 1 to 5")
    return Trigger(language, form, act, int(str(strength)), frame, str(row.get("example") or ""))


def _topic(where: str, row: Row) -> Topic:
    labels = (_text(where, row, key) for key in ("id", "zh", "en", "ru"))
    lists = (_cell(where, "zh", row.get(key) or "") for key in ("words", "mentions"))
    return Topic(*labels, *lists)  # type: ignore[arg-type]


def _text(where: str, row: Row, key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise _wrong(where, f"{key!r} is missing")
    return value


def _compiles(where: str, pattern: str) -> None:
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise _wrong(where, f"pattern {pattern!r}: {error}") from None
    if groups:
        raise _wrong(where, f"pattern {pattern!r} captures; write (?: … ) for ( … )")


def _wrong(where: str, reason: str) -> LexiconError:
    return LexiconError(f"{where}: {reason}; nothing was changed")
