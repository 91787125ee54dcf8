"""Anniversaries: 今年是…签署20周年 proves the year of the text, if the origin's day is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.identifying.names import Name, find_names
from chancery.identifying.numerals import number
from chancery.lexicon import Entry, Lexicon
from chancery.model import Day

_COUNT = r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,6})"
_SIGN = re.compile("[周週]年")
_ZH = re.compile(rf"(?:第?(?P<n>{_COUNT})个?|第(?P<m>{_COUNT})届(?P<inside>[^,。;\n]{{2,24}}?))$")
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
    r"|this year|celebrat|commemorat|on the occasion|отмечают"
    r"|отметили|в этом году|по случаю"
)
_OTHER_YEAR = re.compile(
    r"明年|去年|后年|前年|将迎来|(?:19|20)\d\d年|next year"
    r"|last year|(?:19|20)\d\d|следующ|прошл"
)
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
_ORIGINS = ("origin", "event", "instrument", "initiative", "body")
# characters before the count in which its origin is named
_BEFORE = 48


@dataclass(frozen=True, slots=True)
class Anniversary:
    """`[start, end)` of the normal form, the year it proves, and what it counts from."""

    start: int
    end: int
    year: int
    origin: str
    source: str | None


def anniversaries(text: str, parties: tuple[str, ...], lexicon: Lexicon) -> Iterator[Anniversary]:
    """The anniversaries that a text (normal form) speaks of as this year's."""
    for start, end, count, inside in _counted(text):
        found = _anniversary(text, start, end, inside, parties, lexicon)
        if found and count:
            entry, origin = found
            name = (entry.zh or entry.en or entry.ru)[0]
            yield Anniversary(start, end, int(origin[:4]) + count, name, entry.source)


def _counted(text: str) -> Iterator[tuple[int, int, int | None, str | None]]:
    for sign in _SIGN.finditer(text):
        window = text[max(0, sign.start() - _BEFORE) : sign.start()]
        match = _ZH.search(_sentence(window))
        if match:
            start = sign.start() - len(match[0])
            yield start, sign.end(), number(match["n"] or match["m"]), match["inside"]
    for pattern, word in ((_EN, "nniversary"), (_RU, "лет"), (_RU_YEAR, "годовщин")):
        for match in pattern.finditer(text) if word in text else ():
            yield *match.span(), int(match["n"]), match["inside"]


def _anniversary(
    text: str, start: int, end: int, inside: str | None, parties: tuple[str, ...], lexicon: Lexicon
) -> tuple[Entry, Day] | None:
    """What is counted from and since which day, where it is this year's anniversary."""
    before = _sentence(text[max(0, start - _BEFORE) : start])
    after = text[end : end + 16]
    clause = before[max(before.rfind(sign) for sign in ",年") + 1 :] if "周年" in before else before
    clause = clause[clause.rfind(",") + 1 :]
    if _QUOTED.search(before) or _THEN.match(after) or _OTHER_YEAR.search(before):
        return None
    if not (_PRESENT.search(before + text[start:end]) or _PRESENT.search(after)):
        return None
    where = inside or clause
    entry = _origin(where, inside is not None, parties, lexicon)
    if entry is None or not entry.begin:
        return None
    return entry, entry.end if entry.end and _END.search(where) else entry.begin


def _origin(where: str, first: bool, parties: tuple[str, ...], lexicon: Lexicon) -> Entry | None:
    """What the anniversary counts from: the name nearest to it, or the parties' relations."""
    names = [n for n in find_names(where, lexicon, *_ORIGINS) if _counts(n, where, lexicon)]
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
    return before[max(before.rfind(sign) for sign in "。;\n") + 1 :]
