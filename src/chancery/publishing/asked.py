"""What is asked of a list: which acts, commitments and mentions are let through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chancery.model import Day

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Each that is given must hold; of classes and families, either.

    Names are ids and classes as the records have them (`names` makes them of what is typed).
    `year` is one that the statement is, or may be, of. `due_before` is a day by which something
    must be kept. `type` and `id` are a mention's; a pair of states is each of them too.
    """

    holder: str | None = None
    addressee: str | None = None
    target: str | None = None
    acts: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    strengths: range | None = None
    topic: str | None = None
    year: int | None = None
    due_before: Day | None = None
    type: str | None = None
    id: str | None = None

    def admits(self, record: Record) -> bool:
        """Whether a record is let through."""
        return (
            (self.year is None or _of_year(record, self.year))
            and all(
                _holds(record, key, wanted)
                for key, wanted in (
                    ("holder", self.holder),
                    ("addressee", self.addressee),
                    ("target", self.target),
                    ("topics", self.topic),
                )
            )
            and self._admits_act(record)
            and (self.due_before is None or _due_before(record, self.due_before))
            and (self.type is None or record["type"] == self.type)
            and (self.id is None or self.id in (record["id"], *record["id"].split("+")))
        )

    def of(self, records: Iterable[Record]) -> Iterator[Record]:
        """The records that are let through, in their order."""
        return filter(self.admits, records)

    def _admits_act(self, record: Record) -> bool:
        named = self.acts or self.families
        return (
            not named or record["act"] in self.acts or record.get("family") in self.families
        ) and (self.strengths is None or record["strength"] in self.strengths)


def _holds(record: Record, key: str, wanted: str | None) -> bool:
    values: Collection[str] = record[key] if wanted else ()
    return wanted is None or wanted in values


def _due_before(record: Record, day: Day) -> bool:
    return record["due_to"] is not None and record["due_to"] < day


def _of_year(record: Record, year: int) -> bool:
    """Its day, or both bounds of it, allow the year; as `list --year` has it."""
    first, last = (record["date"] or record[key] for key in ("earliest", "latest"))
    return bool(first and last) and int(first[:4]) <= year <= int(last[:4])
