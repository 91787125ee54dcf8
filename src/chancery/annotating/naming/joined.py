"""Names that are made of names beside each other: pairs with a dash, organs of states, quotes.

China-Russia, российско-китайский  →  one pair
法国外交部, 俄外交部  →  the ministry of that state
“海港倡议”  →  the name with its quotation marks
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from chancery.annotating.naming.found import Found
from chancery.annotating.naming.slugs import codes, mark, slug
from chancery.lexicon import Lexicon

_QUOTES = {"“": "”", '"': '"', "«": "»"}
_QUOTED = frozenset({"body", "initiative", "instrument", "event"})
# a given name or initial before a family name: 弗·弗·普京
_DOT = "·"
_INITIALS = re.compile(r"(?:[\u4e00-\u9fff]·|[A-Z]\.·?){1,3}$")
_GIVEN = re.compile(r"(?:[\u4e00-\u9fff]{1,8}[·-]){1,5}$")
_TITLE = re.compile(
    r".*(?:总统|总理|主席|首相|国王|部长|先生|女士|总书记|秘书长|外长|陛下|阁下|大使|[和与同、,])"
)
# a bilateral organ: words between the pair and the organ's noun
_ORGAN = re.compile(
    r"(?:(?![的了于将并是应愿已在对就由从至双两])[\u4e00-\u9fff、]){0,18}?"
    r"(?:合作委员会|委员会|混委会|联委会|分委会|工作组|协调小组|理事会"
    r"|(?:合作|对话|磋商|会晤|交流|协商|协调|联络|热线|工作)机制|高级别对话|战略对话|财金对话|安全对话|联合商会)"
)
_PREFIX = "prefix"
_LONGEST_WORD = 24
_WORD_BEFORE = re.compile(r"[A-Za-zА-я]{2,24}$")
# given names before a family name in English and Russian, no offices
_NAMES_BEFORE = re.compile(r"(?:(?:[A-ZА-Я][a-zа-я]+|[A-ZА-Я]\.)[ -]){1,3}$")
_OFFICES = re.compile(
    r".*\b(?:President|Premier|Prime|Minister|Chairman|Chairwoman|Chair|Secretary|General|King|Queen|Sir"
    r"|Chancellor|The|State|Foreign|Leader|Leaders|Mr|Mrs|Ms|Dr|H|E|Excellency|Highness|Majesty|Ambassador"
    r"|Emir|Sultan|Prince|Crown|Councilor|Councillor|Director|Vice|Deputy|Speaker|And|In|On|With|Comrade"
    r"|Advis[eo]r|Committee|Commission|Commissioner|Council|Chief|Envoy|Representative|Senator"
    r"|Governor|Admiral|Colonel|Affairs|Today|Yesterday|Both|As|When|While|After|At|By|For|From|To"
    r"|Президент|Премьер|Министр|Председатель|Председателя|Президента|Президентом|Министра|Глава|Король"
    r"|Канцлер|Премьера|Господин|Генеральный|Секретарь|Его|Ее)\b\.?[ -]"
)


def pairs_by_dash(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """Two states that a dash makes one name: China-Russia, Chinese-Russian."""
    held: list[Found] = []
    for one in names:
        if one.type != "state":
            continue
        if held and one.start == held[-1].end + 1 and text[held[-1].end] == "-":
            held.append(one)
            continue
        yield from _pair(held)
        held = [one]
    yield from _pair(held)


def _pair(held: Sequence[Found]) -> Iterator[Found]:
    ids = {one.id for one in held}
    if len(held) > 1 and len(ids) == len(held):
        yield Found(held[0].start, held[-1].end, "pair", "+".join(sorted(ids)), "joined:dash")


def pairs_by_prefix(text: str, names: Sequence[Found], lexicon: Lexicon) -> Iterator[Found]:
    """Sino-Russian, российско-китайский: a prefix of the first state's before the second's name."""
    prefixes = lexicon.terms.get(_PREFIX, {})
    for one in names:
        if one.type != "state" or text[one.start - 1 : one.start] != "-":
            continue
        word = _WORD_BEFORE.search(text, max(0, one.start - _LONGEST_WORD), one.start - 1)
        first = prefixes.get(word[0].lower()) if word else None
        if word and first and first != one.id:
            ids = "+".join(sorted((first, one.id)))
            yield Found(word.start(), one.end, "pair", ids, "joined:prefix")


@cache
def _ministries(lexicon: Lexicon) -> re.Pattern[str] | None:
    words = sorted(lexicon.terms.get("zh ministry", {}), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))) if words else None


def organs(text: str, names: Iterable[Found], lexicon: Lexicon) -> Iterator[Found]:
    """Ministries right behind their state, and organs that a pair of states has in common."""
    ministry = _ministries(lexicon)
    for one in names:
        if one.type == "state" and ministry and text[one.end : one.end + 1] >= "\u2e80":
            match = ministry.match(text, one.end)
            # 国防部长 is an office, and no organ
            if match and text[match.end() : match.end() + 1] != "长":
                word = lexicon.terms["zh ministry"][match[0]]
                name = f"body:{one.id.partition(':')[2]}-{word}"
                yield Found(one.start, match.end(), "body", name, "joined:ministry")
        elif one.type == "pair":
            match = _ORGAN.match(text, one.end, one.end + 28)
            if match:
                parts = (*codes(one.id.split("+")), mark(match[0]))
                yield Found(
                    one.start, match.end(), "body", f"body:{slug(parts).upper()}", "joined:organ"
                )


_NAMED_AFTER = re.compile(r"(?P<instrument>宣言|协定|议定书|公约|和约)|(?P<event>峰会)")
_ENGLISH = {"宣言": "declaration", "协定": "agreement", "议定书": "protocol", "公约": "convention"}


def places_named(text: str, names: Iterable[Found]) -> Iterator[Found]:
    """Instruments and summits that are called by their place: 海港宣言."""
    for one in names:
        match = _NAMED_AFTER.match(text, one.end) if one.type == "place" else None
        if match:
            kind = str(match.lastgroup)
            noun = _ENGLISH.get(match[0], "summit" if kind == "event" else "treaty")
            name = f"{kind}:{one.id.partition(':')[2]}-{noun}"
            yield Found(one.start, match.end(), kind, name, "joined:place")


def whole_names(text: str, names: Iterable[Found]) -> list[Found]:
    """The names with quotation marks tight around them; persons with their given names."""
    found: list[Found] = []
    low = 0
    for one in names:
        found.append(_whole(text, one, low))
        low = one.end
    return found


def _whole(text: str, one: Found, low: int) -> Found:
    if one.type == "person":
        return one._replace(start=max(low, _given(text, one.start, low)))
    close = _QUOTES.get(text[one.start - 1 : one.start])
    if close and one.type in _QUOTED and text[one.end : one.end + 1] == close:
        return one._replace(start=one.start - 1, end=one.end + 1)
    return one


def _capitals(text: str, start: int, low: int) -> int:
    """Where a Latin or Cyrillic name begins: with the given names, behind the office."""
    before = _NAMES_BEFORE.search(text, max(low, start - 40), start)
    if before is None:
        return start
    office = _OFFICES.match(before[0])
    return before.start() + (office.end() if office else 0)


def _given(text: str, start: int, low: int) -> int:
    if text[start - 1 : start] == " " and text[start] < "\u2e80":
        return _capitals(text, start, low)
    if text[start - 1 : start] not in (_DOT, "."):
        return start
    low = max(low, start - 40)
    before = text[low:start]
    initials = _INITIALS.search(before)
    given = _GIVEN.search(before)
    if given is None:
        return low + initials.start() if initials else start
    title = _TITLE.match(given[0])
    if title:
        return low + given.start() + title.end()
    whole_word = given.start() == 0 or not "\u4e00" <= before[given.start() - 1] <= "\u9fff"
    if whole_word:
        return low + given.start()
    return low + initials.start() if initials else start
