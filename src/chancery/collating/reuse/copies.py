"""Copies among texts: found before anything else, so that a popular text counts once.

One shingle in sixteen says which texts may be copies; each candidate is aligned with the first
text of its group, so that a text of n copies costs n alignments and not n².
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from chancery.collating.reuse import chains, kernels
from chancery.collating.reuse.values import SETTINGS, Corpus, Hashes, Ints, Passage

# one shingle in so many, a power of two, is looked at: a page of 1,000 characters has forty
_SAMPLED = 8
# What more texts than these share becomes longer, up to 32 letters: then it is no set phrase, and
# as many texts as have it are copies.
_MOST = 32
_LONGER = (3, 3, 8, 12)
# Share of a text's sampled shingles that a copy has, one in five of whose letters was changed.
_SHARE = 0.05
_FEWEST = 4
# share of the shorter text that must align
_COVERED = 0.5
# bits that every letter wins: candidates are alike throughout, so that no model is needed
_PLAIN = 4.0
Rows = npt.NDArray[np.int64]


@dataclass(slots=True)
class Copies:
    """For each text that is a copy, its pivot; and how each aligns with its pivot."""

    pivot: dict[int, int] = field(default_factory=dict)
    aligned: dict[int, list[Passage]] = field(default_factory=dict)

    def members(self) -> dict[int, list[int]]:
        """The copies of each pivot, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for text in sorted(self.pivot):
            found[self.pivot[text]].append(text)
        return found


def copies(corpus: Corpus) -> Copies:
    """Texts of which a half or more aligns with another, each with one pivot."""
    found = Copies()
    for text, pivot in _candidates(corpus):
        home = found.pivot.get(pivot, pivot)
        if text in found.pivot or text == home:
            continue
        passages = align(corpus, home, text)
        if _covers(corpus, passages, home, text):
            found.pivot[text] = home
            found.aligned[text] = passages
    return found


def _candidates(corpus: Corpus) -> list[tuple[int, int]]:
    """Pairs of a later and an earlier text that share many sampled shingles, by the later one."""
    sample = np.flatnonzero(corpus.hashes & np.uint64((_SAMPLED - 1) << 40) == 0)
    hashes, texts = corpus.hashes[sample], corpus.texts[sample]
    lengthen(corpus, hashes, texts, corpus.places[sample], _MOST, _LONGER)
    order = np.argsort(hashes, kind="stable")
    order = order[hashes[order] != 0]
    hashes, texts = hashes[order], texts[order].astype(np.int64)
    first = np.r_[True, hashes[1:] != hashes[:-1]]
    heads = texts[np.maximum.accumulate(np.where(first, np.arange(len(texts)), 0))]
    apart = heads != texts
    keys, shared = np.unique(texts[apart] << 32 | heads[apart], return_counts=True)
    later, earlier = keys >> 32, keys & 0xFFFFFFFF
    sizes = np.bincount(texts, minlength=len(corpus.off))
    good = shared >= np.maximum(_FEWEST, _SHARE * np.minimum(sizes[later], sizes[earlier]))
    later, earlier, shared = later[good], earlier[good], shared[good]
    order = np.lexsort((earlier, -shared, later))
    return list(zip(later[order].tolist(), earlier[order].tolist(), strict=True))


def lengthen(
    corpus: Corpus, hashes: Hashes, texts: Ints, places: Ints, most: int, longer: Iterable[int]
) -> None:
    """Let shingles that more than `most` places have take in more letters; 0 where there are none.

    `longer` says how many at each turn.
    """
    table = np.zeros(slots(4 * len(hashes), (1 << 16, 1 << 26)), np.uint16)
    length = corpus.length
    for more in longer:
        table[:] = 0
        kernels.counted(hashes, table)
        kernels.lengthened(
            *(corpus.letters, corpus.off, texts, places, hashes, table, most, length, more)
        )
        length += more


def slots(wanted: int, bounds: tuple[int, int]) -> int:
    """The power of two above a number, within bounds."""
    return min(bounds[1], max(bounds[0], 1 << max(0, wanted - 1).bit_length()))


def align(corpus: Corpus, a: int, b: int) -> list[Passage]:
    """The passages that two texts share, if they are copies."""
    one, two = corpus.shingles(a), corpus.shingles(b)
    _, mine, others = np.intersect1d(one[0], two[0], return_indices=True)
    if not len(mine):
        return []
    rows = np.empty((len(mine), 4), np.int32)
    rows[:, 0], rows[:, 1] = a, b
    rows[:, 2], rows[:, 3] = one[1][mine], two[1][others]
    rows = rows[np.lexsort((rows[:, 3], rows[:, 2]))]
    out = np.empty((64, 7), np.int64)
    s = SETTINGS
    count = chains.chained(
        *(rows, corpus.letters, corpus.plain(_PLAIN), corpus.off, corpus.length),
        *(s.hope, 2 * s.hope, s.drop, s.edit, s.cap, s.gap, out),
    )
    return [Passage(*row) for row in out[:count].tolist()]


def _covers(corpus: Corpus, passages: Iterable[Passage], a: int, b: int) -> bool:
    shorter = min(corpus.size(a), corpus.size(b))
    return sum(p.a_end - p.a_begin for p in passages) >= _COVERED * shorter
