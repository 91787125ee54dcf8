"""Adding pages to a corpus: only what is new is read, and each page counts once it is written.

    with Store(path, make=True) as store:
        for outcome in add(store, ["seeds"], processes=2):
            print(outcome.status, outcome.path)

The processes read and identify; this one alone writes, each page in one transaction. Killed at
any moment, every page whose outcome was yielded is in the corpus; adding the same again
completes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from chancery.corpus import archives
from chancery.corpus.crew import Terms, alone, together
from chancery.corpus.store import Store
from chancery.corpus.values import Outcome, Status
from chancery.corpus.versions import program
from chancery.corpus.working import Done, Job, unexpected
from chancery.errors import ChanceryError, PageError, PageMissing
from chancery.lexicon import load
from chancery.reading.formats import PAGE_LIMIT, find_files


def add(  # noqa: PLR0913 (each a plain choice of the caller's)
    store: Store,
    paths: Iterable[str | Path],
    *,
    lexicon: Sequence[Path] = (),
    processes: int = 1,
    limit: int = PAGE_LIMIT,
) -> Iterator[Outcome]:
    """Add files, folders and archives; yields what became of each page, as it is settled.

    `lexicon` are the user's own lexicon files, `limit` the most bytes a page may have. Raises
    LexiconError before any page, CorpusUnwritable when the disk is full; a page's own errors
    are outcomes.
    """
    versions = {"program": program(), "lexicon": load(*lexicon).version}
    adding = _Adding(store, versions, limit)
    tasks = adding.tasks(paths)
    terms = Terms(tuple(lexicon), limit)
    done = together(tasks, terms, processes) if processes > 1 else alone(tasks, terms)
    for result in done:
        if isinstance(result, Outcome):
            yield result
        else:
            yield from adding.settle(result)


@dataclass
class _Archive:
    """How far one archive has come."""

    path: str
    container: str
    pages: int = 0
    open: int = 0
    read_to_end: bool = False
    failed: bool = False


@dataclass
class _Adding:
    store: Store
    versions: dict[str, str]
    limit: int
    files: int = 0
    archives: dict[int, _Archive] = field(default_factory=dict)

    # what is to be done

    def tasks(self, paths: Iterable[str | Path]) -> Iterator[Job | Outcome]:
        """A job for each page to read, and an outcome for each that needs no reading."""
        files = list(_files(paths))
        self.files = len(files)
        for number, (path, error) in enumerate(files, 1):
            if error:
                # not noted in the corpus: there is no page
                yield self._outcome(number, path, "failed", reason=str(error))
            else:
                yield from self._file(number, path)

    def _file(self, number: int, path: str) -> Iterator[Job | Outcome]:
        try:
            with Path(path).open("rb") as file:
                container = file_digest(file, "sha256").hexdigest()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield self._failed(number, path, PageMissing(f"{path}: {reason}; mend that, add again"))
            return
        pages = self.store.known(container, path, **self.versions)
        if pages:
            yield self._outcome(number, path, "unchanged", pages=pages)
        elif archives.is_archive(path):
            yield from self._archive(number, _Archive(path, container))
        else:
            yield Job(number, path, path)

    def _archive(self, number: int, archive: _Archive) -> Iterator[Job | Outcome]:
        self.archives[number] = archive
        try:
            for page, data in archives.read(archive.path, self.limit):
                archive.pages += 1
                name = page.source.sha256
                if self.store.has(name, page.source.path, **self.versions):
                    yield self._outcome(number, page.source.path, "unchanged", name)
                    continue
                archive.open += 1
                place = archives.place(page)
                yield Job(number, page.source.path, place, archive.container, page, data)
        except ChanceryError as error:
            archive.failed = True
            yield self._failed(number, archive.path, error)
        except Exception as error:  # noqa: BLE001 (one archive must not cost the others)
            archive.failed = True
            yield self._failed(number, archive.path, unexpected(archive.path, error))
        archive.read_to_end = True
        self._finish(archive)

    # what was done

    def settle(self, done: Done) -> Iterator[Outcome]:
        """Write what a job gave, and say what became of each page."""
        job = done.job
        whole = not done.errors and job.page is None
        for number, found in enumerate(done.found, 1):
            last = whole and number == len(done.found)
            status = self.store.write(
                found,
                container=done.container,
                pages=number if last else None,
                place=job.place,
                **self.versions,
            )
            source = found.witness.source
            yield self._outcome(job.file, job.place, status, source.sha256)
        for error in done.errors:
            yield self._failed(job.file, job.place, error)
        self._close(job, failed=bool(done.errors))

    def _close(self, job: Job, *, failed: bool) -> None:
        archive = self.archives.get(job.file)
        if archive:
            archive.open -= 1
            archive.failed |= failed
            self._finish(archive)

    def _finish(self, archive: _Archive) -> None:
        if archive.read_to_end and not archive.open and not archive.failed:
            path, container = archive.path, archive.container
            self.store.finish(container, path, archive.pages, **self.versions)

    def _outcome(  # noqa: PLR0913 (the fields of an Outcome)
        self,
        file: int,
        path: str,
        status: Status,
        sha256: str | None = None,
        reason: str | None = None,
        pages: int = 1,
    ) -> Outcome:
        return Outcome(file, self.files, path, status, sha256, reason, pages)

    def _failed(self, number: int, place: str, error: ChanceryError) -> Outcome:
        self.store.fail(place, error, program=self.versions["program"])
        return self._outcome(number, place, "failed", reason=str(error))


def _files(paths: Iterable[str | Path]) -> Iterator[tuple[str, PageError | None]]:
    for path in paths:
        try:
            yield from ((str(file), None) for file in find_files(Path(path)))
        except PageError as error:
            yield str(path), error


def summary(outcomes: Counter[str]) -> str:
    """How many pages came to what: `5 pages: 5 added, 0 unchanged, 0 read again, 0 failed`."""
    total = outcomes.total()
    each = (f"{outcomes[status]:,} {status}" for status in _STATUSES)
    return f"{total:,} page{'' if total == 1 else 's'}: {', '.join(each)}"


_STATUSES = ("added", "unchanged", "read again", "failed")
