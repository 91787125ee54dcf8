"""Passages that texts share: seeds, bands of diagonals, chains, alignments scored in bits.

A passage counts by how surprising it is that two texts share it: each letter wins as many bits as a
model of the corpus finds it hard to foresee, so that a set phrase of thirty letters says less than
ten letters that stand nowhere else. The cut grows with the logarithm of the corpus, as chance does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from chancery.collating.reuse import kernels
from chancery.collating.reuse.copies import Copies, copies, lengthen, slots
from chancery.collating.reuse.letters import Alphabet
from chancery.collating.reuse.values import SETTINGS, Corpus, Passage, Reuse
from chancery.reading.characters import HAN

# letters of a shingle: of Chinese, of alphabets
_LENGTH = {True: 6, False: 14}
# letters of the shortest passage that is reported
_SHORTEST = {True: 20, False: 50}
# A passage must surprise by `_BITS` and so many for each doubling of the corpus: on generated
# corpora of 2,000 to 30,000 texts fewer than one report in twenty was chance then.
_BITS = 36.0
_GROWING = 0.3
# a longer shingle takes in so many letters more, twice what makes it rarer by a set phrase's end
_LONGER = (3, 3, 4)
# letters before a letter that the model looks at
_ORDERS = 5
# seeds are sorted in so many parts, so that memory holds the seeds and one part's order
_PARTS = 4
# texts are gone through in so many ranges, so that memory holds one order only
_RANGES = 8
# rows of a piece of seeds
_PIECE = 1 << 22
# slots of the tables, as powers of two: four for each letter, within these bounds
_SLOTS = (1 << 16, 1 << 26)
_BANDS = (1 << 20, 1 << 28)
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int32]


def passages(texts: Sequence[tuple[str, str]]) -> Iterator[Reuse]:
    """Every passage that two of these texts (id, text) share; Chinese texts and others apart."""
    for chinese in (True, False):
        mine = [(name, text) for name, text in texts if (_chinese(text)) == chinese]
        if len(mine) > 1:
            yield from _of(mine, chinese=chinese)


def _chinese(text: str) -> bool:
    """Whether a third or more of the first letters are Chinese characters."""
    head = text[:600]
    return 3 * len(HAN.findall(head)) >= len(head.strip()) > 0


def _of(texts: Sequence[tuple[str, str]], *, chinese: bool) -> Iterator[Reuse]:
    alphabet = Alphabet([text for _, text in texts])
    corpus = _read([alphabet.codes(text) for _, text in texts], _LENGTH[chinese])
    copied = copies(corpus)
    found = list(_between_pivots(corpus, copied))
    places: dict[int, npt.NDArray[np.int32]] = {}
    shortest = _SHORTEST[chinese]
    for passage in _expanded(found, copied):
        if min(passage.a_end - passage.a_begin, passage.b_end - passage.b_begin) < shortest:
            continue
        for text in (passage.a, passage.b):
            if text not in places:
                places[text] = alphabet.places(texts[text][1])
        one, two = places[passage.a], places[passage.b]
        yield Reuse(
            *(texts[passage.a][0], int(one[passage.a_begin]), int(one[passage.a_end - 1]) + 1),
            *(texts[passage.b][0], int(two[passage.b_begin]), int(two[passage.b_end - 1]) + 1),
            passage.bits,
        )


def _read(codes: Sequence[npt.NDArray[np.uint16]], length: int) -> Corpus:
    off = np.zeros(len(codes) + 1, np.int64)
    np.cumsum([len(c) for c in codes], out=off[1:])
    letters = np.concatenate(codes)
    pieces = list(_winnowed(letters, off, length))
    hashes = np.concatenate([hashes for hashes, _, _ in pieces])
    texts = np.concatenate([texts for _, texts, _ in pieces])
    places = np.concatenate([places for _, _, places in pieces])
    return Corpus(letters, off, length, hashes, texts, places)


def _winnowed(
    letters: npt.NDArray[np.uint16], off: npt.NDArray[np.int64], length: int
) -> Iterator[tuple[npt.NDArray[np.uint64], Ints, Ints]]:
    """The shingles of some texts at a time, as there is one for every second letter."""
    first = 0
    while first < len(off) - 1:
        last = max(first + 1, int(np.searchsorted(off, off[first] + _PIECE)))
        last = min(last, len(off) - 1)
        size = int(off[last] - off[first])
        hashes = np.empty(size, np.uint64)
        texts, places = (np.empty(size, np.int32) for _ in range(2))
        mine = off[first : last + 1]
        n = kernels.winnowed(letters, mine, length, SETTINGS.window, hashes, texts, places)
        yield hashes[:n].copy(), texts[:n] + np.int32(first), places[:n].copy()
        first = last


def _between_pivots(corpus: Corpus, copied: Copies) -> Iterator[Passage]:
    """The passages between texts that are no copies of each other."""
    kept = np.ones(len(corpus.off) - 1, bool)
    kept[list(copied.pivot)] = False
    mine = kept[corpus.texts]
    hashes, texts, places = corpus.hashes[mine], corpus.texts[mine], corpus.places[mine]
    corpus.forget()
    bits = _bits(corpus, kept)
    lengthen(corpus, hashes, texts, places, SETTINGS.most, _LONGER)
    seeds = _seeds(hashes, texts, places)
    del hashes, texts, places
    least = _BITS + _GROWING * math.log2(max(2, len(corpus.letters)))
    step = -(-len(kept) // _RANGES)
    for first in range(0, len(kept), step):
        mine = np.concatenate([s[(s[:, 0] >= first) & (s[:, 0] < first + step)] for s in seeds])
        yield from _chained(corpus, _in_order(mine), bits, least)


def _in_order(seeds: Rows) -> Rows:
    """Seeds by texts and place in the first; a place beyond 65,535 counts as that."""
    key = seeds[:, 0].astype(np.uint64) << np.uint64(40)
    key |= seeds[:, 1].astype(np.uint64) << np.uint64(16)
    key |= np.minimum(seeds[:, 2], 65535).astype(np.uint64)
    return seeds[np.argsort(key, kind="stable")]


def _chained(corpus: Corpus, seeds: Rows, bits: Floats, least: float) -> Iterator[Passage]:
    out = np.empty((max(1024, len(seeds) // 4), 7), np.int64)
    s = SETTINGS
    count = kernels.chained(
        *(seeds, corpus.letters, bits, corpus.off, corpus.length),
        *(s.hope, least, s.drop, s.edit, s.cap, s.gap, out),
    )
    for row in out[:count].tolist():
        yield Passage(*row)


def _seeds(
    hashes: npt.NDArray[np.uint64], texts: npt.NDArray[np.int32], places: npt.NDArray[np.int32]
) -> list[Rows]:
    table = np.zeros(slots(16 * len(hashes), _BANDS), np.uint8)
    orders = []
    for part in range(_PARTS):
        mine = np.flatnonzero((hashes >> np.uint64(8)) % np.uint64(_PARTS) == part)
        order = mine[np.argsort(hashes[mine], kind="stable")].astype(np.int32)
        kernels.weighed(order, hashes, texts, places, SETTINGS.most, table)
        orders.append(order)
    pieces = [np.empty((0, 4), np.int32)]
    for order in orders:
        start = 0
        while start < len(order):
            out = np.empty((_PIECE, 4), np.int32)
            n, start = kernels.emitted(
                *(order, hashes, texts, places, SETTINGS.most, table, SETTINGS.need, start, out)
            )
            pieces.append(out[:n].copy())
    return pieces


def _bits(corpus: Corpus, kept: npt.NDArray[np.bool_]) -> Floats:
    """How surprising each letter is; of copies, which nobody asks for, nothing is known."""
    starts, ends = corpus.off[:-1][kept], corpus.off[1:][kept]
    bits = np.zeros(len(corpus.letters), np.float32)
    table = np.zeros(slots(4 * len(bits), _SLOTS), np.uint32)
    kernels.surprise(corpus.letters, starts, ends, _ORDERS, table, bits)
    return bits


def _expanded(found: Iterable[Passage], copied: Copies) -> Iterator[Passage]:
    """Passages of pivots, and of all their copies; and those of the copies with each other."""
    members = copied.members()
    for passage in found:
        ones = [(passage.a, passage.a_begin, passage.a_end)]
        others = [(passage.b, passage.b_begin, passage.b_end)]
        for own, pivot in ((ones, passage.a), (others, passage.b)):
            _, begin, end = own[0]
            for copy in members.get(pivot, ()):
                own.extend(_inside(copied.aligned[copy], copy, begin, end))
        for one in ones:
            for other in others:
                yield Passage(*one, *other, passage.bits)
    for texts in members.values():
        for at, text in enumerate(texts):
            for passage in copied.aligned[text]:
                yield passage
                for later in texts[at + 1 :]:
                    yield from _through(passage, text, copied.aligned[later], later)


def _through(
    passage: Passage, text: int, aligned: Sequence[Passage], later: int
) -> Iterator[Passage]:
    """What two copies share, by way of their pivot."""
    for begin, end in _shared(aligned, passage.a_begin, passage.a_end):
        for one in _inside([passage], text, begin, end):
            for other in _inside(aligned, later, begin, end):
                yield Passage(*one, *other, passage.bits)


def _shared(aligned: Iterable[Passage], begin: int, end: int) -> Iterator[tuple[int, int]]:
    for passage in aligned:
        first, last = max(begin, passage.a_begin), min(end, passage.a_end)
        if first < last:
            yield first, last


def _inside(
    aligned: Iterable[Passage], text: int, begin: int, end: int
) -> Iterator[tuple[int, int, int]]:
    """Where a span of the pivot stands in its copy: in proportion, as letters are not aligned."""
    for passage in aligned:
        first, last = max(begin, passage.a_begin), min(end, passage.a_end)
        if 2 * (last - first) < end - begin or first >= last:
            continue
        scale = (passage.b_end - passage.b_begin) / (passage.a_end - passage.a_begin)
        start = passage.b_begin + round((first - passage.a_begin) * scale)
        stop = passage.b_begin + round((last - passage.a_begin) * scale)
        yield text, start, max(start + 1, min(stop, passage.b_end))
