"""The words of English acts, by the word with which they begin.

All come from the lexicon: triggers from `acts`, adverbs, verbs, joint subjects and offices from
`terms`. The first word of a trigger is a verb and stands there in its plain form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from chancery.annotating.english.inflection import BE, forms_of
from chancery.lexicon import Lexicon, Trigger

Words = tuple[str, ...]
Phrases = Mapping[str, tuple[tuple[Words, str], ...]]
STANCE = "… "


@dataclass(frozen=True, slots=True)
class Form:
    """A trigger as it is written with one form of its verb; `rest` are its further words."""

    rest: Words
    row: Trigger
    name: str


@dataclass(frozen=True)
class Vocabulary:
    """`stances` are nouns that a bearer (express, reaffirm) turns into an act."""

    triggers: Mapping[str, tuple[Form, ...]]
    dropped: Mapping[str, tuple[Form, ...]]
    stances: Mapping[str, Trigger]
    bearers: Mapping[str, tuple[str, str]]
    adverbs: Mapping[str, str]
    verbs: Mapping[str, tuple[str, str]]
    joint: Phrases
    offices: Phrases
    groups: Phrases
    asides: Phrases
    going_on: frozenset[str]
    trailing: Mapping[str, tuple[str, str]]
    steadfast: frozenset[str] = frozenset()

    def verb(self, word: str) -> tuple[str, str]:
        """The kind (`do`, `noun`, `be`) and the name of a verb's form; empty for other words."""
        return self.verbs.get(word, ("", ""))


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The lexicon's words for English acts."""
    terms = lexicon.terms
    irregular: dict[str, list[str]] = {}
    for form, base in terms.get("en irregular", {}).items():
        irregular.setdefault(base, []).append(form)
    rows = [row for row in lexicon.acts if row.language == "en"]
    nouns = {row.form.removeprefix(STANCE): row for row in rows if row.form.startswith(STANCE)}
    verbs = [row for row in rows if not row.form.startswith(STANCE)]
    groups = {form: entry.id for entry in lexicon.of("group") for form in entry.en}
    return Vocabulary(
        _indexed(verbs, irregular),
        _dropped(verbs),
        nouns,
        _inflected(terms.get("en bearer", {}), irregular),
        terms.get("en adverb", {}),
        _inflected(terms.get("en verb", {}), irregular),
        by_two_words(terms.get("en joint", {})),
        phrases(terms.get("en office", {})),
        phrases(groups),
        phrases(terms.get("en aside", {})),
        frozenset(terms.get("en going on", {})),
        _inflected(terms.get("en trailing", {}), irregular),
        frozenset(terms.get("en steadfast", {})),
    )


def phrases(forms: Mapping[str, str]) -> dict[str, tuple[tuple[Words, str], ...]]:
    """Phrases as printed words, by the first in lower case, the longest first."""
    found: dict[str, list[tuple[Words, str]]] = {}
    for form, value in forms.items():
        words = tuple(form.split())
        found.setdefault(words[0].lower(), []).append((words, value))
    return {w: tuple(sorted(all_, key=lambda p: -len(p[0]))) for w, all_ in found.items()}


def by_two_words(forms: Mapping[str, str]) -> dict[str, tuple[tuple[Words, str], ...]]:
    """Phrases by their first two words in lower case, or by their only one, the longest first."""
    found: dict[str, list[tuple[Words, str]]] = {}
    for all_ in phrases(forms).values():
        for words, value in all_:
            found.setdefault(" ".join(words[:2]).lower(), []).append((words, value))
    return {key: tuple(all_) for key, all_ in found.items()}


def _indexed(
    rows: Iterable[Trigger], irregular: Mapping[str, Iterable[str]]
) -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for row in rows:
        first, *rest = row.form.split()
        if first.endswith("ly") and first != "rely":
            for form, name in forms_of(rest[0], irregular).items():
                found.setdefault(first, []).append(Form((form, *rest[1:]), row, name))
            continue
        for form, name in forms_of(first, irregular).items():
            found.setdefault(form, []).append(Form(tuple(rest), row, name))
    return {form: _longest_first(all_) for form, all_ in found.items()}


def _dropped(rows: Iterable[Trigger]) -> dict[str, tuple[Form, ...]]:
    """Triggers with `be` as a preamble has them: Deeply concerned at …"""
    found: dict[str, list[Form]] = {}
    for row in rows:
        first, *rest = row.form.split()
        if first == "be" and rest and rest[0] != "to" and row.frame != "close":
            found.setdefault(rest[0], []).append(Form(tuple(rest[1:]), row, "ing"))
    return {form: _longest_first(all_) for form, all_ in found.items()}


def _longest_first(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda form: -len(form.rest)))


def _inflected(
    verbs: Mapping[str, str], irregular: Mapping[str, Iterable[str]]
) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for verb, value in verbs.items():
        for form, name in forms_of(verb, irregular).items():
            if form not in found or name == "base":
                found[form] = (value, name)
    return found | {form: ("be", name) for form, name in BE.items() if verbs and form in found}
