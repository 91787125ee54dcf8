"""Reuse: every passage that two texts share, over a whole corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from chancery.collating.reuse.values import Reuse

__all__ = ["Reuse", "find_reuse"]


def find_reuse(texts: Iterable[tuple[str, str]]) -> Iterator[Reuse]:
    """Every passage of about 25 characters and more that two texts share, edits allowed.

    `texts` are ids and texts; spans come back in code points of these. Script, width, case and
    signs make no difference. Raises ValueError if an id is given twice.
    """
    from chancery.collating.reuse.finding import passages

    given = sorted(texts)
    twice = [name for name, times in Counter(name for name, _ in given).items() if times > 1]
    if twice:
        raise ValueError(f"the id {twice[0]!r} is given twice")
    return passages(given)
