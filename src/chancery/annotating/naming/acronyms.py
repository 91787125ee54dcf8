"""Acronyms and short names that a text gives to what it has just named in full.

the Harbour Conduct Declaration (HCD) … the HCD  →  both are the declaration
东岸合作组织(以下简称“东合”)…东合成员国  →  both are the body
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chancery.annotating.naming.found import Found

_TYPES = frozenset({"body", "instrument", "initiative", "event"})
_ACRONYM = re.compile(r" ?\([\"“]?(?P<name>[A-ZА-Я][A-ZА-Я0-9+\-]{1,11})[\"”]?\)")
_CALLED = re.compile(
    r"[“\"]?\((?:以下|下)?(?:简)?称(?:为)?[:“\"]{0,2}(?P<name>[\u4e00-\u9fffA-Za-z+\-]{2,8})[”\"]?\)"
)
# role words are no names
_ROLES = re.compile(r".*[方国]$|双方|各方|缔约|会议|声明|宣言|协定|公约|条约|协议")
# names that one text gives; more are no text's
_MOST = 40


def given_names(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """The short names in brackets behind names, and wherever the text uses them after that."""
    if "(" not in text:
        return
    given: dict[str, tuple[int, Found]] = {}
    for one in names:
        if one.type in _TYPES and text[one.end : one.end + 2].strip().startswith("("):
            match = _ACRONYM.match(text, one.end) or _CALLED.match(text, one.end)
            if match and not _ROLES.match(match["name"]) and len(given) < _MOST:
                given.setdefault(match["name"], (match.start("name"), one))
    if given:
        yield from _uses(text, given)


def _uses(text: str, given: dict[str, tuple[int, Found]]) -> Iterator[Found]:
    longest = sorted(given, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)))
    for match in pattern.finditer(text):
        since, one = given[match[0]]
        if match.start() >= since and not _in_word(text, *match.span()):
            yield Found(*match.span(), one.type, one.id, "given")


def _in_word(text: str, start: int, end: int) -> bool:
    if text[start] >= "\u2e80":
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return ("" < before < "\u2e80" and before.isalnum()) or (
        "" < after < "\u2e80" and after.isalnum()
    )
