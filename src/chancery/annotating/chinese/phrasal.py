"""Clauses that only lead to the next one, and phrases whose verb is still to come."""

from __future__ import annotations

import re

from chancery.annotating.chinese import patterns as p
from chancery.annotating.chinese.clauses import Head
from chancery.annotating.chinese.phrases import preposition_at
from chancery.annotating.chinese.state import State
from chancery.annotating.chinese.words import at
from chancery.annotating.masks import DATE, FILL

_LEADING = (
    *("作为", "本着", "基于", "鉴于", "随着", "除", "着眼", "立足", "面向", "面对"),
    *("根据", "按照", "依据", "遵照", "关于"),
)
# clauses that say amid what something is done, without 在
_AMID = (
    "形势下",
    "背景下",
    "情况下",
    "框架下",
    "框架内",
    "基础上",
    "条件下",
    "努力下",
    "引领下",
    "指引下",
)
# 以……为……, at the end of a clause
_AS = re.compile("为.{1,5}$")
# where a phrase of place or time ends
_CLOSED = (*"上下中内外时后前间际", "方面", "领域", "框架", "过程", "基础", "期间", "以来", "之际")
_GIVES = re.compile(
    "作出|做出|提供|创造|发挥|注入|贡献|奠定|营造|打下|增添|而努力|服务|采取|开展|进行|加强|保持"
)
_PLACE = re.compile("(?:基础|框架|原则|过程|问题|领域|方面)[上下内中]?")


class Phrases(State):
    """Adds: which clauses only lead to the next one."""

    def _phrase_only(self, start: int, end: int) -> bool:
        text = self.text
        start, _ = self.reader.adverbs(start, end)
        if text[start : start + 1] in p.MANNER_SIGNS and p.MANNER.match(text[start:end]):
            return True
        if not preposition_at(text, start) or p.PREDICATE.match(text[start:end]):
            return False
        ends = text[end - 1] in "上下中内外时后前间际发点" + FILL or end - start < p.SHORT_PHRASE
        return (
            ends
            and "的" not in text[end - 12 : end]
            and self.reader.phrase_verb(start, end) is None
        )

    def _adverbial(self, head: Head, start: int, end: int) -> bool:
        text, place = self.text, head.place
        if place >= end or self._who_we_are(place, end):
            return True
        after, _ = self.reader.adverbs(place, end)
        rest = text[after:end]
        if not rest or after >= end:
            return True
        if end - start <= p.LONGEST_MOMENT and p.MOMENT.search(rest[-4:]):
            return True
        if rest[0] in (DATE,) and not rest.strip(DATE + FILL):
            return True
        if rest.startswith(_LEADING):
            return not (rest.startswith(("根据", "按照")) and self.reader.phrase_verb(after, end))
        reported = rest[0] == "据" and p.REPORTED.fullmatch(rest)
        if reported or p.DESPITE.match(rest) or p.WHETHER.match(rest):
            return True
        if rest[0] == "应" and p.INVITED.fullmatch(rest):
            return True
        if rest[0] == "以" and _AS.search(rest):
            return True
        if rest[0] == "从" and rest.endswith(("出发", "看", "角度", "高度", "来看")):
            return True
        if rest[0] in "在当自于" and "," not in rest:
            return rest.endswith(_CLOSED) or (
                self.reader.phrase_verb(after, end) is None and head.verb is None
            )
        if head.verb is None and (rest[0] in "对就围通为" or rest.endswith(_AMID)):
            return True
        if rest[0] in "同与和" and rest.endswith(("一道", "一起")):
            return True
        return rest[0] == "为" and self._aims(rest) and not self._gives(rest)

    def _who_we_are(self, place: int, end: int) -> bool:
        """我们,某国和某国领导人,……: who the holder is, between commas."""
        pending = self.pending
        if pending is None or pending.subject is None:
            return False
        return p.WHO_WE_ARE.search(self.text, place, end) is not None

    def _leads_on(self, start: int, end: int) -> bool:
        """Whether `[start, end)` is one phrase with a preposition and nothing behind it."""
        rest = self.text[start:end]
        if rest[:1] == "为":
            return self._aims(rest) and not self._gives(rest)
        if rest.startswith(("根据", "按照", "本着")):
            return self.reader.phrase_verb(start, end) is None
        return rest[:1] in ("在", "以") and self._phrase_only(start, end)

    def _aims(self, rest: str) -> bool:
        """为落实……: an aim, behind which the predicate is still to come."""
        return rest[1:3] == "进一" or at(self.cast.words.verbs, rest, 1) is not None

    @staticmethod
    def _gives(rest: str) -> bool:
        return _GIVES.search(rest) is not None

    def _still_open(self, head: Head) -> bool:
        """Whether a phrase that 在 opened clauses ago is not closed yet."""
        draft = self.current
        return bool(
            draft and draft.conjuncts and self._open_phrase(draft.conjuncts[-1][0], head.end)
        )

    def _open_phrase(self, start: int, end: int) -> bool:
        """Whether 在 opens a phrase here that ends in a later clause."""
        place = self.text.rfind("在", start, end)
        if place < 0 or self.text[place - 1] in "现存正旨所内":
            return False
        if self.text[end - 1] in "上下中内外前后时间际" or self.reader.phrase_verb(place, end):
            return False
        return _PLACE.search(self.text, end, end + 60) is not None
