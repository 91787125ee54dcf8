"""Texts as letters: what reuse is looked for in, with the way back to the given text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from chancery.reading.characters import simplified

Codes = npt.NDArray[np.uint32]
Letters = npt.NDArray[np.uint16]
Places = npt.NDArray[np.int32]


def raw(text: str) -> Codes:
    """The code points of a text; half surrogates as they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Alphabet:
    """Which code points are letters, and as what they are compared: one script, small letters."""

    def __init__(self, texts: Sequence[str]) -> None:
        known = np.array(sorted(map(ord, set().union(*texts))), np.uint32)
        signs = [chr(code) for code in known.tolist()]
        self._known = known
        self._letter = np.array([sign.isalnum() for sign in signs], bool)
        folded = [_folded(sign) for sign in signs]
        # numbers of their own keep codes small: no corpus has 65,536 different letters
        numbers = {code: number for number, code in enumerate(sorted(set(folded)))}
        self._folded = np.array([numbers[code] & 0xFFFF for code in folded], np.uint16)

    def places(self, text: str) -> Places:
        """Where the letters of a text stand in it, as code points."""
        return np.flatnonzero(self._letter[self._index(text)]).astype(np.int32)

    def codes(self, text: str) -> Letters:
        """The letters of a text as they are compared."""
        index = self._index(text)
        codes: Letters = self._folded[index[self._letter[index]]]
        return codes

    def _index(self, text: str) -> npt.NDArray[np.intp]:
        return np.searchsorted(self._known, raw(text)).astype(np.intp)


def _folded(sign: str) -> int:
    """A letter's code in small letters and Simplified script; itself where that is no one sign."""
    small = sign.lower()
    plain = simplified(small) if len(small) == 1 else sign
    return ord(plain) if len(plain) == 1 else ord(sign)
