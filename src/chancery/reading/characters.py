"""Characters: the normal form in which texts are searched, glosses, and byte-shifted runs.

The printed text is never altered. The normal form is a second layer with a map back: half-width
signs, one kind of quotation mark, Simplified script, no space between Chinese and digits.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any

from chancery.model import Layer

# Chinese characters and signs begin here
WIDE = "\u2e80"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
HAN = re.compile(f"[{_HAN}]")

# One sign for one sign, so that offsets hold. Quotation marks of all scripts become “ ” where
# they open or close visibly; a straight quote stays straight, as it says neither.
_SIGNS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(a): b
    for a, b in (
        ("\u3000", " "),
        ("\u00a0", " "),
        ("\u2002", " "),
        ("\u2003", " "),
        ("\u2009", " "),
        ("\u202f", " "),
        ("「", "“"),
        ("」", "”"),
        ("『", "“"),
        ("』", "”"),
        ("﹁", "“"),
        ("﹂", "”"),
        ("〝", "“"),
        ("〞", "”"),
        ("＂", '"'),
        ("‘", "“"),
        ("’", "’"),
        ("︰", ":"),
        ("﹕", ":"),
        ("﹐", ","),
        ("﹑", "、"),
        ("﹔", ";"),
        ("﹖", "?"),
        ("﹗", "!"),
        ("﹙", "("),
        ("﹚", ")"),
        ("〔", "("),
        ("〕", ")"),
        ("‒", "-"),
        ("–", "-"),
        ("−", "-"),
        ("‐", "-"),
        ("‑", "-"),
        ("─", "—"),
        ("―", "—"),
        ("○", "〇"),
        ("◯", "〇"),
        ("•", "·"),
        ("・", "·"),
        ("‧", "·"),
        ("．", "."),
        ("｡", "。"),
        ("､", "、"),
        ("ё", "е"),
        ("Ё", "Е"),
        ("\ue5e5", " "),
    )
}
# The signs of nearly every Chinese page are replaced one by one, which takes a tenth of the time
# of a translation table; the others are looked for.
_COMMON = tuple((chr(code), _SIGNS[code]) for code in map(ord, "，：；（）？！％"))
_RARE = re.compile("[" + "".join(re.escape(chr(code)) for code in _SIGNS) + "]")
# Between Chinese and digits, Latin letters or signs a space says nothing. The space itself stands
# first, so that the search runs on it.
_GAP = re.compile(
    f' (?<=[{_HAN}。、”》] ) *+(?=[{_HAN}0-9A-Za-z“《("])'
    f'| (?<=[0-9A-Za-z"“《(\\-—,.:;!?)%] ) *+(?=[{_HAN}。、”》])'
)

# Characters that only Traditional texts use are those that OpenCC's table changes; a text
# without any is not sent through the converter (14 million characters a second, yet not free).
_TRADITIONAL_RANGES = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))


def is_dense(line: str) -> bool:
    """Whether a line is in Chinese, by its first, middle and last characters."""
    return line[0] >= WIDE or line[len(line) // 2] >= WIDE or line[-1] >= WIDE


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


@cache
def traditional() -> frozenset[str]:
    """The characters that Simplified script writes otherwise (about 4,000)."""
    # one character a line: phrases of the converter's dictionary cannot form
    codes = [chr(c) for a, b in _TRADITIONAL_RANGES for c in range(a, b + 1)]
    simplified = _converter().convert("\n".join(codes)).split("\n")
    return frozenset(a for a, b in zip(codes, simplified, strict=True) if a != b)


# characters of both scripts that the converter changes in company only (答覆 → 答复)
_IN_COMPANY = frozenset("覆藉")


@cache
def _any_traditional() -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted(traditional() | _IN_COMPANY)) + "]")


def maybe_traditional(text: str, end: int = sys.maxsize) -> bool:
    """Whether a text has, before `end`, a character that Simplified script may write otherwise."""
    return _any_traditional().search(text, 0, end) is not None


@cache
def _by_character() -> dict[int, str]:
    return {ord(c): _converter().convert(c) for c in traditional()}


def simplified(text: str) -> str:
    """The text in Simplified script, each character in its old place."""
    if not maybe_traditional(text):
        return text
    try:
        converted: str = _converter().convert(text)
    except UnicodeEncodeError:  # half of a surrogate pair, which an escape may have left
        converted = ""
    if len(converted) == len(text):
        return converted
    return "".join(c if len(new := _by_character().get(ord(c), c)) != 1 else new for c in text)


def normal(text: str) -> Layer:
    """The normal form of a text, with the way back. Line breaks stay where they are."""
    form = text
    for printed, sign in _COMMON:
        form = form.replace(printed, sign)
    form = simplified(_RARE.sub(lambda sign: _SIGNS[ord(sign[0])], form))
    if " " not in form:
        return Layer(form)
    return _without_gaps(form)


def _without_gaps(form: str) -> Layer:
    kept: list[str] = []
    cuts, shifts = [0], [0]
    position = length = 0
    for match in _GAP.finditer(form):
        start, end = match.span()
        if start > position:
            kept.append(form[position:start])
            length += start - position
        if cuts[-1] == length:
            shifts[-1] = end - length
        else:
            cuts.append(length)
            shifts.append(end - length)
        position = end
    kept.append(form[position:])
    return Layer("".join(kept), tuple(cuts), tuple(shifts))
