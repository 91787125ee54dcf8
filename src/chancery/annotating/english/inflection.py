"""The forms of English verbs: welcome → welcomes, welcomed, welcoming.

`base` is the plain form and that of a plural present, `s` that of a singular one, `part` a
participle that needs `have` or `be` before it. Irregular pasts come from the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

BE = {
    **{"are": "base", "am": "base", "is": "s", "was": "past", "were": "past"},
    **{"be": "inf", "been": "part", "being": "ing"},
    **{"remain": "base", "remains": "s", "remained": "past", "remaining": "ing"},
}
HAVE = {"have": "base", "has": "s", "had": "past", "having": "ing"}
MODALS = frozenset(["will", "would", "shall", "should", "must", "cannot", "can", "may", "ought"])
_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh", "o")


def forms_of(verb: str, irregular: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each form of a verb, with its name; `irregular` gives the odd forms of a base."""
    if verb == "be":
        return dict(BE)
    if verb == "have":
        return dict(HAVE)
    if verb in MODALS:
        return {verb: "modal"}
    found = {_past(verb): "past", _ing(verb): "ing", _s(verb): "s"}
    odd = tuple(irregular.get(verb, ()))
    if any(not form.endswith("ing") for form in odd):
        del found[_past(verb)]
    for form in odd:
        found[form] = "ing" if form.endswith("ing") else "past"
    return {**found, verb: "base"}


def _s(verb: str) -> str:
    if _consonant_y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(_HISSING) else "s")


def _past(verb: str) -> str:
    if _consonant_y(verb):
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return verb + "ing"


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in _VOWELS
