"""How the errors of this package are worded: one line, what happened, what was kept, what to do."""

from __future__ import annotations

import re

_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(path: str) -> str:
    """A path on one line: control characters and undecodable bytes stand as U+FFFD."""
    return _UNPRINTED.sub("\ufffd", path)


def message(path: str, happened: str, kept: str, advice: str) -> str:
    """The one line of an error."""
    return f"{shown(path)}: {happened}; {kept}; {advice}"


def megabytes(size: int) -> str:
    """A size in bytes as a user reads it."""
    return f"{size / 1_048_576:.1f} MiB" if size >= 104_858 else f"{size} bytes"


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 page`, `2 pages`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
