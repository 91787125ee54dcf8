"""Wrapped lines joined to the paragraphs that they were.

A line is a block unless the page is wrapped: then a blank line, an indentation or a list mark
begins the next one. Wrapped is a page whose lines mostly end near one width and in mid-sentence.
A paragraph that a page break cut goes on behind it: its first half ends in mid-sentence, its
second begins so.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import east_asian_width

from chancery.model import Piece
from chancery.reading.blocks import Block, tidy

_ENDING = re.compile(r"[。！？!?：:；;…”」』）)\].]\s*$")
# fewer lines than this say nothing of a page's width
_LINES_NEEDED = 6
# a wrapped line is at least so much of the page's usual width; the next word did not fit
_FULL = 0.8
# of all lines that are not a paragraph's last, so many must look wrapped
_SHARE = 0.5
# columns; no page is wrapped more narrowly than a newspaper's column or wider than a screen
_NARROWEST, _WIDEST = 20, 120

# of wrapped lines in letters that know capitals, so many are followed by one with a small letter;
# lines of a preamble, a menu or a list of titles are not
_BEGIN_SMALL = 0.3
# fewer lines with a capital than this say nothing
_CAPITALS = 3
# columns; a line so long that ends in mid-sentence is no menu item and no heading
_LONG_LINE = 40
# a word that no sentence of prose ends with
_LEADS_ON = re.compile(
    r"\b(?:the|of|by|to|in|on|for|with|at|from|an?|its|their|that|which|в|на|с|по|об?|для|от|к|из"
    r"|между|при|их|(?<!; )(?<!, )(?:and|or|и|или))$"
)
# what `_LEADS_ON` ends with
_LEADING = frozenset("efdrynhtmsaивнасполбдятзкжуэюиойеrх")

# a page's number on a line of its own, and how long such a line is at the most
_LONE = re.compile(r"[-–—]?\s?(\d{1,3})\s?[-–—]?")
_NUMBER = 7


def unwrapped(blocks: list[Block], page: str, *, soft: bool = False) -> list[Block]:
    """The blocks with the lines of each wrapped paragraph joined; other pages as they are.

    `soft` says that a single line break is no paragraph's end by the layout's own rules: then a
    line that ends in mid-sentence goes on in the next, whatever the page's width.
    """
    width = _fitting(blocks, 1, soft=soft)
    spaced = _double_spaced(blocks) if width is None and not soft else None
    numbers = _page_numbers(blocks)
    joined: list[list[Block]] = []
    asides: dict[int, list[Block]] = {}
    for block in blocks:
        last = joined[-1][-1] if joined else None
        if last and id(block) in numbers:
            block.reason = "page number"
            asides.setdefault(len(joined), []).append(block)
            continue
        if last and (
            _broken(last, block)
            or (width is None and not soft and _runs_on(last, block, spaced))
            or ((width is not None or soft) and _goes_on(last, block, width))
            or (soft and _no_room(last, block, width, page))
        ):
            joined[-1].append(block)
        else:
            joined.append([block])
    if len(joined) == len(blocks):
        return blocks
    found: list[Block] = []
    for count, group in enumerate(joined, 1):
        found.append(group[0] if len(group) == 1 else join(group, page))
        found += asides.get(count, ())
    return found


def _page_numbers(blocks: list[Block]) -> frozenset[int]:
    """The ids of blocks that print a page's number: rising numbers, one inside a sentence."""
    lone = [i for i, b in enumerate(blocks) if len(b.text) <= _NUMBER and _LONE.fullmatch(b.text)]
    values = [int(_LONE.sub(r"\1", blocks[i].text)) for i in lone]
    if not lone or any(a >= b for a, b in pairwise(values)):
        return frozenset()
    inner = [i for i in lone if 0 < i < len(blocks) - 1]
    if not any(_broken(blocks[i - 1], blocks[i + 1]) for i in inner):
        return frozenset()
    return frozenset(id(blocks[i]) for i in lone)


def _broken(last: Block, block: Block) -> bool:
    """Whether a page break or a lost one parted what is one sentence of Latin or Cyrillic prose."""
    end, small = last.text[-1], block.text[0].islower()
    if not small and end not in _LEADING:
        return False
    if not (end.isalnum() or end == "-") or block.indented or block.level or last.level:
        return False
    if block.linked or last.linked or len(last.text) < _LONG_LINE:
        return False
    if small:
        return end.islower() or end.isdigit() or end == "-"
    return _LEADS_ON.search(last.text, len(last.text) - 10) is not None


def _double_spaced(blocks: list[Block]) -> float | None:
    """The width of a page with a blank line behind every line, or None where it is no such page."""
    if any(b.gap == 1 for b in blocks[1:]):
        return None
    small = sum(b.gap == 2 and b.text[0].islower() for b in blocks)
    return _fitting(blocks, 2) if small >= _LINES_NEEDED else None


def _runs_on(last: Block, block: Block, width: float | None) -> bool:
    if width is None or block.gap > 2 or block.indented:
        return False
    return columns(last.text) >= width * _FULL


def _fitting(blocks: list[Block], gap: int, *, soft: bool = False) -> float | None:
    """The width in columns to which a page with so many line breaks a line is wrapped, if it is."""
    close = [(a, b) for a, b in pairwise(blocks) if b.gap <= gap and not b.level]
    # items of one list say nothing of the width at which a page's lines end
    pairs = [(a, b) for a, b in close if not (a.indented and b.indented)]
    if len(pairs) < _LINES_NEEDED:
        return None
    broken = [(a, b) for a, b in pairs if not _ENDING.search(a.text)]
    if len(broken) < _SHARE * len(pairs):
        return None
    if not soft and _each_begins_anew([b.text for _, b in broken]):
        return None
    open_ended = sorted(columns(a.text) for a, _ in broken)
    usual = open_ended[len(open_ended) * 3 // 4]
    near = sum(usual * _FULL <= width <= usual * 1.25 for width in open_ended)
    fits = _NARROWEST <= usual <= _WIDEST and near >= _SHARE * len(open_ended)
    return usual if fits else None


def _each_begins_anew(lines: list[str]) -> bool:
    """Whether lines that could begin with a small letter do not."""
    mixed = [line for line in lines if line[0].isupper() and not line.isupper()]
    small = sum(line[0].islower() for line in lines)
    return len(mixed) >= _CAPITALS and small < _BEGIN_SMALL * (len(mixed) + small)


def _goes_on(last: Block, block: Block, width: float | None) -> bool:
    if last.reason != block.reason:
        return False
    if block.gap > 1 or block.indented or block.level or last.level:
        return False
    if width is None:
        return not _ENDING.search(last.text) and columns(last.text) >= _NARROWEST
    return columns(last.text) >= width * _FULL


def _no_room(last: Block, block: Block, width: float | None, page: str) -> bool:
    """Whether a line of Markdown was broken because the next word is one with a link's address."""
    if width is None or block.gap > 1 or block.indented or block.level or last.level:
        return False
    begin = page.rfind("\n", 0, last.pieces[-1].end) + 1
    end = page.find("\n", last.pieces[-1].end)
    line = page[begin : min(end, begin + _WIDEST)]
    if line.endswith("  "):
        return False
    word = page[end + 1 : end + 1 + _WIDEST].split(maxsplit=1)[:1]
    return "](" in page[begin:end] or (
        len(word) == 1 and "](" in word[0] and len(line) + 1 + len(word[0]) > width
    )


def join(group: list[Block], page: str) -> Block:
    """Lines of one paragraph as one block."""
    pieces: list[Piece] = []
    for block in group:
        if pieces:
            pieces.append(_line_break(page, pieces[-1].end, block.pieces[0].start))
        pieces += block.pieces
    text, kept = tidy(pieces)
    first = group[0]
    return Block(
        text,
        kept,
        linked=sum(block.linked for block in group),
        indented=first.indented,
        gap=first.gap,
        bold=all(block.bold for block in group),
        reason=first.reason,
        region=first.region,
    )


def _line_break(page: str, start: int, end: int) -> Piece:
    """The white space between two lines, or its line break alone where mark-up stands there too."""
    if page[start:end].isspace():
        return Piece(start, end, "\n")
    at = next((k for k in range(start, end) if page[k].isspace()), start)
    return Piece(at, min(at + 1, end), "\n")


def columns(text: str) -> int:
    """The width of a line on a terminal: East Asian wide characters count twice."""
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(c) in "WF" for c in text)
