"""Fingerprints: a sample of a text's shingles, by which copies are found among many.

A shingle is a run of five Chinese characters, or of three words. Kept is every one whose hash is
divisible by SAMPLED, whatever the text (Broder 1997, “mod p”): so the share of one sample in
another estimates how much of one text stands in the other (containment), long beside short.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from zlib import crc32

from chancery.collating.forms import Form
from chancery.reading.characters import normal

# one shingle in eight: a page of 300 characters keeps about 37, one of 9,000 about 1,100
SAMPLED = 8
# five characters are two or three words: rarer than a word, shorter than a set phrase
_HAN_SIZE = 5
_WORDS_SIZE = 3
_WORD = re.compile(r"[^\W_]+")
# letters, or words, of a stretch: about a clause, of which four shingles are sampled
STRETCH_HAN, STRETCH_WORDS = 32, 24
# stretches are counted in two bytes; what stands behind two million letters is one stretch
_LAST = 0xFFFF
# CRC alone is linear, and its low bits follow the last letters: multiplied by 2^32 / golden ratio
# (Knuth, The Art of Computer Programming 3, 6.4) all bits follow all letters
_MIX, _MASK = 0x9E3779B1, 0xFFFFFFFF


def shingles(form: Form, text: str) -> dict[int, int]:
    """The sampled hashes (32 bits) of a form, each with the stretch of the text it begins in.

    `text` is the text that the form was made of.
    """
    if form.han:
        letters, size = form.letters, _HAN_SIZE
        grams = (letters[i : i + size] for i in range(len(letters) - size + 1))
        stretch = STRETCH_HAN
    else:
        words, size = _WORD.findall(normal(text).text.lower()), _WORDS_SIZE
        grams = (" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
        stretch = STRETCH_WORDS
    found: dict[int, int] = {}
    for place, hash_ in enumerate(_hashes(grams)):
        if not hash_ % SAMPLED:
            found.setdefault(hash_, min(place // stretch, _LAST))
    return found


def _hashes(grams: Iterable[str]) -> list[int]:
    mixed = [crc32(gram.encode("utf-8", "surrogatepass")) * _MIX & _MASK for gram in grams]
    return [one ^ one >> 15 for one in mixed]


def containment(a: Mapping[int, int], b: Mapping[int, int]) -> float:
    """The share of the smaller sample that is in the other, 0 to 1."""
    smaller = min(len(a), len(b))
    return len(a.keys() & b.keys()) / smaller if smaller else 0.0


def spread(a: Mapping[int, int], b: Mapping[int, int]) -> float:
    """The share of the shorter text's stretches that have a shingle of the other, in its order.

    A copy has something of the original everywhere, and in its order; another statement of the
    series has the set phrases, here and there. 0 to 1; stretches of which no shingle is sampled do
    not count.
    """
    smaller, larger = sorted((a, b), key=_size)
    pairs = {(place, -larger[shingle]) for shingle, place in smaller.items() if shingle in larger}
    # the longest chain that ascends in both; of one stretch's places, descending, it takes one
    tails: list[int] = []
    for _, place in sorted(pairs):
        at = bisect_right(tails, -place)
        tails[at : at + 1] = [-place]
    return len(tails) / len(set(smaller.values())) if smaller else 0.0


def _size(sample: Mapping[int, int]) -> tuple[int, int]:
    """Which of two samples is the smaller: of as many hashes, whichever comes first."""
    return len(sample), sum(sample)
