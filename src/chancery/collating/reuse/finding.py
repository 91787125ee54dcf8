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

from chancery.collating.reuse import chains, kernels
from chancery.collating.reuse.copies import Copies, copies, lengthen, slots
from chancery.collating.reuse.letters import Alphabet
from chancery.collating.reuse.values import SETTINGS, Corpus, Hashes, Ints, Passage, Reuse
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
# Letters that the model of surprise looks at: with 5 Chinese ones it tells set phrases slightly
# better, for a tenth more time.
_ORDERS = {True: 4, False: 6}
# shingles are sorted in so many parts, a power of two, so that memory holds one part's order only
_PARTS = 2
# texts are gone through in so many ranges, so that memory holds one order only
_RANGES = 8
# rows of a piece of seeds
_PIECE = 1 << 22
# slots of the tables, as powers of two: four for each letter, within these bounds
_SLOTS = (1 << 16, 1 << 26)
_BANDS = (1 << 20, 1 << 28)
Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]
# shingles in order of their hash: whether each equals the one before, its text and place
Group = tuple[npt.NDArray[np.bool_], Ints, Ints]


def passages(texts: Sequence[tuple[str, str]]) -> Iterator[Reuse]:
    """Every passage that two of these texts (id, text) share; Chinese texts and others apart."""
    kinds = [_chinese(text) for _, text in texts]
    for chinese in (True, False):
        mine = [text for text, kind in zip(texts, kinds, strict=True) if kind == chinese]
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
    found = list(_between_pivots(corpus, copied, _ORDERS[chinese]))
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
    # room for a shingle at every letter is asked for; only what is written to takes memory
    hashes = np.empty(len(letters), np.uint64)
    texts, places = np.empty(len(letters), np.int32), np.empty(len(letters), np.int32)
    n = kernels.winnowed(letters, off, length, SETTINGS.window, hashes, texts, places)
    return Corpus(letters, off, length, hashes[:n], texts[:n], places[:n])


def _between_pivots(corpus: Corpus, copied: Copies, orders: int) -> Iterator[Passage]:
    """The passages between texts that are no copies of each other."""
    kept = np.ones(len(corpus.off) - 1, bool)
    kept[list(copied.pivot)] = False
    mine = kept[corpus.texts]
    hashes, texts, places = corpus.hashes[mine], corpus.texts[mine], corpus.places[mine]
    corpus.forget()
    bits = _bits(corpus, kept, orders)
    lengthen(corpus, hashes, texts, places, SETTINGS.most, _LONGER)
    groups = list(_in_groups(hashes, texts, places))
    del hashes, texts, places
    ranges = _seeds(groups, len(kept))
    del groups
    least = _BITS + _GROWING * math.log2(max(2, len(corpus.letters)))
    for seeds in ranges:
        yield from _chained(corpus, _in_order(np.concatenate(seeds)), bits, least)


def _in_order(seeds: Rows) -> Rows:
    """Seeds by texts and place in the first; a place beyond 65,535 counts as that."""
    key = seeds[:, 0].astype(np.uint64) << np.uint64(40)
    key |= seeds[:, 1].astype(np.uint64) << np.uint64(16)
    key |= np.minimum(seeds[:, 2], 65535).astype(np.uint64)
    return seeds[np.argsort(key, kind="stable")]


def _chained(corpus: Corpus, seeds: Rows, bits: Floats, least: float) -> Iterator[Passage]:
    out = np.empty((max(1024, len(seeds) // 4), 7), np.int64)
    s = SETTINGS
    count = chains.chained(
        *(seeds, corpus.letters, bits, corpus.off, corpus.length),
        *(s.hope, least, s.drop, s.edit, s.cap, s.gap, out),
    )
    for row in out[:count].tolist():
        yield Passage(*row)


def _in_groups(hashes: Hashes, texts: Ints, places: Ints) -> Iterator[Group]:
    """Shingles in order of their hash, in parts."""
    for part in range(_PARTS):
        mine = np.flatnonzero(hashes & np.uint64((_PARTS - 1) << 8) == part << 8)
        order, same = _by_hash(hashes[mine])
        mine = mine[order]
        yield same, texts[mine], places[mine]


def _seeds(groups: Sequence[Group], texts: int) -> list[list[Rows]]:
    """The seeds of each range of texts, in pieces."""
    table = np.zeros(slots(16 * sum(len(same) for same, _, _ in groups), _BANDS), np.uint8)
    for group in groups:
        kernels.weighed(*group, SETTINGS.most, table)
    step = -(-texts // _RANGES)
    ranges: list[list[Rows]] = [[np.empty((0, 4), np.int32)] for _ in range(_RANGES)]
    for group in groups:
        start = 0
        while start < len(group[0]):
            out = np.empty((_PIECE, 4), np.int32)
            n, start = kernels.emitted(*group, SETTINGS.most, table, SETTINGS.need, start, out)
            parted, ends = kernels.parted(out[:n], step, _RANGES)
            for number, piece in enumerate(np.split(parted, ends[:-1])):
                ranges[number].append(piece)
    return ranges


def _by_hash(hashes: Hashes) -> tuple[Hashes, npt.NDArray[np.bool_]]:
    """The order of hashes, equal ones together, and which equal the one before; 0 equals none.

    A sort of plain numbers is twice as fast as one by key: the number of each stands in its lowest
    bits, and 40 bits or more are left to tell hashes apart.
    """
    low = np.uint64((1 << len(hashes).bit_length()) - 1)
    keys = hashes & ~low | np.arange(len(hashes), dtype=np.uint64)
    keys.sort()
    high = keys & ~low
    same = np.zeros(len(keys), bool)
    same[1:] = (high[1:] == high[:-1]) & (high[1:] != 0)
    return keys & low, same


def _bits(corpus: Corpus, kept: npt.NDArray[np.bool_], orders: int) -> Floats:
    """How surprising each letter is; of copies, which nobody asks for, nothing is known."""
    starts, ends = corpus.off[:-1][kept], corpus.off[1:][kept]
    bits = np.zeros(len(corpus.letters), np.float32)
    table = np.zeros(slots(2 * len(bits), _SLOTS), np.uint32)
    kernels.surprise(corpus.letters, starts, ends, orders, table, bits)
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
