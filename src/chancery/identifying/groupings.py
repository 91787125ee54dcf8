"""The states that a grouping speaks for: the Group of Seven, an organisation's members.

The lexicon's terms `grouping` give a body's members as ISO codes, each with the day it joined
(`ZA@2010-12-24`) and left (`RU@1998-05-15/2014-03-24`) where that matters.
"""

from __future__ import annotations

import re
from functools import cache

from chancery.identifying.names import find_names
from chancery.lexicon import Lexicon
from chancery.model import Day

# words by which a grouping's members speak, right before its name and right behind it
_BEFORE = re.compile(
    r"(?:[Ll]eaders|[Mm]inisters|[Hh]eads|[Pp]residents|[Mm]embers?|[Ss]tates|[Cc]ountries"
    r"|[Gg]overnments?)(?: and (?:[\w-]+ ){1,4}?| of (?:[Ss]tate|[Gg]overnment)\S* )?"
    r"(?: ?(?:of|from|for)(?: the)?)? ?(?:[Mm]ember (?:[Ss]tates|[Cc]ountries) of (?:the )?)?$"
    r"|(?:[Лл]идер|[Гг]лав|[Мм]инистр|[Рр]уководител|[Гг]осударств|[Чч]лен|[Сс]тран)[^,.;]{0,60}$"
)
_BEHIND = re.compile(
    r"(?:[’']s?)?,? ?(?:\([\w-]+\),? )?(?:[Ll]eaders|LEADERS|[Mm]ember|MEMBER|[Ff]oreign|[Ff]inance"
    r"|[Mm]inister|[Hh]eads|[Cc]ountries|[Ss]tates)"
    r"|成员国|各?国|领导人|外长|元首|首脑|政府首脑|部长"
)
# whoever attends a grouping's meeting does not speak for it
_ATTENDS = re.compile(r"(?:出席|参加)(?:第[^,。]{1,8}[届次])?$")
# a grouping's members beside other states: 东盟成员国以及 …
_AND_OTHERS = re.compile(r"(?:\([^)]{1,12}\))?成员国(?:以及|和|与|及)(?P<others>[^,。]{2,80}?)的")
# between a body and a council of its own, which other bodies call so too
_WHOSE = ("", "成员国")


def named(lines: list[str], lexicon: Lexicon) -> bool:
    """Whether any line (normal form) names a grouping whose members are known."""
    groupings = lexicon.terms.get("grouping", {})
    # no name goes over the end of a line
    return any(name.id in groupings for name in find_names("\n".join(lines), lexicon, "body"))


@cache
def led(lexicon: Lexicon) -> frozenset[str]:
    """ISO codes of the states that their head of government leads, and speaks for at summits."""
    return frozenset(lexicon.terms.get("led by", {}).get("heads-of-government", "").split())


def members(body: str, lexicon: Lexicon, on: Day | None) -> set[str]:
    """The members of a body (`state:CN`) on a day, or all that have not left it."""
    row = lexicon.terms.get("grouping", {}).get(body, "")
    return {f"state:{code[:2]}" for code in row.split() if _belongs(code[3:], on)}


def member_states(lexicon: Lexicon, on: Day | None) -> dict[str, str]:
    """Whom "its member states" means by the name of a body or region: ids, parted by spaces.

    By the lexicon's terms `members`; `on` is the day of which the members of a grouping are.
    """
    rows = lexicon.terms.get("members", {}).items()
    return {
        body: " ".join(sorted(members(body, lexicon, on))) if row == "grouping" else row
        for body, row in rows
    }


def _belongs(time: str, on: Day | None) -> bool:
    begin, _, end = time.partition("/")
    return not end if on is None else begin <= on and (not end or on <= end)


def authors(line: str, lexicon: Lexicon, on: Day | None, *, spoken: bool = False) -> set[str]:
    """The members of the groupings that a line names; with `spoken`, of those who speak in it."""
    found: set[str] = set()
    before = 0
    for name in find_names(line, lexicon, "body"):
        organ = before and line[before : name.start] in _WHOSE
        if not organ and (not spoken or _speaks(line, name.start, name.end)):
            found |= members(name.id, lexicon, on)
        before = name.end
    return found


def with_others(line: str, lexicon: Lexicon, on: Day | None) -> tuple[set[str], str]:
    """A grouping's members that a line names beside other states, and the words for those."""
    if "成员国" in line:
        for name in find_names(line, lexicon, "body"):
            match = _AND_OTHERS.match(line, name.end)
            found = members(name.id, lexicon, on) if match else set()
            if match and found:
                return found, match["others"]
    return set(), ""


def _speaks(line: str, start: int, end: int) -> bool:
    before = line[max(0, start - 80) : start]
    if _ATTENDS.search(before):
        return False
    return _BEFORE.search(before) is not None or _BEHIND.match(line, end) is not None
