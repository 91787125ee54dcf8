"""Fingerprints: a sample of a text's shingles, by which copies are found among many.

A shingle is a run of five Chinese characters, or of three words. Kept is every one whose hash is
divisible by SAMPLED, whatever the text (Broder 1997, “mod p”): so the share of one sample in
another estimates how much of one text stands in the other (containment), long beside short.
"""

from __future__ import annotations

import re
from zlib import crc32

from chancery.collating.forms import Form
from chancery.reading.characters import normal

# one shingle in eight: a page of 300 characters keeps about 37, one of 9,000 about 1,100
SAMPLED = 8
# five characters are two or three words: rarer than a word, shorter than a set phrase
_HAN_SIZE = 5
_WORDS_SIZE = 3
_WORD = re.compile(r"[^\W_]+")
# CRC alone is linear, and its low bits follow the last letters: multiplied by 2^32 / golden ratio
# (Knuth, The Art of Computer Programming 3, 6.4) all bits follow all letters
_MIX, _MASK = 0x9E3779B1, 0xFFFFFFFF


def shingles(form: Form, text: str) -> frozenset[int]:
    """The sampled hashes (32 bits) of a form; `text` is the text it was made of."""
    if form.han:
        letters = form.letters
        grams = {letters[i : i + _HAN_SIZE] for i in range(len(letters) - _HAN_SIZE + 1)}
    else:
        words = _WORD.findall(normal(text).text.lower())
        size = _WORDS_SIZE
        grams = {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}
    return frozenset(h for gram in grams if not (h := _hash(gram)) % SAMPLED)


def _hash(gram: str) -> int:
    mixed = crc32(gram.encode("utf-8", "surrogatepass")) * _MIX & _MASK
    return mixed ^ mixed >> 15


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the smaller sample that is in the other, 0 to 1."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
