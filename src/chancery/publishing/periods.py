"""The first and last day of a time as acts have it: a day, month, year or range in ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange

from chancery.model import Day

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def period(time: str | None) -> tuple[Day, Day] | None:
    """First and last day of `2022-02-04`, `2022-02`, `2022` or `2023/2027`; None for all else."""
    first, _, last = (time or "").partition("/")
    begins, ends = _days(first), _days(last or first)
    return (begins[0], ends[1]) if begins and ends and begins[0] <= ends[1] else None


def _days(part: str) -> tuple[Day, Day] | None:
    match = _PART.fullmatch(part)
    if not match or match[1] == "0000":
        return None
    year, month, day = match.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        return None
    length = monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{length}"
    return (part, part) if 1 <= int(day) <= length else None
