"""One page's work, in this process or in another: bytes to a witness with its identity.

Nothing here touches the corpus. A page that fails costs only itself, whatever went wrong.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from chancery.annotating import annotate
from chancery.corpus.archives import own_bytes
from chancery.corpus.texts import packed, packed_text
from chancery.corpus.values import Found
from chancery.errors import ChanceryError, PageBroken
from chancery.identifying import identify
from chancery.lexicon import Lexicon
from chancery.model import Page
from chancery.reading import read_page
from chancery.reading.formats import folders, pages


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read, or one page of an archive with its bytes.

    `file` counts the files given, from 1; `name` is the file's path as it is stored and printed;
    `container` is the archive's sha256.
    """

    file: int
    path: Path
    name: str
    container: str = ""
    page: Page | None = None
    data: bytes = b""

    @property
    def place(self) -> str:
        """What the job is called in messages and in the list of failures."""
        return self.page.source.path if self.page else self.name


@dataclass(frozen=True, slots=True)
class Done:
    """What a job gave: the pages found, and the error met. `container` as in `Store.write`."""

    job: Job
    container: str
    found: tuple[Found, ...] = ()
    error: ChanceryError | None = None


def work(job: Job, lexicon: Lexicon, limit: int) -> Done:
    """Read and identify what a job names. An error is in the result, never raised."""
    found: list[Found] = []
    container = job.container
    error: ChanceryError | None = None
    try:
        data = job.data if job.page else folders.load(job.path, limit)
        container = container or sha256(data).hexdigest()
        for page in _pages(job, data, limit):
            found.append(_found(page, data, lexicon))
    except ChanceryError as known:
        error = known
    except Exception as unknown:
        error = unexpected(job.place, unknown)
    return Done(job, container, tuple(found), error)


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
    return iter((job.page,)) if job.page else pages(data, job.name, limit=limit)


def _found(page: Page, data: bytes, lexicon: Lexicon) -> Found:
    witness = read_page(page, lexicon)
    own = own_bytes(page, data)
    decoded = packed_text(page.text, own, page.source.encoding)
    identity = identify(witness, lexicon)
    said = annotate(witness, identity, lexicon)
    return Found(witness, identity, packed(own), decoded, said)
