"""Shingles, seeds and surprise, compiled by numba. Only this and `chains` import numba.

Texts are one array of letter codes `t`; text `d` is `t[off[d]:off[d + 1]]`. Positions are letters
from the begin of their text.
"""
# mypy: ignore-errors

from __future__ import annotations

import numpy as np
from numba import njit

# odd constants that spread bits (splitmix64, Steele and others 2014)
_M1 = np.uint64(0xBF58476D1CE4E5B9)
_M2 = np.uint64(0x94D049BB133111EB)
_SIXTEEN = np.uint64(16)
_ROUND = np.uint64(0x9E3779B97F4A7C15)


@njit(cache=True, inline="always")
def _mixed(x):
    x ^= x >> np.uint64(30)
    x *= _M1
    x ^= x >> np.uint64(27)
    x *= _M2
    return x ^ (x >> np.uint64(31))


@njit(cache=True)
def winnowed(t, off, length, window, hashes, texts, places):
    """Winnowed shingles of `length` letters (Schleimer and others 2003): the least of a window.

    Fills hash, text and place of each; gives how many there are.
    """
    n = 0
    base = np.uint64(0x100000001B3)
    power = np.uint64(1)
    for _ in range(length):
        power *= base
    ring = np.empty(window, np.uint64)
    for d in range(len(off) - 1):
        start, end = off[d], off[d + 1]
        h = np.uint64(0)
        last = -1
        for i in range(start, end):
            h = h * base + np.uint64(t[i]) + np.uint64(1)
            if i - start >= length:
                h -= power * (np.uint64(t[i - length]) + np.uint64(1))
            if i - start < length - 1:
                continue
            p = i - length + 1 - start
            ring[p % window] = _mixed(h)
            if p < window - 1:
                continue
            m = p - window + 1
            for q in range(m + 1, p + 1):
                if ring[q % window] <= ring[m % window]:
                    m = q
            if m != last:
                hashes[n], texts[n], places[n] = ring[m % window], d, m
                n += 1
                last = m
    return n


@njit(cache=True)
def counted(hashes, table):
    """Count hashes in a table of a power of two, up to its type's limit."""
    mask = np.uint64(len(table) - 1)
    for h in hashes:
        k = h & mask
        if table[k] < 65535:
            table[k] += 1


@njit(cache=True)
def lengthened(t, off, texts, places, hashes, table, most, length, more):
    """Shingles that are too frequent take in `more` letters; too near the end, they become 0."""
    mask = np.uint64(len(table) - 1)
    changed = 0
    for n in range(len(hashes)):
        h = hashes[n]
        if h == 0 or table[h & mask] <= most:
            continue
        start = off[texts[n]] + places[n] + length
        if start + more > off[texts[n] + 1]:
            hashes[n] = 0
            continue
        for i in range(start, start + more):
            h = _mixed(h * _ROUND + np.uint64(t[i]) + np.uint64(1))
        hashes[n] = h | np.uint64(1)
        changed += 1
    return changed


@njit(cache=True, inline="always")
def _bucket(a, b, band):
    x = np.uint64(a) * _ROUND ^ np.uint64(b) * _M1 ^ np.uint64(band) * _M2
    return _mixed(x)


@njit(cache=True)
def weighed(same, texts, places, most, table):
    """Add to each band of diagonals of two texts the weight of the shingles they share there.

    Shingles stand in order of their hash; `same` says which equal the one before.
    """
    mask = np.uint64(len(table) - 1)
    n, i = len(texts), 0
    while i < n:
        j = i + 1
        while j < n and same[j]:
            j += 1
        if 1 < j - i <= most:
            weight = 2 if j - i <= 12 else 1
            for u in range(i, j):
                for v in range(u + 1, j):
                    a, b, p, q = _ordered(texts, places, u, v)
                    if a != b:
                        one, two = _bands(a, b, p - q, mask)
                        table[one] = min(250, table[one] + weight)
                        table[two] = min(250, table[two] + weight)
        i = j


@njit(cache=True)
def emitted(same, texts, places, most, table, need, start, out):
    """Rows of text, text, place, place for shared shingles in bands that weigh `need` or more.

    Begins at `start`; stops where `out` might be too small for the next group. Gives how many rows
    there are and where to go on.
    """
    mask = np.uint64(len(table) - 1)
    n, i, found = len(texts), start, 0
    while i < n and found + most * most // 2 < len(out):
        j = i + 1
        while j < n and same[j]:
            j += 1
        if 1 < j - i <= most:
            for u in range(i, j):
                for v in range(u + 1, j):
                    a, b, p, q = _ordered(texts, places, u, v)
                    if a != b:
                        one, two = _bands(a, b, p - q, mask)
                        if table[one] >= need or table[two] >= need:
                            out[found, 0], out[found, 1] = a, b
                            out[found, 2], out[found, 3] = p, q
                            found += 1
        i = j
    return found, i


@njit(cache=True)
def parted(rows, step, ranges):
    """Rows by the range of `step` texts that their first is of, and where each range ends."""
    ends = np.zeros(ranges, np.int64)
    for n in range(len(rows)):
        ends[rows[n, 0] // step] += 1
    ends = np.cumsum(ends)
    at = np.zeros(ranges, np.int64)
    at[1:] = ends[:-1]
    out = np.empty_like(rows)
    for n in range(len(rows)):
        k = rows[n, 0] // step
        out[at[k]] = rows[n]
        at[k] += 1
    return out, ends


@njit(cache=True, inline="always")
def _ordered(texts, places, u, v):
    if texts[u] <= texts[v]:
        return texts[u], texts[v], places[u], places[v]
    return texts[v], texts[u], places[v], places[u]


@njit(cache=True, inline="always")
def _bands(a, b, shift, mask):
    """The two bands, half a band apart, that a diagonal belongs to."""
    band = shift + 16777216
    one = _bucket(a, b, band >> 4) & mask
    return one, _bucket(a, b, ((band + 8) >> 4) + 134217728) & mask


@njit(cache=True)
def _lowest(bits):
    """A number of so many lowest bits, of 64 at the most and none below 0."""
    if bits >= 64:
        return ~np.uint64(0)
    return (np.uint64(1) << np.uint64(max(0, bits))) - np.uint64(1)


@njit(cache=True)
def surprise(t, starts, ends, orders, table, bits):
    """Bits of each letter by the letters before it, what two texts have in common left out.

    An interpolated model of up to `orders` letters, eight at the most; counts of hashes in `table`.
    Two occurrences are taken off each count, as those are what is to be explained. Only the letters
    between `starts` and `ends` are counted and told.
    """
    n = (ends - starts).sum()
    above = np.full(len(t), n, np.uint32)
    for k in range(1, orders + 1):
        # one letter or two are few kinds: their counts stay in the processor's cache
        few = 1 << 16 if k == 1 else 1 << 22 if k == 2 else len(table)
        mask = np.uint64(min(len(table), few) - 1)
        table[: mask + np.uint64(1)] = 0
        # the last four letters are sixteen bits each of one number, those before of another
        last, older = _lowest(16 * k), _lowest(16 * (k - 4))
        for turn in range(2):
            for d in range(len(starts)):
                first = starts[d] + k - 1
                before = above[first - 1] if k > 1 and first <= ends[d] else np.uint32(n)
                word = old = np.uint64(0)
                for i in range(starts[d], ends[d]):
                    old = old << _SIXTEEN | word >> np.uint64(48)
                    word = word << _SIXTEEN | np.uint64(t[i])
                    if i < first:
                        continue
                    slot = _mixed((word & last) * _ROUND ^ (old & older) * _M1) & mask
                    if turn == 0:
                        table[slot] += 1
                        continue
                    here = np.uint32(table[slot])
                    seen = max(np.float32(0.0), np.float32(here) - np.float32(2.0))
                    if k == 1:
                        bits[i] = (seen + 0.5) / n
                    else:
                        context = max(seen, np.float32(before) - np.float32(2.0))
                        bits[i] = (seen + 3.0 * bits[i]) / (context + 3.0)
                    before = above[i]
                    above[i] = here
    for d in range(len(starts)):
        for i in range(starts[d], ends[d]):
            bits[i] = -np.log2(bits[i])
