"""Where a text begins and ends, beyond the run of blocks that weighs most."""

from __future__ import annotations

import re

from chancery.reading.blocks import Block
from chancery.reading.weighing import SENTENCE_LENGTH, Genre

DAY = (
    r"(?:二[〇○OoО0零]|19|20|一九)[〇○OoО0零一二三四五六七八九\d]{2}年.{1,4}月.{1,4}日"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8} \d{1,2},? \d{4}"
    r"|\d{1,2} [а-я]{3,8} \d{4} ?(?:г\.|года)?"
)
# a date under a title is the statement's own where a place or brackets go with it; alone it may be
# the page's
UNDER_TITLE = re.compile(
    rf"[(（](?:{DAY})[^)）]{{0,20}}[)）]|[^,，。;:()（）\d]{{2,20}}[,，]? ?(?:{DAY})"
    rf"|(?:{DAY})[,， ]+\S.{{1,20}}"
)
# how lines end that are whole, and what those have that are no menu
WHOLE = ("。", "!", "?", ".", ")", "”", ";", ":", "》")
# lines between an article’s first paragraph and the next at the most
_WITHIN = 5
# a heading that begins a page's article has one of these levels
_HEADINGS = (1, 2)
# what stands between an article's first paragraph and the next
_BETWEEN = frozenset({"credit", "caption", "image", "hidden"})
# characters of a line in which a page may break off, and what no statement's line has
_CUT_LINE = 16
_NO_TEXT = re.compile(r"[@©|:]|www|https?|[Rr]ead |[Cc]lick|[Ss]ubscri|Подпи|Чита|Источник")
# the line before a text that a page gives whole
_ANNOUNCES = re.compile(
    r"(?:全文|主要内容|内容|译文|原文)(?:翻译|译文)?(?:如下|是)?:$|^以下[是为][^。]{2,60}:$"
)
# lines of a page's own that may stand before it
_ANNOUNCED_WITHIN = 8
# so many lines part a first sentence from the rest, none of more characters than this
_PARTED_BY, _PARTING = 1, 24
# characters of the shortest first sentence
_LEAD = 20
# what tells of books and broadcasts, and not of talks
_BOOK = re.compile(r"导读|摘要|编者按|点击|关注|订阅|本文")
_PART = re.compile(r"[^、]{4},|、$|^[一二三四五六七八九十]{1,2}、")


def announced(lines: list[str], prose: list[bool], start: int, end: int) -> int:
    """Where the text begins that a line among the first announces: "… 公报全文如下:"."""
    for index in range(start, min(start + _ANNOUNCED_WITHIN, end)):
        if announces(lines[index]):
            before = sum(len(lines[i]) for i in range(start, index + 1) if prose[i])
            behind = sum(len(lines[i]) for i in range(index + 1, end) if prose[i])
            return index + 1 if behind > before else start
    return start


def announces(line: str) -> bool:
    """Whether a line announces a text that a page gives whole."""
    return line.endswith(":") and _ANNOUNCES.search(line) is not None


def led_in(
    lines: list[str],
    prose: list[bool],
    reasons: list[str | None],
    titles: list[tuple[int, int]],
    start: int,
) -> int:
    """Where a text begins whose first sentence a caption or a short line parts from the rest."""
    for index in range(start - 1, max(start - _PARTED_BY - 2, -1), -1):
        line = lines[index]
        if any(a <= index < b for a, b in titles) or announces(line):
            return start
        if reasons[index] is None and prose[index]:
            own = line.endswith("。") and len(line) >= _LEAD and not _BOOK.search(line)
            return index if own else start
        if reasons[index] is None and len(line) > _PARTING:
            return start
    return start


def cut_short(lines: list[str], reasons: list[str | None], genre: Genre, end: int) -> int:
    """The end of a text whose page breaks off: its last line is the beginning of a sentence."""
    last = max((i for i, reason in enumerate(reasons) if reason is None), default=-1)
    if not end <= last < end + 3 or not end:
        return end
    line = lines[last]
    whole = line.endswith(WHOLE) or len(line) < SENTENCE_LENGTH
    if whole or not _PART.search(line) or not genre.is_in(line):
        return end
    led = all(reasons[i] or lines[i].endswith(":") for i in range(end, last))
    return last + 1 if led else end


def after_headings(
    blocks: list[Block], lines: list[str], titles: list[tuple[int, int]], start: int, end: int
) -> int:
    """The text begins behind a page's heading, however long, and behind a date under a title."""
    while start + 1 < end:
        heading = blocks[start].level in _HEADINGS and not blocks[start + 1].level
        under = titles and titles[-1][1] == start and UNDER_TITLE.fullmatch(lines[start])
        if not under and (not heading or lines[start].endswith((".", "。", ":", ";", ","))):
            return start
        start += 1
    return start


def led_by(blocks: list[Block], prose: list[bool], reasons: list[str | None], start: int) -> int:
    """An article's first paragraph may stand above its date: it is the first behind a heading."""
    index = start - 1
    while index > 0 and start - index <= _WITHIN and reasons[index] in _BETWEEN:
        index -= 1
    if index < 1 or index == start - 1 or not prose[index] or reasons[index]:
        return start
    return index if blocks[index - 1].level in _HEADINGS and not blocks[index].level else start


def is_cut_short(
    blocks: list[Block], lines: list[str], reasons: list[str | None], end: int
) -> bool:
    """Whether the page breaks off in its last line, right behind the text: “They also stresse”."""
    if end != len(blocks) - 1 or not end or reasons[end] or blocks[end].is_link:
        return False
    line = lines[end]
    words = line.split()
    small = sum(word[0].islower() for word in words)
    return len(line) >= _CUT_LINE and 2 * small >= len(words) and not _NO_TEXT.search(line)
