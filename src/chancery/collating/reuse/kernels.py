"""Inner loops of reuse detection, compiled by numba. Nothing else imports numba.

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
_ROUND = np.uint64(0x9E3779B97F4A7C15)
# cells beside the middle of the band that an alignment may stray within a row
_BAND = 12
_LOWEST = -1e9


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
def weighed(order, hashes, texts, places, most, table):
    """Add to each band of diagonals of two texts the weight of the shingles they share there."""
    mask = np.uint64(len(table) - 1)
    n, i = len(order), 0
    while i < n:
        h = hashes[order[i]]
        j = i + 1
        while j < n and hashes[order[j]] == h:
            j += 1
        if h != 0 and 1 < j - i <= most:
            weight = 2 if j - i <= 12 else 1
            for u in range(i, j):
                for v in range(u + 1, j):
                    a, b, p, q = _ordered(texts, places, order[u], order[v])
                    if a != b:
                        one, two = _bands(a, b, p - q, mask)
                        table[one] = min(250, table[one] + weight)
                        table[two] = min(250, table[two] + weight)
        i = j


@njit(cache=True)
def emitted(order, hashes, texts, places, most, table, need, start, out):
    """Rows of text, text, place, place for shared shingles in bands that weigh `need` or more.

    Begins at `start` of `order`; stops where `out` might be too small for the next group. Gives
    how many rows there are and where to go on.
    """
    mask = np.uint64(len(table) - 1)
    n, i, found = len(order), start, 0
    while i < n and found + most * most // 2 < len(out):
        h = hashes[order[i]]
        j = i + 1
        while j < n and hashes[order[j]] == h:
            j += 1
        if h != 0 and 1 < j - i <= most:
            for u in range(i, j):
                for v in range(u + 1, j):
                    a, b, p, q = _ordered(texts, places, order[u], order[v])
                    if a != b:
                        one, two = _bands(a, b, p - q, mask)
                        if table[one] >= need or table[two] >= need:
                            out[found, 0], out[found, 1] = a, b
                            out[found, 2], out[found, 3] = p, q
                            found += 1
        i = j
    return found, i


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
def surprise(t, starts, ends, orders, table, bits):
    """Bits of each letter by the letters before it, what two texts have in common left out.

    An interpolated model of up to `orders` letters; counts of hashes in `table`. Two occurrences
    are taken off each count, as those are what is to be explained. Only the letters between
    `starts` and `ends` are counted and told.
    """
    n = (ends - starts).sum()
    mask = np.uint64(len(table) - 1)
    above = np.full(len(t), n, np.uint32)
    for k in range(1, orders + 1):
        table[:] = 0
        for turn in range(2):
            for d in range(len(starts)):
                first = starts[d] + k - 1
                before = above[first - 1] if k > 1 and first <= ends[d] else np.uint32(n)
                for i in range(first, ends[d]):
                    h = np.uint64(k)
                    for q in range(i - k + 1, i + 1):
                        h = (h ^ np.uint64(t[q])) * _ROUND
                        h ^= h >> np.uint64(29)
                    slot = h & mask
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


@njit(cache=True)
def _extended(t, bits, a, a_end, b, b_end, step, drop, edit, cap, row, last):
    """The best gapped alignment from a place on: bits won, letters of either text.

    X-drop extension (Zhang and others 2000) in a band that follows its best cell. A common letter
    wins its bits, up to `cap`; an edit costs `edit`.
    """
    width = 2 * _BAND + 1
    best, best_i, best_j = 0.0, 0, 0
    base = -_BAND
    for z in range(width):
        j = base + z
        last[z] = -edit * j if j >= 0 else _LOWEST
    i = 0
    while True:
        i += 1
        at = a + step * (i - 1)
        if (step > 0 and at >= a_end) or (step < 0 and at < a_end):
            break
        top = _LOWEST
        # the band moves to where the row before was best
        peak, peak_z = _LOWEST, 0
        for z in range(width):
            if last[z] > peak:
                peak, peak_z = last[z], z
        new = base + peak_z + 1 - _BAND
        for z in range(width):
            j = new + z
            value = _LOWEST
            if j >= 0:
                above = j - base
                if j >= 1:
                    other = b + step * (j - 1)
                    inside = other < b_end if step > 0 else other >= b_end
                    if not inside:
                        row[z] = _LOWEST
                        continue
                    if 0 <= above - 1 < width:
                        won = -edit
                        if t[at] == t[other]:
                            won = min(cap, bits[at], bits[other]) - 0.4
                        value = last[above - 1] + won
                if 0 <= above < width:
                    value = max(value, last[above] - edit)
                if z > 0:
                    value = max(value, row[z - 1] - edit)
            row[z] = value
            if value > top:
                top = value
            if value > best:
                best, best_i, best_j = value, i, j
        if top < best - drop:
            break
        base = new
        for z in range(width):
            last[z] = row[z]
    return best, best_i, best_j


@njit(cache=True)
def chained(seeds, t, bits, off, length, hope, least, drop, edit, cap, gap, out):
    """Seeds in order of text, text, place → passages that win at least `least` bits.

    Seeds on one diagonal become a chain; each chain is aligned from its middle seed both ways, if
    no passage found before covers it. Fills rows: text, begin, end, text, begin, end, bits.
    """
    n, found, i = len(seeds), 0, 0
    most = 2048
    first = np.empty((most, 2), np.int64)
    end = np.empty((most, 2), np.int64)
    weight = np.empty(most)
    row, last = np.empty(2 * _BAND + 1), np.empty(2 * _BAND + 1)
    while i < n and found < len(out):
        a, b = seeds[i, 0], seeds[i, 1]
        j = i
        count = 0
        while j < n and seeds[j, 0] == a and seeds[j, 1] == b:
            p, q = seeds[j, 2], seeds[j, 3]
            j += 1
            home = -1
            near = 1 << 30
            for c in range(count - 1, max(0, count - 64) - 1, -1):
                da, db = p - end[c, 0], q - end[c, 1]
                if da < 0 or db < 0 or da > gap or db > gap:
                    continue
                shift = abs(da - db)
                if shift <= 4 + min(da, db) // 4 and shift * 64 + da < near:
                    near, home = shift * 64 + da, c
            if home >= 0:
                for z in range(max(p, end[home, 0] + length), p + length):
                    weight[home] += min(cap, bits[off[a] + z])
                end[home, 0], end[home, 1] = p, q
            elif count < most:
                first[count, 0], first[count, 1] = p, q
                end[count, 0], end[count, 1] = p, q
                weight[count] = 0.0
                for z in range(p, p + length):
                    weight[count] += min(cap, bits[off[a] + z])
                count += 1
        a0, a1, b0, b1 = off[a], off[a + 1], off[b], off[b + 1]
        before = found
        for c in np.argsort(-weight[:count]):
            if weight[c] < hope:
                break
            p, q = first[c, 0], first[c, 1]
            known = False
            for z in range(before, found):
                if (
                    out[z, 1] <= p
                    and p + length <= out[z, 2]
                    and out[z, 4] <= q
                    and q + length <= out[z, 5]
                ):
                    known = True
                    break
            if known or found >= len(out):
                continue
            right, x1, y1 = _extended(
                t, bits, a0 + p, a1, b0 + q, b1, 1, drop, edit, cap, row, last
            )
            left, x2, y2 = _extended(
                t, bits, a0 + p - 1, a0, b0 + q - 1, b0, -1, drop, edit, cap, row, last
            )
            if right + left >= least:
                out[found, 0], out[found, 1], out[found, 2] = a, p - x2, p + x1
                out[found, 3], out[found, 4], out[found, 5] = b, q - y2, q + y1
                out[found, 6] = np.int64(right + left)
                found += 1
        i = j
    return found
