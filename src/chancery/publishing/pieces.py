"""The paragraphs of a text, cut where its notes stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from chancery.publishing.fair import FairCopy

Piece = str | int


def pieces(copy: FairCopy, notes: Sequence[tuple[int, str]]) -> list[list[Piece]]:
    """For each paragraph its characters in order, and between them the numbers of notes, from 1.

    A note stands behind the character before its offset. `notes` are in order of the text.
    """
    lines = copy.lines
    starts = [line.span[0] for line in lines]
    own: list[list[tuple[int, int]]] = [[] for _ in lines]
    for number, (offset, _) in enumerate(notes, 1):
        at = max(0, bisect_right(starts, offset) - 1)
        own[at].append((min(offset, lines[at].span[1]), number))
    return [_cut(copy.text, line.span, found) for line, found in zip(lines, own, strict=True)]


def _cut(text: str, span: tuple[int, int], found: Sequence[tuple[int, int]]) -> list[Piece]:
    parts: list[Piece] = []
    at = span[0]
    for offset, number in found:
        parts += [text[at : max(at, offset)], number]
        at = max(at, offset)
    return [*parts, text[at : span[1]]]
