"""What differs inside a pair of wordings: by characters in Chinese, else by words.

The edit script is the shortest one (Levenshtein 1966, as RapidFuzz finds it); common runs that are
too short to read between two edits become part of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

# Common runs of fewer characters between two edits tell nothing: 的, 和.
_READABLE = 2
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Run(NamedTuple):
    """A run of characters: `op` is `equal`, `delete` (only in the first) or `insert`."""

    op: str
    text: str


def diff(one: str, two: str, language: str) -> list[Run]:
    """The runs that lead from one wording to the other, in order of reading.

    What is not deleted makes `two`, what is not inserted makes `one`.
    """
    before, after = (text if language == "zh" else _TOKEN.findall(text) for text in (one, two))
    edits = Levenshtein.opcodes(before, after)
    runs: list[list[str]] = [["", ""]]
    equal: list[str] = []
    for edit in edits:
        mine = "".join(before[edit.src_start : edit.src_end])
        others = "".join(after[edit.dest_start : edit.dest_end])
        if edit.tag != "equal":
            runs[-1][0] += mine
            runs[-1][1] += others
        elif len(mine.strip()) < _READABLE and len(edits) > 1 and any(runs[-1]):
            runs[-1][0] += mine
            runs[-1][1] += mine
        else:
            equal.append(mine)
            runs.append(["", ""])
    return [run for run in _runs(runs, equal) if run.text]


def _runs(edits: Sequence[Sequence[str]], equal: Sequence[str]) -> Iterator[Run]:
    for at, (gone, came) in enumerate(edits):
        yield Run("delete", gone)
        yield Run("insert", came)
        if at < len(equal):
            yield Run("equal", equal[at])
