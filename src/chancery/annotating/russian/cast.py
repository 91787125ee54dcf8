"""The words of Russian acts and who can speak in a text, by the word with which they begin.

A row's form gives its verb's endings in brackets: `выступа(ют,ет,ли) за` is three wordings, and
`отметил(и,)` is отметили and отметил. All are in lower case and with е for ё, as the words of a
sentence are when they are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from chancery.annotating.drafts import Ids
from chancery.annotating.setting import Setting
from chancery.lexicon import Lexicon, Trigger

Words = tuple[str, ...]
STANCE = "… "
_ENDINGS = re.compile(r"(\w+)\(([\w,]+)\)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A trigger as it is written: its further words, its row, and whether it is a gerund."""

    rest: Words
    row: Trigger
    gerund: bool


@dataclass(frozen=True)
class Cast:
    """The lexicon's words, and who can be named in a text with this setting."""

    triggers: Mapping[str, tuple[Wording, ...]]
    stances: Mapping[str, Trigger]
    bearers: Mapping[str, str]
    adverbs: Mapping[str, str]
    joint: Mapping[str, tuple[tuple[Words, str], ...]]
    groups: Mapping[str, tuple[tuple[Words, str], ...]]
    sides: Mapping[str, tuple[tuple[Words, str], ...]]
    offices: Mapping[str, tuple[tuple[Words, str], ...]]
    asides: Mapping[str, tuple[tuple[Words, str], ...]]
    holders: Mapping[str, str | None]
    parties: Ids


def cast_of(setting: Setting, lexicon: Lexicon) -> Cast:
    """The cast of a text with this setting."""
    return replace(_of_anyone(lexicon), parties=tuple(sorted(setting.parties)))


@cache
def _of_anyone(lexicon: Lexicon) -> Cast:
    """The cast of a text without parties: all of it but these is the lexicon's."""
    terms = lexicon.terms
    rows = [row for row in lexicon.acts if row.language == "ru"]
    verbs = [row for row in rows if not row.form.startswith(STANCE)]
    nouns = [row for row in rows if row.form.startswith(STANCE)]
    return Cast(
        _triggers(verbs),
        {form: row for row in nouns for form in wordings(row.form.removeprefix(STANCE))},
        {form: v for verb, v in terms.get("ru bearer", {}).items() for form in wordings(verb)},
        {form: v for word, v in terms.get("ru adverb", {}).items() for form in wordings(word)},
        _phrases((form, value) for form, value in terms.get("ru joint", {}).items()),
        _phrases((form, one.id) for one in lexicon.of("group") for form in one.ru),
        _phrases((f"{form} сторона", one.id) for one in lexicon.of("state") for form in one.ru),
        _phrases((form, value) for form, value in terms.get("ru office", {}).items()),
        _phrases((form, value) for form, value in terms.get("ru aside", {}).items()),
        lexicon.holders,
        (),
    )


def plain(word: str) -> str:
    """A word as the tables have it: in lower case, with е for ё."""
    return word.lower().replace("ё", "е")


def wordings(form: str) -> Iterator[str]:
    """Every wording of a form whose first bracket holds endings."""
    match = _ENDINGS.search(form)
    if match is None:
        yield plain(form)
        return
    for ending in match[2].split(","):
        yield plain(f"{form[: match.start()]}{match[1]}{ending}{form[match.end() :]}")


def _triggers(rows: Iterable[Trigger]) -> dict[str, tuple[Wording, ...]]:
    found: dict[str, list[Wording]] = {}
    for row in rows:
        for form in wordings(row.form):
            first, *rest = form.split()
            gerund = first.endswith(("ая", "яя", "уя", "ив", "ав")) and "(" in row.form
            found.setdefault(first, []).append(Wording(tuple(rest), row, gerund))
    return {word: tuple(sorted(all_, key=lambda w: -len(w.rest))) for word, all_ in found.items()}


def _phrases(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[Words, str], ...]]:
    found: dict[str, list[tuple[Words, str]]] = {}
    for form, value in rows:
        words = tuple(plain(form).split())
        found.setdefault(words[0], []).append((words, value))
    return {word: tuple(sorted(all_, key=lambda p: -len(p[0]))) for word, all_ in found.items()}
