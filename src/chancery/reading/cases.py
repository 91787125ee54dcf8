"""Patterns in small letters and capitals."""

from __future__ import annotations


def any_case(*words: str, whole: bool = False) -> str:
    """These patterns in small letters and capitals, of `whole` words if asked.

    Each begins with a letter, so that a search runs on their first letters.
    """
    found = []
    for word in words:
        for first in (word[0].lower(), word[0].upper()):
            rest = f"(?i:{word[1:]})"
            found.append(rf"{first}(?<!\w{first}){rest}\b" if whole else first + rest)
    return "|".join(found)
