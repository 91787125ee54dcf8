"""Plain text and Markdown to blocks, and wrapped lines joined again.

A line is a block unless the page is wrapped: then a blank line, an indentation or a list mark
begins the next one. Wrapped is a page whose lines mostly end near one width and in mid-sentence.
A paragraph that a page break cut goes on behind it: its first half ends in mid-sentence, its
second begins so.
HTML inside Markdown goes by its own rule: up to a blank line only its block elements part lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from unicodedata import east_asian_width

from chancery.model import Piece, Span
from chancery.reading.blocks import Block, tidy
from chancery.reading.html import decoded

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]++")
_ENDING = re.compile(r"[。！？!?：:；;…”」』）)\].]\s*$")
_FRESH = re.compile(
    r"[\u3000\t]|[ ]{2}|——|[（(]?[一二三四五六七八九十百]{1,4}[、．.）)]|[（(]?\d{1,3}[、．.）)]"
    r"|[一-鿿]{1,3}\s{0,4}[一-鿿]{0,3}\s?[:：]|[-*•·◆■●]\s"
    r"|第[一二三四五六七八九十百]{1,4}[章条节部]"
)
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

# Markdown inside a line: images, links, emphasis, code, tags. Destinations are mark-up.
_INLINE = re.compile(
    r"(?P<image>!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)|\{\{[<%][^\n}]{0,2000}[>%]\}\})"
    r"|(?P<open>\[)(?=[^\]\n]{0,300}\]\()"
    r"|(?P<close>\]\([^)\n]{0,2000}\))"
    r"|(?P<wiki>\[\[(?:[a-z]{2,3}:)?(?=[^\[\]\n]{1,100}\]\])|\]\])"
    r"|(?P<strong>\*\*|__|`{1,3})|(?P<one>[*\[])"
    r"|(?P<tag></?[a-zA-Z][^>\n]{0,300}>|<!--(?:[^-\n]|-(?!->)){0,300}-->)"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+\-.!>])"
)
# a pair of single asterisks, in one paragraph; each may have two of a strong wording beside it, and
# the second may stand on a line of its own
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(?:\*\*)?(\*)(?=[^\s*])(?:[^*\n]|\n(?![ \t]*\n)){1,600}"
    r"(?:(?<![\s*\\])|(?<=\n)(?=\*{1,3}[ \t]*(?:\n|\Z)))(?:\*\*)?(\*)(?![\w*])"
)
# a full stop that a site's mark-up emphasised by itself
_EMPHASISED_STOP = re.compile(r"(?<=[^\s*\\])(\*)[.,;:!?)’”。，；：！？、）]{1,3}\s?(\*)")
# a link whose words go on in the next lines
_LONG_LINK = re.compile(r"(?<!\\)\[[^\]\n]{0,300}(?:\n[ \t]*[^\]\s][^\]\n]{0,300}){1,3}\]\(")
# a tag of HTML whose element is a block of its own, and the rest of such a tag's name
_BLOCK_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|div|h[1-6]|br|hr|ul|ol|li|dl|dt|dd|table|tr|td|th|section|article|pre"
    r"|figure|figcaption|blockquote|center|main|aside|header|footer|nav|form|caption)"
    r"(?=[\s/>])[^>\n]{0,300}>",
    re.I,
)
_NO_TAGS: list[re.Match[str]] = []
# one cell that is left where a table was taken for text, and its bars
_CELL = re.compile(r"[\s|]*+(?P<text>(?:[^|\s](?:[^|]*[^|\s])?)?)[\s|]*+")
_BAR = re.compile(r"\|")
_PREFIX = re.compile(r"\s{0,3}(?:(?P<heading>#{1,6})\s+|>\s?|[-*+]\s+(?=\S))?")


def read_lines(page: str, start: int) -> tuple[list[Block], list[tuple[Span, str]]]:
    """The blocks of a plain-text page from `start` on, and what is left of its tables.

    A block is a line, or a paragraph if the page is wrapped.
    """
    blocks: list[Block] = []
    removed: list[tuple[Span, str]] = []
    end = start
    for match in _LINE.finditer(page, start):
        begin, stop = _without_bars(page, match, removed)
        text, pieces = tidy([Piece(begin, stop, page[begin:stop])])
        if not text:
            continue
        fresh = _FRESH.match(match[0]) is not None
        gap = page.count("\n", end, match.start()) or page.count("\r", end, match.start())
        blocks.append(Block(text, pieces, indented=fresh, gap=gap))
        end = match.end()
    return unwrapped(blocks, page), removed


def _without_bars(page: str, line: re.Match[str], removed: list[tuple[Span, str]]) -> Span:
    """Where the one cell of a line stands between its bars; a menu has bars inside."""
    start, end = line.span()
    if page.find("|", start, end) < 0:
        return start, end
    cell = _CELL.fullmatch(page, start, end)
    if cell is None:
        return start, end
    begin, stop = cell.span("text")
    bars = [*_BAR.finditer(page, start, begin), *_BAR.finditer(page, stop, end)]
    removed.extend((bar.span(), "junk") for bar in bars)
    return begin, stop


def read_markdown(
    page: str, start: int, elements: Mapping[str, str] | None = None
) -> tuple[list[Block], list[tuple[Span, str]]]:
    """The blocks of a Markdown page from `start` on, and the images it shows.

    `elements` are the reasons for which HTML elements inside it are removed.
    """
    groups: list[list[Block]] = []
    removed: list[tuple[Span, str]] = []
    end = start
    marks = _marks(page, start)
    html = _Html(page, elements or {})
    for match in _LINE.finditer(page, start):
        goes_on, reason = html.line(match)
        block = _markdown_line(page, match, removed, marks)
        if block is None:
            continue
        if html.inside:
            html.shown(match)
        if goes_on and groups:
            groups[-1].append(block)
        else:
            block.gap = page.count("\n", end, match.start())
            block.reason, block.region = reason, match.start() if reason else -1
            groups.append([block])
        end = match.end()
    blocks = [group[0] if len(group) == 1 else _join(group, page) for group in groups]
    return unwrapped(blocks, page, soft=True), removed


class _Html:
    """The HTML of a Markdown page, line by line: behind a block's tag, up to a blank line."""

    def __init__(self, page: str, elements: Mapping[str, str]) -> None:
        self.page = page
        self.elements = elements
        self.last = 0
        self.inside = False
        self.parted = True
        self.removing: str | None = None
        self.tags = _NO_TAGS

    def line(self, line: re.Match[str]) -> tuple[bool, str | None]:
        """Whether a line goes on with the block before it; why the element around it goes."""
        found = self.page.find("<", line.start(), line.end()) >= 0
        if not self.inside and not found:
            self.parted, self.tags = True, _NO_TAGS
            return False, None
        if self.inside and self.page.count("\n", self.last, line.start()) > 1:
            self.inside, self.removing = False, None
        self.parted = self.parted or not self.inside
        self.last = line.end()
        self.tags = list(_BLOCK_TAG.finditer(self.page, *line.span())) if found else _NO_TAGS
        reason = self.removing
        for tag in self.tags:
            name = tag["name"].lower()
            if name in self.elements:
                self.removing = None if tag["close"] else self.elements[name]
                reason = reason or self.removing
        if self.tags:
            self.inside = True
            self.parted = self.parted or self._blank(line.start(), self.tags[0].start())
        return not self.parted, reason

    def shown(self, line: re.Match[str]) -> None:
        """A line that has text ends its block where nothing stands behind its last tag."""
        self.parted = bool(self.tags) and self._blank(self.tags[-1].end(), line.end())

    def _blank(self, start: int, end: int) -> bool:
        return not self.page[start:end].strip()


def _marks(page: str, start: int) -> frozenset[int]:
    """Where single signs stand that are mark-up: emphasis, links over several lines."""
    found = chain(_EMPHASIS.finditer(page, start), _EMPHASISED_STOP.finditer(page, start))
    pairs = [(match.start(1), match.start(2)) for match in found]
    links = [match.start() for match in _LONG_LINK.finditer(page, start)]
    return frozenset([*links, *(at for pair in pairs for at in pair)])


def _markdown_line(
    page: str, line: re.Match[str], removed: list[tuple[Span, str]], marks: frozenset[int]
) -> Block | None:
    prefix = _PREFIX.match(page, line.start(), line.end())
    at = prefix.end() if prefix else line.start()
    pieces: list[Piece] = []
    linked = 0
    for span, kind in _inline(page, at, line.end(), marks):
        if kind == "image":
            removed.append((span, "image"))
        elif kind in ("text", "link"):
            pieces += decoded(page, *span)
            linked += span[1] - span[0] if kind == "link" else 0
    text, kept = tidy(pieces)
    if not text:
        return None
    level = len(prefix["heading"] or "") if prefix else 0
    bold = level > 0 or (page.startswith("**", at) and page.endswith("**", at, line.end()))
    marked = prefix is not None and prefix[0].strip() != ""
    fresh = marked or _FRESH.match(text) is not None
    return Block(text, kept, linked=linked, level=level, bold=bold, indented=fresh)


def _inline(page: str, start: int, end: int, marks: frozenset[int]) -> Iterator[tuple[Span, str]]:
    at, kind = start, "text"
    for match in _INLINE.finditer(page, start, end):
        if match["one"] and match.start() not in marks:
            continue
        if match.start() > at:
            yield (at, match.start()), kind
        if match["open"]:
            kind = "link"
        elif match["close"]:
            kind = "text"
        yield match.span(), "image" if match["image"] else "mark-up"
        at = match.end()
    if at < end:
        yield (at, end), kind


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
        found.append(group[0] if len(group) == 1 else _join(group, page))
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


def _join(group: list[Block], page: str) -> Block:
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
