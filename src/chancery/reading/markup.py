"""A tokenizer for HTML as it is found: linear on any input, every token with its place.

Browsers' rules where they matter for text (raw-text elements, comments, quotes inside
attributes), and one rule of our own: mark-up that never closes is not mark-up, so that a cut
page loses nothing. Linear by construction: every scan either consumes what it read, or fails
once for the whole page and is not tried again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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


Token = tuple[str, int, int, str, str]
"""One piece of the page: kind, start, end (code points), name, attributes.

The kind is `text`, `open`, `close`, `raw` (a raw-text element whole), `comment` or `other`
(doctype, processing instruction); the name is in lower case, the attributes as printed. A plain
tuple, as a page has thousands.
"""


def tokens(page: str, start: int = 0) -> Iterator[Token]:
    """The tokens of `page` from `start` on, in order, adjoining, up to its last character."""
    last = page.rfind(">") + 1
    closed = _Closings(page)
    position = start
    while position < last:
        for match in _TOKEN.finditer(page, position, last):
            begin, position = match.span()
            what = match.lastgroup
            if what is None:
                yield "text", begin, position, "", ""
            elif what == "attributes":
                slash, name, attributes = match.group("slash", "name", "attributes")
                name = name.lower()
                if slash:
                    yield "close", begin, position, name, ""
                elif name in RAW and (end := closed.raw(name, position)):
                    position = end
                    yield "raw", begin, end, name, ""
                    break
                else:
                    yield "open", begin, position, name, attributes
            elif what == "comment" and (end := closed.comment(begin)):
                position = end
                yield "comment", begin, end, "", ""
                break
            else:
                kind = "text" if what == "comment" else "other"
                yield kind, begin, position, "", ""
    if position < len(page):
        yield "text", position, len(page), "", ""


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
