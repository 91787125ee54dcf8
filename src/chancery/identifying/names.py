"""Names of the lexicon found in a text: longest first, no overlap, exact offsets.

Only what identity needs; all mentions of a text are the business of `annotating`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from chancery.lexicon import Entry, Lexicon
from chancery.reading.characters import WIDE

# a Latin or Cyrillic name must not be the middle of a longer word
_WORD = re.compile(r"\w")


class Name(NamedTuple):
    """An entry's name in a text, `[start, end)` in code points."""

    start: int
    end: int
    id: str
    text: str


_LONGEST_TITLE = 4
# code points between a state and the name of one of its officers
_LONGEST_OFFICE = 20
# 二十大 is no name behind 第 or another numeral
_NUMERALS = frozenset("一二三四五六七八九十")
_NUMBERED = _NUMERALS | {"第"}


def _entries(lexicon: Lexicon, kind: str) -> list[Entry]:
    """The entries of a type. Origins are events that only anniversaries count from."""
    if kind not in ("event", "origin"):
        return list(lexicon.of(kind))
    return [e for e in lexicon.of("event") if (e.series == "origin") == (kind == "origin")]


Hit = tuple[int, int, int]
"""Which pattern of an automaton was found, and `[start, end)` in code points."""


def _ids(lexicon: Lexicon, types: tuple[str, ...], dated: bool) -> dict[str, str | None]:
    """Whose each name of some types is; None where it only keeps others from being found.

    Of `dated` ones, that is what has no first day.
    """
    ids: dict[str, str | None] = dict.fromkeys(lexicon.terms.get("no name", ()))
    for kind in types:
        for entry in _entries(lexicon, kind):
            told = entry.id if not dated or entry.begin or kind == "event" else None
            for name in entry.names():
                ids.setdefault(name, told)
    return ids


class _Finder:
    """Names of some types."""

    def __init__(self, lexicon: Lexicon, types: tuple[str, ...], dated: bool) -> None:
        import ahocorasick_rs

        ids = _ids(lexicon, types, dated)
        self.names = list(ids) or ["\0"]
        self.ids = list(ids.values()) or [None]
        self.titles = titles_of(lexicon)
        self.automaton: Any = ahocorasick_rs.AhoCorasick(
            self.names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def find(self, text: str) -> list[Name]:
        hits = self.automaton.find_matches_as_indexes(text)
        return _named(text, hits, self.names, self.ids, self.titles)


# whose the names of another choice are
_OTHER = ""


class Sweep:
    """Names by several choices of types, and words, in one pass of one automaton.

    Each choice is of types, and whether they are dated. Two passes would cost twice as much,
    most of it for tables that are too large to stay at hand.
    """

    def __init__(
        self, lexicon: Lexicon, choices: tuple[tuple[tuple[str, ...], bool], ...], words: list[str]
    ) -> None:
        import ahocorasick_rs

        tables = [_ids(lexicon, types, dated) for types, dated in choices]
        self.names = list(dict.fromkeys(chain(*tables)))
        self.ids = [[table.get(name, _OTHER) for name in self.names] for table in tables]
        self.titles = titles_of(lexicon)
        self.automaton: Any = ahocorasick_rs.AhoCorasick([*self.names, *words] or ["\0"])

    def find(self, text: str, choice: int) -> tuple[list[Name], list[Hit]]:
        """The names by one choice, as `find_names` finds them, and all words, by their number."""
        names: list[Hit] = []
        words: list[Hit] = []
        ids, size, reached = self.ids[choice], len(self.names), 0
        for hit in self.automaton.find_matches_as_indexes(text, overlapping=True):
            which, start, end = hit
            if which >= size:
                words.append((which - size, start, end))
            elif ids[which] is not _OTHER and (start >= reached or _outdoes(names, start)):
                names.append(hit)
                reached = end
        return _named(text, names, self.names, ids, self.titles), words


def _named(
    text: str,
    hits: list[Hit],
    names: list[str],
    ids: list[str | None],
    titles: dict[str, tuple[str, ...]],
) -> list[Name]:
    """The hits that are names, cheapest question first."""
    return [
        Name(start, end, name, names[which])
        for which, start, end in hits
        if (name := ids[which])
        and not ((first := text[start]) < WIDE and _inside_word(text, start, end))
        and not (first in _NUMERALS and text[start - 1 : start] in _NUMBERED)
        and not (end - start <= _LONGEST_TITLE and is_title(text, start, end, titles))
    ]


def _outdoes(names: list[Hit], start: int) -> bool:
    """Whether a hit from `start` on, which ends last of all so far, is one of the leftmost longest.

    It is unless a name that begins before it reaches over its start; shorter ones then go out.
    """
    at = len(names)
    while at and names[at - 1][1] >= start:
        at -= 1
    if at and names[at - 1][2] > start:
        return False
    del names[at:]
    return True


def _inside_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1] < WIDE and _WORD.match(text[start - 1])
    after = (
        end < len(text) and text[end - 1].isalnum() and text[end] < WIDE and _WORD.match(text[end])
    )
    return bool(before or after)


def titles_of(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Names that are a title behind other names: 苏丹 behind 文莱."""
    rows = lexicon.terms.get("zh title", {})
    return {name: tuple(before.split()) for name, before in rows.items()}


def is_title(text: str, start: int, end: int, titles: dict[str, tuple[str, ...]]) -> bool:
    """Whether the name `[start, end)` is the title of whoever rules the state before it."""
    before = titles.get(text[start:end]) if end - start <= _LONGEST_TITLE else None
    return before is not None and text.endswith(before, 0, start)


@cache
def _finder(lexicon: Lexicon, types: tuple[str, ...], dated: bool) -> _Finder:
    return _Finder(lexicon, types, dated)


def find_names(text: str, lexicon: Lexicon, *types: str, dated: bool = False) -> list[Name]:
    """All names of entries of these types in a text (normal form), in order.

    With `dated` only events, and what has a first day.
    """
    return _finder(lexicon, types, dated).find(text)


# an office, right behind its state and right before the name of him who holds it
_OFFICE_OF = re.compile(
    "[^、,。;:同与和及对向会见请\n]{0,12}(?:总统|总理|首相|主席|部长|大臣|国王|议长|秘书|代表|大使|书记|特使|外长|委员长)"
)


def another_s(text: str, state: Name | None, start: int, holder: str) -> bool:
    """Whether the person named at `start` holds an office of another state than `holder`.

    Surnames are shared: 曙光共和国副总统某某 is not the 某某 of another state.
    """
    if state is None or state.id == holder or start - state.end > _LONGEST_OFFICE:
        return False
    return _OFFICE_OF.fullmatch(text, state.end, start) is not None


@cache
def short_names(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The one-character Chinese names of states (中, 俄 …) and whose they may be."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in lexicon.of("state"):
        for short in entry.short:
            if len(short) == 1:
                found[short] = (*found.get(short, ()), entry.id)
    return found


@cache
def _pairs(lexicon: Lexicon) -> re.Pattern[str] | None:
    one = "".join(map(re.escape, short_names(lexicon)))
    return re.compile(f"[{one}]{{2,4}}") if one else None


@cache
def _names_by_first(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The full names of states by their first character: 俄罗斯 is no row of 俄 and 罗."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in lexicon.of("state"):
        for name in entry.zh:
            if len(name) > 2:
                found[name[0]] = (*found.get(name[0], ()), name)
    return found


# what follows a pair of short names, where it is one, and 中美洲, 日印, 法德 … are told from words
_AFTER_PAIR = re.compile(
    r"两国|双方|双边|关系|关于|元首|外长|总理|首脑|领导人|联合|共同|三方|三国|外交|发表|签署|建交"
    r"|能源|全面|务实|各领域|人文|两军|两党|企业|文化|教育|安全|军事"
    r"|战略|合作|友好|睦邻|边界|贸易|经贸|自由|投资|友谊|伙伴|间|人民|政府|国防|最高|宣言|公报|声明"
)


def find_pairs(text: str, lexicon: Lexicon, named: Container[str]) -> list[tuple[str, ...]]:
    """States named by their short forms in a row (中俄, 中日韩), in order of the text.

    A short form that several states share (巴) is the one's that is among `named`, or the first
    one's; a row that names a state twice is no row of states.
    """
    pattern = _pairs(lexicon)
    if pattern is None:
        return []
    whose = short_names(lexicon)
    found = []
    for match in pattern.finditer(text):
        row = match[0]
        if text.startswith(_names_by_first(lexicon).get(row[0], ("\0",)), match.start()):
            continue
        while len(row) > 1 and _weak(row[-1], whose, named):
            row = row[:-1]
        end = match.start() + len(row)
        while len(row) > 1 and _weak(row[0], whose, named):
            row = row[1:]
        ids = tuple(_meant(whose[c], named) for c in row)
        told = _AFTER_PAIR.match(text, match.end()) or _AFTER_PAIR.match(text, end)
        if len(ids) > 1 and len(set(ids)) == len(ids) and told:
            found.append(ids)
    return found


# Short names that are everyday words or parts of them (新声明, 加强, 南方, 以下): they count only
# where the text names the state in full.
_EVERYDAY = frozenset("新南加东文老马图格基以约白土利几科卡布安金海尼和多希")


def _weak(short: str, whose: dict[str, tuple[str, ...]], named: Container[str]) -> bool:
    doubtful = short in _EVERYDAY or len(whose[short]) > 1
    return doubtful and not any(state in named for state in whose[short])


def _meant(candidates: tuple[str, ...], named: Container[str]) -> str:
    if len(candidates) == 1:
        return candidates[0]
    return next((state for state in candidates if state in named), candidates[0])


# characters of the longest name that 方 follows
_LONGEST_SIDE = 6
# what follows a state's side, and not the word 方向, 方面, 方案 …
_NO_SIDE = re.compile(r"方[向面案针法式]")


@cache
def _side_names(lexicon: Lexicon) -> dict[str, str | None]:
    """Names before 方: a state's id, or None for a short form that may be several states'."""
    full = {name: e.id for e in lexicon.of("state") for name in e.zh if len(name) <= _LONGEST_SIDE}
    return {**full, **dict.fromkeys(short_names(lexicon))}


@cache
def _side_ends(lexicon: Lexicon) -> frozenset[str]:
    """The last characters of names before 方."""
    return frozenset(name[-1] for name in _side_names(lexicon))


def find_sides(text: str, lexicon: Lexicon, named: Container[str]) -> Counter[str]:
    """How often each state speaks as a side (中方, 俄方)."""
    names, whose, ends = _side_names(lexicon), short_names(lexicon), _side_ends(lexicon)
    found: Counter[str] = Counter()
    at = text.find("方")
    while at >= 0:
        # most often it is 双方
        longest = min(_LONGEST_SIDE, at) if text[at - 1 : at] in ends else 0
        for size in range(longest, 0, -1):
            name = text[at - size : at]
            if name in names and not _NO_SIDE.match(text, at):
                found[names[name] or _meant(whose[name], named)] += 1
                break
        at = text.find("方", at + 1)
    return found
