"""One sentence as words and signs, each with its place in the text."""

from __future__ import annotations

import re

from chancery.annotating.masks import ACTOR, DATE, FILL, NAME, PARTY, PERSON, QUOTE
from chancery.model import Span

_TOKEN = re.compile(
    f"[{PARTY}-{QUOTE}]{FILL}*+|[^\\W_]+(?:['’.-][^\\W_]+)*+|['’]s?|[,:()]|[—–]|(?<=\\s)-(?=\\s)"
)
_DASHES = frozenset("—–-")


class Line:
    """The words of a sentence: `words` in lower case, `printed` as they are, `spans`.

    A name is one sign for its kind. A gloss in brackets or quotation marks is left out.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        found = [match for match in _TOKEN.finditer(text, start, end) if match[0][0] != QUOTE]
        self.printed = [match[0] for match in found]
        self.words = [_plain(word) for word in self.printed]
        self.spans: list[Span] = [match.span() for match in found]
        self.size = len(found)

    def word(self, place: int) -> str:
        """The word or sign at a place; empty outside the sentence."""
        return self.words[place] if 0 <= place < self.size else ""

    def is_name(self, place: int) -> bool:
        """Whether a masked name stands at a place."""
        return PARTY <= self.word(place)[:1] <= DATE

    def is_actor(self, place: int) -> bool:
        """Whether a masked state, body or person stands at a place."""
        return self.word(place) in (PARTY, ACTOR, PERSON)

    def is_thing(self, place: int) -> bool:
        """Whether what stands there is a name that is no actor."""
        return self.word(place) == NAME

    def is_person(self, place: int) -> bool:
        """Whether a masked person stands at a place."""
        return self.word(place) == PERSON

    def start(self, place: int) -> int:
        """The offset at which a word begins."""
        return self.spans[place][0]

    def end(self, place: int) -> int:
        """The offset behind the last word before a place that is no comma, dash or link."""
        while place > 1 and self.words[place - 1] in (",", ":", "-", "—", "–"):
            place -= 1
        return self.spans[place - 1][1]

    def starts(self, place: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand at a place: capitals in them must be printed as such."""
        if place + len(words) > self.size:
            return False
        for n, word in enumerate(words, place):
            if self.words[n] != word.lower():
                return False
            if n > place and word != word.lower() and self.printed[n] != word:
                return False
        return True


def _plain(word: str) -> str:
    if PARTY <= word[0] <= QUOTE:
        return word[0]
    if word in _DASHES:
        return "-"
    return word.lower()
