"""What texts have in common at most, of many at once: their numbers, or what they name, in cells.

What falls into one cell counts as the same, so two texts never have more in common than their
cells have, and what the cells exclude is excluded.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

import numpy as np
import numpy.typing as npt

from chancery.corpus.postings import Numbers, padded

# a text of 1,500 characters has some sixty numbers, and some sixty names; of 9,000 some 400
_CELLS = 512
# counted with 24 bits: what is more often than this is not counted exactly
_EXACT = 1_000_000
# weights of names are rounded
_ROUNDING = 0.01


class Cells:
    """Texts by a number of theirs. Two agree if `share` of what the poorer has, and `least`, is in
    common; of one that was never put in nothing is known, and it agrees with all."""

    def __init__(self, share: float, least: float = 0.0) -> None:
        self._share, self._least = share, least
        self._cells = np.zeros((64, _CELLS), dtype=np.float32)
        self._totals = np.zeros(64)
        # the row of each text, from 1
        self._rows = np.zeros(1024, dtype=np.int64)
        self._last = 0

    def put(self, text: int, weights: Mapping[str, float]) -> None:
        """Note what a text has, with how often it has it or what it weighs."""
        total = sum(weights.values())
        self._rows = padded(self._rows, text)
        if self._rows[text] or total > _EXACT:
            return
        self._last += 1
        at = self._rows[text] = self._last
        if at == len(self._cells):
            self._cells = np.concatenate([self._cells, np.zeros_like(self._cells)])
        self._totals = padded(self._totals, at)
        self._totals[at] = total
        places = [crc32(name.encode("utf-8", "surrogatepass")) % _CELLS for name in weights]
        np.add.at(self._cells[at], places, [*weights.values()])

    def agreeing(self, text: int, others: Numbers) -> npt.NDArray[np.bool_]:
        """Which others may agree with a text."""
        self._rows = padded(self._rows, max(text, int(others.max(initial=0))))
        rows, own = self._rows[others], self._rows[text]
        found: npt.NDArray[np.bool_] = (rows == 0) | (own == 0)
        rows = rows[~found]
        same = np.minimum(self._cells[rows], self._cells[own]).sum(axis=1)
        least = self._share * np.minimum(self._totals[rows], self._totals[own])
        found[~found] = same >= np.maximum(least, self._least) - _ROUNDING
        return found
