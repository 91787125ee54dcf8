"""Edits as a person types them (`strength=4`, `holder=CN,RU`) to values that records hold."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.annotating.classes import ASPECTS
from chancery.corpus.references import nearest
from chancery.corpus.review import EDITABLE
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon
from chancery.publishing import names
from chancery.publishing.periods import period

_KEYS = tuple(key for keys in EDITABLE.values() for key in keys)
_TYPES = ("state", "pair", "body", "instrument", "initiative", "person", "place", "event", "date")


def values(given: Iterable[str], lexicon: Lexicon) -> dict[str, object]:
    """The keys and values of `KEY=VALUE` words. Raises ReferenceUnknown, with the nearest known."""
    return dict(_value(word, lexicon) for word in given)


def _value(word: str, lexicon: Lexicon) -> tuple[str, object]:
    key, sign, said = word.partition("=")
    if not sign or key not in _KEYS:
        near = nearest(key, _KEYS) or _KEYS
        raise ReferenceUnknown(f"no key in {word!r}; write KEY=VALUE with {', '.join(near)}")
    return key, _read(key, said.strip(), lexicon)


def _read(key: str, said: str, lexicon: Lexicon) -> object:
    if key in ("holder", "addressee", "target"):
        words = [each.strip() for each in said.split(",") if each.strip()]
        return sorted(names.actor_id(each, lexicon) for each in words)
    if key in ("nest", "time") and not said:
        return None
    if key in ("act", "nest"):
        return names.act_class(said)
    if key == "strength":
        return names.strengths(said).start
    if key == "aspect":
        return _one_of(said, ASPECTS, key)
    if key == "type":
        return _one_of(said, _TYPES, key)
    if key == "time" and period(said) is None:
        raise ReferenceUnknown(f"{said!r} is no day, month, year or range (2030, 2023/2027)")
    return said if key == "time" else names.any_id(said, lexicon)


def _one_of(said: str, known: tuple[str, ...], key: str) -> str:
    if said not in known:
        near = nearest(said, known) or known
        raise ReferenceUnknown(f"no {key} {said!r}; nearest: {', '.join(near)}")
    return said
