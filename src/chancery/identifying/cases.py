"""Patterns in small letters and capitals."""

from __future__ import annotations


def any_case(*words: str) -> str:
    """These patterns in small letters and capitals; the search runs on their first letters."""
    firsts = [(first, word[1:]) for word in words for first in (word[0].lower(), word[0].upper())]
    return "|".join(f"{first}(?i:{rest})" for first, rest in firsts)
