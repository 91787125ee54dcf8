from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.collating.likeness import FLOOR, LEAST
from chancery.collating.prints import containment
from chancery.corpus.opening import connect
from chancery.corpus.postings import Postings, padded

_samples = st.lists(st.sets(st.integers(0, 40), max_size=12), min_size=1, max_size=9)


def write(connection: Connection, postings: Postings, print_: int, sample: set[int]) -> None:
    row = (print_, str(print_), len(sample), b"")
    connection.execute("INSERT INTO prints VALUES (?, ?, ?, ?)", row)
    rows = ((shingle, print_) for shingle in sample)
    connection.executemany("INSERT INTO shingles VALUES (?, ?)", rows)
    postings.add(print_, sample)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_samples, st.integers(0, 60))
def test_what_is_shared_is_counted_whenever_it_is_asked(
    tmp_path: Path, samples: list[set[int]], lists: int
) -> None:
    path = tmp_path / "c.db"
    path.unlink(missing_ok=True)
    connection = connect(path, make=True)
    postings = Postings(connection, lists)
    for last, sample in enumerate(samples, 1):
        write(connection, postings, last, sample)
        prints, shares = postings.sharing(sorted(sample))
        as_maps = [dict.fromkeys(other, 0) for other in samples[:last]]
        wanted = {
            n: share
            for n, other in enumerate(as_maps, 1)
            if (share := containment(dict.fromkeys(sample, 0), other)) >= FLOOR
            and len(sample & other.keys()) >= LEAST
        }
        assert dict(zip(prints.tolist(), shares.tolist(), strict=True)) == pytest.approx(wanted)
        every = range(1, last + 1)
        all_ = [containment(dict.fromkeys(sample, 0), other) for other in as_maps]
        assert postings.shares(sorted(sample), every) == pytest.approx(all_)
    connection.close()


def test_arrays_grow_in_their_last_direction() -> None:
    numbers = np.arange(6).reshape(2, 3)
    longer = padded(numbers, 3)
    assert longer.shape[0] == 2
    assert longer.shape[1] > 3
    assert (longer[:, :3] == numbers).all()
    assert not longer[:, 3:].any()
    assert padded(numbers, 2) is numbers
