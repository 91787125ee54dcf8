"""Alignment of two texts by the runs that both have, in order.

Runs that occur once in each text are anchors; the longest chain of them in the order of both is
kept (patience diff, Bram Cohen), each grown to both sides, and the gaps between are aligned the
same way by shorter runs. Near-linear: every round looks at a character once, and there are few.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import lt
from typing import NamedTuple

# lengths of the runs, round by round, in characters; a Latin word is as long as two or three
# Chinese characters are
_HAN_ROUNDS = (12, 6, 3, 2)
_WORD_ROUNDS = (32, 16, 8)
# of texts longer than this one letter in four begins a run: copies have hundreds of runs in common,
# and what lies between two of them is aligned by itself
_LONG, _THIN = 1_000, 4
# a word that stands for another one is looked for, not counted: most gaps are such
_SHORT = 8


class Block(NamedTuple):
    """Equal runs: `a[a:a+size] == b[b:b+size]`."""

    a: int
    b: int
    size: int


def blocks(a: str, b: str, *, han: bool = True) -> list[Block]:
    """The runs that two texts share, in the order of both, none touching the next."""
    rounds = _HAN_ROUNDS if han else _WORD_ROUNDS
    return list(_joined(_aligned(a, b, 0, 0, rounds)))


def _aligned(a: str, b: str, at: int, bt: int, rounds: tuple[int, ...]) -> Iterator[Block]:
    head = _common(a, b)
    a, b = a[head:], b[head:]
    tail = _common(a[::-1], b[::-1])
    if head:
        yield Block(at, bt, head)
    inner_a, inner_b = a[: len(a) - tail], b[: len(b) - tail]
    at, bt = at + head, bt + head
    if inner_a and inner_b and rounds:
        yield from _anchored(inner_a, inner_b, at, bt, rounds)
    if tail:
        yield Block(at + len(inner_a), bt + len(inner_b), tail)


def _anchored(a: str, b: str, at: int, bt: int, rounds: tuple[int, ...]) -> Iterator[Block]:
    done_a = done_b = 0
    chain, rest = _first(a, b, rounds)
    if not chain:
        return
    for x, y in (*chain, (len(a), len(b))):
        if x < done_a or y < done_b:
            continue
        yield from _aligned(a[done_a:x], b[done_b:y], at + done_a, bt + done_b, rest)
        done_a, done_b = x, y
        grown = _common(a, b, x, y)
        if grown:
            yield Block(at + x, bt + y, grown)
        done_a, done_b = x + grown, y + grown


def _first(
    a: str, b: str, rounds: tuple[int, ...]
) -> tuple[list[tuple[int, int]], tuple[int, ...]]:
    """The chain of the first round that finds one, and the rounds behind it."""
    least = min(len(a), len(b))
    for n, size in enumerate(rounds, 1):
        if size <= least and (chain := _chain(a, b, size)):
            return chain, rounds[n:]
    return [], ()


def _chain(a: str, b: str, size: int) -> list[tuple[int, int]]:
    """The longest chain of runs that occur once in each text, as pairs of their begins."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) <= _SHORT and not any(
        short[i : i + size] in long for i in range(len(short) - size + 1)
    ):
        return []
    thin = len(short) > _LONG
    here, there = _once(a, size, thin), _once(b, size, thin)
    pairs = sorted([(x, there[run]) for run, x in here.items() if run in there])
    ends = [y for _, y in pairs]
    # copies have everything in one order
    if all(map(lt, ends, ends[1:])):
        return pairs
    tails: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for n, y in enumerate(ends):
        place = bisect_left(tails, y)
        before.append(best[place - 1] if place else -1)
        tails[place : place + 1] = [y]
        best[place : place + 1] = [n]
    chain = []
    n = best[-1] if best else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def _once(text: str, size: int, thin: bool) -> dict[str, int]:
    """Each run that occurs once, with its begin; if `thin`, of those that begin with few letters.

    Which letters is the same in all texts, so that a run is left out of both or of none.
    """
    begins: Sequence[int] = range(len(text) - size + 1)
    if thin:
        begins = [i for i, letter in enumerate(text[: len(begins)]) if not ord(letter) % _THIN]
    runs = [text[i : i + size] for i in begins]
    last = dict(zip(runs, begins, strict=True))
    if len(last) == len(runs):
        return last
    first = dict(zip(reversed(runs), reversed(begins), strict=True))
    return {run: i for run, i in last.items() if first[run] == i}


def _common(a: str, b: str, x: int = 0, y: int = 0) -> int:
    """How many characters `a` from `x` and `b` from `y` have in common; strides double."""
    at, stride = 0, 16
    most = min(len(a) - x, len(b) - y)
    while at < most:
        step = min(stride, most - at)
        if a[x + at : x + at + step] == b[y + at : y + at + step]:
            at, stride = at + step, 2 * stride
        elif step == 1:
            break
        else:
            stride, most = step // 2, at + step
    return at


def _joined(found: Iterator[Block]) -> Iterator[Block]:
    """Blocks that touch in both texts as one."""
    last: Block | None = None
    for block in found:
        if last and (last.a + last.size, last.b + last.size) == (block.a, block.b):
            last = Block(last.a, last.b, last.size + block.size)
        else:
            if last:
                yield last
            last = block
    if last:
        yield last
