"""HTML to blocks: which elements part paragraphs, what they say of their text, entities.

Everything inherited (hidden, in a link, in a caption) is carried on the stack of open elements,
so that depth costs nothing.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from typing import NamedTuple

from chancery.model import Claim, Piece, Span
from chancery.reading.blocks import Block, tidy
from chancery.reading.elements import BLOCKS, BOLD, HEADINGS, TELLING, VOID
from chancery.reading.marks import Marks
from chancery.reading.markup import RAW, tell

# the reasons for which an inline element is cut out of its sentence; a link never is, as sites
# make links of a sentence's own words
_INLINE = frozenset({"advertisement", "hidden", "junk", "gloss", "caption"})
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};)")
# what is skipped, with the reason under which it is removed; a declaration says nothing
_SKIPPED = {**RAW, "!--": "comment"}
# in a page that stands inside a string of JSON or of a program, escapes are characters too
_ESCAPED = re.compile(
    r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};)"
    r"|\\u[0-9a-fA-F]{4}|\\[nrt\"/]"
)
_ESCAPES = {"\\n": "\n", "\\r": "\r", "\\t": "\t", '\\"': '"', "\\/": "/"}
_ATTRIBUTE = re.compile(r"""([^\s=>/"']++)\s*+(?:=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""")
# a page whose attributes are longer than this is not describing itself (100,000 attributes)
_ATTRIBUTES_READ = 20_000
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.I
)


class _State(NamedTuple):
    """What the open elements say of the text inside them."""

    reason: str | None = None
    region: int = -1
    linked: bool = False
    bold: bool = False
    level: int = 0
    aside: bool = False


class Read(NamedTuple):
    """What the mark-up of a page holds: blocks in order, removals without text, claims."""

    blocks: list[Block]
    removed: list[tuple[Span, str]]
    claims: list[Claim]


def attributes(printed: str) -> dict[str, str]:
    """The attributes of a tag by lower-case name; the first of a name counts, entities undone."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(printed[:_ATTRIBUTES_READ]):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def decoded(page: str, start: int, end: int, escaped: bool = False) -> list[Piece]:
    """The characters of a run of page text, entities undone, with their places.

    `escaped` says that the page stands in a string, so that its escapes are undone as well.
    """
    text = page[start:end]
    if "&" not in text and not (escaped and "\\" in text):
        return [Piece(start, end, text)]
    pieces: list[Piece] = []
    at = start
    for match in (_ESCAPED if escaped else _ENTITY).finditer(page, start, end):
        text = _undone(match[0])
        if text == match[0]:
            continue
        a, b = match.span()
        if a > at:
            pieces.append(Piece(at, a, page[at:a]))
        pieces.append(Piece(a, b, text))
        at = b
    if at < end:
        pieces.append(Piece(at, end, page[at:end]))
    return pieces


def _undone(printed: str) -> str:
    if printed[0] == "&":
        return html.unescape(printed)
    if printed[1] != "u":
        return _ESCAPES[printed]
    code = int(printed[2:], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def read_html(page: str, start: int, marks: Marks) -> Read:
    """The blocks of an HTML document or fragment from `start` on."""
    builder = _Builder(page, marks)
    tell(page, start, builder)
    builder.flush()
    return Read(builder.blocks, builder.removed, builder.claims)


class _Builder:
    def __init__(self, page: str, marks: Marks) -> None:
        self.page = page
        self.marks = marks
        self.blocks: list[Block] = []
        self.removed: list[tuple[Span, str]] = []
        self.claims: list[Claim] = []
        self.state = _State()
        self.stack: list[tuple[str, _State]] = []
        self.within: defaultdict[str, int] = defaultdict(int)
        self.pieces: list[Piece] = []
        self.linked = self.plain = 0
        self.pictured = False
        self.escaped = "<\\/" in page
        self.cache: dict[tuple[str, str], str | None] = {}

    def flush(self) -> None:
        if not self.pieces:
            return
        text, pieces = tidy(self.pieces)
        if text:
            state = self.state
            # what an aside breaks off was begun before it, and has no reason of its own
            reason, region = (None, -1) if state.aside else (state.reason, state.region)
            self.blocks.append(
                Block(
                    text,
                    pieces,
                    self.linked,
                    state.level,
                    self.plain == 0,
                    reason,
                    region,
                    self.pieces[0].text[:1] == "\u3000",
                    pictured=self.pictured,
                )
            )
            self.pictured = False
        self.pieces = []
        self.linked = self.plain = 0

    def text(self, start: int, end: int) -> None:
        run = self.page[start:end]
        if not self.pieces and run.isspace():
            return
        state = self.state
        if state.aside:
            self.removed.append(((start, end), state.reason or "hidden"))
            return
        if "&" in run or (self.escaped and "\\" in run):
            self.pieces += decoded(self.page, start, end, self.escaped)
        else:
            self.pieces.append(Piece(start, end, run))
        if state.linked:
            self.linked += end - start
        if not state.bold and not run.isspace():
            self.plain += end - start

    def open(self, name: str, printed: str, start: int, end: int) -> None:
        if name == "br":
            if not self.state.aside:
                self.flush()
            return
        if name in BLOCKS:
            if self.pieces:
                self.flush()
            if self.stack and self.stack[-1][0] == "p":
                self._pop()
        if name in VOID or printed.endswith("/"):
            if name == "meta":
                self._meta(printed, start, end)
            elif name == "img" and not self.state.aside:
                self.flush()
                self.pictured = True
            return
        self.stack.append((name, self.state))
        self.within[name] += 1
        if printed or name in TELLING or name in self.marks.elements:
            self.state = self._inside(name, printed, start)

    def close(self, name: str, start: int, end: int) -> None:
        if name in BLOCKS and self.pieces:
            self.flush()
        if self.within[name]:
            while self._pop() != name:
                pass

    def skip(self, name: str, start: int, end: int) -> None:
        reason = _SKIPPED.get(name)
        if reason:
            self.removed.append(((start, end), reason))

    def _pop(self) -> str:
        name, self.state = self.stack.pop()
        self.within[name] -= 1
        return name

    def _inside(self, name: str, printed: str, start: int) -> _State:
        reason, region, linked, bold, level, aside = self.state
        found = self._reason(name, printed) if reason is None else None
        if found:
            reason, region, aside = found, start, name not in BLOCKS
        elif aside and name in BLOCKS:
            aside = False
        elif name not in TELLING:
            return self.state
        level = HEADINGS.get(name, level)
        return _State(reason, region, linked or name == "a", bold or name in BOLD, level, aside)

    def _reason(self, name: str, printed: str) -> str | None:
        if not printed:
            return self.marks.elements.get(name)
        if name == "a":
            return None
        key = (name, printed)
        if key not in self.cache:
            self.cache[key] = self._judged(name, printed)
        return self.cache[key]

    def _judged(self, name: str, printed: str) -> str | None:
        found = attributes(printed)
        style = found.get("style")
        if "hidden" in found or (style and _HIDDEN.search(style)):
            return "hidden"
        if name in self.marks.elements:
            return self.marks.elements[name]
        words = f"{found.get('class', '')} {found.get('id', '')} {found.get('role', '')}"
        reason = self.marks.of_class(words)
        return None if name not in BLOCKS and reason not in _INLINE else reason

    def _meta(self, printed: str, start: int, end: int) -> None:
        claim = self.marks.claim(attributes(printed), (start, end))
        if claim:
            self.claims.append(claim)
