"""All names of the lexicon in one pass over a text, longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from chancery.annotating.naming.found import Found, fold
from chancery.identifying.names import is_title, titles_of
from chancery.lexicon import Entry, Lexicon
from chancery.reading.characters import WIDE, normal

# the first of these types that has a name keeps it
TYPES = ("state", "body", "instrument", "initiative", "event", "place", "person")
_CYRILLIC = re.compile("[А-я]")
_LOWER = re.compile("[a-zа-я]")
# 二十大 is no name behind 第 or another numeral
_NUMERALS = frozenset("一二三四五六七八九十")
_NUMBERED = _NUMERALS | {"第"}
# what follows a state's adjective where it is one of the two sides: a role word, no name
_SIDE = re.compile(r" (?:[Ss]ides?|[Pp]art(?:y|ies)|[Сс]торон)\b|[ -][Сс]торон")
# 中国家 in 发展中国家: the state's name is no name before 家 but in 家庭 (a family) and the like
_HOUSE = frozenset("庭具居")


class _Name(NamedTuple):
    type: str
    id: str
    needs: frozenset[str]
    adjective: bool
    later: bool


def plain_names(names: Iterable[str]) -> list[str]:
    """Names as they stand in a folded text; one pass for all, as each pass has its price."""
    return fold(normal("\n".join(names)).text).split("\n")


def codes_of(entry: Entry, lexicon: Lexicon) -> frozenset[str]:
    """The states whose codes begin an entry's id (`event:cn-ru-expo`), if they are two or more."""
    found = []
    for part in entry.id.partition(":")[2].split("-"):
        state = f"state:{part.upper()}"
        if len(part) != 2 or state not in lexicon.entries:
            break
        found.append(state)
    return frozenset(found) if len(found) > 1 and entry.type != "state" else frozenset()


class _Finder:
    """The compiled names; Cyrillic ones, the greater half, only where a text has such letters."""

    def __init__(self, lexicon: Lexicon, cyrillic: bool) -> None:
        import ahocorasick_rs

        self.lexicon = lexicon
        self.names: dict[str, _Name | None] = dict.fromkeys(
            plain_names(lexicon.terms.get("no name", ())) if lexicon.terms.get("no name") else ()
        )
        self.shorts: dict[str, _Name] = {}
        rows = [e for kind in TYPES for e in lexicon.of(kind) if e.series != "origin"]
        given = [entry.names() if cyrillic else entry.zh + entry.en for entry in rows]
        plain = iter(plain_names(name for names in given for name in names))
        for entry, names in zip(rows, given, strict=True):
            self._add(entry, list(islice(plain, len(names))), lexicon)
        for name, value in self.shorts.items():
            self.names.setdefault(name, value)
        self.titles = titles_of(lexicon)
        self.values = list(self.names.values()) or [None]
        self.automaton: Any = ahocorasick_rs.AhoCorasick(
            list(self.names) or ["\0"], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def _add(self, entry: Entry, names: list[str], lexicon: Lexicon) -> None:
        codes = codes_of(entry, lexicon) if names else frozenset[str]()
        type_ = entry.type
        for name in names:
            if type_ == "instrument" and name.find("《") > 0 and name.endswith("》"):
                # 1982年《海洋公约》: what stands before a title is a name of its own
                continue
            needs = codes if codes and not _says(name, codes, lexicon) else frozenset[str]()
            value = _Name(type_, entry.id, needs, name[-1] < WIDE, False)
            self.names.setdefault(name, value)
            if _LOWER.match(name):
                self.names.setdefault(name[0].upper() + name[1:], value)
        for name in entry.short if names else ():
            if len(name) > 1:
                self.shorts.setdefault(name, _Name(type_, entry.id, frozenset(), False, True))

    def find(self, text: str, parties: frozenset[str]) -> Iterator[Found]:
        values = self.values
        seen: set[str] = set()
        for which, start, end in self.automaton.find_matches_as_indexes(text):
            name = values[which]
            if name is None or not name.needs <= parties or _inside_word(text, start, end):
                continue
            if name.type == "state" and (
                _no_state(text, start, end, name) or is_title(text, start, end, self.titles)
            ):
                continue
            if name.later and name.id not in seen:
                continue
            seen.add(name.id)
            if text[end : end + 1] == "长" and text[end - 1] == "部":
                # 外交部长 is an office: the state stays
                yield from self._holder(text, start, name)
                continue
            yield Found(start, end, name.type, name.id, f"table:{name.type}")

    def _holder(self, text: str, start: int, name: _Name) -> Iterator[Found]:
        held = self.lexicon.entries[name.id].holder
        state = self.lexicon.entries.get(held or "")
        names = [zh for zh in (state.zh if state else ()) if text.startswith(zh, start)]
        if state and names:
            end = start + len(max(names, key=len))
            yield Found(start, end, state.type, state.id, "table:state")


def _says(name: str, codes: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a name itself says whose it is: by a state's name or short form."""
    for code in codes:
        state = lexicon.entries[code]
        if any(word in name for word in (*state.zh[:3], *state.short, *state.en)):
            return True
        if any(word in name for word in state.ru):
            return True
    return False


def _no_state(text: str, start: int, end: int, name: _Name) -> bool:
    if name.adjective:
        return _SIDE.match(text, end) is not None
    if text[end - 1] != "国" or end - start > 2:
        return False
    if text[end : end + 1] == "家":
        return text[end + 1 : end + 2] not in _HOUSE
    # 美国务卿, 美国防部: 美 and an office of its
    return text[end : end + 1] in ("务", "防") and text[start : start + 1] != "中"


def _inside_word(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    if first >= WIDE:
        return first in _NUMERALS and text[start - 1 : start] in _NUMBERED
    if first.isalnum() and start and text[start - 1] < WIDE and text[start - 1].isalnum():
        return True
    after = text[end : end + 1]
    return last < WIDE and last.isalnum() and "" < after < WIDE and after.isalnum()


@cache
def _finder(lexicon: Lexicon, cyrillic: bool) -> _Finder:
    return _Finder(lexicon, cyrillic)


def names_in(text: str, parties: frozenset[str], lexicon: Lexicon) -> list[Found]:
    """The names of the lexicon in a folded text, in order, none inside another.

    A name that belongs to certain states and does not say so (体育交流年) counts only in a text
    of theirs; a short form (全面协议) only behind the full name.
    """
    return list(_finder(lexicon, _CYRILLIC.search(text) is not None).find(text, parties))
