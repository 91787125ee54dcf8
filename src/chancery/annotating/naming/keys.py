"""Titles of instruments brought to what they share: their parties and their words that tell.

    《俄罗斯联邦政府和中华人民共和国政府关于保障安全的协定》,《中俄关于在保障安全领域协定》
    →  CN and RU, 保障安全协定

Official names of one instrument vary in particles, in the order of the parties, and in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from chancery.annotating.naming.tables import codes_of, plain_names
from chancery.identifying.names import short_names
from chancery.lexicon import Entry, Lexicon

# words and signs in which names of one instrument differ
_PARTICLES = re.compile(
    r"[《》〈〉“”\"'(),:;、\s·\-]|关于|[的在和与及间]|以及|之间|领域|方面|政府|国家元首|两国|共同"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?![至-])")
_ID_YEAR = re.compile(r"(?:19|20)\d\d$")
_BETWEEN = "(?:和|与|同|及|、|,|-)"
_OFFICE = r"(?:政府|国家元首|元首|外交部长|外长|外交部|国家主席和总统)?"
# one of the first two of a row (中法, 俄中): 斯德哥尔摩 is none
_ROW_BEGINS = "中美俄日韩朝英法"
# a title whose own words are fewer says little (联合声明): its year must tell
_TELLING = 6


class Key(NamedTuple):
    """The states that a title begins with, the year before them, and the rest without particles."""

    states: frozenset[str]
    year: str | None
    words: str


@cache
def _states(lexicon: Lexicon) -> dict[str, str]:
    names = [(name, state.id) for state in lexicon.of("state") for name in state.zh]
    return dict(zip(plain_names(n for n, _ in names), (i for _, i in names), strict=True))


@cache
def _state(lexicon: Lexicon) -> re.Pattern[str]:
    longest = sorted(_states(lexicon), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or "\0")


@cache
def _lead(lexicon: Lexicon) -> re.Pattern[str]:
    state = f"(?:{_state(lexicon).pattern}){_OFFICE}"
    short = "".join(map(re.escape, short_names(lexicon))) or "\0"
    return re.compile(
        rf"(?:(?P<full>{state}(?:{_BETWEEN}{state})*)|(?P<row>(?=.?[{_ROW_BEGINS}])[{short}]{{2,4}})(?!国))"
    )


def key_of(title: str, lexicon: Lexicon) -> Key:
    """What tells a title (without 《》, folded) from others."""
    year = _YEAR.match(title)
    rest = title[year.end() :] if year else title
    states: frozenset[str] = frozenset()
    lead = _lead(lexicon).match(rest)
    if lead:
        states = _named(lead, lexicon)
    if len(states) < 2 and not (lead and lead["full"]):
        lead, states = None, frozenset()
    words = _PARTICLES.sub("", rest[lead.end() :] if lead else rest)
    return Key(states, year["year"] if year else None, words)


def _named(lead: re.Match[str], lexicon: Lexicon) -> frozenset[str]:
    if lead["row"]:
        whose = short_names(lexicon)
        return frozenset(whose[c][0] for c in lead["row"])
    names = _states(lexicon)
    return frozenset(names[found[0]] for found in _state(lexicon).finditer(lead["full"]))


class Titles:
    """The instruments (and what else stands in 《》) of a lexicon by name and by key."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.exact: dict[str, str] = {}
        self.keys: dict[tuple[frozenset[str], str], dict[str, str | None]] = {}
        for kind in ("instrument", "initiative", "event", "body", "place"):
            for entry in lexicon.of(kind):
                if entry.zh and entry.series != "origin":
                    self._add(entry, lexicon)

    def _add(self, entry: Entry, lexicon: Lexicon) -> None:
        codes = codes_of(entry, lexicon)
        for name in plain_names(entry.zh):
            bare = name.removeprefix("《").removesuffix("》") if name.count("《") < 2 else name
            self.exact.setdefault(bare, entry.id)
            if name.endswith("》") and name.count("《") == 1:
                bare = name[name.find("《") + 1 : -1]
                self.exact.setdefault(bare, entry.id)
            if entry.type not in ("instrument", "initiative"):
                continue
            key = key_of(bare, lexicon)
            tail = _ID_YEAR.search(entry.id)
            year = key.year or (tail[0] if tail else entry.begin[:4] if entry.begin else None)
            self.keys.setdefault((key.states or codes, key.words), {}).setdefault(entry.id, year)

    def find(
        self, title: str, year: str | None, parties: frozenset[str], lexicon: Lexicon
    ) -> str | None:
        """The id of the title (without 《》, folded); `year` is that of its signing, if known."""
        key = key_of(title, lexicon)
        year = key.year or year
        known = [self.keys.get((s, key.words), {}) for s in _candidates(key, parties)]
        same = [one for among in known for one, when in among.items() if year and when == year]
        if len(set(same)) == 1:
            return same[0]
        if title in self.exact:
            return self.exact[title]
        telling = len(key.words) >= _TELLING
        return next((one for among in known if len(among) == 1 and telling for one in among), None)


def _candidates(key: Key, parties: frozenset[str]) -> Iterator[frozenset[str]]:
    yield key.states
    if not key.states and parties:
        yield parties


@cache
def titles_of(lexicon: Lexicon) -> Titles:
    """The compiled titles of a lexicon."""
    return Titles(lexicon)
