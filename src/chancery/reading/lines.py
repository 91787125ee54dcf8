"""Plain text and Markdown to blocks, a line each, and wrapped lines joined again.

HTML inside Markdown goes by its own rule: up to a blank line only its block elements part lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from chancery.model import Piece, Span
from chancery.reading.blocks import Block, tidy
from chancery.reading.html import decoded
from chancery.reading.wrapping import join, unwrapped

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]++")
_FRESH = re.compile(
    r"[\u3000\t]|[ ]{2}|——|[（(]?[一二三四五六七八九十百]{1,4}[、．.）)]|[（(]?\d{1,3}[、．.）)]"
    r"|[一-鿿]{1,3}\s{0,4}[一-鿿]{0,3}\s?[:：]|[-*•·◆■●]\s"
    r"|第[一二三四五六七八九十百]{1,4}[章条节部]"
)
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
    blocks = [group[0] if len(group) == 1 else join(group, page) for group in groups]
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
