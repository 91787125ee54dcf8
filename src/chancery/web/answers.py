"""What a page's function gives: plain values, which become HTML, JSON or CSV at one address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chancery.publishing.results import Results

Values = dict[str, Any]


@dataclass(frozen=True)
class View:
    """One page: its template, the values in it (all of them are its JSON), its table (its CSV).

    `fragment` is the template of the part that changes when a script asks for it alone.
    """

    template: str
    data: Values
    table: Results | None = None
    fragment: str | None = None
    status: int = 200


@dataclass(frozen=True)
class File:
    """Bytes to keep: their media type, and the name under which a browser keeps them."""

    data: bytes
    media_type: str
    name: str
    inline: bool = False


@dataclass(frozen=True)
class Moved:
    """A change was made: where the browser goes on, and cookies it takes along."""

    to: str
    cookies: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """A request that cannot be answered: its status and one line that says why."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status, self.said = status, said
