"""What a request asks for, as plain checked values: no page's function sees a request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chancery.web.answers import Refused
from chancery.web.safety.door import NOBODY, Caller

# far more pages of lists than anyone turns; keeps SQLite from counting through nonsense
_LAST_PAGE = 100_000


@dataclass(frozen=True)
class Asked:
    """One request: the parts of its path, its query or form, its language, and who asks."""

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Any, ...] = ()
    language: str = "en"
    who: str = ""
    form: str = "html"
    caller: Caller = NOBODY

    @property
    def table(self) -> bool:
        """Whether a table is asked for as a file: all of it, not a screen of it."""
        return self.form in ("csv", "xlsx", "ics")

    def text(self, name: str, most: int = 200) -> str:
        """A value of the query without the space around it. Raises Refused if it is too long."""
        found = self.query.get(name, "").strip()
        if len(found) > most:
            raise Refused(400, f"{name}: more than {most} characters")
        return found

    def number(self, name: str, default: int = 0, most: int = _LAST_PAGE) -> int:
        """A whole number of the query. Raises Refused for anything else."""
        found = self.query.get(name, "").strip()
        if not found:
            return default
        if not (found.isascii() and found.isdecimal()) or len(found) > 9 or int(found) > most:
            raise Refused(400, f"{name}: {found[:20]!r} is no number up to {most:,}")
        return int(found)

    def year(self) -> int | None:
        """The year asked for, or None."""
        return self.number("year", 0, 9999) or None
