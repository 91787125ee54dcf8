"""The words and names of the topic table in a text, each with its place and weight.

One pass of an Aho-Corasick automaton over the whole text finds the words, the longest at each
place; small and capital letters are alike. A word of Latin or Cyrillic letters stands alone, but
for a plural's -s or, where the table ends it with `*`, any ending.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from chancery.lexicon import Lexicon
from chancery.model import Mention

# a Latin or Cyrillic word of ten letters says what a Chinese one of four characters does
LETTERS = 2.5
# in such units: longer names are not more about their topic than this
LONGEST = 9.0
# a name's least weight: an acronym or a short name says as much as a long word
NAME = 3.0
# an item of an enumeration (贸易、能源、金融等领域) says less than what it is enumerated for
ITEM = 0.5
# A body that stands in more than this share of a text's sentences is the one whose text it is; its
# name then says little about a sentence.
OFTEN = 0.25
# in a text of a few sentences no share says that
SEVERAL = 3


class Hit(NamedTuple):
    """A word or name at `start` of the normal form that shows a topic.

    A weak one counts only where no other shows a topic. `of` is whose name it is, if anyone's.
    """

    start: int
    topic: str
    weight: float
    weak: bool
    of: str | None


_START = attrgetter("start")


class _Shows(NamedTuple):
    topic: str
    weak: bool
    of: str | None = None


class _Word(NamedTuple):
    shows: tuple[_Shows, ...]
    weight: float
    letters: bool
    open: bool


def hits_in(
    form: str, mentions: Iterable[Mention], lexicon: Lexicon, parties: Collection[str] = ()
) -> list[Hit]:
    """All that shows a topic in a normal form, in order; names of `parties` are weak.

    A name and a word of one place count once for one topic.
    """
    finder = _finder(lexicon)
    named = list(_names(form, mentions, finder.names, parties))
    places = {(hit.start, hit.topic) for hit in named}
    hits = [hit for hit in _words(form, finder, parties) if (hit.start, hit.topic) not in places]
    return sorted(hits + named, key=_START)


def _names(
    form: str,
    mentions: Iterable[Mention],
    showing: Mapping[str, Sequence[_Shows]],
    parties: Collection[str],
) -> Iterator[Hit]:
    named = [mention for mention in mentions if mention.id in showing]
    often = _everywhere(form, named)
    for mention in named:
        start, end = mention.start, mention.end
        # a slice, so that names without bound are not measured in full
        weight = max(NAME, _weight(form[start : min(end, start + 32)]))
        if _is_item(form, start, end):
            weight *= ITEM
        passing = mention.id in often or mention.id in parties
        for topic, weak, _ in showing[mention.id]:
            yield Hit(start, topic, weight, weak or passing, mention.id)


def _everywhere(form: str, named: Iterable[Mention]) -> set[str]:
    count = Counter(mention.id for mention in named if mention.type == "body")
    sentences = form.count("。") + form.count(". ") + form.count(".\n")
    return {name for name, times in count.items() if times > max(OFTEN * sentences, SEVERAL)}


def _words(form: str, finder: _Finder, parties: Collection[str]) -> Iterator[Hit]:
    text, words = _lowered(form), finder.words
    for which, start, end in finder.automaton.find_matches_as_indexes(text):
        shows, weight, letters, unclosed = words[which]
        if letters and not _stands_alone(text, start, end, unclosed):
            continue
        if _is_item(text, start, end):
            weight *= ITEM
        for topic, weak, of in shows:
            yield Hit(start, topic, weight, weak or of in parties, of)


def _lowered(form: str) -> str:
    """In small letters, one for one; İ alone would become two."""
    return form.replace("İ", "I").lower()


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether a word is an item of an enumeration, which counts in part."""
    return "、" in text[end : end + 3] or text[start - 1 : start] == "、"


def _stands_alone(text: str, start: int, end: int, unclosed: bool) -> bool:
    if start and _is_letter(text[start - 1]):
        return False
    if unclosed or end == len(text) or not _is_letter(text[end]):
        return True
    return text[end] == "s" and not _is_letter(text[end + 1 : end + 2])


def _is_letter(sign: str) -> bool:
    return sign < "\u2e80" and sign.isalnum()


@lru_cache(maxsize=4096)
def _weight(word: str) -> float:
    """The root of its length: twice as long is more about it, but not twice as much."""
    letters = sum(sign < "\u2e80" for sign in word)
    units: float = min(letters / LETTERS + len(word) - letters, LONGEST)
    return float(units**0.5)


class _Finder:
    """The words of a lexicon's topics, compiled, and what its names show."""

    def __init__(self, lexicon: Lexicon) -> None:
        import ahocorasick_rs

        words: dict[str, dict[str, _Shows]] = {}
        opened: set[str] = set()
        for topic in lexicon.topics.values():
            states = [name for name in topic.mentions if name.startswith("state:")]
            for given in topic.words:
                form = _lowered(given.removeprefix("?").removesuffix("*"))
                if not form:
                    continue
                shows = _Shows(topic.id, given.startswith("?"), _whose(form, states, lexicon))
                words.setdefault(form, {})[topic.id] = shows
                if given.endswith("*"):
                    opened.add(form)
        self.words = [
            _Word(tuple(shows.values()), _weight(form), _is_letter(form[0]), form in opened)
            for form, shows in words.items()
        ]
        self.automaton: Any = ahocorasick_rs.AhoCorasick(
            list(words) or ["\0"], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )
        self.names = _showing(lexicon)


def _whose(form: str, states: Iterable[str], lexicon: Lexicon) -> str | None:
    """The state whose name a word is, or begins (`ukrain`)."""
    for state in states:
        entry = lexicon.entries.get(state)
        if entry and any(name.lower().startswith(form) for name in entry.names()):
            return state
    return None


def _showing(lexicon: Lexicon) -> dict[str, list[_Shows]]:
    """Which topics each id shows; an id that ends in `*` stands for all that begin so."""
    known = sorted(lexicon.entries)
    found: dict[str, list[_Shows]] = {}
    for topic in lexicon.topics.values():
        for given in topic.mentions:
            name = given.removeprefix("?")
            stem = name.removesuffix("*")
            ids = known[bisect_left(known, stem) : bisect_right(known, stem + "\U0010ffff")]
            for each in ids if stem != name else [name]:
                found.setdefault(each, []).append(_Shows(topic.id, given.startswith("?")))
    return found


@cache
def _finder(lexicon: Lexicon) -> _Finder:
    return _Finder(lexicon)
