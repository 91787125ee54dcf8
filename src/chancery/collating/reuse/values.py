"""What reuse detection works on and gives: texts as letters, passages between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int32]


class Reuse(NamedTuple):
    """A passage that two texts share: ids, spans in code points, and its surprise in bits."""

    a: str
    a_begin: int
    a_end: int
    b: str
    b_begin: int
    b_end: int
    bits: int


class Passage(NamedTuple):
    """The same between texts by number, in letters."""

    a: int
    a_begin: int
    a_end: int
    b: int
    b_begin: int
    b_end: int
    bits: int


class Settings(NamedTuple):
    """The constants of the search, each with its reason; measured on `bench/reuse.py`.

    `window` shingles give one seed. A shingle that more than `most` texts have becomes longer. A
    band of diagonals is looked at if its seeds weigh `need`: two rare ones. A chain of seeds of
    fewer than `hope` bits is not aligned. A letter wins its bits up to `cap`, an edit costs
    `edit`, as one letter in five may be edited; an alignment ends `drop` bits below its best, and
    spans `gap` letters without a seed.
    """

    window: int = 3
    most: int = 32
    need: int = 4
    hope: float = 16.0
    cap: float = 12.0
    edit: float = 3.0
    drop: float = 40.0
    gap: int = 48


SETTINGS = Settings()


@dataclass(slots=True)
class Corpus:
    """Texts as one array of letters, and their winnowed shingles in order of text and place."""

    letters: npt.NDArray[np.uint16]
    off: npt.NDArray[np.int64]
    length: int
    hashes: Hashes
    texts: Ints
    places: Ints
    _plain: npt.NDArray[np.float32] | None = field(default=None)

    def size(self, text: int) -> int:
        """How many letters a text has."""
        return int(self.off[text + 1] - self.off[text])

    def shingles(self, text: int) -> tuple[Hashes, Ints]:
        """The shingles of a text, and where they stand."""
        first, last = np.searchsorted(self.texts, np.array([text, text + 1], np.int32))
        return self.hashes[first:last], self.places[first:last]

    def plain(self, bits: float) -> npt.NDArray[np.float32]:
        """As many bits for every letter."""
        if self._plain is None:
            self._plain = np.full(len(self.letters), bits, np.float32)
        return self._plain

    def forget(self) -> None:
        """Let go of the shingles, which are large and looked at in the beginning only."""
        self.hashes = np.empty(0, np.uint64)
        self.texts = self.places = np.empty(0, np.int32)
        self._plain = None
