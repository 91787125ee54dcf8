"""`add` killed at any moment loses nothing it reported, and the same command completes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chancery.corpus.store import Store
from invented import dump, folder

PAGES = 300
KILLS = 20


def command(pages: Path, corpus: Path, processes: int = 2) -> list[str]:
    program = [sys.executable, "-c", "from chancery.cli import main; main()"]
    options = ["--processes", str(processes), "--verbose", "--corpus", str(corpus)]
    return [*program, "add", *options, str(pages)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("pages"), PAGES)


@pytest.fixture(scope="module")
def undisturbed(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("undisturbed") / "c.db"
    done = subprocess.run(command(pages, corpus), check=True, capture_output=True, text=True)
    assert f"{PAGES} pages: {PAGES} added" in done.stdout
    return corpus


def killed(arguments: list[str], chance: random.Random) -> list[str]:
    """The lines that a run printed before it was killed at a random moment."""
    run = subprocess.Popen(
        arguments,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    lines: list[str] = []
    if chance.random() < 0.2:
        # while it starts, makes the corpus, starts its processes
        time.sleep(chance.random() * 0.6)
    else:
        wanted = chance.randrange(1, 20)
        for line in run.stdout:
            lines.append(line)
            wanted -= line.startswith("added")
            if not wanted:
                break
        time.sleep(chance.random() * 0.01)
    run.kill()
    lines += run.stdout.readlines()
    run.stdout.close()
    run.wait()
    assert _all_gone(run.pid), "processes outlive the program that was killed"
    return [line for line in lines if line.count("\t") == 2 and line.endswith("\n")]


def _all_gone(group: int) -> bool:
    for _ in range(1000):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    os.killpg(group, signal.SIGKILL)
    return False


def test_killed_twenty_times_it_equals_an_undisturbed_run(
    pages: Path, undisturbed: Path, tmp_path: Path
) -> None:
    chance = random.Random(20)
    corpus = tmp_path / "c.db"
    reported: set[str] = set()
    for number in range(KILLS):
        lines = killed(command(pages, corpus, processes=1 + number % 2), chance)
        reported |= {line.split("\t")[2].rstrip("\n") for line in lines}
        if corpus.exists() and reported:
            with Store(corpus) as store:
                assert reported <= {entry.path for entry in store.entries()}
                assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert 50 < len(reported) < PAGES
    subprocess.run(command(pages, corpus), check=True, capture_output=True)
    assert dump(corpus) == dump(undisturbed)
    assert [path.name for path in tmp_path.iterdir()] == ["c.db"]


def test_two_programs_adding_at_once_wait_for_each_other(
    pages: Path, undisturbed: Path, tmp_path: Path
) -> None:
    corpus = tmp_path / "c.db"
    runs = [
        subprocess.Popen(
            command(pages, corpus, processes=1),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [run.communicate() for run in runs]
    assert [(run.returncode, errors) for run, (_, errors) in zip(runs, said, strict=True)] == [
        (0, ""),
        (0, ""),
    ]
    lines = [line.split("\t") for output, _ in said for line in output.splitlines()]
    added = [line[2] for line in lines if line[0] == "added"]
    assert len(added) == len(set(added)) == PAGES
    assert dump(corpus) == dump(undisturbed)


def test_stopped_by_ctrl_c_it_says_what_is_kept(pages: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    run = subprocess.Popen(
        command(pages, corpus),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stderr is not None
    for _ in range(5):
        run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate()
    assert run.returncode == 130
    (line,) = errors.strip().splitlines()
    assert line.startswith("stopped; ")
    assert "the same command completes it" in line
    with Store(corpus) as store:
        assert 5 <= len(store.names()) < PAGES
