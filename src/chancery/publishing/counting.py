"""Counting, with its rule in words: a plain word, what a name means, or a class of acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from chancery.annotating.classes import FAMILY
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon
from chancery.lexicon.loading import TYPES
from chancery.publishing.names import any_id
from chancery.publishing.results import Column, Results
from chancery.publishing.said import Text, where
from chancery.reading.characters import HAN, normal

_LETTER = r"[^\W_\u2e80-\U0003ffff]"
# OPPOSSE is meant to be OPPOSE; NATO is not meant to be NOTE
_MISTYPED = 0.8
_PREFIXES = frozenset((*TYPES.values(), "pair"))


class Counted(NamedTuple):
    """One thing that is counted: as typed, the rule in words, and how often a text has it."""

    name: str
    rule: str
    of: Callable[[Text], int]


def counts(texts: Iterable[Text], words: Sequence[str], lexicon: Lexicon) -> Results:
    """A record for each statement, by date: `counts` holds a number for each word.

    The last columns are those of the words. The notes say by which rule each was
    counted. Raises ReferenceUnknown for an id or a class of acts that is not known.
    """
    given = tuple(texts)
    known = frozenset(id_ for text in given for id_ in text.ids)
    counted = [_counted(word, lexicon, known) for word in dict.fromkeys(words)]
    records = []
    for text in given:
        numbers = {each.name: each.of(text) for each in counted}
        records.append({**where(text.statement), "counts": numbers})
    columns = (Column("statement"), Column("date", "day"), Column("title"))
    return Results(
        "count",
        (*columns, *(Column(_heading(e.name), "number", ("counts", e.name)) for e in counted)),
        records,
        [f"{each.name}: {each.rule}" for each in counted],
    )


def _heading(word: str) -> str:
    """A column's name of its own, also for the words that head the other columns."""
    return f"“{word}”" if word in ("statement", "date", "title") else word


def _counted(word: str, lexicon: Lexicon, known: Collection[str]) -> Counted:
    if word in FAMILY:
        return Counted(
            word,
            f"acts of class {word}, each counted once whatever it lists",
            lambda text: sum(act.act == word for act in text.annotations.acts),
        )
    if word.isupper() and (near := get_close_matches(word, FAMILY, 3, _MISTYPED)):
        raise ReferenceUnknown(
            f"no class of acts {word!r}; nearest: {', '.join(near)}; in small letters it is a word"
        )
    if word.partition(":")[0] in _PREFIXES:
        return _named(word, any_id(word, lexicon, known))
    return _word(word)


def _named(word: str, id_: str) -> Counted:
    return Counted(
        word,
        f"mentions of {id_} in the statement's text under any of its names, also within a pair "
        "of states, titles not counted",
        lambda text: sum(id_ in (m.id, *m.id.split("+")) for m in text.annotations.mentions),
    )


def _word(word: str) -> Counted:
    form = normal(word).text.strip()
    if not form:
        raise ReferenceUnknown(f"{word!r} is no word to count")
    if HAN.search(form):
        rule = f"times the characters {word} stand in the statement's text, in either script"
        return Counted(word, f"{rule}, titles not counted", lambda text: text.normal.count(form))
    pattern = re.compile(f"(?<!{_LETTER}){re.escape(form)}(?!{_LETTER})", re.IGNORECASE)
    rule = f"times {word} stands in the statement's text as a whole word, in capitals or not"
    return Counted(
        word,
        f"{rule}, titles not counted",
        lambda text: sum(1 for _ in pattern.finditer(text.normal)),
    )
