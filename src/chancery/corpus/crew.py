"""Jobs done by several processes: bounded memory, and a process that dies costs one page.

The processes are started afresh (`spawn`), as a fork would share the open corpus and the threads
of the progress bar.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chancery.corpus.values import Outcome
from chancery.corpus.working import Done, Job, work
from chancery.errors import PageBroken
from chancery.lexicon import Lexicon, load

# jobs given out for each process: one in work, one waiting, so that none is ever idle and no
# more pages than these are in memory
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """What every process needs: the user's own lexicon files, and the size limit in bytes."""

    lexicon: tuple[Path, ...]
    limit: int


def alone(tasks: Iterable[Job | Outcome], terms: Terms) -> Iterator[Done | Outcome]:
    """The jobs done in this process, one after the other; outcomes pass through."""
    lexicon = load(*terms.lexicon)
    for task in tasks:
        yield task if isinstance(task, Outcome) else work(task, lexicon, terms.limit)


def together(
    tasks: Iterable[Job | Outcome], terms: Terms, processes: int
) -> Iterator[Done | Outcome]:
    """The jobs done by several processes, each as it is done; outcomes pass through."""
    crew = _Crew(terms, processes)
    try:
        for task in tasks:
            if isinstance(task, Outcome):
                yield task
            else:
                yield from crew.give(task)
        yield from crew.rest()
    finally:
        crew.close()


class _Crew:
    def __init__(self, terms: Terms, processes: int) -> None:
        self._terms = terms
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._given: dict[Future[Done], Job] = {}

    def give(self, job: Job) -> Iterator[Done]:
        """Hand out one job, and yield what is done by then if enough are in work."""
        while len(self._given) >= _AHEAD * self._processes:
            yield from self._done()
        try:
            self._submit(job)
        except BrokenProcessPool:
            # noticed by the pool before the lost job's own future was looked at
            yield from self._one_by_one([*self._lost(), job])

    def rest(self) -> Iterator[Done]:
        """Yield all that is still in work."""
        while self._given:
            yield from self._done()

    def close(self) -> None:
        """End the processes; jobs that no process has begun are dropped."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _submit(self, job: Job) -> Future[Done]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._processes,
                multiprocessing.get_context("spawn"),
                _begin,
                (self._terms,),
            )
        with _interrupts_held(), _main_hidden():
            future = self._pool.submit(_work, job)
        self._given[future] = job
        return future

    def _done(self) -> Iterator[Done]:
        ready, _ = wait(self._given, return_when=FIRST_COMPLETED)
        if any(isinstance(future.exception(), BrokenProcessPool) for future in ready):
            yield from self._one_by_one(self._lost())
            return
        for future in ready:
            del self._given[future]
            yield future.result()

    def _lost(self) -> list[Job]:
        """The jobs given out, to be done again: a dead process does not say whose it was."""
        jobs = list(self._given.values())
        self._given.clear()
        self.close()
        return jobs

    def _one_by_one(self, jobs: list[Job]) -> Iterator[Done]:
        for job in jobs:
            try:
                future = self._submit(job)
                result = future.result()
            except BrokenProcessPool:
                result = Done(job, job.container, error=_died(job))
                self.close()
            self._given.clear()
            yield result


def _died(job: Job) -> PageBroken:
    return PageBroken(
        f"{job.place}: the process that read it died, of too little memory or a fault in a "
        "library; the other pages are not touched; try it alone with 'chancery read'"
    )


_lexicon: Lexicon
_limit: int


def _begin(terms: Terms) -> None:
    global _lexicon, _limit
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _lexicon, _limit = load(*terms.lexicon), terms.limit


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process begun inside never hears Ctrl-C: the parent does, and ends its processes itself.

    The parent hears it as soon as the block is left; a started process keeps the blocked signal.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _main_hidden() -> Iterator[None]:
    """A process begun inside does not run the caller's own script again.

    Its work is all in this module. It would run a script without the usual guard from the top,
    which would start processes in its turn, and so for ever.
    """
    main = vars(sys.modules["__main__"])
    hidden: dict[str, object] = {
        name: main[name] for name in ("__file__", "__spec__") if name in main
    }
    main.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        main.update(hidden)


def _leave_with_parent() -> None:
    """A pool's process would wait for ever for work of a parent that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(job: Job) -> Done:
    return work(job, _lexicon, _limit)
