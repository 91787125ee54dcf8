"""Anniversaries: 今年是…签署20周年 proves the year of the text, if the origin's day is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.identifying.names import Name, find_names
from chancery.identifying.numerals import number
from chancery.identifying.situations import origin_names
from chancery.lexicon import Entry, Lexicon
from chancery.model import Day

_COUNT = r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,6})"
_ZH = re.compile(rf"(?:第?(?P<n>{_COUNT})个?|第(?P<m>{_COUNT})届(?P<inside>[^,。;\n]{{2,24}}?))$")
# what a count ends with right before 周年, unless a thing of that count is named between
# (第十届曙光博览会), and how many characters it has with 第 and 个
_COUNTS = frozenset("0123456789一二三四五六七八九十百个")
_LONGEST_COUNT = 8
_EN = re.compile(
    r"(?P<n>\d{1,3})(?:st|nd|rd|th) [Aa]nniversary of (?:the )?(?P<inside>[^.;\n]{3,120})"
)
_RU = re.compile(r"(?P<n>\d{1,3})[-–]?\s?лети[еяюй]\w*(?: со дня)? (?P<inside>[^.;\n]{3,120})")
_RU_YEAR = re.compile(
    r"(?P<n>\d{1,3})[-–]?(?:й|я|ю|ой) годовщин\w+(?: со дня)? (?P<inside>[^.;\n]{3,120})"
)
# the present year is meant; another year in the clause, or a text adopted then, says otherwise
_PRESENT = re.compile(
    r"今年|本年|值此|适逢|恰逢|正值|之际|纪念|庆祝|迎来|marks?"
    r"|this year|celebrat|commemorat|on the occasion|отмеча[её]т"
    r"|отметили|в этом году|по случаю"
)
# the nearest word that names a year says in which year, counted from the text's, it falls; each
# alternative begins with a letter, here and below, so that the search runs on these letters
_YEAR_WORD = re.compile(
    r"今年|本年|this year|This year|в этом году|в текущем году"
    r"|明年|next year|Next year|в следующем году|в будущем году"
    r"|去年|last year|Last year|в прошлом году|后年|前年|19\d\d|20\d\d"
)
_PRESENT_YEAR = frozenset({"今年", "本年", "this year", "в этом году", "в текущем году"})
_SHIFTS = {
    **dict.fromkeys(("明年", "next year", "в следующем году", "в будущем году"), -1),
    **dict.fromkeys(("去年", "last year", "в прошлом году"), 1),
}
# what is yet to be kept may be of the next year
_YET = re.compile(r"将|准备|筹备|办好|w(?<!\ww)ill\b|upcoming|предстоящ|готов")
_THEN = re.compile(r"之?际?(?:发表|签署|通过|举行)的|[》”]")
_QUOTED = re.compile(r"[《“«][^》”»\n]{0,120}$")
_DIPLOMATIC = re.compile(
    r"(?:建交|建立外交关系|establishment of diplomatic relations"
    r"|установлени\w+ дипломатических отношений)"
)
_END = re.compile(r"结束|胜利|终结|end of|victory|окончани|победы?")
_FOUNDED = re.compile(
    r"成立|创[建立始设]|建立|组建|found|establish|creation"
    r"|основани|создани|образовани"
)
# years are counted from the day of signature, and seldom from the day of entry into force
_IN_FORCE = re.compile(r"生效|entry into force|вступлени")
# characters before the count in which its origin is named
_BEFORE = 48


@dataclass(frozen=True, slots=True)
class Anniversary:
    """`[start, end)` of the normal form, the text's year, and what is counted from.

    It is not `sure` where the text may also be of an earlier year: the day is yet to come.
    """

    start: int
    end: int
    year: int
    origin: str
    source: str | None
    sure: bool = True


def anniversaries(text: str, parties: tuple[str, ...], lexicon: Lexicon) -> Iterator[Anniversary]:
    """The anniversaries that a text (normal form) speaks of as its own year's or one beside it."""
    for start, end, count, inside in _counted(text):
        kept = _kept(text, start, end) if count else None
        found = kept and _anniversary(text, start, inside, parties, lexicon)
        if kept and found and count:
            (entry, origin), (shift, sure) = found, kept
            name = (entry.zh or entry.en or entry.ru)[0]
            year = int(origin[:4]) + count + shift
            yield Anniversary(start, end, year, name, entry.source, sure)


def _counted(text: str) -> Iterator[tuple[int, int, int | None, str | None]]:
    at = text.find("周年")
    while at >= 0:
        before = _sentence(text[max(0, at - _BEFORE) : at])
        match = None
        if "届" in before:
            match = _ZH.search(before)
        elif before[-1:] in _COUNTS:
            match = _ZH.search(before, max(0, len(before) - _LONGEST_COUNT))
        if match:
            count = number(match["n"] or match["m"])
            yield at - len(match[0]), at + 2, count, match["inside"]
        at = text.find("周年", at + 2)
    for pattern, word in ((_EN, "nniversary"), (_RU, "лет"), (_RU_YEAR, "годовщин")):
        if word in text:
            for match in pattern.finditer(text):
                yield *match.span(), int(match["n"]), match["inside"]


def _kept(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """Years from an anniversary to the text, and whether that is sure; None where it is cited."""
    before, after = _sentence(text[max(0, start - _BEFORE) : start]), text[end : end + 16]
    if _QUOTED.search(before) or _THEN.match(after):
        return None
    words = _YEAR_WORD.findall(before)
    if words and words[-1].lower() not in _PRESENT_YEAR:
        shift = _SHIFTS.get(words[-1].lower())
        return None if shift is None else (shift, True)
    if not (_PRESENT.search(before + text[start:end]) or _PRESENT.search(after)):
        return None
    return 0, bool(words) or _YET.search(before) is None


def _anniversary(
    text: str, start: int, inside: str | None, parties: tuple[str, ...], lexicon: Lexicon
) -> tuple[Entry, Day] | None:
    """What is counted from, and since which day."""
    before = _sentence(text[max(0, start - _BEFORE) : start])
    clause = before[max(map(before.rfind, ",年")) + 1 :] if "周年" in before else before
    clause = clause[clause.rfind(",") + 1 :]
    where = inside or clause
    entry = _origin(where, inside is not None, parties, lexicon)
    if entry is None or not entry.begin:
        return None
    return entry, entry.end if entry.end and _END.search(where) else entry.begin


def _origin(where: str, first: bool, parties: tuple[str, ...], lexicon: Lexicon) -> Entry | None:
    """What the anniversary counts from: the name nearest to it, or the parties' relations."""
    names = [n for n in origin_names(where, lexicon) if _counts(n, where, lexicon)]
    events = [n for n in names if lexicon.entries[n.id].type == "event"]
    if events or names:
        return _founding((events or names)[0 if first else -1], lexicon)
    if _DIPLOMATIC.search(where) and len(parties) == 2:
        low = [party.lower() for party in parties]
        for a, b in (low, low[::-1]):
            entry = lexicon.entries.get(f"event:diplomatic-relations-{a}-{b}")
            if entry:
                return entry
    return None


def _founding(name: Name, lexicon: Lexicon) -> Entry:
    """What a name's years are counted from: a body's own founding, where that is an event."""
    entry = lexicon.entries[name.id]
    if entry.type == "body":
        for founded in entry.zh:
            for event in find_names(f"{founded}成立", lexicon, "origin", "event"):
                return lexicon.entries[event.id]
    return entry


def _counts(name: Name, where: str, lexicon: Lexicon) -> bool:
    """Whether years can be counted from a thing: by its own day, not as part of another name."""
    entry = lexicon.entries[name.id]
    behind = where[name.end : name.end + 12]
    if not entry.begin or _IN_FORCE.search(behind):
        return False
    opened = where.rfind("《", 0, name.start)
    inside = opened > where.rfind("》", 0, name.start)
    if inside and (where.find("》", opened) != name.end or name.start != opened + 1):
        return False
    if "bound" in (entry.source or ""):
        # the day is safe for "not before", and no day to count years from
        return False
    return entry.type != "body" or _FOUNDED.search(where) is not None


def _sentence(before: str) -> str:
    return before[max(map(before.rfind, "。;\n")) + 1 :]
