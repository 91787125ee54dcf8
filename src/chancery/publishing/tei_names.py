"""Names within a TEI document: ids of XML from ids of the record, pointers, kinds of entities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from chancery.publishing.periods import period
from chancery.publishing.xml import element

# what every edition of XML takes inside an id; other signs become _
_OTHER = re.compile("[^A-Za-z0-9._\u4e00-\u9fa5а-яА-Я-]")
_WORD = re.compile(r"[^\w.-]+")

LISTS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "state": ("t:listOrg", "t:org", "t:orgName"),
        "body": ("t:listOrg", "t:org", "t:orgName"),
        "group": ("t:listOrg", "t:org", "t:orgName"),
        "person": ("t:listPerson", "t:person", "t:persName"),
        "place": ("t:listPlace", "t:place", "t:placeName"),
        "event": ("t:listEvent", "t:event", "t:eventName"),
        "instrument": ("t:listBibl", "t:bibl", "t:title"),
        "initiative": ("t:listBibl", "t:bibl", "t:title"),
    }
)
"""For each type of entity: its list, its entry, its name."""


class Ids:
    """Ids that are names of XML, each given to one thing only."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()

    def of(self, thing: str) -> str:
        """`state.XA` for `state:XA`; always the same for the same thing."""
        if thing not in self._given:
            plain = name = _OTHER.sub("_", thing.replace(":", "."))
            number = 1
            while name in self._taken:
                number += 1
                name = f"{plain}.{number}"
            self._taken.add(name)
            self._given[thing] = name
        return self._given[thing]

    def to(self, *things: str) -> str:
        """Pointers to things, parted by spaces."""
        return " ".join(f"#{self.of(thing)}" for thing in things)


def word(text: str) -> str | None:
    """The text as a value of a `type`: no spaces; None for nothing."""
    return _WORD.sub("-", text).strip("-") or None


def datable(time: str) -> dict[str, str | None] | None:
    """The attributes of a date for a day, month, year or range; None for all else."""
    if period(time) is None:
        return None
    first, _, last = time.partition("/")
    return {"from": first, "to": last} if last else {"when": first}


def means(id_: str, ids: Ids) -> str | None:
    """Pointers to the entries of what an id means, of a pair both; None where no list has it."""
    listed = [each for each in id_.split("+") if each.partition(":")[0] in LISTS]
    return ids.to(*listed) if listed else None


def named(type_: str, id_: str, ids: Ids) -> Element:
    """The element of a mention, still without its words."""
    if type_ == "date":
        when = datable(id_)
        return element("t:date", when) if when else element("t:rs", {"type": "date"})
    pointers = means(id_, ids)
    if type_ in ("person", "place", "body"):
        return element(LISTS[type_][2], {"ref": pointers})
    return element("t:rs", {"type": word(type_), "ref": pointers})
