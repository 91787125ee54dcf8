"""Which pages may be copies of one: what forbids it is asked of all at once, before any is read.

Asked are the shingles in common, parties and days (`likeness.excluded`), and of pages put in by
this run the numbers (`likeness.agreeing`, a bound of it that lets through what it does). So the
pages left out are none that would be found to be copies, and no answer depends on the order of
adding.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from chancery.collating.likeness import AT_HAND, Parties, strangers
from chancery.collating.translations import BITS, RIVAL
from chancery.collating.values import Facts
from chancery.corpus.cells import Cells
from chancery.corpus.postings import Numbers, Postings, padded

_ROWS = """SELECT c.page, c.print, i.earliest, i.latest, (SELECT group_concat(party, ' ')
        FROM (SELECT party FROM parties WHERE page = c.page ORDER BY party))
    FROM json_each(?) j JOIN copies c ON c.print = j.value JOIN identities i ON i.page = c.page"""


class Candidates:
    """The pages of a corpus by what forbids that they are copies, kept at hand over a run."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.postings = Postings(connection)
        self.clear()

    def clear(self) -> None:
        """Forget what is at hand: the file has changed otherwise than by `add`."""
        self.postings.clear()
        self._at: dict[int, int] = {}
        self._sets: dict[Parties, int] = {}
        # of each page its number, print, first and last day (20321108), and set of parties
        self._pages = np.zeros((5, 1024), dtype=np.int64)
        # the prints whose pages are at hand
        self._read = np.zeros(1024, dtype=np.bool_)
        self._numbers = Cells(AT_HAND)
        # base pages by the tokens of their outlines
        self.bags = Cells(RIVAL, BITS)

    def add(self, page: int, print_: int, numbers: Mapping[int | str, int]) -> None:
        """Note a page that has been put in, and the numbers of its wording."""
        if print_ < len(self._read) and self._read[print_]:
            self._read_pages([print_])
        self._numbers.put(print_, {repr(value): often for value, often in numbers.items()})

    def of(self, facts: Facts, print_: int, hashes: list[int]) -> dict[int, float]:
        """The pages, itself too, that may be copies of one, with the share of shingles."""
        prints, shares = self.postings.sharing(hashes)
        if print_ not in prints:
            prints, shares = np.append(prints, print_), np.append(shares, 1.0)
        self._read = padded(self._read, int(prints.max()))
        unknown = prints[~self._read[prints]].tolist()
        if unknown:
            self._read_pages(unknown)
        share = np.zeros(int(prints.max()) + 1)
        share[prints] = shares
        share[print_] = 1.0
        pages, theirs = self._allowed(facts, share)
        kept = self._numbers.agreeing(print_, theirs)
        return dict(zip(pages[kept].tolist(), share[theirs[kept]].tolist(), strict=True))

    def agreeing(self, page: int, others: list[int]) -> list[int]:
        """The base pages whose outlines, if they were put in, may agree with that of one."""
        asked = np.array(others, dtype=np.int64)
        found: list[int] = asked[self.bags.agreeing(page, asked)].tolist()
        return found

    def _allowed(self, facts: Facts, share: npt.NDArray[np.float64]) -> tuple[Numbers, Numbers]:
        """The pages of prints with a share that parties and days do not exclude; their prints."""
        page, print_, first, last, parties = self._pages[:, : len(self._at)]
        kept = (print_ < len(share)) & (first <= _day(facts.window.last))
        kept &= last >= _day(facts.window.first)
        kept[kept] = share[print_[kept]] > 0
        known = np.array([not strangers(facts.parties, other) for other in self._sets])
        kept[kept] = known[parties[kept]]
        return page[kept], print_[kept]

    def _read_pages(self, prints: list[int]) -> None:
        """The pages of prints, from the file."""
        for row in self._connection.execute(_ROWS, (json.dumps(prints),)):
            if row[0] not in self._at:
                self._note(*row)
        self._read[prints] = True

    def _note(
        self, page: int, print_: int, earliest: str | None, latest: str | None, names: str | None
    ) -> None:
        window = Facts("", earliest=earliest, latest=latest).window
        parties = tuple((names or "").split())
        set_ = self._sets.setdefault(parties, len(self._sets))
        at = self._at[page] = len(self._at)
        self._pages = padded(self._pages, at)
        self._pages[:, at] = page, print_, _day(window.first), _day(window.last), set_


def _day(day: str) -> int:
    """A day as a number in the order of days."""
    return int(day.replace("-", ""))
