"""A tokenizer for HTML as it is found: linear on any input, every token with its place.

Browsers' rules where they matter for text (raw-text elements, comments, quotes inside
attributes), and one rule of our own: mark-up that never closes is not mark-up, so that a cut
page loses nothing. Linear by construction: every scan either consumes what it read, or fails
once for the whole page and is not tried again.
"""

from __future__ import annotations

import re
from typing import Protocol

# elements whose content is not mark-up, with the reason under which it is removed;
# textarea and title are text, but tags inside them are not
RAW = {
    "script": "script",
    "style": "style",
    "template": "script",
    "noscript": "notice",
    "iframe": "advertisement",
    "svg": "image",
    "math": "formula",
    "object": "image",
    "select": "form",
    "textarea": "form",
}

# Quotes count only after `=`. Possessive throughout: nothing is read twice. All alternatives
# succeed before `endpos`, which is the last `>` of the page, and so consume what they scanned.
_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+"""
# The text before a tag comes with it: one match for both.
_TOKEN = re.compile(
    r"(?P<text>[^<]*+)(?:"
    rf"<(?P<slash>\\?/|)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})>"
    r"|(?P<comment><!--)"
    r"|(?P<other><[!?][^>]*+>)"
    r"|(?P<sign><)"
    r"|\Z)"
)
_TAG, _COMMENT, _OTHER = (_TOKEN.groupindex[name] for name in ("attributes", "comment", "other"))
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in RAW}


class Reader(Protocol):
    """What is told of the tokens of a page, in order; offsets are code points of the page."""

    def text(self, start: int, end: int) -> None:
        """A run of text; a run may come in several parts."""

    def open(self, name: str, printed: str, start: int, end: int) -> None:
        """A tag: its name in lower case, its attributes as printed."""

    def close(self, name: str, start: int, end: int) -> None:
        """An end tag, its name in lower case."""

    def skip(self, name: str, start: int, end: int) -> None:
        """A raw-text element whole (its name), a comment (`!--`), a declaration (`!`)."""


def tell(page: str, start: int, reader: Reader) -> None:
    """Tells a reader of the tokens of `page` from `start` on, which adjoin, up to its end."""
    text, opened, ended, skip = reader.text, reader.open, reader.close, reader.skip
    last = page.rfind(">") + 1
    closed = _Closings(page)
    position = start
    while position < last:
        for match in _TOKEN.finditer(page, position, last):
            begin, position = match.span()
            at = match.end(1)
            if at > begin:
                text(begin, at)
            what = match.lastindex
            if what == _TAG:
                slash, name, attributes = match.group(2, 3, 4)
                name = name.lower()
                if slash:
                    ended(name, at, position)
                elif name in RAW and (end := closed.raw(name, position)):
                    position = end
                    skip(name, at, end)
                    break
                else:
                    opened(name, attributes, at, position)
            elif what == _COMMENT and (end := closed.comment(at)):
                position = _commented(page, at, end, closed, reader)
                break
            elif what == _OTHER:
                skip("!", at, position)
            elif position > at:
                text(at, position)
    if position < len(page):
        text(position, len(page))


def _commented(page: str, at: int, end: int | None, closed: _Closings, reader: Reader) -> int:
    """Where comments end of which the first is `[at, end)` and each begins where one ends."""
    while end:
        reader.skip("!--", at, end)
        at, end = end, closed.comment(end) if page.startswith("<!--", end) else None
    return at


class _Closings:
    """Where comments and raw-text elements end; what was not found once is not sought again."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.lost: set[str] = set()

    def comment(self, start: int) -> int | None:
        if "-->" in self.lost:
            return None
        # `<!-->` and `<!--->` are whole comments
        end = self.page.find("-->", start + 2)
        if end < 0:
            self.lost.add("-->")
            return None
        return end + 3

    def raw(self, name: str, start: int) -> int | None:
        if name in self.lost:
            return None
        match = _RAW_END[name].search(self.page, start)
        if match is None:
            self.lost.add(name)
            return None
        return match.end()
