"""Which prints share sampled shingles with one: the lists of the file, kept at hand over a run.

The lists are read when they are first asked for, and counted in arrays. Texts of a series have set
phrases in common, so every page is met by every other: only counting is cheap enough for that.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from chancery.collating.likeness import FLOOR, LEAST

T = TypeVar("T", bound=np.generic)
Numbers = npt.NDArray[np.int64]
# lists kept at hand, some 200 bytes each without their prints; beyond, they are read again
_LISTS = 500_000


class Postings:
    """The prints of a corpus by their shingles, as the file has them; `add` tells of a new one.

    `most` is how many lists are kept at hand.
    """

    def __init__(self, connection: sqlite3.Connection, most: int = _LISTS) -> None:
        self._connection, self._most = connection, most
        self.clear()

    def clear(self) -> None:
        """Forget what is at hand: the file has changed otherwise than by `add`."""
        self._lists: dict[int, array[int]] = {}
        # how many shingles each print has; 0 where it was not looked up
        self._sizes = np.zeros(1024, dtype=np.int64)

    def add(self, print_: int, hashes: Iterable[int]) -> None:
        """Note a print that has been written into the file."""
        for hash_ in hashes:
            known = self._lists.get(hash_)
            if known is not None:
                known.append(print_)

    def sharing(self, hashes: Sequence[int]) -> tuple[Numbers, npt.NDArray[np.float64]]:
        """The prints that share FLOOR and more of the smaller sample, ascending, and the shares."""
        counts = self._counts(hashes)
        prints = np.flatnonzero(counts >= LEAST)
        shares = counts[prints] / np.minimum(self._sized(prints), len(hashes))
        kept = shares >= FLOOR
        return prints[kept], shares[kept]

    def shares(self, hashes: Sequence[int], prints: Sequence[int]) -> list[float]:
        """The share of the smaller sample that is in the other, for each print; 0 to 1."""
        asked = np.array(prints, dtype=np.int64)
        counts = self._counts(hashes, int(asked.max(initial=0)) + 1)
        sizes = np.maximum(np.minimum(self._sized(asked), len(hashes)), 1)
        found: list[float] = (counts[asked] / sizes).tolist()
        return found

    def _counts(self, hashes: Sequence[int], number: int = 0) -> Numbers:
        """How many of the shingles each print has."""
        self._read(hashes)
        lists = [np.frombuffer(self._lists[hash_], dtype=np.int64) for hash_ in hashes]
        all_ = np.concatenate(lists) if lists else np.zeros(0, dtype=np.int64)
        return np.bincount(all_, minlength=number)

    def _read(self, hashes: Sequence[int]) -> None:
        """The lists that are not at hand, from the file."""
        if len(self._lists) > self._most:
            self._lists.clear()
        unknown = [hash_ for hash_ in hashes if hash_ not in self._lists]
        query = """SELECT value, (SELECT group_concat(print) FROM shingles WHERE shingle = value)
            FROM json_each(?)"""
        for hash_, prints in self._connection.execute(query, (json.dumps(unknown),)):
            self._lists[hash_] = array("q", map(int, prints.split(",")))

    def _sized(self, prints: Numbers) -> Numbers:
        self._sizes = padded(self._sizes, int(prints.max(initial=0)))
        unknown = prints[self._sizes[prints] == 0]
        query = """SELECT p.id, p.shingles FROM json_each(?) j JOIN prints p ON p.id = j.value"""
        if len(unknown):
            for print_, size in self._connection.execute(query, (json.dumps(unknown.tolist()),)):
                self._sizes[print_] = size
        return self._sizes[prints]


def padded(numbers: npt.NDArray[T], at: int) -> npt.NDArray[T]:
    """The array, made longer in its last direction if it has no place `at`; zeros behind."""
    size = numbers.shape[-1]
    if at < size:
        return numbers
    longer = np.zeros((*numbers.shape[:-1], 2 * max(at, size)), dtype=numbers.dtype)
    longer[..., :size] = numbers
    return longer
