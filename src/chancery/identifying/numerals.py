"""Chinese numerals of dates and ordinals: 二〇二二, 二00九, 十四, 廿三, 七十五."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "o": "0",
    "О": "0",
    "两": "2",
}
_UNITS = {"十": 10, "百": 100}
_TENS = {"廿": "二十", "卅": "三十"}


# numerals come again and again in a text; so many are kept, a few kilobytes
@lru_cache(maxsize=512)
def digits(printed: str) -> int | None:
    """The number that is written digit by digit (二〇二二, 2022, 二00九), or None."""
    if printed.isascii() and printed.isdigit():
        return int(printed)
    plain = "".join(_DIGITS.get(c, c) for c in printed)
    return int(plain) if plain.isascii() and plain.isdigit() else None


@lru_cache(maxsize=512)
def number(printed: str) -> int | None:
    """The number that is written by value (十四, 七十五, 一百) or digit by digit, or None."""
    if printed.isascii() and printed.isdigit():
        return int(printed)
    for short, long in _TENS.items():
        printed = printed.replace(short, long)
    if not any(unit in printed for unit in _UNITS):
        return digits(printed)
    total, current = 0, None
    for c in printed:
        if c in _UNITS:
            total += (1 if current is None else current) * _UNITS[c]
            current = None
        elif c in _DIGITS:
            current = int(_DIGITS[c])
        else:
            return None
    return total + (current or 0)
