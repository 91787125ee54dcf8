"""Resolutions of the United Nations, however Chinese, English and Russian cite them.

    联合国大会第74/247号和75/282号决议  →  A/RES/74/247 and A/RES/75/282
    резолюция 2231 Совета Безопасности ООН  →  S/RES/2231

Of several numbers with one noun the noun belongs to the name beside it: the last one in Chinese,
the first one in English and Russian. Each search starts from the noun, so that it is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chancery.annotating.naming.found import Found
from chancery.annotating.naming.slugs import mark
from chancery.annotating.naming.tables import plain_names
from chancery.lexicon import Lexicon

_GENERAL = r"(?:联合国大会|联大|大会)"
_COUNCIL = r"(?:联合国安全理事会|联合国安理会|安全理事会|安理会)"
_RIGHTS = r"(?:联合国人权理事会|人权理事会)"
_ORGAN = rf"(?:{_GENERAL}|{_COUNCIL}|{_RIGHTS}|联合国)"
_NUMBER = r"(?:(?:A|S)/RES/)?(?:ES-)?\d{1,4}(?:/\d{1,3}[A-Z]?)?(?:\s?\((?:\d{4}|[IVXLC]{1,8})\))?"
_ITEM = re.compile(rf"(?P<organ>{_ORGAN})?的?(?P<first>第)?(?P<number>{_NUMBER})号?")
_CHAIN = re.compile(
    rf"{_ORGAN}?的?第?{_NUMBER}号?(?:(?:以?及|[和与、,]){_ORGAN}?第?{_NUMBER}号?){{0,12}}"
    r"(?:等)?(?:一?系列|相关|有关)?$"
)
# characters before 决议 in which its numbers stand
_WINDOW = 160
_NOUN = "决议"
_QUOTED = 90
_SYMBOL = re.compile(r"(?P<organ>[AS])(?:/HRC)?/RES/(?:ES-)?\d{1,4}(?:/\d{1,3}[A-Z]?)?")
_DATED = re.compile(r"\s?\((?:19|20)\d\d\)")

_EN_ORGAN = (
    r"(?:(?:United Nations|UN|U\.N\.) )?(?:Security Council|General Assembly|Human Rights Council)"
    r"|UNSC|UNGA"
)
_EN = re.compile(
    rf"(?:(?P<organ>{_EN_ORGAN})(?:'s)? )?[Rr]esolutions? (?:No\.? ?)?(?P<number>{_NUMBER})"
    r"(?P<more>(?:(?:,| and|, and) (?:No\.? ?)?" + _NUMBER + r")*+)"
    rf"(?P<behind> of the (?:{_EN_ORGAN}))?"
)
_EN_SHORT = re.compile(rf"(?P<organ>UNSCR|UNGAR)s? ?(?P<number>{_NUMBER})(?P<more>)(?P<behind>)")
_RU_ORGAN = (
    r"(?:Совета Безопасности|Генеральной Ассамблеи|Генассамблеи|СБ|ГА|Совбеза|Совета по правам"
    r" человека)(?: ООН| Организации Объединенных Наций)?"
)
_RU = re.compile(
    rf"[Рр]езолюци\w{{1,4}} (?:(?P<organ>{_RU_ORGAN}) )?(?:№ ?)?(?P<number>{_NUMBER})"
    r"(?P<more>(?:(?:,| и) (?:№ ?)?" + _NUMBER + r")*+)"
    rf"(?P<behind> {_RU_ORGAN})?"
)
_ANY_NUMBER = re.compile(_NUMBER)
# the organ's words by which its letter is known
_LETTERS = (
    ("A/HRC", ("人权", "Human Rights", "правам")),
    ("S", ("安全", "安理", "Security", "UNSC", "Безопасности", "СБ", "Совбез")),
    ("A", ("大会", "联大", "Assembly", "UNGA", "Ассамблеи", "ассамблеи", "ГА")),
)
# words before "resolution 2231" in which its organ stands
_EN_BEFORE = 56


def symbols_in(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """The resolutions that a folded text cites, as instruments; quoted titles of some too."""
    if _NOUN in text:
        yield from _chinese(text, lexicon)
    if "/RES/" in text:
        yield from _bare(text)
    if "esolution" in text:
        yield from _around(text, _EN, "esolution", _EN_BEFORE, lexicon)
    if "UNSCR" in text or "UNGAR" in text:
        for match in _EN_SHORT.finditer(text):
            yield from _listed(match, lexicon)
    if "езолюци" in text:
        yield from _around(text, _RU, "езолюци", 1, lexicon)


def _chinese(text: str, lexicon: Lexicon) -> Iterator[Found]:
    at, low = text.find(_NOUN), 0
    while at >= 0:
        end = at + len(_NOUN)
        start = max(low, at - _WINDOW)
        chain = _CHAIN.search(text[max(start, text.rfind("\n", start, at) + 1) : at])
        if chain and any(c.isdigit() for c in chain[0]):
            yield from _chain(text, at - len(chain[0]), end, lexicon)
        elif text[at - 1] == "”":
            yield from _quoted(text, start, end, lexicon)
        low, at = end, text.find(_NOUN, end)


def _chain(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Found]:
    organ: str | None = None
    begun = False
    items = list(_ITEM.finditer(text, start, end))
    for item in items:
        organ = item["organ"] or organ
        begun = begun or bool(organ or item["first"])
        if not (begun or "/" in item["number"] or text[item.end() - 1] == "号"):
            continue
        last = item is items[-1] and text[item.end() : end - len(_NOUN)] == ""
        symbol = _symbol(item["number"], organ, lexicon)
        yield Found(item.start(), end if last else item.end(), "instrument", symbol, "symbol")


def _quoted(text: str, low: int, end: int, lexicon: Lexicon) -> Iterator[Found]:
    close = end - len(_NOUN) - 1
    start = text.rfind("“", max(low, close - _QUOTED), close)
    if start < 0 or "\n" in text[start:close] or "。" in text[start:close]:
        return
    known = _names(lexicon)
    title = text[start + 1 : close]
    found = known.get(title) or known.get(text[start:end]) or known.get(title + _NOUN)
    name = found or f"instrument:resolution-{mark(title)}"
    yield Found(start, end, "instrument", name, "symbol:title")


@cache
def _names(lexicon: Lexicon) -> dict[str, str]:
    pairs = [(n, e.id) for e in lexicon.of("instrument") for n in e.zh]
    return dict(zip(plain_names(n for n, _ in pairs), (i for _, i in pairs), strict=True))


def _bare(text: str) -> Iterator[Found]:
    for match in _SYMBOL.finditer(text):
        dated = _DATED.match(text, match.end()) if match["organ"] == "S" else None
        end = dated.end() if dated else match.end()
        yield Found(match.start(), end, "instrument", f"instrument:{match[0]}", "symbol")


def _around(
    text: str, pattern: re.Pattern[str], noun: str, before: int, lexicon: Lexicon
) -> Iterator[Found]:
    at, low = text.find(noun), 0
    while at >= 0:
        start = max(low, at - before)
        match = pattern.search(text, start, min(len(text), at + 400))
        if match and match.start() <= at:
            yield from _listed(match, lexicon)
            low = match.end()
        at = text.find(noun, max(at + 1, low))


def _listed(match: re.Match[str], lexicon: Lexicon) -> Iterator[Found]:
    organ = match["organ"] or match["behind"]
    if not organ and not re.search(r"[/(]|\d{3}", match["number"]):
        return
    first = match.end("number") if match["more"] else match.end()
    symbol = _symbol(match["number"], organ, lexicon)
    yield Found(match.start(), first, "instrument", symbol, "symbol")
    for one in _ANY_NUMBER.finditer(match.string, match.start("more"), match.end("more")):
        symbol = _symbol(one[0], organ, lexicon)
        yield Found(*one.span(), "instrument", symbol, "symbol")


def _symbol(number: str, organ: str | None, lexicon: Lexicon) -> str:
    """The id: by the organ named, else by what the lexicon knows, else by the number's form."""
    plain = re.sub(r"\s?\(.*", "", number)
    if plain.startswith(("A/", "S/")):
        return f"instrument:{plain}"
    letter = next(
        (sign for sign, words in _LETTERS if any(w in (organ or "") for w in words)), None
    )
    if letter is None:
        letter = "A" if "/" in plain or plain.startswith("ES-") else "S"
        other = f"instrument:A/RES/{plain}"
        if letter == "S" and other in lexicon.entries:
            return other
    return f"instrument:{letter}/RES/{plain}"
