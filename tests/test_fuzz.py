"""A bounded number of the fuzz target's pages."""

from __future__ import annotations

import importlib.util
import itertools
from pathlib import Path

TARGET = Path(__file__).parents[1] / "fuzz" / "fuzz_read.py"


def test_mutated_pages_are_read_or_refused() -> None:
    spec = importlib.util.spec_from_file_location("fuzz_read", TARGET)
    assert spec and spec.loader
    target = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(target)
    for data in itertools.islice(target.mutations(seed=1), 300):
        target.check(data)
