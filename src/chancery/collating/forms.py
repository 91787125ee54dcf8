"""The form in which texts are compared: letters and digits of the normal form, with the way back.

Punctuation, spaces, script and width are no part of a wording: what differs only there is a copy.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from hashlib import sha256

from chancery.model import Layer, Span
from chancery.reading.characters import HAN, normal

# what machines convert 复 and 借 to, wrongly: with neither is another word written so
_CONVERTED = str.maketrans("覆藉", "复借")
_RUN = re.compile(r"[^\W_]+")
# signs of a page that was typed or converted carelessly, none of them in a well printed text
_BLEMISH = re.compile(
    rf"(?<={HAN.pattern})[,;:?!](?={HAN.pattern})|[,，、。；;][,，、。；;]|\ufffd"
)
_END = re.compile(r"[。!?;！？；\n]|\.\s")


@dataclass(frozen=True, slots=True)
class Form:
    """A text's letters and digits in small letters.

    `starts` and `shifts` lead back to the normal form: `letters[i]` stands at `i` plus the shift
    of the last start not after it. `ends` are the ends of its sentences, the last one its length.
    `han` is whether most of it is Chinese.
    """

    letters: str
    starts: array[int] = field(repr=False)
    shifts: array[int] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    han: bool

    def back(self, start: int, end: int) -> Span:
        """Where `letters[start:end]` stands in the normal form; an empty span stays empty."""
        if not self.letters:
            return 0, 0
        if start >= end:
            at = self._at(start) if start < len(self.letters) else self._at(start - 1) + 1
            return at, at
        return self._at(start), self._at(end - 1) + 1

    def _at(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]

    @property
    def digest(self) -> str:
        """The sha256 of the letters: equal wordings have equal digests."""
        return sha256(self.letters.encode("utf-8", "surrogatepass")).hexdigest()

    def sentences(self) -> list[Span]:
        """The sentences as spans of the letters, empty ones left out."""
        begins = (0, *self.ends[:-1])
        return [(a, b) for a, b in zip(begins, self.ends, strict=True) if a < b]


def form_of(text: str, layer: Layer | None = None) -> Form:
    """The form of a text; `layer` is its normal form, if that is at hand."""
    plain = (layer or normal(text)).text
    runs: list[str] = []
    starts, shifts = array("L"), array("L")
    ends: list[int] = []
    length = behind = 0
    for match in _RUN.finditer(plain):
        if length and _END.search(plain, behind, match.start() + 1):
            ends.append(length)
        run = match[0]
        runs.append(_small(run))
        starts.append(length)
        shifts.append(match.start() - length)
        length += len(run)
        behind = match.end()
    letters = "".join(runs).translate(_CONVERTED)
    han = 2 * len(HAN.findall(letters)) > length
    return Form(letters, starts, shifts, (*ends, length), han)


def letters_of(text: str) -> str:
    """The letters of a text's form, without the way back."""
    runs = _RUN.findall(normal(text).text)
    return "".join(map(_small, runs)).translate(_CONVERTED)


def _small(run: str) -> str:
    small = run.lower()
    return small if len(small) == len(run) else run


def blemishes(text: str) -> int:
    """How often a text has signs of careless copying: half-width or doubled signs, lost bytes."""
    return sum(1 for _ in _BLEMISH.finditer(text))
