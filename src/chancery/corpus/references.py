"""Names that a person can type: of statements, and of pages by their sha256 or path.

A statement's reference is `xa-xb/2032-11-08/joint-statement`, now or earlier; asked for as a page
it stands for its base. A page's reference is the shortest unique beginning of its sha256, eight
characters at least. A path may be given as it was added, or by its last components.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable

from chancery.corpus import statements
from chancery.corpus.store import Store
from chancery.corpus.texts import told
from chancery.errors import ReferenceUnknown

# 32 bits: among 10,000 pages, one chance in a hundred that any two share them; then it is nine
SHORTEST = 8
_PREFIX = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")


def short(names: Iterable[str]) -> dict[str, str]:
    """The shortest unique reference of each sha256, eight characters at least."""
    ordered = sorted(set(names))
    shared = [0, *(map(_shared, ordered, ordered[1:])), 0]
    return {
        name: name[: max(SHORTEST, shared[at] + 1, shared[at + 1] + 1)]
        for at, name in enumerate(ordered)
    }


def _shared(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))


def page_of(store: Store, reference: str) -> int:
    """The row of the page that a reference names; of a statement that of its base page.

    Raises ReferenceUnknown, with the nearest known references, if it names none or several.
    """
    named = statement_named(store, reference)
    if named is not None:
        return statements.statement(store.connection, named).base
    with store.errors():
        found = _matches(store, reference)
    if len(found) == 1:
        return found[0]
    if found:
        raise ReferenceUnknown(
            f"{reference!r} names {len(found)} pages; use one of {_listed(store, found)}"
        )
    near = nearest(reference, _all(store))
    hint = f"; nearest: {', '.join(near)}" if near else ""
    raise ReferenceUnknown(
        f"no page or statement {reference!r} in {store.path}{hint}; 'chancery list' has all"
    )


def statement_named(store: Store, reference: str) -> int | None:
    """The row of the statement that a reference, or an earlier one, names; None if none does."""
    if "/" not in reference:
        return None
    store.settle()
    with store.errors():
        return statements.id_of(store.connection, reference)


def statement_of(store: Store, reference: str) -> int:
    """The row of the statement that a reference names, or that a named page is a witness of.

    Raises ReferenceUnknown for what is neither, with the nearest known references.
    """
    store.settle()
    named = statement_named(store, reference)
    if named is None:
        page = page_of(store, reference)
        named = statements.statement_of(store.connection, page)
    if named is None:
        raise ReferenceUnknown(
            f"{reference!r} is a page of no statement: news, or more than one on a page; "
            "'chancery list' has all statements"
        )
    return named


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names most like one that is not, best first."""
    return difflib.get_close_matches(name, sorted(set(known)), most, 0.5)


def _matches(store: Store, reference: str) -> list[int]:
    """The pages of the first way of naming that names any."""
    name = _typed(reference)
    path = name.removeprefix("./")
    queries: list[tuple[str, tuple[str, ...]]] = [
        ("SELECT DISTINCT page FROM locations WHERE path IN (?, ?)", (name, path)),
        ("SELECT DISTINCT page FROM locations WHERE file IN (?, ?)", (name, path)),
        ("SELECT id FROM pages WHERE url = ?", (name,)),
        (
            "SELECT DISTINCT page FROM locations WHERE substr(path, -length(?1)) = ?1",
            (f"/{path}",),
        ),
    ]
    prefix = name.lower()
    if _PREFIX.fullmatch(prefix):
        # 'g' is the first character after the last hexadecimal digit
        query = "SELECT id FROM pages WHERE sha256 >= ? AND sha256 < ?"
        queries.insert(0, (query, (prefix, prefix + "g")))
    found = ([row[0] for row in store.connection.execute(*query)] for query in queries)
    return next(filter(None, found), [])


def _typed(reference: str) -> str:
    # a path with bytes that are no UTF-8 is stored with U+FFFD in their place
    try:
        return os.fsencode(reference).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return reference.encode("utf-8", "replace").decode()


def _listed(store: Store, pages: list[int]) -> str:
    names = short(store.names())
    some = [names[store.source(page).sha256] for page in pages[:5]]
    return ", ".join(some) + (" …" if len(pages) > len(some) else "")


def _all(store: Store) -> list[str]:
    with store.errors():
        paths = [told(p) for (p,) in store.connection.execute("SELECT path FROM locations")]
        known = statements.references(store.connection)
        return [
            *known,
            *short(store.names()).values(),
            *paths,
            *(p.rpartition("/")[2] for p in paths),
        ]
