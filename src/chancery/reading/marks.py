"""The marks of the lexicon, compiled: what on a page is recognised as not the statement's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

from chancery.lexicon import Lexicon, Mark
from chancery.model import Claim, Span
from chancery.reading.required import Edge, begins, ends, words_of

# Longer blocks are prose: a credit, a menu or a notice in one line stays below this, measured
# on the marks' own patterns (none allows more than 160 characters after its head word).
LINE_LIMIT = 200
# a Chinese line so long that ends as a sentence does is no credit, caption or menu
SENTENCE_LIMIT = 60
# what ends a paragraph of prose; a credit behind it would end otherwise
_PROSE_ENDS = frozenset("。；;,，、!?！？”》")
# with which a line in brackets begins
_BRACKETS = frozenset("([【")
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


# Where a line's own words begin or end, and why the rest goes.
Cut = tuple[int, str]


class Marks:
    """The marks of one lexicon, ready to meet lines (in normal form), classes and elements."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        by_place: dict[str, list[Mark]] = {}
        for mark in marks:
            by_place.setdefault(mark.where, []).append(mark)
        self.elements = {m.pattern: m.reason for m in by_place.get("element", [])}
        self._class = _Alternation(by_place.get("class", []))
        self._lead = _Alternation(by_place.get("lead", []))
        self._tail = _Rows(by_place.get("tail", []), ends)
        self._inside = {m.pattern: _hit(m) for m in by_place.get("inside", [])}
        self._words = _any_of(self._inside)
        self._head = _Rows(by_place.get("head", []), begins)
        rows = by_place.get("line", [])
        needed = {m.pattern: words_of(m.pattern) for m in rows if _begins_anyhow(m.pattern)}
        self._needed = _any_of(chain(*needed.values()))
        self._line = _Rows(rows, begins)
        self._wordless = _Rows([m for m in rows if not needed.get(m.pattern)], begins)
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

    def of_lines(self, lines: list[str]) -> list[Hit | None]:
        """The mark that each of a page's lines (in normal form) meets."""
        inside = self._all_inside(lines)
        found: list[Hit | None] = []
        for index, line in enumerate(lines):
            hit = self._whole(line) or inside.get(index)
            if hit is None and line[:1] in _BRACKETS:
                hit = self._bracketed(line)
            found.append(hit)
        return found

    def _whole(self, line: str) -> Hit | None:
        """The mark that a line meets from its begin, whatever words stand inside."""
        first = line[:1]
        for pattern, hit in self._head[first]:
            if pattern.match(line, 0, HEAD_LIMIT):
                return hit
        size = len(line)
        if size > SENTENCE_LIMIT and (size > LINE_LIMIT or line[-1] == "。"):
            return None
        rows = self._line if self._needed.search(line) else self._wordless
        for pattern, hit in rows[first]:
            if pattern.fullmatch(line):
                return hit
        return None

    def _all_inside(self, lines: list[str]) -> dict[int, Hit]:
        """The marks whose words stand anywhere in lines, by the index of the line; one pass."""
        found: dict[int, Hit] = {}
        ends: list[int] = []
        for match in self._words.finditer("\n".join(lines)):
            ends = ends or list(accumulate([len(line) + 1 for line in lines]))
            index = bisect_right(ends, match.start())
            if len(lines[index]) <= LINE_LIMIT:
                found.setdefault(index, self._inside[match[0]])
        return found

    def _bracketed(self, line: str) -> Hit | None:
        """The mark that a line in brackets meets, where it would end another line too."""
        found = self.tail(line)
        return Hit(found[1], False) if found and found[0] == 0 else None

    def edges(self, lines: list[str]) -> dict[int, tuple[Cut | None, Cut | None]]:
        """The `lead` and `tail` of each line that has either, by its index."""
        found: dict[int, tuple[Cut | None, Cut | None]] = {}
        for index, line in enumerate(lines):
            lead, tail = self.lead(line), self.tail(line)
            if lead or tail:
                found[index] = lead, tail
        return found

    def lead(self, line: str) -> Cut | None:
        """How many characters at the head of a line are a dateline or credit, and why."""
        match = self._lead.pattern.match(line, 0, HEAD_LIMIT)
        return (match.end(), self._lead.hit(match).reason) if match and match.end() else None

    def tail(self, line: str) -> Cut | None:
        """From which character on the end of a line is a credit, and why."""
        if not line or line[-1] in _PROSE_ENDS:
            return None
        start = max(0, len(line) - HEAD_LIMIT)
        found = [
            (match.start(), hit.reason)
            for pattern, hit in self._tail[line[-1]]
            if (match := pattern.search(line, start))
        ]
        return min(found, key=itemgetter(0)) if found else None

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
        self.hits = [_hit(mark) for mark in marks]
        joined = "|".join(f"(?:{mark.pattern})()" for mark in marks)
        # without a row nothing is met
        self.pattern = re.compile(joined or r"(?!)")

    def hit(self, match: re.Match[str]) -> Hit:
        return self.hits[(match.lastindex or 1) - 1]


_Row = tuple[re.Pattern[str], Hit]


class _Rows(dict[str, list[_Row]]):
    """The few of many patterns that a line can meet, by the character at its begin or end."""

    def __init__(self, marks: list[Mark], edge: Callable[[str], Edge | None]) -> None:
        self._rows = [(edge(m.pattern), (re.compile(m.pattern), _hit(m))) for m in marks]

    def __missing__(self, character: str) -> list[_Row]:
        met = [row for edge, row in self._rows if edge is None or edge.meets(character)]
        if len(self) >= _MOST_CHARACTERS:
            self.clear()
        self[character] = met = met or _NONE
        return met


# more than any script begins lines with: only a hostile page has them all
_MOST_CHARACTERS = 20_000
# one for all characters that no pattern knows
_NONE: list[_Row] = []


def _begins_anyhow(pattern: str) -> bool:
    """Whether a pattern can begin with any character, one that no row can name being among them."""
    edge = begins(pattern)
    return edge is None or edge.meets("\ue000")


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    # without a word nothing is met
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def _hit(mark: Mark) -> Hit:
    return Hit(mark.reason, mark.effect == "cut")


@cache
def marks_of(lexicon: Lexicon) -> Marks:
    """The compiled marks of a lexicon, made once."""
    return Marks(lexicon.marks)
