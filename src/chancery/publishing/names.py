"""From what a person types to what the records hold: actors, ids, classes, strengths.

An actor is an id (`state:US`), what follows its type (`US`, `certain-states`) or any of its names
in any language. Each function raises ReferenceUnknown, with the nearest known names, in one line.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from chancery.annotating.classes import FAMILIES, FAMILY
from chancery.corpus.references import nearest
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon
from chancery.lexicon.loading import TYPES

_ACTORS = ("state", "body", "group")
_STRENGTH = re.compile(r"([1-5])(?:\s*[-–]\s*([1-5])?)?")


def actor_id(word: str, lexicon: Lexicon, known: Collection[str] = ()) -> str:
    """The id of a state, body or group; `known` are ids that count even if no table has them."""
    return _id(word, lexicon, _ACTORS, frozenset(known), "actor")


def any_id(word: str, lexicon: Lexicon, known: Collection[str] = ()) -> str:
    """The id of anything that has a name."""
    return _id(word, lexicon, tuple(TYPES.values()), frozenset(known), "name or id")


def act_class(word: str) -> str:
    """A class of acts (`call-upon` is CALL_UPON)."""
    name = re.sub(r"[-\s]", "_", word.strip()).upper()
    return _one_of(name, tuple(FAMILY), "class of acts", word)


def family(word: str) -> str:
    """A family of acts."""
    return _one_of(word.strip().lower(), FAMILIES, "family of acts", word)


def strengths(word: str | int) -> range:
    """The strengths of `3`, `3-5` or `3-` (3 and above)."""
    match = _STRENGTH.fullmatch(str(word).strip())
    if not match or (match[2] and match[2] < match[1]):
        raise ReferenceUnknown(f"{word!r} is no strength; write 1 to 5, or a range such as 3-5")
    last = match[2] or (match[1] if match[0] == match[1] else "5")
    return range(int(match[1]), int(last) + 1)


def _one_of(name: str, known: Collection[str], what: str, word: str) -> str:
    if name in known:
        return name
    near = nearest(name, known)
    hint = f"nearest: {', '.join(near)}" if near else f"there are {', '.join(known)}"
    raise ReferenceUnknown(f"no {what} {word!r}; {hint}")


def _id(
    word: str, lexicon: Lexicon, types: tuple[str, ...], known: frozenset[str], what: str
) -> str:
    named = _named(lexicon, types, known)
    key = _key(word)
    if key in named:
        return named[key]
    near = (f"{name} ({named[name]})" for name in nearest(key, named))
    said = ", ".join(near)
    hint = f"; nearest: {said}" if said else ""
    raise ReferenceUnknown(f"no {what} {word!r} in the lexicon or here{hint}")


@lru_cache(maxsize=8)
def _named(lexicon: Lexicon, types: tuple[str, ...], known: frozenset[str]) -> dict[str, str]:
    """Each key with the id that it means; ids before their ends, those before names."""
    entries = [entry for type_ in types for entry in lexicon.of(type_)]
    ids = [*(entry.id for entry in entries), *sorted(known)]
    found: dict[str, str] = {_key(each): each for each in ids}
    for each in ids:
        found.setdefault(_key(each.partition(":")[2]), each)
    for entry in entries:
        for name in (*entry.names(), *entry.short):
            found.setdefault(_key(name), entry.id)
    return found


def _key(word: str) -> str:
    return " ".join(word.casefold().split())
