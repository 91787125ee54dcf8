"""One page's work, in this process or in another: bytes to a witness with its identity.

Nothing here touches the corpus. A page that fails costs only itself, whatever went wrong.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from chancery.corpus.texts import packed, packed_text
from chancery.corpus.values import Found
from chancery.errors import ChanceryError, PageBroken, PageMissing, PageTooLarge
from chancery.identifying import identify
from chancery.lexicon import Lexicon
from chancery.model import Page
from chancery.reading import read_page
from chancery.reading.formats import pages


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read, or one page of an archive with its bytes.

    `file` counts the files given, from 1; `container` is the archive's sha256. `place` names the
    job in messages and in the list of failures.
    """

    file: int
    path: str
    place: str
    container: str | None = None
    page: Page | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Done:
    """What a job gave: the pages found, and the errors met. `container` as in `Store.write`."""

    job: Job
    container: str
    found: tuple[Found, ...] = ()
    errors: tuple[ChanceryError, ...] = ()


def work(job: Job, lexicon: Lexicon, limit: int) -> Done:
    """Read and identify what a job names. Every error is in the result, none is raised."""
    found: list[Found] = []
    container = job.container or ""
    try:
        data = job.data or _bytes(job.path, limit)
        container = container or sha256(data).hexdigest()
        for page in _pages(job, data, limit):
            found.append(_found(page, data, lexicon))
    except ChanceryError as error:
        return Done(job, container, tuple(found), (error,))
    except Exception as error:  # noqa: BLE001 (one page must not cost the others)
        return Done(job, container, tuple(found), (unexpected(job.place, error),))
    return Done(job, container, tuple(found))


def unexpected(place: str, error: Exception) -> PageBroken:
    """An error that nobody foresaw, as that of the page: it names the line to report."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return PageBroken(
        f"{place}: unexpected {said} ({where}); the other pages are not touched; please report "
        "this line with the page"
    )


def _pages(job: Job, data: bytes, limit: int) -> Iterator[Page]:
    return iter((job.page,)) if job.page else pages(data, job.path, limit=limit)


def _found(page: Page, data: bytes, lexicon: Lexicon) -> Found:
    witness = read_page(page, lexicon)
    source = page.source
    return Found(
        witness,
        identify(witness, lexicon),
        packed(data),
        packed_text(page.text, data, source.encoding),
    )


def _bytes(path: str, limit: int) -> bytes:
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PageMissing(f"{path}: {reason}; mend that and add it again") from error
    if len(data) > limit:
        raise PageTooLarge(
            f"{path}: over the limit of {limit:,} bytes a page; raise it with --limit"
        )
    return data
