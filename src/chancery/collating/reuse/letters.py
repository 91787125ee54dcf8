"""Texts as letters: what reuse is looked for in, with the way back to the given text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from chancery.reading.characters import simplified

Codes = npt.NDArray[np.uint32]
Letters = npt.NDArray[np.uint16]
Places = npt.NDArray[np.int32]
# the code points that Unicode has room for
_CODES = 0x110000


def raw(text: str) -> Codes:
    """The code points of a text; half surrogates as they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Alphabet:
    """Which code points are letters, and as what they are compared: one script, small letters."""

    def __init__(self, texts: Sequence[str]) -> None:
        found = np.zeros(_CODES, bool)
        for text in texts:
            found[raw(text)] = True
        known = np.flatnonzero(found)
        signs = [chr(code) for code in known.tolist()]
        self._letter = np.zeros(_CODES, bool)
        self._letter[known] = [sign.isalnum() for sign in signs]
        folded = [_folded(sign) for sign in signs]
        # numbers of their own keep codes small: no corpus has 65,536 different letters
        numbers = {code: number for number, code in enumerate(sorted(set(folded)))}
        self._folded = np.zeros(_CODES, np.uint16)
        self._folded[known] = [numbers[code] & 0xFFFF for code in folded]

    def places(self, text: str) -> Places:
        """Where the letters of a text stand in it, as code points."""
        return np.flatnonzero(self._letter[raw(text)]).astype(np.int32)

    def codes(self, text: str) -> Letters:
        """The letters of a text as they are compared."""
        signs = raw(text)
        codes: Letters = self._folded[signs[self._letter[signs]]]
        return codes


def _folded(sign: str) -> int:
    """A letter's code in small letters and Simplified script; itself where that is no one sign."""
    small = sign.lower()
    plain = simplified(small) if len(small) == 1 else sign
    return ord(plain) if len(plain) == 1 else ord(sign)
