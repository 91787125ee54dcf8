"""What a page comes to: one row a page, and one for each of its topics, actors and undertakings.

Written in the transaction of its page, so that no view has to read the whole corpus. A decision
makes a page's rows stale; `settling` makes them anew, as people decided.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chancery.annotating.classes import FAMILY, POSITION, is_commitment
from chancery.corpus import search
from chancery.model import Act, Annotations, Dating, Day

_TABLES = ("digests", "topic_digests", "actor_digests", "undertakings")
_TIME = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
# what makes the last day of a year or month of it; `2030-06-31` sorts as the last of June
_LAST = {4: "-12-31", 7: "-31", 10: ""}


@dataclass(frozen=True, slots=True)
class Brief:
    """What a page's rows are made of."""

    day: Day | None
    parties: tuple[str, ...]
    kind: str
    text: str
    said: Annotations


def order(date: Dating) -> Day | None:
    """The day by which a statement is sorted: its day, else the earliest, else the latest."""
    return date.best or date.earliest or date.latest


def write(connection: sqlite3.Connection, page: int, brief: Brief) -> None:
    """A page's rows, in place of what stood there; inside the caller's transaction."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE page = ?", (page,))
    day = brief.day or ""
    _insert(connection, "digests", [(page, day, *_whole(brief), 0)])
    _insert(connection, "topic_digests", _topics(page, day, brief.said))
    _insert(connection, "actor_digests", _actors(page, day, brief.said))
    _insert(connection, "undertakings", _undertakings(page, day, brief.said))
    search.index(connection, page, brief.day, brief.text, brief.said.sentences)


def _whole(brief: Brief) -> tuple[object, ...]:
    said = brief.said
    binding = sum(is_commitment(act.act, act.aspect) for act in said.acts)
    numbers = (len(said.acts), binding, len(said.mentions), len(said.sentences))
    return (" ".join(sorted(brief.parties)), brief.kind, *numbers)


def _topics(page: int, day: str, said: Annotations) -> Iterator[tuple[object, ...]]:
    of: dict[str, list[Act]] = defaultdict(list)
    for act in said.acts:
        for topic in act.topics:
            of[topic].append(act)
    for topic, acts in of.items():
        positions = sum(act.act in POSITION for act in acts)
        binding = sum(is_commitment(act.act, act.aspect) for act in acts)
        strongest = max(act.strength for act in acts)
        yield topic, day, page, len(acts), positions, binding, strongest


def _actors(page: int, day: str, said: Annotations) -> Iterator[tuple[object, ...]]:
    times: Counter[tuple[str, str, str, str]] = Counter()
    strongest: Counter[tuple[str, str, str, str]] = Counter()
    for act in said.acts:
        for key in _relations(act):
            times[key] += 1
            strongest[key] = max(strongest[key], act.strength)
    for key, number in times.items():
        holder, role, other, family = key
        yield holder, day, page, role, other, family, number, strongest[key]


def _relations(act: Act) -> Iterator[tuple[str, str, str, str]]:
    family = FAMILY.get(act.act, "other")
    others = [("addressee", x) for x in act.addressee] + [("target", x) for x in act.target]
    for holder in dict.fromkeys(act.holder):
        yield holder, "all", "", family
        for role, other in dict.fromkeys(others):
            yield holder, role, other, family


def _undertakings(page: int, day: str, said: Annotations) -> Iterator[tuple[object, ...]]:
    binding = (act for act in said.acts if is_commitment(act.act, act.aspect))
    for number, act in enumerate(binding):
        yield page, number, act.span[0], day, _due(act.time)


def _due(time: str | None) -> str | None:
    last = (time or "").rpartition("/")[2]
    return last + _LAST[len(last)] if _TIME.fullmatch(last) else None


def _insert(
    connection: sqlite3.Connection, table: str, given: Iterable[tuple[object, ...]]
) -> None:
    written = list(given)
    if written:
        marks = ", ".join("?" * len(written[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", written)
