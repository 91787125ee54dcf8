"""Uploads at work: pages are added one upload after the other, while their readers watch.

An upload's files lie in a folder of their own until they have been added. What came of them is
remembered for the last hundred uploads, for as long as the program runs; the pages themselves are
in the corpus.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from chancery.corpus.adding import add
from chancery.corpus.values import Outcome
from chancery.errors import ChanceryError
from chancery.web.answers import Refused
from chancery.web.desk import Desks

REMEMBERED = 100
# uploads that wait their turn; each may hold the disk space of its limit
WAITING = 8
_LONGEST_NAME = 120
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:\"|?*]")


@dataclass
class Job:
    """One upload: `outcomes` grow as its pages are settled, `error` is one that ended it."""

    id: str
    files: int
    outcomes: list[Outcome] = field(default_factory=list)
    done: bool = False
    error: str | None = None


class Jobs:
    """The uploads of one reading room."""

    def __init__(self, desks: Desks) -> None:
        self._desks = desks
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._crew = ThreadPoolExecutor(1, "adding")
        self._folder = Path(tempfile.mkdtemp(prefix="chancery-"))

    def get(self, job: str) -> Job:
        """An upload by its id. Raises Refused if there is none."""
        found = self._jobs.get(job)
        if found is None:
            raise Refused(404, "no such upload; pages that were added are in the corpus")
        return found

    def begin(self, id_: str, files: Sequence[tuple[str, BinaryIO]]) -> Job:
        """Keep the files and add them when their turn comes. Raises Refused if too many wait."""
        with self._lock:
            if sum(not job.done for job in self._jobs.values()) >= WAITING:
                raise Refused(503, "other uploads are still at work; nothing was added; try again")
            job = self._jobs[id_] = Job(id_, len(files))
            while len(self._jobs) > REMEMBERED:
                self._jobs.popitem(last=False)
        folder = self._folder / id_
        folder.mkdir()
        names: dict[Path, str] = {}
        for number, (name, data) in enumerate(files):
            # our own names: what a browser calls a file never becomes part of a path
            path = folder / f"{number:04}"
            with path.open("wb") as kept:
                shutil.copyfileobj(data, kept)
            names[path] = f"added/{plain_name(name)}"
        self._crew.submit(self._add, job, folder, names)
        return job

    def _add(self, job: Job, folder: Path, names: dict[Path, str]) -> None:
        settings = self._desks.settings
        try:
            with self._desks.one() as desk:
                terms = {"lexicon": settings.lexicon, "limit": settings.limit}
                for outcome in add(desk.store, list(names), names=names, **terms):  # type: ignore[arg-type]
                    job.outcomes.append(outcome)
                desk.store.settle()
        except ChanceryError as error:
            job.error = str(error)
        except Exception as error:
            job.error = f"{type(error).__name__}: {error}; what was added before is kept"
        finally:
            job.done = True
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """End after the page that is at work; what waits is dropped."""
        self._crew.shutdown(wait=True, cancel_futures=True)
        shutil.rmtree(self._folder, ignore_errors=True)


def plain_name(given: str) -> str:
    """A file's own name without folders and signs that mean something to a system."""
    last = re.split(r"[\\/]", given)[-1]
    kept = _UNFIT.sub("_", last).strip(". ")[-_LONGEST_NAME:]
    return kept or "page"
