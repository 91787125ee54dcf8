"""What a Chinese clause does: its holder, its trigger, and where its content begins.

The head of a clause is read from the left: connectives, holder, adverbs, and then a trigger, a
phrase with a preposition, or a bare verb. What stands after the trigger is content and makes no
act of its own, so that 将 for 把, 支持 as a noun or 关切 inside a relative clause are never met.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chancery.annotating.chinese.actors import Cast
from chancery.annotating.chinese.guests import Guests
from chancery.annotating.chinese.phrases import (
    NOMINAL,
    TERMINAL,
    adverbs_at,
    preposition_at,
    verb_behind,
)
from chancery.annotating.chinese.subjects import Subject, subject_at
from chancery.annotating.chinese.words import at
from chancery.annotating.masks import FILL, Masked
from chancery.lexicon import Trigger
from chancery.model import Span

_NUMBER = re.compile(
    "(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[,、]|[一二三四五六七八九十]{1,2}是|[\\d]{1,2}(?:\\.|、)(?!\\d)\\s*|[•·*-]\\s+)"
)
# a picture's credit that stands before a sentence's own words
_CAPTION = re.compile("[^,。;:\\n]{0,12}记者[^,。;:\\n]{2,14}摄(?![影像制])\\s*")
# 接受采访时表示: what its bearer was doing as he spoke
_WHEN = re.compile("[^,]{2,60}?时(?=[^,]{0,4}(?:表示|指出|强调|说|称|重申|宣布))")
_BLANK = re.compile("[\\s,:]*+")
# 将 for 把: what is done to the object stands behind it
_AS_OBJECT = re.compile(
    "将[^,。;]{1,40}?(?:作为|置于|纳入|列为|列入|视为|转化为|降到|降至|用于|用作|变成|变为|演变|推向|推上|强加|写入|挂钩)"
)
# words that are the predicate only behind a holder or an adverb
_ONLY_LED = frozenset(
    [
        *("说", "称", "准备", "声明", "阐述", "谈到", "建议", "理解", "重视"),
        *("达成共识", "达成一致", "达成如下共识"),
    ]
)
# … and these, where nothing shows a noun
_NOUNS_TOO = frozenset(["关切", "担忧", "肯定", "感谢", "祝贺", "警惕"])
# what only follows from something is nobody's doing
_RESULTS = re.compile("有助于|有利于|成为|是|导致|使|造成")
_INTO = re.compile("将[^,。;]{1,24}?[^深强变转优美简消淡进文绿量]化(?![解工学肥石])")
# 应对 is a word unless what is to be done about it follows: 应对……进行调查
_DO_ABOUT = re.compile("应对[^,。;]{1,60}?(?:进行|予以|给予|采取|作出|加以|保持|负)")
# 支持者, 支持率 are nouns; in 愿率先 the verb has begun
_NOUN_ENDS = re.compile("者|率(?![先领])")
# the opening formula at the end of its clause: 就……声明如下
_FORMULAS = ("声明如下", "宣言如下", "宣布如下", "公报如下")
# 响应, 供应, 必须 … are words of their own
_NOT_DEONTIC = frozenset("响供适相反对效回呼感必急所")
_INVITED = re.compile("应[^,。;]{1,60}?(?:邀请|要求|请求|之邀)")
# Where an adverbial phrase ends and its verb may follow.
_TERMINAL = f"(?:{TERMINAL}|{FILL})"
_STRONG = "|".join(
    [
        "将继续",
        "将",
        "愿",
        "致力于",
        "决心",
        "承诺",
        "同意",
        "商定",
        "呼吁",
        "敦促",
        "鼓励",
        "希望",
        "期待",
        "主张",
        "倡导",
        "强烈反对",
        "反对",
        "谴责",
        "支持",
        "欢迎",
        "重申",
        "强调",
        "认为",
        "指出",
        "赞赏",
        "表示",
        "说",
    ]
)
_AFTER_PHRASE = re.compile(f"{_TERMINAL}(?=[^,]{{0,10}}?(?:{_STRONG}))")


@dataclass(slots=True)
class Head:
    """The head of a clause.

    `start` is where the clause's own words begin, `place` where its predicate does. `row` is the
    trigger's row, `trigger` its span, `intense` the intensifiers before or behind it, `begin` the
    first of the trigger and the adverbs before it, `content` where its content begins. `verb` is
    the span of a bare verb. `subject` is the holder printed here.
    """

    start: int
    place: int
    end: int
    subject: Subject | None = None
    row: Trigger | None = None
    trigger: Span | None = None
    begin: int = 0
    intense: tuple[str, ...] = ()
    content: int = 0
    verb: Span | None = None
    adverbs: tuple[str, ...] = ()
    also: bool = False


class Reader:
    """Reads clauses of one text."""

    def __init__(self, masked: Masked, cast: Cast, guests: Guests | None = None) -> None:
        self.masked, self.text, self.guests = masked, masked.text, guests
        self.captioned = "记者" in masked.text
        self.cast, self.words = cast, cast.words

    # -- where words begin -----------------------------------------------------------------

    def skipped(self, place: int, end: int) -> int:
        """The offset behind numbering and connectives."""
        text, connectives = self.text, self.words.connectives
        if self.captioned and (caption := _CAPTION.match(text, place, end)):
            place = caption.end()
        number = _NUMBER.match(text, place, end)
        place = number.end() if number else place
        while text[place : place + 1] in connectives and (form := at(connectives, text, place)):
            if place + len(form) > end:
                break
            blank = _BLANK.match(text, place + len(form), end)
            place = blank.end() if blank else place + len(form)
        return place

    def adverbs(self, place: int, end: int) -> tuple[int, tuple[str, ...]]:
        """The offset behind the adverbs at a place, and the adverbs."""
        if place >= end or self.text[place] not in self.words.adverbs:
            return place, ()
        return adverbs_at(self.words, self.text, place, end)

    def intense(self, adverbs: tuple[str, ...]) -> tuple[str, ...]:
        """The intensifiers among these adverbs."""
        return tuple(form for form in adverbs if form in self.words.intense) if adverbs else ()

    # -- triggers --------------------------------------------------------------------------

    def trigger(
        self, place: int, end: int, subject: bool
    ) -> tuple[str | None, int, tuple[str, ...]]:
        """The trigger behind any adverbs at a place, or None; its offset, the adverbs before it."""
        text, words = self.text, self.words
        adverbs: list[str] = []
        while place < end:
            sign = text[place]
            if (
                sign in words.triggers
                and (form := at(words.triggers, text, place))
                and place + len(form) <= end
                and self._stands(form, place, end, subject or bool(adverbs))
            ):
                return form, place, tuple(adverbs)
            if sign not in words.adverbs or (adverb := at(words.adverbs, text, place)) is None:
                break
            verb = at(words.verbs, text, place)
            if verb and len(verb) > len(adverb):
                break
            adverbs.append(adverb)
            place += len(adverb)
        return None, place, tuple(adverbs)

    def _stands(self, form: str, place: int, end: int, led: bool) -> bool:
        """Whether a trigger's form is the predicate here and no part of another word or use."""
        text, after = self.text, place + len(form)
        guard = at(self.words.guards, text, place)
        if (guard and len(guard) > len(form)) or text[after : after + 1] == "的":
            return False
        if form == "将":
            return self._modal(place, after, end, led)
        if form in ("应", "需", "须"):
            return self._deontic(form, place, after, end)
        if form == "希":
            return text[after : after + 1] in tuple("同与进继早尽能推加")
        if form == "要求":
            action = at(self.words.adverbs, text, after) or at(self.words.verbs, text, after)
            return self.cast.row(self.masked, after) is not None or bool(led and action)
        if form in ("视", "视为"):
            return form == "视为" or "为" in text[after : min(end, after + 12)]
        if form in _ONLY_LED:
            return led
        if form in _NOUNS_TOO and not led:
            return not text.startswith(("的", "和", "与", "、"), after)
        return not _NOUN_ENDS.match(text, after)

    def _modal(self, place: int, after: int, end: int, led: bool) -> bool:
        text = self.text
        if after >= end or text.startswith(":", after):
            return True
        if not led and _RESULTS.match(text, after):
            return False
        verb = at(self.words.verbs, text, after)
        if at(self.words.triggers, text, after) or (verb and verb not in NOMINAL):
            return True
        if _AS_OBJECT.match(text, place, end) and not led:
            return False
        if verb or at(self.words.adverbs, text, after) or preposition_at(text, after):
            return True
        return led and not _AS_OBJECT.match(text, place, end) and not _INTO.match(text, place, end)

    def _deontic(self, form: str, place: int, after: int, end: int) -> bool:
        text = self.text
        if text[after : after + 1] == "对" and form == "应":
            return bool(_DO_ABOUT.match(text, place, end))
        if form == "应" and _INVITED.match(text, place, end):
            return False
        return text[place - 1 : place] not in _NOT_DEONTIC

    # -- heads -----------------------------------------------------------------------------

    def head(self, start: int, end: int, speaker: tuple[str, ...] | None) -> Head:
        """The head of the clause `[start, end)`."""
        begin = self.skipped(start, end)
        subject = self.guests.at(self.masked, begin) if self.guests else None
        subject = subject or subject_at(self.masked, begin, self.cast, speaker)
        if subject and subject.end > end:
            subject = None
        place = subject.end if subject else begin
        form, after, adverbs = self.trigger(place, end, subject is not None)
        if form is None and subject and (when := _WHEN.match(self.text, place, end)):
            form, after, adverbs = self.trigger(when.end(), end, True)
        head = Head(begin, place, end, subject)
        if form is None:
            return self._without(head, after, adverbs)
        stance = self.words.stances.match(self.text, after, end)
        if stance and stance.end() == end:
            return self._stance(head, stance)
        return self._with(head, form, after, adverbs)

    def inner(self, place: int, end: int, speaker: tuple[str, ...] | None) -> Head:
        """The head of what an outer verb frames."""
        blank = _BLANK.match(self.text, place, end)
        return self.head(blank.end() if blank else place, end, speaker)

    def _with(self, head: Head, form: str, place: int, adverbs: tuple[str, ...]) -> Head:
        row = self.words.rows[form]
        content = place + len(form)
        if row.frame in ("action", "norm"):
            _, more = self.adverbs(content, head.end)
            adverbs = adverbs + more
        elif row.frame in ("object", "other"):
            content = self._shared(content, head.end)
        before = place
        if adverbs and row.frame not in ("action", "norm"):
            before -= sum(map(len, adverbs))
        head.row, head.trigger = row, (place, place + len(form))
        head.begin, head.content = max(before, head.place), content
        head.adverbs, head.intense = adverbs, self.intense(adverbs)
        return head

    def _shared(self, place: int, end: int) -> int:
        """The offset behind a second verb with the same object (支持和维护)."""
        if place >= end or self.text[place] not in "并和、与":
            return place
        second = place + 1
        while self.text[place] in "并" and (adverb := at(self.words.adverbs, self.text, second)):
            second += len(adverb)
        verb = at(self.words.verbs, self.text, second)
        return second + len(verb) if verb and second + len(verb) < end else place

    def _without(self, head: Head, after: int, adverbs: tuple[str, ...]) -> Head:
        text, end = self.text, head.end
        if text.endswith(_FORMULAS, after, end):
            return self._with(head, text[end - 4 : end], end - 4, adverbs)
        if preposition_at(text, after):
            if stance := self.words.stances.search(text, after, end):
                return self._stance(head, stance, after)
            if strong := self._behind_phrase(after, end):
                return self._with(head, *strong)
            verb = self.phrase_verb(after, end)
        else:
            if (stance := self.words.stances.match(text, after, end)) and stance.end() == end:
                head.adverbs = adverbs
                return self._stance(head, stance)
            form = at(self.words.verbs, text, after)
            verb = (after, after + len(form)) if form and after + len(form) <= end else None
            if form and text.startswith(("主义", "者", "性", "力"), after + len(form)):
                verb = None
            if form and head.subject is None and self.cast.group(text, after):
                verb = None
        head.verb, head.content = verb, after
        head.adverbs, head.intense = adverbs, self.intense(adverbs)
        return head

    def _stance(self, head: Head, match: re.Match[str], about: int | None = None) -> Head:
        head.row, head.trigger = self.words.rows[match[0]], match.span()
        head.begin, head.content = head.place, (head.place if about is None else about) + 1
        return head

    def _behind_phrase(self, place: int, end: int) -> tuple[str, int, tuple[str, ...]] | None:
        """A trigger behind a phrase with a preposition: 在平等基础上愿……"""
        for match in _AFTER_PHRASE.finditer(self.text, place, end):
            form, place, adverbs = self.trigger(match.end(), end, True)
            if form:
                return form, place, adverbs
        return None

    def phrase_verb(self, place: int, end: int) -> Span | None:
        """The verb behind a phrase with a preposition."""
        return verb_behind(self.words, self.text, place, end)
