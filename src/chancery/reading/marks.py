"""The marks of the lexicon, compiled: what on a page is recognised as not the statement's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from chancery.lexicon import Lexicon, Mark
from chancery.model import Claim, Span

# Longer blocks are prose: a credit, a menu or a notice in one line stays below this, measured
# on the marks' own patterns (none allows more than 160 characters after its head word).
LINE_LIMIT = 200
# a Chinese line so long that ends as a sentence does is no credit, caption or menu
SENTENCE_LIMIT = 60
# what ends a paragraph of prose; a credit behind it would end otherwise
_PROSE_ENDS = frozenset("。；;,，、!?！？”》")
# `head` marks name notices, which may be long; only the head is looked at.
HEAD_LIMIT = 80
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

# What a page says of itself in <meta>, by lower-case name, property or itemprop.
META_FIELDS = {
    "og:title": "headline",
    "twitter:title": "headline",
    "dc.title": "headline",
    "articletitle": "headline",
    "article:published_time": "date",
    "og:release_date": "date",
    "datepublished": "date",
    "publishdate": "date",
    "publish_date": "date",
    "pubdate": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "date": "date",
    "author": "author",
    "article:author": "author",
    "source": "agency",
    "contentsource": "agency",
    "mediaid": "agency",
    "og:url": "url",
}


class Hit(NamedTuple):
    """A mark that met a line: why, and whether what follows goes too."""

    reason: str
    cuts: bool


class Marks:
    """The marks of one lexicon, ready to meet lines (in normal form), classes and elements."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        by_place: dict[str, list[Mark]] = {}
        for mark in marks:
            by_place.setdefault(mark.where, []).append(mark)
        self.elements = {m.pattern: m.reason for m in by_place.get("element", [])}
        self._class = _Alternation(by_place.get("class", []))
        self._line = _Alternation(by_place.get("line", []))
        self._head = _Alternation(by_place.get("head", []))
        self._lead = _Alternation(by_place.get("lead", []))
        self._tail = _Alternation(by_place.get("tail", []))
        self._inside = _Alternation(
            [
                Mark("inside", re.escape(m.pattern), m.reason, m.effect, m.example)
                for m in by_place.get("inside", [])
            ]
        )
        self._classes: dict[str, str | None] = {}

    def of_class(self, words: str) -> str | None:
        """The reason for which an element with these class, id and role words is removed."""
        for word in words.split():
            if word not in self._classes:
                match = self._class.pattern.fullmatch(_CAMEL.sub("-", word[:80]).lower())
                self._classes[word] = self._class.hit(match).reason if match else None
            if self._classes[word]:
                return self._classes[word]
        return None

    def of_line(self, line: str) -> Hit | None:
        """The mark that a whole line (in normal form) meets."""
        match = self._head.pattern.match(line, 0, HEAD_LIMIT)
        if match:
            return self._head.hit(match)
        if len(line) > LINE_LIMIT:
            return None
        if not (len(line) > SENTENCE_LIMIT and line[-1] == "。"):
            match = self._line.pattern.fullmatch(line)
            if match:
                return self._line.hit(match)
        match = self._inside.pattern.search(line)
        return self._inside.hit(match) if match else None

    def bracketed(self, line: str) -> Hit | None:
        """The mark that a line in brackets meets, where it would end another line too."""
        found = self.tail(line) if line and line[0] in "([【" else None
        return Hit(found[1], False) if found and found[0] == 0 else None

    def lead(self, line: str) -> tuple[int, str] | None:
        """How many characters at the head of a line are a dateline or credit, and why."""
        match = self._lead.pattern.match(line, 0, HEAD_LIMIT)
        return (match.end(), self._lead.hit(match).reason) if match and match.end() else None

    def tail(self, line: str) -> tuple[int, str] | None:
        """From which character on the end of a line is a credit, and why."""
        if not line or line[-1] in _PROSE_ENDS:
            return None
        start = max(0, len(line) - HEAD_LIMIT)
        match = self._tail.pattern.search(line, start)
        return (match.start(), self._tail.hit(match).reason) if match else None

    @staticmethod
    def claim(found: dict[str, str], source: Span) -> Claim | None:
        """What a `<meta>` with these attributes says of the page, if it says it."""
        name = found.get("property") or found.get("name") or found.get("itemprop") or ""
        field = META_FIELDS.get(name.lower())
        value = found.get("content", "").strip()
        return Claim(field, value, "meta element", (source,)) if field and value else None


class _Alternation:
    """Many patterns as one; the last group that took part names the row."""

    def __init__(self, marks: list[Mark]) -> None:
        self.hits = [Hit(mark.reason, mark.effect == "cut") for mark in marks]
        joined = "|".join(f"(?:{mark.pattern})()" for mark in marks)
        # without a row nothing is met
        self.pattern = re.compile(joined or r"(?!)")

    def hit(self, match: re.Match[str]) -> Hit:
        return self.hits[(match.lastindex or 1) - 1]


@cache
def marks_of(lexicon: Lexicon) -> Marks:
    """The compiled marks of a lexicon, made once."""
    return Marks(lexicon.marks)
