"""A tokenizer for HTML as it is found: linear on any input, every token with its place.

Browsers' rules where they matter for text (raw-text elements, comments, quotes inside
attributes), and one rule of our own: mark-up that never closes is not mark-up, so that a cut
page loses nothing. Linear by construction: every scan either consumes what it read, or fails
once for the whole page and is not tried again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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
_TOKEN = re.compile(
    rf"[^<]++"
    rf"|<(?P<slash>\\?/|)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})>"
    rf"|(?P<comment><!--)"
    rf"|(?P<other><[!?][^>]*+>)"
    rf"|<"
)
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in RAW}


class Token(NamedTuple):
    """One piece of the page, `[start, end)` in code points.

    `kind` is `text`, `open`, `close`, `raw` (a raw-text element whole), `comment` or `other`
    (doctype, processing instruction). `name` is in lower case, `attributes` as printed.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: str = ""


def tokens(page: str, start: int = 0) -> Iterator[Token]:
    """The tokens of `page` from `start` on, in order, adjoining, up to its last character."""
    last = page.rfind(">") + 1
    closed = _Closings(page)
    position = start
    while position < last:
        for match in _TOKEN.finditer(page, position, last):
            token = _token(match, closed)
            position = token.end
            yield token
            if position != match.end():
                break
    if position < len(page):
        yield Token("text", position, len(page))


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


def _token(match: re.Match[str], closed: _Closings) -> Token:
    start, end = match.span()
    name = match["name"]
    if name is not None:
        name = name.lower()
        if match["slash"]:
            return Token("close", start, end, name)
        stop = closed.raw(name, end) if name in RAW else None
        if stop is not None:
            return Token("raw", start, stop, name)
        return Token("open", start, end, name, match["attributes"])
    if match["comment"]:
        stop = closed.comment(start)
        return Token("comment", start, stop) if stop else Token("other", start, end)
    return Token("other" if match["other"] else "text", start, end)
