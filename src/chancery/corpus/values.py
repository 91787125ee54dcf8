"""What a corpus takes and gives: frozen values, no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chancery.model import Annotations, Day, Identity, Witness

Status = Literal["added", "unchanged", "read again", "failed"]


@dataclass(frozen=True, slots=True)
class Found:
    """One page, read, identified and annotated, with its bytes compressed (`texts.packed`).

    `decoded` are its decoded characters, compressed, where they are not simply the bytes decoded.
    """

    witness: Witness
    identity: Identity
    packed: bytes
    decoded: bytes | None
    annotations: Annotations = field(default_factory=Annotations)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page: `sha256` is None if it failed, `reason` None if it did not.

    `file` of `files` is the number, from 1, of the file given that the page stood in.
    """

    file: int
    files: int
    path: str
    status: Status
    sha256: str | None = None
    reason: str | None = None
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read: the error's name and message, and when it was last tried."""

    path: str
    error: str
    reason: str
    tried: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of `list`: a statement or a page of the corpus, and the chief facts of its identity.

    Of a statement `reference` is its name, `copies` the number of its witnesses, and the rest is
    said of its base page; of a page `reference` is None. `beginning` is how the text of what has
    no title begins, in printed characters; else it is empty.
    """

    page: int
    sha256: str
    path: str
    url: str | None
    title: str | None
    kind: str
    level: str
    parties: tuple[str, ...]
    best: Day | None
    earliest: Day | None
    latest: Day | None
    page_date_conflict: bool
    translated_back: bool
    complete: bool
    characters: int
    reference: str | None = None
    copies: int = 1
    beginning: str = ""

    def order(self) -> tuple[str, str]:
        """Sorts by date: the day, else the earliest possible, else the latest; undated last."""
        return self.best or self.earliest or self.latest or "~", self.sha256

    def years(self) -> range:
        """The years that the statement may be of; none if the bounds leave a side open."""
        first, last = self.best or self.earliest, self.best or self.latest
        return range(int(first[:4]), int(last[:4]) + 1) if first and last else range(0)


@dataclass(frozen=True, slots=True)
class Query:
    """What `list` lets through: every party named, any of the kinds, a possible year."""

    parties: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    year: int | None = None

    def admits(self, entry: Entry) -> bool:
        """Whether the entry is let through."""
        return (
            self.parties <= set(entry.parties)
            and (not self.kinds or entry.kind in self.kinds)
            and (self.year is None or self.year in entry.years())
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a mention or an act.

    `kind` is `mention` or `act`, `verdict` `accept`, `reject` or `edit`. The record is
    anchored by `quote` (of an act its trigger's words, else its span's), by what stands before and
    behind it, and by `start` and `end` in the text; `label` is its type or class. `changes` are
    the keys that the person gave new values. `decided` and `withdrawn` are moments in UTC.
    """

    id: str
    sha256: str
    kind: str
    verdict: str
    label: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    changes: Mapping[str, object]
    who: str
    decided: str
    note: str = ""
    withdrawn: str | None = None
