"""What the blocks of a page weigh, and the run of them that weighs most.

Prose of the genre pulls a run on, menus and marked lines push it back. The run of greatest sum is
found in one pass (Kadane 1984).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from chancery.lexicon import Lexicon
from chancery.reading.blocks import Block
from chancery.reading.characters import is_dense

# A block that ends as a sentence does has so many characters at least.
SENTENCE_LENGTH = 10
# Weight of a block's length: linear to this many characters, so that no single long notice
# outweighs a text of many paragraphs.
_LONGEST_COUNTED = 300
# Genre evidence is looked for at the head of a block, where its holder and verb stand.
_GENRE_HEAD = 120
# What a block that is no prose costs a run that goes on over it. A heading costs less than a
# line of prose brings; five menu items in a row outweigh a paragraph.
_SHORT_COST, _LINKED_COST, _MARKED_COST, _CUT_COST = 3.0, 12.0, 2.0, 80.0
# What a character of prose brings by the number of words of the genre (three count): a statement's
# paragraph brings about 15, one of any other prose a quarter of that.
_MOST_WORDS = 3
_WORTH = tuple(0.03 + 0.05 * count for count in range(_MOST_WORDS + 1))
# what it brings at least, a shade less so that no rounding decides
_LEAST = _WORTH[0] * (1 - 1e-6)
# what a line that leads to prose brings if it has a word of the genre
_LEAD_WORTH = 1.0
# of so many blocks at the head of a run the words are asked for: short paragraphs depend on them
_FIRST_BLOCKS = 2
# so many likely runs are tried before all words are asked for
_TRIES = 3
# letters of Latin and Cyrillic script say as much as half a Chinese character
_LETTERS = 0.5

NUMERAL = re.compile(
    r"(?:第?[(（]?[一二三四五六七八九十百]{1,4}[)）、.．]?[章条节部分]{0,2}"
    r"|[(（]?\d{1,2}[)）、.．]?"
    r"|[IVX]{1,5}[.)]?|§ ?\d{1,2}|[A-ZА-Я][.)])"
)
_NUMBERED = re.compile(
    r"(?:第?[(（]?[一二三四五六七八九十百]{1,4}[)）、.．]|第[一二三四五六七八九十]{1,3}[章条节部分]"
    r"|[(（]?\d{1,3}[)）、.．]|[IVX]{1,5}[.)]|——|[-–—•·●■]\s{0,3})\s?\S"
)


@cache
def _automaton(lexicon: Lexicon) -> Any:
    import ahocorasick_rs

    words = [word.lower() for word in lexicon.terms.get("genre", {"\0": ""})]
    # few words: the fastest automaton is small
    kind = ahocorasick_rs.Implementation.DFA
    return ahocorasick_rs.AhoCorasick(words, implementation=kind)


class Genre(dict[int, int]):
    """How many different words of the genre, three at most, stand at the head of a line.

    Looked for when first asked; only prose and lines that end as it does have any.
    """

    def __init__(self, lines: list[str], prose: list[bool], lexicon: Lexicon) -> None:
        self.lines, self.prose = lines, prose
        self._find = _automaton(lexicon).find_matches_as_indexes

    def __missing__(self, index: int) -> int:
        line, count = self.lines[index], 0
        if self.prose[index] or leads_on(line):
            found = self._find(line[:_GENRE_HEAD].lower())
            count = min(len({word for word, _, _ in found}), _MOST_WORDS)
        self[index] = count
        return count

    def is_in(self, line: str) -> bool:
        """Whether a word of the genre stands at the head of a line, whatever its end."""
        return bool(self._find(line[:_GENRE_HEAD].lower()))


def leads_on(line: str) -> bool:
    """Whether a line that may be no prose ends as prose does, or leads to it."""
    return len(line) >= SENTENCE_LENGTH and line.endswith((":", "。", ";"))


def heaviest(
    blocks: list[Block],
    lines: list[str],
    reasons: list[str | None],
    cuts: list[int],
    genre: Genre,
) -> tuple[int, int]:
    """The run of blocks that weighs most; (0, 0) where nothing reads as prose.

    Words of the genre are looked for only where they can decide: outside of a likely run and in
    its first paragraphs. Where it is the best though all its other prose counts as if it had none,
    no words there could make another run the better.
    """
    measures = _measures(blocks, lines, reasons, genre.prose)
    for index in cuts:
        measures[index] -= _CUT_COST
    told = [index for index, size in enumerate(measures) if size > 0]
    leads = [i for i, size in enumerate(measures) if size == -_SHORT_COST and leads_on(lines[i])]
    start, end = (told[0], told[-1] + 1) if told else (0, 0)
    for _ in range(_TRIES):
        asked = [index for index in told if not start + _FIRST_BLOCKS <= index < end]
        found = best_run(_weights(measures, asked, leads, genre))
        if found == (start, end):
            return found
        start, end = found
    return best_run(_weights(measures, told, leads, genre))


def best_run(weights: list[float]) -> tuple[int, int]:
    """The run `[start, end)` of greatest sum; (0, 0) where none is positive."""
    best = total = 0.0
    first = last = start = 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, first, last = total, start, index + 1
    return first, last


def _measures(
    blocks: list[Block], lines: list[str], reasons: list[str | None], prose: list[bool]
) -> list[float]:
    """What blocks weigh, never above 0; of prose the characters that count, always above."""
    found: list[float] = []
    for block, line, reason, told in zip(blocks, lines, reasons, prose, strict=True):
        if reason:
            found.append(-_MARKED_COST)
        elif block.is_link and not line.endswith(("。", ".")):
            found.append(-_LINKED_COST)
        elif told:
            size = len(line) if len(line) < _LONGEST_COUNTED else _LONGEST_COUNTED
            found.append(size if is_dense(line) else size * _LETTERS)
        elif NUMERAL.fullmatch(line) or _NUMBERED.match(line):
            found.append(0.0)
        else:
            found.append(-_SHORT_COST)
    return found


def _weights(
    measures: list[float], asked: list[int], leads: list[int], genre: Genre
) -> list[float]:
    """The weights of blocks, by the words of those asked; all other prose weighs the least."""
    weights = [size * _LEAST if size > 0 else size for size in measures]
    for index in asked:
        weights[index] = measures[index] * _WORTH[genre[index]]
    for index in leads:
        if genre[index]:
            weights[index] = _LEAD_WORTH
    return weights
