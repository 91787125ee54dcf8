"""References of statements: `xa-xb/2032-11-08/joint-statement`."""

from __future__ import annotations

import re
from collections.abc import Callable

from chancery.collating.consensus import Consensus

# a joint statement of five states is still called by them; one of ten by nothing shorter
_MOST_PARTIES = 4
REFERENCE = re.compile(r"[a-z0-9-]+/(?:\d{4}(?:-\d\d-\d\d)?|undated)/[a-z-]+?(?:-\d+)?")


def stem(known: Consensus) -> str:
    """The reference that a statement wants: parties, day or year, kind.

    More than four parties are `multi`, none `unknown`. Without a day the year if the bounds
    agree on one, else `undated`.
    """
    parties = sorted(party.lower() for party in known.parties)
    who = "-".join(parties) if len(parties) <= _MOST_PARTIES else "multi"
    return f"{who or 'unknown'}/{_when(known)}/{known.kind}"


def free(wanted: str, taken: Callable[[str], bool]) -> str:
    """The reference, with `-2`, `-3` … where it is taken."""
    name, number = wanted, 1
    while taken(name):
        number += 1
        name = f"{wanted}-{number}"
    return name


def fits(reference: str, wanted: str) -> bool:
    """Whether a reference is the wanted one, with or without a number."""
    return reference == wanted or re.fullmatch(re.escape(wanted) + r"-\d+", reference) is not None


def _when(known: Consensus) -> str:
    if known.best:
        return known.best
    first, last = (known.earliest or "")[:4], (known.latest or "")[:4]
    return first if first and first == last else "undated"
