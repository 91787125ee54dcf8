"""What collating takes and gives: frozen values, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from chancery.model import Day, Span

LinkKind = Literal["exact", "near", "part", "translation", "joined", "report", "readout"]
VariantKind = Literal["substituted", "omitted", "added"]
MERGING: tuple[LinkKind, ...] = ("exact", "near", "part", "translation")
STATEMENTS = frozenset({"joint-statement", "communique", "declaration"})
READOUTS = frozenset({"readout", "press-release"})
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a text may have been adopted, both included, as its own words prove."""

    first: Day = FIRST_DAY
    last: Day = LAST_DAY

    def meets(self, other: Window) -> bool:
        """Whether one day is in both."""
        return self.first <= other.last and other.first <= self.last

    def narrowed(self, other: Window) -> Window:
        """The days that are in both; `first` is after `last` where there are none."""
        return Window(max(self.first, other.first), min(self.last, other.last))

    @property
    def empty(self) -> bool:
        """Whether no day is left."""
        return self.first > self.last


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a witness apart from its words.

    `day` is the day the page gives, proved or not; `window` only what the text itself proves.
    `repairs` counts what was removed inside the text and signs of careless copying, `characters`
    is its length.
    """

    sha256: str
    title: str | None = None
    kind: str = "other"
    parties: tuple[str, ...] = ()
    level: str = "other"
    place: str | None = None
    language: str = "zh"
    script: str = ""
    agency: str | None = None
    url: str | None = None
    day: Day | None = None
    earliest: Day | None = None
    latest: Day | None = None
    complete: bool = False
    missing: tuple[str, ...] = ()
    part: tuple[int, int | None] | None = None
    translated_back: bool = False
    repairs: int = 0
    characters: int = 0

    @property
    def window(self) -> Window:
        """The days that the text allows; the last one and the next count as one.

        A text adopted in the evening is broadcast, and so dated, on the morrow.
        """
        return _window(self.earliest, self.latest)

    @property
    def sort(self) -> str:
        """`statement`, `readout` or `news`: what may be a copy of what."""
        if self.kind in STATEMENTS:
            return "statement"
        return "readout" if self.kind in READOUTS else "news"


@lru_cache(4096)
def _window(earliest: Day | None, latest: Day | None) -> Window:
    return Window(earliest or FIRST_DAY, _next(latest or LAST_DAY))


def _next(day: Day) -> Day:
    if day == LAST_DAY:
        return day
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Link:
    """What ties two pages, or two texts by their base pages: `a` and `b` are sha256.

    `score` is 0 to 1: the share of the shorter text, or of the evidence of the poorer one, that
    the other has too. `evidence` says in words what is shared. Of a `part` and a `joined` link,
    `a` is the part. A link merges if its kind is one of MERGING.
    """

    a: str
    b: str
    kind: LinkKind
    score: float
    evidence: tuple[str, ...] = ()

    @property
    def merges(self) -> bool:
        """Whether it makes copies of one statement of its two ends."""
        return self.kind in MERGING


@dataclass(frozen=True, slots=True)
class Variant:
    """One place where witnesses differ from the base.

    `span` is its place in the base's text (empty where words are added), `base` the words there,
    `reading` what stands instead, `kind` is `substituted`, `omitted` or `added`, `witnesses` are
    the sigla that have the reading.
    """

    span: Span
    base: str
    reading: str
    kind: VariantKind
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupDecision:
    """What a person decided about groups: `split` or `join`.

    `split` says that `pages` are no copies of the statement whose other pages were `others`;
    `join` that all of both are one statement. Pages are sha256. `decided` and `withdrawn` are
    moments in UTC.
    """

    id: str
    verdict: str
    pages: tuple[str, ...]
    others: tuple[str, ...]
    who: str
    decided: str
    note: str = ""
    withdrawn: str | None = None
