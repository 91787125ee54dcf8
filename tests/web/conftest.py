"""One corpus for all tests that only read; a copy of it for each that changes something."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from web.rooms import Room, sample_corpus


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages, added once."""
    return sample_corpus(tmp_path_factory.mktemp("web") / "sample.db")


@pytest.fixture
def own(corpus: Path, tmp_path: Path) -> Path:
    """A corpus that may be changed."""
    return Path(shutil.copy(corpus, tmp_path / "own.db"))


@pytest.fixture(scope="session")
def room(corpus: Path) -> Iterator[Room]:
    """A reading room that nothing is changed in."""
    opened = Room(corpus)
    with opened.browser:
        yield opened


@pytest.fixture
def writable(own: Path) -> Iterator[Room]:
    """A reading room of one's own."""
    opened = Room(own)
    with opened.browser:
        yield opened
