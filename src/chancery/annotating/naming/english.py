"""Names that English gives away by its capitals: titles of instruments, persons behind an office.

the Agreement on Port Dues between A and B  →  an instrument
President Ada Morrow  →  person:morrow
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from chancery.annotating.naming.found import Found
from chancery.annotating.naming.slugs import mark, slug
from chancery.lexicon import Lexicon

_KINDS = (
    r"Joint Statement|Joint Declaration|Joint Communiqu[eé]"
    r"|Memorandum of (?:Understanding|Agreement)|Framework Agreement|Agreement|Treaty"
    r"|Convention|Protocol|Declaration|Action Plan|Statute|Charter"
)
_LINK = (
    r"(?:of|on|the|and|between|for|in|to|among|with|concerning|regarding|its|against|at|by|from"
    r"|towards?|a|an)"
)
# a word with a capital; a full stop only inside it or behind a single letter (the U.S. coast)
_CAPITAL = r"[A-Z0-9][\w'\-]*+(?:\.[\w'\-]+)*+(?:(?<=\b[A-Z])\.)?"
# a title goes on with of, on, between … and has three capitalised words at least
_TITLE = re.compile(
    rf"\b(?P<kind>{_KINDS})(?: (?:{_LINK} ){{1,3}}+{_CAPITAL}"
    rf"(?:(?:, {_CAPITAL}(?: {_CAPITAL})*)+,? and {_CAPITAL}(?: {_CAPITAL})*+|(?:,? {_CAPITAL})*+)"
    r"){1,14}+"
)
# the Aurora-Lanhai Mutual Harbour Treaty: capitals before the kind, two at least
_ENDING = re.compile(
    rf"(?:\b(?:1[89]|20)\d\d )?(?<![\w’'.-])(?:{_CAPITAL}(?: and| of| for|,)? ){{2,8}}"
    r"(?P<kind>Treaty|Agreement|Arrangement|Convention|Protocol|Compact|Accords?|Pact|Charter)"
    r"(?![\w-]| (?:Organi[sz]ation|Area|Zone|Parties|Bod(?:y|ies)|Facility|Council|Committee|on|for"
    r"|against|between|relating|concerning|of the|to)\b)"
)
_NO_START = re.compile(
    r"(?:(?:1[89]|20)\d\d )?(?:The|This|These|That|Those|Our|Its|Their|We|In|On|Under|By|For|A|An"
    r"|And|As|At|To|Of|From|With|All|Any|New|Both|Each|Such|Article|Welcoming|Recalling|Noting|Signing"
    r"|Joint|Draft|Through|Within|During|Among|Against|Since|While|After|Before|Upon|Via|\w+ing|Following|Pursuant|Annex|Chapter|Section|Part|President|Minister|Prime|Secretary)\b"
    r"(?: |$)"
)
_LEAST = 3
_SMALL = frozenset(["and", "of", "for", "the", "-", "–"])
_BEARING = (
    r"\b(?:(?:Vice |Deputy )?President|(?:Deputy )?Prime Minister|Premier|Chancellor"
    r"|Foreign Minister|Foreign Secretary|Secretary of State|Secretary-General|Ambassador"
    r"|National Security Advis[eo]r|Crown Prince|Special Envoy|Secretary of Defen[cs]e"
    r"|(?:Defen[cs]e|Finance) Minister"
)
_ONE = r"[A-Z][a-z]*(?:-?[A-Z]?[a-z]+)+"
_FURTHER = rf" (?:[A-Z]\.|al-|bin |de |van |von |da |dos )?{_ONE}"
_OFFICE = re.compile(
    rf"{_BEARING}|Mr\.|Mrs\.|Ms\.|H\.E\.) (?P<name>{_ONE}(?:{_FURTHER}){{0,3}})(?!\w)"
)
# the Premier of the Republic of Aurora, Bo Ortiz, …: at most 60 code points to the name
_BESIDE = re.compile(
    rf"{_BEARING}|Minister (?:of|for) Foreign Affairs) of (?:the )?[A-Z][\w' -]{{1,60}}+, "
    rf"(?P<name>[A-Z][a-z\-]+(?:{_FURTHER}){{1,3}})(?=[,.;]|$)"
)
_NO_NAME = re.compile(
    r"\b(?:Government|Republic|Council|State|Office|Ministry|Minister|President|Union|National"
    r"|Federation|Premier|Assembly|Committee|Commission|Ambassador|Secretary|Foreign|Defense"
    r"|Defence|Affairs|General|House|And|The)\b"
)


def english(text: str, names: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """What capitals and offices tell of a folded English text; `names` are those of the tables."""
    known = {one.start for one in names if one.type == "instrument"}
    titles = [one for one in titles_in_english(text) if one.start not in known]
    titles += [one for one in treaties_in_english(text, names) if one.start not in known]
    return [*titles, *persons_in_english(text, names, lexicon)]


def titles_in_english(text: str) -> Iterator[Found]:
    """Titles of instruments that are written in capitals and name what they are about."""
    for match in _TITLE.finditer(text):
        words = re.findall(rf"(?<![\w]){_CAPITAL}", match[0])
        if len(words) > _LEAST and (
            " on " in match[0] or " between " in match[0] or " of " in match[0]
        ):
            end = match.end() - (text[match.end() - 1] == ".")
            name = slug((_plain(match["kind"]), mark(match[0].rstrip(".").lower())))
            yield Found(match.start(), end, "instrument", f"instrument:{name}", "english:title")


def treaties_in_english(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """Instruments whose kind stands last, behind two capitalised words at least."""
    states = [one for one in names if one.type == "state"]
    told = {one.end for one in names if one.type == "instrument"}
    for match in _ENDING.finditer(text):
        start = match.start()
        while skipped := _NO_START.match(text, start, match.start("kind")):
            start = skipped.end()
        words = text[start : match.end()].split()
        if match.end() in told or len(words) < _LEAST or words[-2] in _SMALL:
            continue
        if not (words[0][0].isupper() or words[0].isdigit()):
            continue
        held = [one for one in states if start <= one.start and one.end <= match.end()]
        ends = {one.end + 1 for one in held}
        held = [one for one in held if text[one.start - 1] != "-" or one.start in ends]
        rest = text[start : match.end()]
        for one in held:
            rest = rest.replace(text[one.start : one.end], " ")
        own = sorted({one.id.partition(":")[2].lower() for one in held})
        name = slug([*own, *(word for word in rest.split() if word not in _SMALL)])
        yield Found(start, match.end(), "instrument", f"instrument:{name}", "english:treaty")


def _plain(kind: str) -> str:
    return kind.replace("é", "e").removesuffix(" of Understanding").removesuffix(" of Agreement")


@cache
def _surnames(lexicon: Lexicon) -> dict[str, str]:
    """The known persons by their full English names."""
    return {name: person.id for person in lexicon.of("person") for name in person.en}


def persons_in_english(text: str, names: Sequence[Found], lexicon: Lexicon) -> Iterator[Found]:
    """Persons behind their office, known or not."""
    taken = {one.end for one in names if one.type == "person"}
    starts = {one.start for one in names}
    beside = (match for match in _BESIDE.finditer(text) if match.start("name") not in starts)
    for match in chain(_OFFICE.finditer(text), beside):
        name = match["name"]
        if match.end() in taken or _NO_NAME.search(name):
            continue
        known = _surnames(lexicon).get(name)
        made = f"person:{slug([name.split()[-1]])}"
        yield Found(*match.span("name"), "person", known or made, "english:office")
