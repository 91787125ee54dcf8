"""The words of Chinese acts, compiled for matching at a place of a text.

All come from the lexicon: triggers from `acts`, adverbs, connectives and verbs from `terms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from chancery.lexicon import Lexicon, Trigger

# 就……达成共识 beside 达成共识,……
_AGREED = frozenset({"达成一致", "达成共识"})
Forms = Mapping[str, tuple[str, ...]]


def by_first(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Forms by their first character, the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(set(forms), key=len, reverse=True):
        found.setdefault(form[0], []).append(form)
    return {first: tuple(rest) for first, rest in found.items()}


def at(forms: Forms, text: str, place: int) -> str | None:
    """The longest of these forms that stands at a place of the text, or None."""
    if found := forms.get(text[place : place + 1]):
        for form in found:
            if text.startswith(form, place):
                return form
    return None


@dataclass(frozen=True)
class Words:
    """`triggers` are those whose object follows; `stances` those whose object stands before."""

    triggers: Forms
    rows: Mapping[str, Trigger]
    adverbs: Forms
    adverb_kinds: Mapping[str, str]
    intense: frozenset[str]
    connectives: Forms
    verbs: Forms
    kinds: Mapping[str, str]
    joint: Forms
    joint_kinds: Mapping[str, str]
    guards: Forms
    stances: re.Pattern[str]
    closes: re.Pattern[str]


@cache
def words_of(lexicon: Lexicon) -> Words:
    """The lexicon's words for Chinese acts."""
    rows = {row.form: row for row in lexicon.acts if row.language == "zh"}
    adverbs, verbs, joint = (lexicon.terms.get(f"zh {g}", {}) for g in ("adverb", "verb", "joint"))
    closing = [f for f, row in rows.items() if _may_close(row)]
    return Words(
        by_first(f for f, row in rows.items() if row.frame not in ("stance", "close")),
        rows,
        by_first(adverbs),
        adverbs,
        frozenset(form for form, value in adverbs.items() if value == "1"),
        by_first(lexicon.terms.get("zh connective", ())),
        by_first(verbs),
        verbs,
        by_first(joint),
        joint,
        by_first(lexicon.terms.get("zh no trigger", ())),
        _any(f for f, row in rows.items() if row.frame == "stance"),
        _any(closing, "(?=的?$|的?[,。;:!?\n])"),
    )


def _may_close(row: Trigger) -> bool:
    """Whether a trigger may stand at the end of its clause, behind what it is about."""
    return row.frame == "close" or row.act == "REJECT" or row.form in _AGREED


def _any(forms: Iterable[str], tail: str = "") -> re.Pattern[str]:
    ordered = sorted(forms, key=len, reverse=True) or ["(?!)"]
    return re.compile(f"(?:{'|'.join(ordered)}){tail}")
