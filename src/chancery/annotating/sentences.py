"""Sentences and clauses of a masked text: names, brackets and quotation marks are respected.

A Chinese sentence ends at 。！？ or ；, an English or Russian one at a full stop and a space too; a
clause ends at a comma, a colon or a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.annotating.masks import trimmed
from chancery.model import Span

_HAN = re.compile("[\u4e00-\u9fff]")
# the first character stands alone, so that the search runs on it
_ENDS = re.compile("[。!?;…](?:(?<!…)[。!?;]*|(?<=…)…+)")
# a full stop that ends no number, initial or title: before a space and a capital, or at the end
_STOPS = re.compile(
    r"[!?;]+|(?<!\b[A-ZА-Я])(?<!\b[A-Za-z]\.[A-Za-z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)\.(?=\s+[\"“«(]?[A-ZА-Я\ue000-\ue007]|\s*$)"
)
# a comma between digits parts nothing
_CLAUSE = re.compile(r",(?!(?<=\d,)\d)|:(?!//)|——|—(?=\s)")
# 并 and a modal or a verb of speaking begin a clause of their own
_AND_THEN = re.compile(
    "(?=并(?:不?应当?|须|必须|将|愿|呼吁|敦促|重申|强调|指出|欢迎|谴责|商定|同意|注意到|主张))"
)


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of a text, without the space around them; empty ones left out."""
    at = 0
    for line in text.split("\n"):
        start, end = trimmed(text, at, at + len(line))
        if start < end:
            yield start, end
        at += len(line) + 1


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of one paragraph, without the space around them or the stop at their end."""
    return _split(_ENDS if _HAN.search(text, start, end) else _STOPS, text, start, end)


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The clauses of one sentence, without the signs between them."""
    found = _split(_CLAUSE, text, start, end)
    if text.find("并", start, end) < 0:
        return found
    return [part for span in found for part in _split(_AND_THEN, text, *span)]


def _split(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for sign in pattern.finditer(text, start, end):
        stop, after = sign.span()
        if start < stop:
            found.append(trimmed(text, start, stop))
        start = after
    if start < end:
        found.append(trimmed(text, start, end))
    return [span for span in found if span[0] < span[1]]
