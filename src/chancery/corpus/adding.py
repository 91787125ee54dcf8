"""Adding pages to a corpus: only what is new is read, and each page counts once it is written.

    with Store(path, make=True) as store:
        for outcome in add(store, ["seeds"], processes=2):
            print(outcome.status, outcome.path)

The processes read and identify; this one alone writes, each page in one transaction. Killed at
any moment, every page whose outcome was yielded is in the corpus; adding the same again
completes it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

from chancery.corpus import archives
from chancery.corpus.crew import Terms, alone, together
from chancery.corpus.store import Store
from chancery.corpus.values import Outcome, Status
from chancery.corpus.versions import program
from chancery.corpus.working import Done, Job, unexpected
from chancery.errors import ChanceryError, PageError
from chancery.lexicon import load
from chancery.reading.formats import PAGE_LIMIT, find_files

_NO_NAMES: Mapping[Path, str] = MappingProxyType({})
STATUSES: tuple[Status, ...] = ("added", "unchanged", "read again", "failed")

# bytes of pages that take as long to read as a process takes to start (1.5 s of CPU)
_WORTH_A_PROCESS = 1 << 20


def add(
    store: Store,
    paths: Iterable[str | Path],
    *,
    lexicon: Sequence[Path] = (),
    processes: int = 1,
    limit: int = PAGE_LIMIT,
    names: Mapping[Path, str] = _NO_NAMES,
) -> Generator[Outcome, None, None]:
    """Add files, folders and archives; yields what became of each page, as it is settled.

    `lexicon` are the user's own lexicon files, `limit` the most bytes a page may have, `names`
    what files are called in the corpus where that is not their path. Raises LexiconError before
    any page, CorpusUnwritable when the disk is full; a page's own errors are outcomes.
    """
    terms = Terms(tuple(lexicon), limit)
    versions = {"program": program(), "lexicon": load(*lexicon).version}
    adding = _Adding(store, terms, versions, names)
    tasks = adding.tasks(paths)
    done = together(tasks, terms, processes) if processes > 1 else alone(tasks, terms)
    for result in done:
        if isinstance(result, Outcome):
            yield result
        else:
            yield from adding.settle(result)


def processes_for(paths: Iterable[str | Path]) -> int:
    """How many processes are worth starting for these files: one a core, but one for little."""
    work = sum(_size(path) for path, error in _files(paths) if not error)
    return max(1, min(os.cpu_count() or 1, work // _WORTH_A_PROCESS))


def summary(outcomes: Counter[Status]) -> str:
    """How many pages came to what: `5 pages: 5 added, 0 unchanged, 0 read again, 0 failed`."""
    total = outcomes.total()
    each = (f"{outcomes[status]:,} {status}" for status in STATUSES)
    return f"{total:,} page{'' if total == 1 else 's'}: {', '.join(each)}"


@dataclass
class _Archive:
    """How far one archive has come: pages met, pages given out and not yet back."""

    path: Path
    name: str
    container: str
    pages: int = 0
    out: int = 0
    read_to_end: bool = False
    failed: bool = False


@dataclass
class _Adding:
    store: Store
    terms: Terms
    versions: dict[str, str]
    names: Mapping[Path, str]
    files: int = 0
    begun: dict[int, _Archive] = field(default_factory=dict)

    # what is to be done

    def tasks(self, paths: Iterable[str | Path]) -> Iterator[Job | Outcome]:
        """A job for each page to read, and an outcome for each that needs no reading."""
        files = list(_files(paths))
        self.files = len(files)
        for number, (path, error) in enumerate(files, 1):
            if error:
                # not noted in the corpus: there is no page
                yield self._outcome(number, _name(path), "failed", reason=str(error))
            else:
                yield from self._file(number, path, self.names.get(path) or _name(path))

    def _file(self, number: int, path: Path, name: str) -> Iterator[Job | Outcome]:
        try:
            archive = _hashable(path) and archives.is_archive(path)
            container = _digest(path) if archive or _small(path, self.terms.limit) else ""
        except OSError:
            # whoever reads the page says why it cannot be opened
            yield Job(number, path, name)
            return
        pages = container and self.store.known(container, name, **self.versions)
        if pages:
            yield self._outcome(number, name, "unchanged", pages=pages)
        elif archive:
            yield from self._archive(number, _Archive(path, name, container))
        else:
            yield Job(number, path, name)

    def _archive(self, number: int, archive: _Archive) -> Iterator[Job | Outcome]:
        self.begun[number] = archive
        try:
            for page, data in archives.read(archive.path, archive.name, self.terms.limit):
                archive.pages += 1
                place, sha256 = page.source.path, page.source.sha256
                if self.store.has(sha256, place, **self.versions):
                    yield self._outcome(number, place, "unchanged", sha256=sha256)
                    continue
                archive.out += 1
                yield Job(number, archive.path, archive.name, archive.container, page, data)
        except ChanceryError as error:
            archive.failed = True
            yield self._failed(number, archive.name, error)
        except Exception as error:
            archive.failed = True
            yield self._failed(number, archive.name, unexpected(archive.name, error))
        archive.read_to_end = True
        self._finish(archive)

    # what was done

    def settle(self, done: Done) -> Iterator[Outcome]:
        """Write what a job gave, and say what became of each page."""
        job = done.job
        whole = job.page is None and not done.error
        for number, found in enumerate(done.found, 1):
            last = whole and number == len(done.found)
            status = self.store.write(
                found,
                file=job.name,
                container=done.container,
                pages=number if last else None,
                **self.versions,
            )
            source = found.witness.source
            yield self._outcome(job.file, source.path, status, sha256=source.sha256)
        if done.error:
            yield self._failed(job.file, job.place, done.error)
        archive = self.begun.get(job.file)
        if archive:
            archive.out -= 1
            archive.failed |= done.error is not None
            self._finish(archive)

    def _finish(self, archive: _Archive) -> None:
        if archive.read_to_end and not archive.out and not archive.failed:
            self.store.finish(archive.container, archive.name, archive.pages, **self.versions)

    def _failed(self, number: int, place: str, error: ChanceryError) -> Outcome:
        self.store.fail(place, error, program=self.versions["program"])
        return self._outcome(number, place, "failed", reason=str(error))

    def _outcome(
        self,
        file: int,
        path: str,
        status: Status,
        *,
        sha256: str | None = None,
        reason: str | None = None,
        pages: int = 1,
    ) -> Outcome:
        return Outcome(file, self.files, path, status, sha256, reason, pages)


def _files(paths: Iterable[str | Path]) -> Iterator[tuple[Path, PageError | None]]:
    for path in map(Path, paths):
        try:
            yield from ((file, None) for file in find_files(path))
        except PageError as error:
            yield path, error


def _name(path: Path) -> str:
    # a name that is no UTF-8 could be neither stored nor printed
    return os.fsencode(path).decode("utf-8", "replace")


def _hashable(path: Path) -> bool:
    # to look into a pipe would use up what is in it
    return S_ISREG(path.stat().st_mode)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        # whoever reads it says why it cannot be opened
        return 0


def _small(path: Path, limit: int) -> bool:
    # a file over the limit will be refused: no need to read gigabytes of it first
    return _hashable(path) and path.stat().st_size <= limit


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
