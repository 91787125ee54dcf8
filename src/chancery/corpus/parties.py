"""A state's code from whatever a person calls it."""

from __future__ import annotations

from collections.abc import Collection

from chancery.corpus.references import nearest
from chancery.errors import ReferenceUnknown
from chancery.lexicon import Lexicon


def code(name: str, lexicon: Lexicon, known: Collection[str] = ()) -> str:
    """The code of a state (`CN`) by its code or any of its names, in any case.

    `known` are codes that count even if the lexicon lacks them. Raises ReferenceUnknown with
    the nearest names.
    """
    wanted = name.strip().casefold()
    named: dict[str, str] = {known_code.casefold(): known_code for known_code in known}
    for state in lexicon.of("state"):
        iso = state.id.partition(":")[2]
        for own in (iso, *state.names(), *state.short):
            named.setdefault(own.casefold(), iso)
    if wanted in named:
        return named[wanted]
    near = [f"{other} ({named[other]})" for other in nearest(wanted, named)]
    hint = f"; nearest: {', '.join(near)}" if near else ""
    raise ReferenceUnknown(f"no state is called {name!r} in the lexicon{hint}")
