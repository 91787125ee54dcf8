"""Which prints share sampled shingles with one: the lists of the file, kept at hand over a run.

The lists are read when they are first asked for, and counted in arrays: of a series whose every
text has the same set phrases, every page is met by every other, and only counting is cheap enough
for that. What is left out is what could not be a copy in any case: the bounds are those of
`likeness.promising`, without the order of the stretches, so that no answer depends on them.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from chancery.collating.likeness import FLOOR, LEAST, SPREAD

Numbers = npt.NDArray[np.int64]
Lists = Sequence[Sequence[npt.NDArray[np.uint32]]]
# lists kept at hand, some 200 bytes each without their prints: then they are read again
_LISTS = 500_000
# samples kept at hand, 1 kB for a page of 1,500 characters
_SAMPLES = 20_000
# stretches are counted in two bytes
_STRETCHES = 1 << 16


class Sample(NamedTuple):
    """A print's hashes, ascending, the stretch of each, and how many stretches these are."""

    hashes: npt.NDArray[np.uint32]
    stretches: npt.NDArray[np.uint16]
    width: int


class Postings:
    """The prints of a corpus by their shingles, as the file has them; `add` tells of a new one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.clear()

    def clear(self) -> None:
        """Forget what is at hand: the file has changed otherwise than by `add`."""
        self._lists: dict[int, array[int]] = {}
        self._samples: dict[int, Sample] = {}
        # by print, 0 where not looked up: how many shingles it has, in how many stretches
        self._sizes = np.zeros(1024, dtype=np.int64)

    def add(self, print_: int, hashes: Sequence[int]) -> None:
        """Note a print that has been written into the file."""
        for hash_ in hashes:
            known = self._lists.get(hash_)
            if known is not None:
                known.append(print_)

    def promising(self, print_: int) -> dict[int, float]:
        """Prints that share enough with this one to be aligned, with the share; itself with 1."""
        sample = self._sample(print_)
        if len(sample.hashes) < LEAST:
            return {print_: 1.0}
        lists = self._by_stretch(sample)
        counts = np.bincount(np.concatenate([one for stretch in lists for one in stretch]))
        others = np.flatnonzero(counts >= LEAST)
        sizes = self._sized(others)
        shares = counts[others] / np.minimum(sizes, len(sample.hashes))
        kept = shares >= FLOOR
        others, shares, sizes = others[kept], shares[kept], sizes[kept]
        spread = self._spread(sample, lists, others, sizes)
        pairs = zip(others[spread].tolist(), shares[spread].tolist(), strict=True)
        return dict(pairs) | {print_: 1.0}

    def shares(self, print_: int, others: Sequence[int]) -> list[float]:
        """The share of the smaller sample that is in the other, of this print and each other."""
        sample = self._sample(print_)
        if not len(sample.hashes):
            return [0.0] * len(others)
        lists = [one for stretch in self._by_stretch(sample) for one in stretch]
        asked = np.array(others, dtype=np.int64)
        counts = np.bincount(np.concatenate(lists), minlength=int(asked.max(initial=0)) + 1)
        sizes = np.maximum(np.minimum(self._sized(asked), len(sample.hashes)), 1)
        found: list[float] = (counts[asked] / sizes).tolist()
        return found

    def _spread(
        self,
        sample: Sample,
        lists: Lists,
        others: Numbers,
        sizes: Numbers,
    ) -> npt.NDArray[np.bool_]:
        """Which others share something with enough stretches of the shorter text of the two."""
        kept = np.zeros(len(others), dtype=np.bool_)
        longer = sizes >= len(sample.hashes)
        if longer.any():
            hits = _hits(lists, len(self._sizes))[others[longer]]
            kept[longer] = hits >= SPREAD * len(lists)
        shorter = np.flatnonzero((sizes <= len(sample.hashes)) & ~kept)
        if len(shorter):
            kept[shorter] = self._within(sample, others[shorter].tolist())
        return kept

    def _within(self, sample: Sample, others: Sequence[int]) -> npt.NDArray[np.bool_]:
        """Which others have something of this print in enough of their own stretches."""
        samples = [self._sample(other) for other in others]
        hashes = np.concatenate([other.hashes for other in samples])
        lengths = [len(other.hashes) for other in samples]
        keys = np.repeat(np.arange(len(others)) * _STRETCHES, lengths)
        keys += np.concatenate([other.stretches for other in samples])
        places = np.searchsorted(sample.hashes, hashes)
        places[places == len(sample.hashes)] = 0
        shared = np.unique(keys[sample.hashes[places] == hashes])
        hits = np.bincount(shared // _STRETCHES, minlength=len(others))
        widths = np.array([other.width for other in samples])
        found: npt.NDArray[np.bool_] = hits >= SPREAD * widths
        return found

    def _by_stretch(self, sample: Sample) -> Lists:
        """The lists of a sample's shingles, stretch by stretch of its text."""
        self._read(sample.hashes.tolist())
        order = np.argsort(sample.stretches, kind="stable")
        found: dict[int, list[npt.NDArray[np.uint32]]] = {}
        both = sample.stretches[order].tolist(), sample.hashes[order].tolist()
        for stretch, hash_ in zip(*both, strict=True):
            list_ = np.frombuffer(self._lists[hash_], dtype=np.uint32)
            found.setdefault(stretch, []).append(list_)
        return list(found.values())

    def _read(self, hashes: Sequence[int]) -> None:
        """The lists that are not at hand, from the file."""
        if len(self._lists) > _LISTS:
            self._lists.clear()
        unknown = [hash_ for hash_ in hashes if hash_ not in self._lists]
        query = """SELECT value, (SELECT group_concat(print) FROM shingles WHERE shingle = value)
            FROM json_each(?)"""
        for hash_, prints in self._connection.execute(query, (json.dumps(unknown),)):
            self._lists[hash_] = array("I", map(int, prints.split(",")))

    def _sized(self, prints: Numbers) -> Numbers:
        """How many shingles each print has."""
        if len(prints) and prints.max() >= len(self._sizes):
            self._sizes = np.concatenate([self._sizes, np.zeros(prints.max() + 1, dtype=np.int64)])
        unknown = prints[self._sizes[prints] == 0]
        if len(unknown):
            query = "SELECT p.id, p.shingles FROM json_each(?) j JOIN prints p ON p.id = j.value"
            rows = self._connection.execute(query, (json.dumps(unknown.tolist()),)).fetchall()
            ids, sizes = zip(*rows, strict=True)
            self._sizes[list(ids)] = sizes
        return self._sizes[prints]

    def _sample(self, print_: int) -> Sample:
        if print_ not in self._samples:
            if len(self._samples) > _SAMPLES:
                self._samples.clear()
            query = "SELECT sample FROM prints WHERE id = ?"
            self._samples[print_] = _arrays(self._connection.execute(query, (print_,)).fetchone()[0])
        return self._samples[print_]


def _hits(lists: Lists, number: int) -> Numbers:
    """In how many of the stretches something of each of so many prints stands."""
    hits = np.zeros(number, dtype=np.int64)
    here = np.zeros(number, dtype=np.bool_)
    for stretch in lists:
        here[:] = False
        for list_ in stretch:
            here[list_] = True
        hits += here
    return hits


def _arrays(column: bytes) -> Sample:
    number = len(column) // 6
    hashes = np.frombuffer(column, dtype="<u4", count=number)
    stretches = np.frombuffer(column, dtype="<u2", offset=4 * number)
    return Sample(hashes, stretches, len(set(stretches.tolist())))
