"""Ids for what no table knows: readable where a name's words are known, always the same.

    《中法关于气候变化的联合声明》 of 2030  →  instrument:cn-fr-joint-statement-2030-9c41d2

The six hexadecimal figures at the end stand for the words that have no English in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

from chancery.lexicon import Lexicon

# six figures tell a million names apart; a text has some hundred
_FIGURES = 3
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slug(words: Iterable[str]) -> str:
    """Words in kebab case, as ids have it."""
    return "-".join(
        w for w in (_NOT_PLAIN.sub("-", word.lower()).strip("-") for word in words) if w
    )


def codes(states: Iterable[str]) -> list[str]:
    """The codes of states, sorted: CN, RU."""
    return sorted(state.partition(":")[2] for state in states)


def mark(words: str) -> str:
    """Six figures for words; none for no words."""
    return (
        blake2b(words.encode("utf-8", "replace"), digest_size=_FIGURES).hexdigest() if words else ""
    )


@cache
def _kinds(lexicon: Lexicon, group: str) -> tuple[tuple[str, str], ...]:
    terms = lexicon.terms.get(group, {})
    return tuple(sorted(terms.items(), key=lambda item: -len(item[0])))


def kind_of(name: str, group: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The longest term of a group that a name ends in, and its English: 公报, communique."""
    for kind in _kinds(lexicon, group):
        if name.endswith(kind[0]):
            return kind
    return None


def words_of(name: str, group: str, lexicon: Lexicon) -> tuple[list[str], str]:
    """The English of the terms of a group that a name is made of, and what is left of it."""
    known = _kinds(lexicon, group)
    found, left, at = [], "", 0
    while at < len(name):
        term = next(((t, v) for t, v in known if name.startswith(t, at)), None)
        if term:
            found.append(term[1])
        else:
            left += name[at]
        at += len(term[0]) if term else 1
    return found, left
