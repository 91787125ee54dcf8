"""Instruments by their titles in 《》: known ones, short names (《公约》), and new ones.

    依据《海港条约》…《条约》规定  →  both are the treaty

A short name is that of the last instrument of its kind that was named in full. What no table
knows gets an id made of its parties, its kind and its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chancery.annotating.naming.found import Found
from chancery.annotating.naming.keys import key_of, titles_of
from chancery.annotating.naming.numbered import meeting_id
from chancery.annotating.naming.slugs import codes, kind_of, mark, slug
from chancery.annotating.setting import Setting
from chancery.lexicon import Lexicon

# 《》 with one more pair inside; a title is on one line and seldom has 200 characters
_TITLE = re.compile(
    r"《[^《》\n]{1,300}+(?:《[^《》\n]{1,300}+》[^《》\n]{0,300}+){0,3}+》"
    r"|《《[^《》\n]{1,300}+》[^《》\n]{0,300}+》"
)
# 2022年2月4日签署的《…》 and 《…》(2022年2月4日签署): the year of signing; how far off
_SIGNED_BEFORE = re.compile(r"(?:[^,。;\n《》]{0,10}(?:的|了|于|\())?$")
_SIGNED_AFTER = re.compile(r"(?:草案)?\($")
_NEAR = 14
# 《海港条约》(以下简称《条约》)
_ALIAS = re.compile(r"\((?:以下|下)(?:均|统)?(?:简)?称(?:为)?[:“]?$")
_ALIAS_LENGTH = 9
INSTRUMENTS = "zh instrument"


def titles_in(text: str) -> Iterator[Found]:
    """All that stands in 《》, as instruments without an id."""
    if "《" in text:
        for match in _TITLE.finditer(text):
            yield Found(*match.span(), "instrument", "", "title")


class Resolver:
    """Gives ids to the titles of one text, in its order."""

    def __init__(self, text: str, setting: Setting, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.parties = frozenset(setting.parties)
        self.last: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.aliases: dict[str, str] = {}
        self.before: Found | None = None

    def named(self, one: Found, around: Sequence[Found | None]) -> Found:
        """A name, with its id if it is a title; `around` are the names before and behind it."""
        if not one.id:
            one = self._title(one, around)
        elif one.rule == "number" and self.text[one.start] == "《":
            one = self._meeting(one)
        if one.type == "instrument":
            name = self.text[one.start : one.end].strip('《》“”"')
            kind = kind_of(name, INSTRUMENTS, self.lexicon)
            if kind and len(name) > len(kind[0]):
                # 《联合声明》 is a 声明 too
                for term in self.lexicon.terms[INSTRUMENTS]:
                    if kind[0].endswith(term):
                        self.last[term], self.names[term] = one.id, name
            self.before = one
        return one

    def _meeting(self, one: Found) -> Found:
        """《公约》第九次审议大会: the meeting of the convention that was named last."""
        short, _, rest = self.text[one.start + 1 : one.end].partition("》")
        name = self.names.get(short)
        return one._replace(id=meeting_id(f"《{name}》{rest}", self.lexicon)) if name else one

    def _title(self, one: Found, around: Sequence[Found | None]) -> Found:
        title = self.text[one.start + 1 : one.end - 1]
        short = self._short(one, title)
        if short:
            return one._replace(id=short, rule="title:short")
        year = self._year(one, around)
        known = titles_of(self.lexicon).find(title, year, self.parties, self.lexicon)
        if known:
            return one._replace(id=known, type=known.partition(":")[0], rule="title:known")
        return one._replace(id=self._made(title, year), rule="title:new")

    def _short(self, one: Found, title: str) -> str | None:
        if title in self.aliases:
            return self.aliases[title]
        before = self.before
        near = before is not None and 0 <= one.start - before.end <= _ALIAS_LENGTH
        if before and near and _ALIAS.match(self.text, before.end, one.start):
            self.aliases[title] = before.id
            return before.id
        return self.last.get(title) if title in self.lexicon.terms.get(INSTRUMENTS, {}) else None

    def _year(self, one: Found, around: Sequence[Found | None]) -> str | None:
        before, behind = around
        near = before is not None and one.start - before.end <= _NEAR
        if before and before.type == "date" and near:
            signed = _SIGNED_BEFORE.match(self.text, before.end, one.start)
            return before.id[:4] if signed else None
        if behind and behind.type == "date" and behind.start - one.end <= _NEAR:
            signed = _SIGNED_AFTER.match(self.text, one.end, behind.start)
            return behind.id[:4] if signed else None
        return None

    def _made(self, title: str, year: str | None) -> str:
        key = key_of(title, self.lexicon)
        kind = kind_of(key.words, INSTRUMENTS, self.lexicon)
        words = key.words.removesuffix(kind[0]) if kind else key.words
        states = key.states or (self.parties if not words else frozenset())
        parts = (*codes(states), kind[1] if kind else "text", key.year or year or "", mark(words))
        return f"instrument:{slug(parts)}"
