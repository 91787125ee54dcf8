"""Which meeting of its series is meant, where a text gives the year and not the number.

筹备今年金砖国家元首会议 in a text of 2020  →  event:brics-summit-12
"""

from __future__ import annotations

import re
from functools import cache

from chancery.annotating.naming.found import Found
from chancery.lexicon import Entry, Lexicon

# characters from a year to the meeting that it tells, within one clause
_REACH = 60
_BREAK = re.compile(r"[,。;:!?\n]")
# a meeting of all years
_ANY = re.compile(r"(?:历[次届年]|每[次届年]|下[一]?[次届]|上[一]?[次届]|各[次届]|[一]年一度的?)$")


@cache
def _editions(lexicon: Lexicon) -> dict[tuple[str, str], str | None]:
    """The one meeting of each series in each year; None where there were two."""
    found: dict[tuple[str, str], str | None] = {}
    for entry in lexicon.of("event"):
        if entry.series and entry.series != "origin" and entry.begin and _is_meeting(entry):
            key = (entry.series, entry.begin[:4])
            found[key] = None if key in found else entry.id
    return found


def _is_meeting(entry: Entry) -> bool:
    return entry.number is not None or entry.end is not None


class Editions:
    """Gives meetings the number that the year before them tells, in the order of one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.year: tuple[int, str] | None = None

    def placed(self, one: Found) -> Found:
        """A mention; if it is a meeting of a series, of the year named before in its clause."""
        entry = self.lexicon.entries.get(one.id)
        if one.type == "date":
            self.year = (one.end, one.id[:4]) if "/" not in one.id else None
        elif one.type == "event" and entry:
            if entry.series and entry.begin is None and self._told(one):
                assert self.year is not None
                known = _editions(self.lexicon).get((entry.series, self.year[1]))
                if known:
                    one = one._replace(id=known, rule="series")
            elif entry.begin:
                self.year = (one.end, entry.begin[:4])
        return one

    def _told(self, one: Found) -> bool:
        if self.year is None or one.start - self.year[0] > _REACH:
            return False
        between = self.text[self.year[0] : one.start]
        return not _BREAK.search(between) and not _ANY.search(between)
