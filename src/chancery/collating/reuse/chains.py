"""Chains of seeds and their alignment, compiled by numba; texts are as in `kernels`."""
# mypy: ignore-errors

from __future__ import annotations

import numpy as np
from numba import njit

# cells beside the middle of the band that an alignment may stray within a row
_BAND = 12
_LOWEST = -1e9
# letters beside a seed that a first glance takes in
_GLANCE = 16


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
def _beside(t, bits, a, a_end, b, b_end, step, cap):
    """Bits won beside a seed on its diagonal or the next, whichever wins more; a first glance."""
    best = 0.0
    for shift in range(-1, 2):
        won = 0.0
        i, j = a, b + shift * step
        if (step > 0 and j < b) or (step < 0 and j > b):
            i, j = a + step, b
        for _ in range(_GLANCE):
            if (i - a_end) * step >= 0 or (j - b_end) * step >= 0:
                break
            if t[i] == t[j]:
                won += min(cap, bits[i], bits[j])
            i += step
            j += step
        best = max(best, won)
    return best


@njit(cache=True, inline="always")
def _known(out, first, end, p, q, length):
    """Whether one of these passages covers a seed."""
    for z in range(first, end):
        if (
            out[z, 1] <= p
            and p + length <= out[z, 2]
            and out[z, 4] <= q
            and q + length <= out[z, 5]
        ):
            return True
    return False


@njit(cache=True, inline="always")
def _joined(out, first, new):
    """Let a passage that half covers another, or is half covered, on both sides widen that one."""
    for z in range(first, new):
        both = True
        for s in (1, 4):
            common = min(out[z, s + 1], out[new, s + 1]) - max(out[z, s], out[new, s])
            shorter = min(out[z, s + 1] - out[z, s], out[new, s + 1] - out[new, s])
            both &= 2 * common > shorter
        if both:
            for s in (1, 4):
                out[z, s] = min(out[z, s], out[new, s])
                out[z, s + 1] = max(out[z, s + 1], out[new, s + 1])
            out[z, 6] = max(out[z, 6], out[new, 6])
            return True
    return False


@njit(cache=True)
def chained(seeds, t, bits, off, length, hope, least, drop, edit, cap, gap, out):
    """Seeds in order of text, text, place → passages that win at least `least` bits.

    Seeds on one diagonal become a chain; each chain is aligned from its heaviest seed both ways,
    a heavy one from its last and its first too, where no passage found covers them. Fills rows:
    text, begin, end, text, begin, end, bits.
    """
    n, found, i = len(seeds), 0, 0
    most = 2048
    # of each chain the heaviest seed, the last and the first
    place = np.empty((3, most, 2), np.int64)
    weight, top = np.empty(most), np.empty(most)
    row, last = np.empty(2 * _BAND + 1), np.empty(2 * _BAND + 1)
    while i < n and found < len(out):
        a, b = seeds[i, 0], seeds[i, 1]
        j = i
        count = 0
        while j < n and seeds[j, 0] == a and seeds[j, 1] == b:
            p, q = seeds[j, 2], seeds[j, 3]
            j += 1
            own = 0.0
            for z in range(p, p + length):
                own += min(cap, bits[off[a] + z])
            home = -1
            near = 1 << 30
            for c in range(count - 1, max(0, count - 64) - 1, -1):
                da, db = p - place[1, c, 0], q - place[1, c, 1]
                if da < 0 or db < 0 or da > gap or db > gap:
                    continue
                shift = abs(da - db)
                if shift <= 4 + min(da, db) // 4 and shift * 64 + da < near:
                    near, home = shift * 64 + da, c
            if home >= 0:
                for z in range(max(p, place[1, home, 0] + length), p + length):
                    weight[home] += min(cap, bits[off[a] + z])
                place[1, home, 0], place[1, home, 1] = p, q
                if own > top[home]:
                    top[home] = own
                    place[0, home, 0], place[0, home, 1] = p, q
            elif count < most:
                for z in range(3):
                    place[z, count, 0], place[z, count, 1] = p, q
                weight[count] = top[count] = own
                count += 1
        a0, a1, b0, b1 = off[a], off[a + 1], off[b], off[b + 1]
        before = found
        for c in np.argsort(-weight[:count]):
            if weight[c] < hope:
                break
            for turn in range(3):
                p, q = place[turn, c, 0], place[turn, c, 1]
                if turn and (p == place[0, c, 0] or weight[c] < least / 2):
                    continue
                if found >= len(out) or _known(out, before, found, p, q, length):
                    continue
                won = _beside(t, bits, a0 + p + length, a1, b0 + q + length, b1, 1, cap)
                won += _beside(t, bits, a0 + p - 1, a0 - 1, b0 + q - 1, b0 - 1, -1, cap)
                if weight[c] + won < least:
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
                    found += not _joined(out, before, found)
        i = j
    return found
